package app.hearth.desktop;

import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/** JavaFX makes this itself, so what it needs waits in static fields until then. Use {@link Desktop}. */
public final class HearthApplication extends Application {
    private static DesktopServices services;
    private static Runnable onClosed = () -> { };
    private static volatile HearthWindow window;

    static void hold(DesktopServices services, Runnable onClosed) {
        HearthApplication.services = services;
        HearthApplication.onClosed = onClosed;
    }

    static Optional<HearthWindow> window() {
        return Optional.ofNullable(window);
    }

    @Override public void start(Stage stage) {
        HearthWindow made = new HearthWindow(stage, services.withBrowser(getHostServices()::showDocument), onClosed);
        made.show();
        window = made;
    }
}
