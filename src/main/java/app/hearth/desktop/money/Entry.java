package app.hearth.desktop.money;

import app.hearth.desktop.controls.Icons;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A named field that says below itself what is wrong with what stands in it. */
final class Entry extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private final TextField field;
    private final Label message = new Label();

    Entry(String name, String id, TextField field) {
        this.field = field;
        getStyleClass().add("money-entry");
        Label label = new Label(name);
        label.getStyleClass().addAll("small", "muted");
        label.setLabelFor(field);
        field.setId(id);
        field.setAccessibleText(name);
        message.getStyleClass().addAll("small", "error", "field-message");
        message.setGraphic(Icons.of("fth-alert-circle", "error"));
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.setId(id + "Problem");
        getChildren().addAll(label, field, message);
        say("");
        field.textProperty().subscribe(() -> say(""));
    }

    /** Puts something beside the field. */
    Entry beside(Node node) {
        HBox line = new HBox();
        line.getStyleClass().add("money-line");
        getChildren().set(getChildren().indexOf(field), line);
        line.getChildren().setAll(field, node);
        return this;
    }

    TextField field() {
        return field;
    }

    String text() {
        return field.getText().strip();
    }

    /** What is wrong; empty takes it back. */
    void say(String words) {
        message.setText(words);
        message.setVisible(!words.isEmpty());
        message.setManaged(!words.isEmpty());
        field.setAccessibleHelp(words);
        pseudoClassStateChanged(WRONG, !words.isEmpty());
    }

    boolean complains() {
        return message.isVisible();
    }
}
