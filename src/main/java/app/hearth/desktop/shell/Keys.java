package app.hearth.desktop.shell;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that work everywhere: screens and the way back, snooze, find, parts of the window, size of text, escape. */
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
        keys.put(new KeyCodeCombination(KeyCode.F6), () -> shell.nextRegion(1));
        keys.put(new KeyCodeCombination(KeyCode.F6, KeyCombination.SHIFT_DOWN), () -> shell.nextRegion(-1));
        keys.put(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), shell::back);
        // Plus stands on keys of its own, on "=" with or without Shift, and beside the digits.
        for (KeyCode plus : List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD)) {
            keys.put(new KeyCodeCombination(plus, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY), () -> shell.textSize(1));
        }
        for (KeyCode minus : List.of(KeyCode.MINUS, KeyCode.SUBTRACT)) keys.put(shortcut(minus), () -> shell.textSize(-1));
        for (KeyCode zero : List.of(KeyCode.DIGIT0, KeyCode.NUMPAD0)) keys.put(shortcut(zero), () -> shell.textSize(0));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) shell.current().closePane();
        });
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
