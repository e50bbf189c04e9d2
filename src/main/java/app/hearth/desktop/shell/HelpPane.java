package app.hearth.desktop.shell;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** About this screen: what it answers, its own keys, and the keys that work everywhere. Lies over the screen's right. */
final class HelpPane extends VBox {
    private static final double WIDTH = 24;
    private final Texts texts;
    private final Label title = new Label();
    private final VBox content = new VBox();
    private final Button close = new Button("", Icons.of("fth-x"));

    HelpPane(Texts texts, Runnable closed) {
        this.texts = texts;
        getStyleClass().addAll("card", "help-pane");
        title.getStyleClass().add("card-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        close.getStyleClass().add("icon-only");
        close.setAccessibleText(texts.get("action.close"));
        close.setOnAction(_ -> closed.run());
        var head = new HBox(title, space, close);
        head.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("help-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        StackPane.setAlignment(this, Pos.CENTER_RIGHT);
        title.fontProperty().subscribe(font -> setMaxWidth(WIDTH * font.getSize()));
    }

    /**
     * Fills it.
     *
     * @param screen the screen's key in {@code help.<screen>} and {@code help.<screen>.keys}; one without words has only its name
     */
    void show(String name, String screen, List<Commands.Command> everywhere) {
        title.setText(name);
        content.getChildren().clear();
        paragraph(texts.getOr("help." + screen, ""));
        String own = texts.getOr("help." + screen + ".keys", "");
        if (!own.isEmpty()) {
            heading(texts.get("help.here"));
            content.getChildren().add(table(own.lines().map(line -> line.split("\t", 2)).map(List::of).toList()));
        }
        heading(texts.get("help.everywhere"));
        content.getChildren().add(table(everywhere.stream().map(command -> List.of(command.key(texts), command.name())).toList()));
        close.requestFocus();
    }

    private void paragraph(String words) {
        if (words.isEmpty()) return;
        content.getChildren().add(wrapped(words));
    }

    private void heading(String words) {
        Label heading = new Label(words);
        heading.getStyleClass().addAll("strong", "help-heading");
        content.getChildren().add(heading);
    }

    private static Node table(List<List<String>> rows) {
        var table = new GridPane();
        table.getStyleClass().add("help-keys");
        for (int i = 0; i < rows.size(); i++) {
            Label key = new Label(rows.get(i).getFirst());
            key.getStyleClass().addAll("small", "help-key");
            key.setMinWidth(USE_PREF_SIZE);
            Label what = wrapped(rows.get(i).getLast());
            GridPane.setHgrow(what, Priority.ALWAYS);
            table.addRow(i, key, what);
        }
        return table;
    }

    private static Label wrapped(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
