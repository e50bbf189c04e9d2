package app.hearth.desktop;

import app.hearth.desktop.shell.Theme;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ExecutionException;
import javafx.application.Application;
import javafx.application.Platform;

/** The door to the window. One window in a process, opened once. */
public final class Desktop {
    private static final FutureTask<Void> TOOLKIT = new FutureTask<>(() -> {
        Platform.startup(Theme::loadFonts);
        return null;
    });

    private Desktop() {}

    /** Begins to load the toolkit while the caller gets the services ready: each takes a third of the start. Call once. */
    public static void prepare() {
        Thread.ofPlatform().daemon().name("toolkit-start").start(TOOLKIT);
    }

    /**
     * Opens the window, after {@link #prepare}, and returns when it has been closed and JavaFX has ended. Throws a RuntimeException where there is no display
     * or a library of the toolkit is missing; nothing is left running then.
     */
    public static void launch(DesktopServices services) {
        awaitToolkit();
        HearthApplication.hold(services);
        Application.launch(HearthApplication.class);
    }

    private static void awaitToolkit() {
        try {
            TOOLKIT.get();
        } catch (ExecutionException e) {
            throw new CompletionException("The window's toolkit did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException("Told to stop while the window's toolkit started", e);
        }
    }

    /** Shows the window again and in front of the others; any thread, nothing happens where there is none. */
    public static void bringToFront() {
        HearthApplication.window().ifPresent(window -> Platform.runLater(window::toFront));
    }

    /** Closes the window as its user would, one that is not there yet as soon as it is; any thread, safe to repeat. */
    public static void close() {
        HearthApplication.close();
    }
}
