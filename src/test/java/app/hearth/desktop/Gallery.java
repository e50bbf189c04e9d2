package app.hearth.desktop;

import app.hearth.desktop.feed.Screen;
import app.hearth.desktop.shell.ShellController;
import app.hearth.desktop.shell.Theme;
import app.hearth.desktop.text.Texts;
import app.hearth.desktop.welcome.WelcomeController;
import app.hearth.settings.Preset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;

/** Opens the shell with given services on the headless platform and saves what it looks like. */
public final class Gallery {
    private static final Path FOLDER = Path.of("target", "gallery");

    private Gallery() {}

    /** Runs on the JavaFX thread and waits. */
    static <T> T onFx(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("on the JavaFX thread", e);
        }
    }

    /** One picture to be. */
    public static final class Shot {
        private final DesktopServices services;
        private boolean dark;
        private int width = 1120;
        private int height = 720;
        private int screen;
        private int textSize = 15;
        private Consumer<Screen> before = _ -> { };
        private int welcomeStep = -1;
        private List<Consumer<Screen>> acts = List.of();
        private Screen shown;

        public Shot(DesktopServices services) {
            this.services = services;
        }

        public Shot dark() {
            dark = true;
            return this;
        }

        public Shot size(int width, int height) {
            this.width = width;
            this.height = height;
            return this;
        }

        public Shot screen(int index) {
            screen = index;
            return this;
        }

        public Shot textSize(int pixels) {
            textSize = pixels;
            return this;
        }

        /** The welcome's page instead of a screen, 0 first. */
        Shot welcome(int step) {
            welcomeStep = step;
            return this;
        }

        /** Acts on the screen before the picture is taken, on the JavaFX thread. */
        public Shot then(Consumer<Screen> action) {
            before = action;
            return this;
        }

        /** As {@link #then}, several acts, each on what the one before has left when it has settled. */
        @SafeVarargs public final Shot settled(Consumer<Screen>... actions) {
            acts = List.of(actions);
            return this;
        }

        /** Renders and saves it. */
        public void save(String name) {
            Toolkit.start();
            Stage stage = onFx(this::open);
            settle();
            for (Consumer<Screen> act : acts) {
                onFx(() -> {
                    act.accept(shown);
                    return null;
                });
                settle();
            }
            var image = onFx(() -> stage.getScene().snapshot(null));
            onFx(() -> {
                stage.close();
                return null;
            });
            Throwable uncaught = Toolkit.uncaught();
            if (uncaught != null) throw new AssertionError("while drawing " + name, uncaught);
            try {
                Files.createDirectories(FOLDER);
                Png.write(image, FOLDER.resolve(name + ".png"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Stage open() {
            Texts texts = new Texts(services.locale(), services.zone(), services.clock());
            if (welcomeStep >= 0) return openWelcome(texts);
            ShellController shell = new ShellController(services.engine(), services.readings(), services.earnings(), texts);
            Scene scene = new Scene(shell.load(), width, height);
            if (textSize != 15) scene.getRoot().setStyle("-fx-font-size: " + textSize + "px");
            Theme.dress(scene, dark);
            Stage stage = new Stage();
            stage.setScene(scene);
            shell.start();
            stage.show();
            shell.open(screen);
            shown = shell.current();
            before.accept(shown);
            return stage;
        }

        private Stage openWelcome(Texts texts) {
            var welcome = new WelcomeController(services.engine(), services.readings(), texts, new WelcomeController.Outcome() {
                @Override public void done(Optional<Preset> level) {}

                @Override public Optional<Runnable> networks() {
                    return Optional.empty();
                }
            });
            Scene scene = new Scene(welcome.view(), width, height);
            if (textSize != 15) scene.getRoot().setStyle("-fx-font-size: " + textSize + "px");
            Theme.dress(scene, dark);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            for (int i = 0; i < welcomeStep; i++) ((Button) scene.lookup("#next")).fire();
            return stage;
        }

        /** Two pulses: one to lay out, one to paint what the layout changed. */
        private static void settle() {
            for (int i = 0; i < 3; i++) {
                onFx(() -> null);
                try {
                    Thread.sleep(60);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
