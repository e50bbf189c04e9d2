package app.hearth.desktop.shell;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that work everywhere: screens, snooze, find, escape. */
public final class Keys {
    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5);

    private Keys() {}

    /** Binds them to the scene's shell. */
    public static void bind(Scene scene, ShellController shell) {
        var keys = scene.getAccelerators();
        for (int i = 0; i < DIGITS.size(); i++) {
            int place = i;
            keys.put(shortcut(DIGITS.get(i)), () -> shell.open(place));
        }
        keys.put(shortcut(KeyCode.PERIOD), shell::snoozeOrShareNow);
        keys.put(new KeyCodeCombination(KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), shell::openSnoozeMenu);
        keys.put(shortcut(KeyCode.Z), shell::undo);
        keys.put(new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), shell::redo);
        keys.put(shortcut(KeyCode.F), () -> shell.current().find());
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) shell.current().closePane();
        });
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
