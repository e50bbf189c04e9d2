package app.hearth.desktop.shell;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.text.Texts;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** Says quietly what was just changed and offers to take it back, for ten seconds, longer while it has the focus. */
final class UndoBar extends HBox {
    /** ux note, section 7. */
    private static final Duration STAYS = Duration.seconds(10);
    private final PauseTransition end = new PauseTransition(STAYS);

    UndoBar(SettingsEditor editor, Texts texts) {
        var what = new Label();
        var undo = new Button(texts.get("undo.button"), Icons.of("fth-rotate-ccw"));
        getStyleClass().add("undo-bar");
        getChildren().addAll(what, undo);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        undo.setOnAction(_ -> editor.undo());
        end.setOnFinished(_ -> {
            if (undo.isFocused()) end.playFromStart();
            else appear(false);
        });
        editor.last().subscribe(last -> {
            last.ifPresent(change -> what.setText(change.what()));
            appear(last.isPresent());
            if (last.isPresent()) end.playFromStart();
        });
        appear(false);
    }

    private void appear(boolean visible) {
        setVisible(visible);
        setManaged(visible);
    }
}
