package app.hearth.desktop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** JavaFX makes this itself, so what it needs waits in static fields until then. Use {@link Desktop}. */
public final class HearthApplication extends Application {
    private static Optional<HearthWindow> built = Optional.empty();
    private static RuntimeException failed = new IllegalStateException("The window was not built");
    /** When no figures are drawn by then, as on a start to the task bar, the rest follows without them. */
    private static final long LATEST_SECONDS = 2;
    private static Runnable onShown = () -> { };
    private static volatile DesktopServices services;
    private static volatile HearthWindow window;
    private static volatile boolean closing;
    private static volatile Consumer<String> browser = _ -> { };

    /** On the JavaFX thread, before the application starts; what goes wrong is told when the window is to be shown. */
    static void build(DesktopServices awaited) {
        try {
            built = Optional.of(new HearthWindow(awaited));
        } catch (RuntimeException e) {
            failed = e;
        }
    }

    static synchronized void hold(DesktopServices opened, Runnable told) {
        services = opened;
        onShown = told;
    }

    /** In the user's browser. */
    static void openPage(String address) {
        browser.accept(address);
    }

    static Optional<HearthWindow> window() {
        return Optional.ofNullable(window);
    }

    static void close() {
        closing = true; // before the look for a window, which start() makes the other way round
        window().ifPresent(open -> Platform.runLater(open::close));
    }

    @Override public void start(Stage stage) {
        browser = getHostServices()::showDocument;
        HearthWindow made = built.orElseThrow(() -> failed);
        made.show(stage, services, HearthApplication::shown);
        window = made;
        CompletableFuture.delayedExecutor(LATEST_SECONDS, TimeUnit.SECONDS).execute(HearthApplication::shown);
        if (closing) made.close();
    }

    /** Tells it once, and nobody after the end. */
    private static synchronized void shown() {
        Runnable told = onShown;
        onShown = () -> { };
        told.run();
    }

    @Override public void stop() {
        forget();
    }

    private static synchronized void forget() {
        onShown = () -> { };
    }
}
