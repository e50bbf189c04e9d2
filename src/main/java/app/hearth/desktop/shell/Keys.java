package app.hearth.desktop.shell;

import app.hearth.desktop.text.Texts;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Binds the keys that work on all screens, and Escape, which closes what lies over one. */
public final class Keys {
    private Keys() {}

    /** Binds them to the scene's shell and tells the shell what it can offer in its menu and its help. */
    public static void bind(Scene scene, ShellController shell, TextSize size, Texts texts) {
        var commands = Commands.of(shell, size, texts);
        for (var command : commands) {
            // Before the screens are shown, while the welcome is, only the text can be made larger.
            Runnable act = () -> {
                if (shell.isShown() || command.group() == Commands.Group.TEXT) command.act().run();
            };
            command.keys().forEach(key -> scene.getAccelerators().put(key, act));
        }
        shell.offer(commands);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && shell.isShown()) shell.closePane();
        });
    }
}
