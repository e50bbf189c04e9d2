package app.hearth.desktop.shell;

import app.hearth.desktop.text.Texts;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Binds the keys that work on all screens, and Escape, which closes what lies over one. */
public final class Keys {
    /** JavaFX asks for the menu itself at these keys on Windows; on X11 (JavaFX 26) it does not. */
    private static final boolean PLATFORM_ASKS = System.getProperty("os.name", "").startsWith("Windows");

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
            boolean menu = event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.F10 && event.isShiftDown();
            if (menu && !PLATFORM_ASKS && scene.getFocusOwner() != null) askForMenu(scene.getFocusOwner());
        });
    }

    /** The menu of what has the focus, at its middle. */
    private static void askForMenu(Node node) {
        Bounds inScene = node.localToScene(node.getLayoutBounds());
        Bounds onScreen = node.localToScreen(node.getLayoutBounds());
        if (onScreen == null) return;
        node.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, inScene.getCenterX(), inScene.getCenterY(),
                onScreen.getCenterX(), onScreen.getCenterY(), true, null));
    }
}
