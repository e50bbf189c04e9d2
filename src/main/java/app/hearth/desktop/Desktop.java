package app.hearth.desktop;

import app.hearth.desktop.feed.Awaited;
import app.hearth.desktop.feed.WindowMemory;
import app.hearth.desktop.shell.Theme;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Application;
import javafx.application.Platform;

/** The door to the window. One window in a process, opened once. */
public final class Desktop {
    private static final CompletableFuture<DesktopServices> SERVICES = new CompletableFuture<>();
    private static final FutureTask<Void> TOOLKIT = new FutureTask<>(() -> {
        Platform.startup(Desktop::build);
        return null;
    });

    private Desktop() {}

    /** Begins to load the toolkit and to build the window while the caller gets the services ready: each takes half of the start. Call once. */
    public static void prepare() {
        Thread.ofPlatform().daemon().name("toolkit-start").start(TOOLKIT);
    }

    private static void build() {
        Theme.loadFonts();
        HearthApplication.build(DesktopServices.of(new Awaited.Engine(SERVICES.thenApply(DesktopServices::engine)),
                new Awaited.Readings(SERVICES.thenApply(DesktopServices::readings)), new Awaited.Credits(SERVICES.thenApply(DesktopServices::earnings)),
                WindowMemory.none(), new Awaited.Catalogue(SERVICES.thenApply(DesktopServices::catalogue))).withBrowser(HearthApplication::openPage)); // not looked at before the window is shown
    }

    /**
     * Opens the window, after {@link #prepare}, and returns when it has been closed and JavaFX has ended. Throws a RuntimeException where there is no display
     * or a library of the toolkit is missing; nothing is left running then.
     *
     * @param onShown called once when the window is on the screen with its first figures, or soon after; any thread
     */
    public static void launch(DesktopServices services, Runnable onShown) {
        awaitToolkit();
        HearthApplication.hold(services, onShown);
        SERVICES.complete(services);
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

    /** Brings the window to the front and opens Earnings; any thread, nothing happens where there is none. */
    public static void showEarnings() {
        HearthApplication.window().ifPresent(window -> Platform.runLater(window::showEarnings));
    }

    /** Says in the window, in place of everything else, that Hearth could not start, and why; any thread, once the window is shown. */
    public static void failed(String why) {
        HearthApplication.window().ifPresentOrElse(window -> Platform.runLater(() -> window.failed(why)), Desktop::close);
    }

    /** Closes the window as its user would, one that is not there yet as soon as it is; any thread, safe to repeat. */
    public static void close() {
        HearthApplication.close();
    }
}
