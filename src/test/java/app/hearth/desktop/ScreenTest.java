package app.hearth.desktop;

import app.hearth.desktop.shell.Theme;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.testfx.api.FxRobot;

/** A test of a screen in a window of its own, which a robot works with mouse and keys. */
public abstract class ScreenTest {
    protected final FxRobot robot = new FxRobot();
    protected Stage stage;

    /** What the work gives on the JavaFX thread, after all that was handed to it before. */
    protected static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    /** What a selector finds in the window; looked up on the JavaFX thread, which changes the scene with each frame. */
    protected final Node lookup(String selector) {
        if (Platform.isFxApplicationThread()) return stage.getScene().lookup(selector);
        try {
            return onFx(() -> stage.getScene().lookup(selector));
        } catch (Exception e) {
            throw new AssertionError("looking for " + selector, e);
        }
    }

    /** Opens the window on what is made on the JavaFX thread, laid out and with the focus. */
    protected final void open(double width, double height, Callable<Parent> screen) throws Exception {
        Toolkit.start();
        stage = onFx(() -> {
            Scene scene = new Scene(screen.call(), width, height);
            Theme.dress(scene, false);
            Stage made = new Stage();
            made.setScene(scene);
            made.show();
            made.requestFocus();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return made;
        });
        onFx(() -> null);
        robot.targetWindow(stage);
    }

    @AfterEach protected void closeTheWindow() throws Exception {
        if (stage == null) return;
        onFx(() -> {
            stage.close();
            return null;
        });
    }
}
