package app.hearth.desktop;

import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** JavaFX makes this itself, so what it needs waits in static fields until then. Use {@link Desktop}. */
public final class HearthApplication extends Application {
    private static DesktopServices services;
    private static volatile HearthWindow window;
    private static volatile boolean closing;

    static void hold(DesktopServices services) {
        HearthApplication.services = services;
    }

    static Optional<HearthWindow> window() {
        return Optional.ofNullable(window);
    }

    static void close() {
        closing = true; // before the look for a window, which start() makes the other way round
        window().ifPresent(open -> Platform.runLater(open::close));
    }

    @Override public void start(Stage stage) {
        HearthWindow made = new HearthWindow(stage, services);
        made.show();
        window = made;
        if (closing) made.close();
    }
}
