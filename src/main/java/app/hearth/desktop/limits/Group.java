package app.hearth.desktop.limits;

import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.text.Texts;
import app.hearth.settings.UserSettings;
import java.util.function.UnaryOperator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A card of the screen: a part of the settings, shown and changed in place. */
abstract class Group extends VBox {
    protected final Texts texts;
    private final SettingsEditor editor;

    Group(Texts texts, SettingsEditor editor) {
        this.texts = texts;
        this.editor = editor;
        getStyleClass().addAll("card", "limit-group");
    }

    abstract void show(LimitsState now);

    protected final HBox head(String title, String note) {
        HBox head = new HBox(Forms.label(title, "card-title"), Forms.label(note, "small", "muted"));
        head.getStyleClass().add("limit-head");
        getChildren().add(head);
        return head;
    }

    /** Changes a setting; a figure and its new value are the words of the undo. */
    protected final void change(String name, String value, UnaryOperator<UserSettings> change) {
        editor.change(texts.get("limits.done", name, value), change);
    }

    protected final String onOff(boolean on) {
        return texts.get(on ? "limits.on" : "limits.off");
    }
}
