package app.hearth.desktop;

import app.hearth.desktop.feed.LatestOnFx;
import app.hearth.desktop.feed.ReadingSource;
import app.hearth.desktop.shell.Keys;
import app.hearth.desktop.shell.ShellController;
import app.hearth.desktop.shell.TextSize;
import app.hearth.desktop.shell.Theme;
import app.hearth.desktop.text.Texts;
import app.hearth.desktop.welcome.WelcomeController;
import app.hearth.engine.EngineClient.Subscription;
import app.hearth.monitor.Reading;
import app.hearth.settings.Preset;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main window: shell in a stage, following the system's colour scheme, asleep while nobody can see it. */
public final class HearthWindow {
    /** {@code -Dbench=footprint} waits for this line. */
    private static final String LIVE = "The window shows live figures";
    private static final Logger LOG = LoggerFactory.getLogger(HearthWindow.class);
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 720;
    private final Scene scene;
    private final ShellController shell;
    private final ReadingSource readings;
    private final Texts texts;
    private javafx.util.Subscription theme = () -> { };
    private Subscription firstReading = () -> { };
    private Stage stage;
    private Optional<WelcomeController> welcome = Optional.empty();
    private Runnable onLive = () -> { };
    private int framesWithFigures;

    /** Builds all but the stage and asks the services for nothing yet; to be made on the JavaFX thread. */
    public HearthWindow(DesktopServices services) {
        this.readings = services.readings();
        texts = new Texts(services.locale(), services.zone(), services.clock());
        shell = new ShellController(services.engine(), services.readings(), services.earnings(), texts, services.catalogue(),
                services.browser());
        Rectangle2D desk = Screen.getPrimary().getVisualBounds();
        scene = new Scene(shell.load(), Math.min(WIDTH, desk.getWidth()), Math.min(HEIGHT, desk.getHeight()));
        theme = Theme.follow(scene);
    }

    /**
     * Shows the window, or on the first start the welcome, and starts to follow the engine.
     *
     * @param onLive once figures are drawn: until then the window has the processor for itself
     */
    public void show(Stage place, DesktopServices services, Runnable onLive) {
        stage = place;
        this.onLive = onLive;
        Keys.bind(scene, shell, new TextSize(services.memory(), scene), texts);
        if (!services.memory().welcomed()) welcome(services);
        stage.setScene(scene);
        stage.setTitle("Hearth");
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.getIcons().add(new Image(HearthWindow.class.getResourceAsStream("icon.png")));
        stage.iconifiedProperty().subscribe(iconified -> shell.setAwake(!iconified));
        stage.setOnHidden(_ -> closed());
        shell.start();
        stage.show();
        if (readings.latest().isPresent()) countFrames(); // the shell has shown it
        else firstReading = readings.onReading(new LatestOnFx<Reading>(_ -> countFrames()));
    }

    /** On the first start three steps come before the screens, which stand ready behind them. */
    private void welcome(DesktopServices services) {
        Parent screens = scene.getRoot();
        var steps = new WelcomeController(services.engine(), services.readings(), texts, new WelcomeController.Outcome() {
            @Override public void done(Optional<Preset> level) {
                services.memory().keepWelcomed();
                level.ifPresent(shell::choose);
                scene.setRoot(screens);
            }

            @Override public Optional<Runnable> networks() {
                return shell.opener("toNetworks");
            }
        });
        scene.setRoot(steps.view());
        welcome = Optional.of(steps);
    }

    private void closed() {
        welcome.ifPresent(WelcomeController::stop);
        shell.stop();
        firstReading.close();
        theme.unsubscribe();
    }

    private void countFrames() {
        firstReading.close();
        scene.addPostLayoutPulseListener(this::frame);
        Platform.requestNextPulse();
    }

    /** A frame is laid out when the one before the last has been drawn: at the third one the figures are on the screen. */
    private void frame() {
        framesWithFigures++;
        if (framesWithFigures < 3) Platform.requestNextPulse();
        else if (framesWithFigures == 3) {
            LOG.info(LIVE);
            onLive.run();
            Platform.runLater(PulseClock::install); // not before: it takes a moment
        }
    }

    /** Takes it out of the task bar and in front of the others. */
    public void toFront() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    /** As {@link #toFront}, with the screen of the earnings and what it was notified of. */
    void showEarnings() {
        shell.opener("toEarnings").ifPresent(opener -> {
            opener.run();
            shell.current().revealNotices();
        });
        toFront();
    }

    /** Shows nothing any more but why Hearth could not start. */
    void failed(String why) {
        shell.setAwake(false);
        scene.setRoot(new StartFailure(why, texts, this::close));
    }

    /** Closes it. */
    public void close() {
        stage.close();
    }
}
