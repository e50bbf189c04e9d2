package app.hearth.desktop.shell;

import app.hearth.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Everything that keys do on all screens, in one list: the keys are bound from it, the mark's menu and F1 are made of it. */
public final class Commands {
    /** What a group of commands is about. */
    enum Group { SCREENS, SHARING, CHANGES, MOVING, TEXT, HELP }

    /**
     * @param keys the first is the one that is told
     */
    record Command(Group group, String name, List<KeyCombination> keys, Runnable act) {
        /** The key as the language calls it. */
        String key(Texts texts) {
            return keys.getFirst().getDisplayText().replace("Ctrl", texts.get("keys.Ctrl")).replace("Shift", texts.get("keys.Shift"));
        }
    }

    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5,
            KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9);

    private Commands() {}

    /** All of them, for a shell that is loaded. */
    static List<Command> of(ShellController shell, TextSize size, Texts texts) {
        var all = new ArrayList<Command>();
        List<String> screens = shell.screenNames();
        for (int i = 0; i < Math.min(screens.size(), DIGITS.size()); i++) {
            int place = i;
            all.add(new Command(Group.SCREENS, screens.get(i), List.of(ctrl(DIGITS.get(i))), () -> shell.open(place)));
        }
        all.add(new Command(Group.SHARING, texts.get("keys.snooze"), List.of(ctrl(KeyCode.PERIOD)), shell::snoozeOrShareNow));
        all.add(new Command(Group.SHARING, texts.get("keys.snoozeMenu"), List.of(ctrlShift(KeyCode.PERIOD)), shell::openSnoozeMenu));
        all.add(new Command(Group.CHANGES, texts.get("keys.undo"), List.of(ctrl(KeyCode.Z)), shell::undo));
        all.add(new Command(Group.CHANGES, texts.get("keys.redo"), List.of(ctrlShift(KeyCode.Z)), shell::redo));
        all.add(new Command(Group.MOVING, texts.get("keys.find"), List.of(ctrl(KeyCode.F)), () -> shell.current().find()));
        all.add(new Command(Group.MOVING, texts.get("keys.back"), List.of(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN)), shell::back));
        all.add(new Command(Group.MOVING, texts.get("keys.region"), List.of(new KeyCodeCombination(KeyCode.F6)), () -> shell.nextRegion(1)));
        all.add(new Command(Group.MOVING, texts.get("keys.regionBack"), List.of(new KeyCodeCombination(KeyCode.F6, KeyCombination.SHIFT_DOWN)),
                () -> shell.nextRegion(-1)));
        // Plus stands on keys of its own, on "=" with or without Shift, and beside the digits.
        all.add(new Command(Group.TEXT, texts.get("keys.larger"), List.of(ctrlAnyShift(KeyCode.PLUS), ctrlAnyShift(KeyCode.EQUALS), ctrlAnyShift(KeyCode.ADD)),
                () -> size.step(1)));
        all.add(new Command(Group.TEXT, texts.get("keys.smaller"), List.of(ctrl(KeyCode.MINUS), ctrl(KeyCode.SUBTRACT)), () -> size.step(-1)));
        all.add(new Command(Group.TEXT, texts.get("keys.usual"), List.of(ctrl(KeyCode.DIGIT0), ctrl(KeyCode.NUMPAD0)), () -> size.step(0)));
        all.add(new Command(Group.HELP, texts.get("keys.help"), List.of(new KeyCodeCombination(KeyCode.F1)), shell::toggleHelp));
        all.add(new Command(Group.HELP, texts.get("keys.menu"), List.of(new KeyCodeCombination(KeyCode.F10)), shell::openMenu));
        return List.copyOf(all);
    }

    private static KeyCombination ctrl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination ctrlShift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    private static KeyCombination ctrlAnyShift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);
    }
}
