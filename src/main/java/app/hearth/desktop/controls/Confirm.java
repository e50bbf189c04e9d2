package app.hearth.desktop.controls;

import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A question before something is lost for good. The safe answer is the default and takes Escape. */
public final class Confirm {
    /** The question, what is lost in figures, the safe answer and the act by its name. */
    public record Question(String title, String loss, String keep, String act) {}

    private Confirm() {}

    /** Asks over the window of the node and waits. */
    public static boolean ask(Node over, Question question) {
        ButtonType keep = new ButtonType(question.keep(), ButtonData.CANCEL_CLOSE);
        ButtonType act = new ButtonType(question.act(), ButtonData.OTHER);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(over.getScene().getWindow());
        dialog.setTitle(question.title());
        dress(dialog.getDialogPane(), over, question);
        dialog.getDialogPane().getButtonTypes().setAll(keep, act);
        ((javafx.scene.control.Button) dialog.getDialogPane().lookupButton(keep)).setDefaultButton(true);
        return dialog.showAndWait().filter(act::equals).isPresent();
    }

    private static void dress(DialogPane pane, Node over, Question question) {
        pane.getStylesheets().setAll(over.getScene().getStylesheets());
        pane.getStyleClass().add("confirm");
        Label title = new Label(question.title());
        title.getStyleClass().add("status-title");
        Label loss = new Label(question.loss());
        loss.setWrapText(true);
        VBox words = new VBox(title, loss);
        words.getStyleClass().add("confirm-words");
        pane.setContent(words);
    }
}
