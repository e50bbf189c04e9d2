package app.hearth.desktop.controls;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A question before something is lost for good. The safe answer is the default and takes Escape. */
public final class Confirm {
    /** The question, what is lost in figures, the safe answer and the act by its name. */
    public record Question(String title, String loss, String keep, String act) {}

    private Confirm() {}

    /** Asks over the window of the node and waits. */
    public static boolean ask(Node over, Question question) {
        return ask(over, question, Optional.empty()) == Answer.ACT;
    }

    /** What was answered; {@code GENTLER} is the choice beside the act that loses nothing. */
    public enum Answer { KEEP, GENTLER, ACT }

    /** Asks over the window of the node and waits, with a gentler choice beside the act. */
    public static Answer ask(Node over, Question question, Optional<String> gentlerName) {
        ButtonType keep = new ButtonType(question.keep(), ButtonData.CANCEL_CLOSE);
        ButtonType act = new ButtonType(question.act(), ButtonData.OTHER);
        Optional<ButtonType> gentler = gentlerName.map(name -> new ButtonType(name, ButtonData.OTHER));
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(over.getScene().getWindow());
        dialog.setTitle(question.title());
        dress(dialog.getDialogPane(), over, question);
        dialog.getDialogPane().getButtonTypes().setAll(keep);
        gentler.ifPresent(dialog.getDialogPane().getButtonTypes()::add);
        dialog.getDialogPane().getButtonTypes().add(act);
        for (ButtonType type : dialog.getDialogPane().getButtonTypes()) { // one with many words is wider than the others, and none is cut
            Button button = (Button) dialog.getDialogPane().lookupButton(type);
            ButtonBar.setButtonUniformSize(button, false);
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        ((Button) dialog.getDialogPane().lookupButton(keep)).setDefaultButton(true);
        var chosen = dialog.showAndWait();
        return chosen.equals(Optional.of(act)) ? Answer.ACT : gentler.isPresent() && chosen.equals(gentler) ? Answer.GENTLER : Answer.KEEP;
    }

    private static void dress(DialogPane pane, Node over, Question question) {
        pane.getStylesheets().setAll(over.getScene().getStylesheets());
        pane.getStyleClass().add("confirm");
        Label title = new Label(question.title());
        title.getStyleClass().add("status-title");
        Label loss = new Label(question.loss());
        loss.setWrapText(true);
        loss.setMinHeight(Region.USE_PREF_SIZE); // no line of what is lost is cut
        VBox words = new VBox(title, loss);
        words.getStyleClass().add("confirm-words");
        pane.setContent(words);
    }
}
