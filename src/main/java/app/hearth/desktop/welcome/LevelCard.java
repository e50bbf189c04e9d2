package app.hearth.desktop.welcome;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.welcome.WelcomeWords.Line;
import app.hearth.settings.Preset;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A level to choose, with what it sets. The words lie over the button: a button's own graphic would not wrap. */
final class LevelCard extends StackPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private final ToggleButton button = new ToggleButton();
    private final Label pill = new Label();
    private final VBox rows = new VBox();
    private final String name;
    private List<Line> shown = List.of();

    LevelCard(Preset preset, String name, String about, String suggested, ToggleGroup group) {
        this.name = name;
        getStyleClass().addAll("preset-card", "level-card");
        button.setToggleGroup(group);
        button.setUserData(preset);
        button.setId("welcome" + preset);
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.setMinSize(0, 0);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.getStyleClass().add("preset");
        var radio = new Region();
        radio.getStyleClass().add("preset-radio");
        var title = new Label(name);
        title.getStyleClass().add("card-title");
        title.setMinWidth(USE_PREF_SIZE);
        pill.setText(suggested);
        pill.getStyleClass().add("suggested");
        pill.setMinWidth(USE_PREF_SIZE);
        var choice = new HBox(radio, title);
        choice.getStyleClass().add("level-head");
        var head = new FlowPane(choice, pill); // with large text the pill goes below
        head.getStyleClass().add("level-heads");
        var words = new Label(about);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("muted");
        rows.getStyleClass().add("level-rows");
        var content = new VBox(head, words, rows);
        content.getStyleClass().add("level-words");
        content.setMouseTransparent(true);
        getChildren().addAll(button, content);
        button.selectedProperty().subscribe(chosen -> pseudoClassStateChanged(CHOSEN, chosen));
    }

    ToggleButton button() {
        return button;
    }

    void show(List<Line> lines, boolean suggested) {
        pill.setVisible(suggested);
        if (lines.equals(shown)) return;
        shown = lines;
        rows.getChildren().setAll(lines.stream().map(LevelCard::row).toList());
        button.setAccessibleText(name + ". " + String.join(". ", lines.stream().map(line -> line.words().replace("*", "")).toList()));
    }

    private static HBox row(Line line) {
        var flow = new TextFlow();
        String[] parts = line.words().split("\\*");
        for (int i = 0; i < parts.length; i++) {
            var text = new Text(parts[i]);
            text.getStyleClass().add(i % 2 == 0 ? "effect-word" : "effect-figure");
            flow.getChildren().add(text);
        }
        flow.setMinWidth(0);
        HBox.setHgrow(flow, Priority.ALWAYS);
        var row = new HBox(Icons.of(line.icon(), "muted"), flow);
        row.getStyleClass().add("level-row");
        return row;
    }
}
