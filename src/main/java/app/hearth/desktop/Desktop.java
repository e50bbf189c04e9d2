package app.hearth.desktop;

import javafx.application.Application;
import javafx.application.Platform;

/** The door to the window. One window in a process, opened once. */
public final class Desktop {
    private Desktop() {}

    /**
     * Opens the window and returns when it has been closed and JavaFX has ended. Throws a RuntimeException where there is no display
     * or a library of the toolkit is missing; nothing is left running then.
     *
     * @param onClosed called once on the JavaFX thread when the window has been closed, before this returns
     */
    public static void launch(DesktopServices services, Runnable onClosed) {
        HearthApplication.hold(services, onClosed);
        Application.launch(HearthApplication.class);
    }

    /** Shows the window again and in front of the others; any thread, nothing happens where there is none. */
    public static void bringToFront() {
        HearthApplication.window().ifPresent(window -> Platform.runLater(window::toFront));
    }

    /** Closes the window as its user would; any thread, safe to repeat. */
    public static void close() {
        HearthApplication.window().ifPresent(window -> Platform.runLater(window::close));
    }
}
