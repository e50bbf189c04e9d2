package app.hearth.desktop;

import app.hearth.desktop.shell.Keys;
import app.hearth.desktop.shell.ShellController;
import app.hearth.desktop.shell.Theme;
import app.hearth.desktop.text.Texts;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** The main window: shell in a stage, following the system's colour scheme, asleep while nobody can see it. */
public final class HearthWindow {
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 720;
    private final Stage stage;
    private final ShellController shell;
    private Subscription theme = () -> { };

    /** To be made on the JavaFX thread. */
    public HearthWindow(Stage stage, DesktopServices services, Runnable onClosed) {
        this.stage = stage;
        Texts texts = new Texts(services.locale(), services.zone(), services.clock());
        shell = new ShellController(services.engine(), services.readings(), services.earnings(), texts);
        Rectangle2D desk = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(shell.load(), Math.min(WIDTH, desk.getWidth()), Math.min(HEIGHT, desk.getHeight()));
        theme = Theme.follow(scene);
        Keys.bind(scene, shell);
        stage.setScene(scene);
        stage.setTitle("Hearth");
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.getIcons().add(new Image(HearthWindow.class.getResourceAsStream("icon.png")));
        stage.iconifiedProperty().subscribe(iconified -> shell.setAwake(!iconified));
        stage.setOnHidden(_ -> closed(onClosed));
    }

    private void closed(Runnable onClosed) {
        shell.stop();
        theme.unsubscribe();
        onClosed.run();
    }

    /** Shows the window and starts to follow the engine. */
    public void show() {
        shell.start();
        stage.show();
    }

    /** Takes it out of the task bar and in front of the others. */
    public void toFront() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    /** Closes it. */
    public void close() {
        stage.close();
    }
}
