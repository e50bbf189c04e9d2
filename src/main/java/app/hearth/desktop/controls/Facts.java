package app.hearth.desktop.controls;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Two columns: what it is, and its figure. */
public final class Facts extends GridPane {
    /** One line. */
    public record Fact(String name, String value) {}

    private List<Fact> shown = List.of();

    public Facts() {
        getStyleClass().add("facts");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(name, value);
    }

    /** Shows these lines; where only values changed, only they are set. */
    public void show(List<Fact> facts) {
        if (facts.equals(shown)) return;
        boolean sameNames = facts.stream().map(Fact::name).toList().equals(shown.stream().map(Fact::name).toList());
        shown = List.copyOf(facts);
        if (!sameNames) build();
        for (int i = 0; i < shown.size(); i++) ((Label) getChildren().get(2 * i + 1)).setText(shown.get(i).value());
    }

    private void build() {
        getChildren().clear();
        for (int row = 0; row < shown.size(); row++) {
            Label name = new Label(shown.get(row).name());
            name.getStyleClass().addAll("fact", "fact-name", "muted");
            Label value = new Label();
            value.getStyleClass().add("fact");
            value.setWrapText(true);
            addRow(row, name, value);
        }
    }
}
