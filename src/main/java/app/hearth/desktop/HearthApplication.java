package app.hearth.desktop;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** JavaFX makes this itself, so what it needs waits in static fields until then. Use {@link Desktop}. */
public final class HearthApplication extends Application {
    private static Optional<HearthWindow> built = Optional.empty();
    private static RuntimeException failed = new IllegalStateException("The window was not built");
    private static volatile Runnable onShown = () -> { };
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

    static void hold(DesktopServices opened, Runnable told) {
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
        made.show(stage, services);
        window = made;
        onShown.run();
        if (closing) made.close();
    }
}
