package app.hearth.desktop.overview;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.status.Status.Reason;
import app.hearth.engine.EngineCommand;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All reasons in force, each with its end and its remedy. */
public final class ReasonsCard extends VBox {
    private List<Reason> shown = List.of();
    private Consumer<EngineCommand> sender = _ -> { };

    public ReasonsCard() {
        getStyleClass().addAll("card", "reasons");
        setMinHeight(USE_PREF_SIZE);
        setVisible(false);
        setManaged(false);
    }

    void onRemedy(Consumer<EngineCommand> sender) {
        this.sender = sender;
    }

    void show(List<Reason> reasons) {
        if (reasons.equals(shown)) return;
        shown = reasons;
        setVisible(!reasons.isEmpty());
        setManaged(!reasons.isEmpty());
        getChildren().clear();
        for (int i = 0; i < reasons.size(); i++) {
            if (i > 0) getChildren().add(divider());
            getChildren().add(row(i + 1, reasons.get(i)));
        }
    }

    private static Region divider() {
        Region line = new Region();
        line.getStyleClass().add("divider");
        return line;
    }

    private Node row(int number, Reason reason) {
        Label place = label(String.valueOf(number), "small", "muted", "place");
        Label title = label(reason.title(), "strong");
        Label detail = label(reason.detail(), "muted");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(place, Icons.of(reason.icon()), title, detail);
        row.getStyleClass().add("reason");
        reason.remedy().ifPresent(remedy -> {
            Button button = new Button(remedy.text());
            button.getStyleClass().add("compact");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> sender.accept(remedy.command()));
            row.getChildren().add(button);
        });
        return row;
    }

    private static Label label(String words, String... classes) {
        Label label = new Label(words);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
