package app.hearth.desktop.networks;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.Png;
import app.hearth.desktop.Samples;
import app.hearth.desktop.Toolkit;
import app.hearth.desktop.catalogue.CatalogueSource;
import app.hearth.desktop.controls.Confirm;
import app.hearth.desktop.feed.LatestOnFx;
import app.hearth.desktop.shell.Theme;
import app.hearth.engine.Engine;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.Outlooks;
import app.hearth.engine.execution.TaskLauncher;
import app.hearth.homenet.HomeNetwork;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A robot joins and leaves a real network with the keyboard alone; engine and network are the ones of the app. */
class NetworksScreenTest {
    @TempDir Path folder;
    private final FxRobot robot = new FxRobot();
    private HomeNetwork network;
    private TaskLauncher launcher;
    private Engine engine;
    private NetworksController screen;
    private Stage stage;

    private static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    @BeforeEach void open() throws Exception {
        Toolkit.start();
        network = HomeNetwork.open(folder.resolve("network"), InstantSource.system(), List.of(), _ -> (_, _) -> null);
        launcher = new TaskLauncher();
        engine = new Engine(folder.resolve("data"), NetworkSamples.host(), launcher, _ -> 0, Outlooks.blind(2));
        engine.start();
        stage = onFx(() -> {
            screen = new NetworksController(engine, CatalogueSource.bundled(), _ -> { }, Samples.english());
            screen.show(engine.snapshot());
            Scene scene = new Scene(screen.view(), 912, 700);
            Theme.dress(scene, false);
            Stage made = new Stage();
            made.setScene(scene);
            made.show();
            made.requestFocus();
            return made;
        });
        engine.subscribe(new LatestOnFx<EngineSnapshot>(screen::show));
        robot.targetWindow(stage);
    }

    @AfterEach void close() throws Exception {
        if (stage != null) onFx(() -> {
            stage.close();
            return null;
        });
        engine.close();
        launcher.close();
        network.close();
    }

    /** What is shown and wanted, as soon as it is there. */
    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onFx(condition));
    }

    private <T extends Node> T find(String id) {
        @SuppressWarnings("unchecked") T found = (T) stage.getScene().lookup("#" + id);
        return found;
    }

    /** Has the keyboard and, since a frame was drawn with it, its skin: only that hears keys. */
    private void untilFocused(String id) throws Exception {
        until(() -> stage.getScene().getFocusOwner() instanceof Control owner && id.equals(owner.getId()) && owner.getSkin() != null);
    }

    private void fill(String id, String words) throws Exception {
        onFx(() -> {
            TextInputControl field = find(id);
            field.requestFocus();
            field.setText(words);
            return null;
        });
    }

    private int rows() throws Exception {
        return onFx(() -> ((ListView<?>) stage.getScene().lookup(".network-list")).getItems().size());
    }

    private void join() throws Exception {
        onFx(() -> {
            screen.addByAddress();
            return null;
        });
        untilFocused("address");
        fill("address", network.masterUrl());
        robot.type(KeyCode.ENTER);
        untilFocused("next"); // the sheet, which this network has no terms on
        robot.type(KeyCode.SPACE);
        untilFocused("email");
    }

    @Test void aNetworkIsJoinedWithANewAccountAndLeftAgainByKeyboard() throws Exception {
        join();
        onFx(() -> {
            this.<javafx.scene.control.ToggleButton>find("toCreate").fire();
            return null;
        });
        fill("email", "ada@example.org");
        fill("password", "short");
        robot.type(KeyCode.ENTER);
        until(() -> stage.getScene().getRoot().lookupAll(".field-message").size() == 2);
        assertThat(engine.snapshot().projects()).isEmpty();
        fill("userName", "Ada");
        fill("password", "difference engine");
        robot.type(KeyCode.ENTER);
        untilFocused("finish"); // the first contact has been
        assertThat(engine.snapshot().projects()).singleElement().satisfies(project -> {
            assertThat(project.url()).isEqualTo(network.masterUrl());
            assertThat(project.lastContact()).isPresent();
        });
        robot.type(KeyCode.SPACE);
        until(() -> !stage.getScene().lookup(".add-cover").isVisible());
        assertThat(rows()).isEqualTo(1);
        onFx(() -> {
            screen.chooseNetwork(0);
            stage.getScene().lookup(".network-list").requestFocus();
            return null;
        });
        robot.type(KeyCode.DELETE);
        until(() -> question() != null);
        onFx(() -> {
            Button act = (Button) question().getScene().getRoot().lookupAll(".button").stream()
                    .filter(node -> node instanceof Button button && button.getText().equals("Leave now")).findFirst().orElseThrow();
            Platform.runLater(act::fire);
            return null;
        });
        until(() -> engine.snapshot().projects().isEmpty());
        until(() -> ((ListView<?>) stage.getScene().lookup(".network-list")).getItems().isEmpty());
    }

    @Test void theQuestionBeforeWorkIsLostOffersToFinishItFirst() throws Exception {
        var german = Samples.german();
        var question = new Confirm.Question(german.get("networks.leave.title", "Einstein@Home"), german.get("networks.leave.loss", 3),
                german.get("networks.leave.keep"), german.get("networks.leave.act"));
        var answer = new AtomicReference<Confirm.Answer>();
        Platform.runLater(() -> answer.set(Confirm.ask(stage.getScene().getRoot(), question, Optional.of(german.get("networks.leave.gentler")))));
        until(() -> question() != null);
        until(() -> question().getScene().getRoot().lookupAll(".confirm-words > .label").stream().map(javafx.scene.control.Label.class::cast)
                .allMatch(label -> label.getHeight() > 0 && label.getHeight() >= label.prefHeight(label.getWidth()) - 1));
        onFx(() -> {
            Png.write(question().getScene().snapshot(null), Path.of("target", "gallery", "networks-leave-de.png"));
            var words = question().getScene().getRoot().lookup(".confirm-words");
            var bar = question().getScene().getRoot().lookup(".button-bar");
            assertThat(words.localToScene(words.getBoundsInLocal()).getMaxY()).as("nothing lies over another").isLessThanOrEqualTo(bar.localToScene(bar.getBoundsInLocal()).getMinY() + 1);
            var buttons = question().getScene().getRoot().lookupAll(".button").stream().map(Button.class::cast).toList();
            assertThat(buttons).extracting(Button::getText).containsExactlyInAnyOrder("Bleiben", "Erst fertig machen, dann verlassen", "Jetzt verlassen");
            assertThat(buttons.stream().filter(Button::isDefaultButton)).extracting(Button::getText).containsExactly("Bleiben");
            var gentler = buttons.stream().filter(button -> button.getText().startsWith("Erst")).findFirst().orElseThrow();
            assertThat(gentler.getWidth()).as("its words are whole").isGreaterThanOrEqualTo(gentler.prefWidth(-1));
            Platform.runLater(gentler::fire);
            return null;
        });
        until(() -> answer.get() == Confirm.Answer.GENTLER);
    }

    private Window question() {
        return Window.getWindows().stream().filter(window -> window != stage && window.isShowing()
                && window.getScene().getRoot().getStyleClass().contains("confirm")).findFirst().orElse(null);
    }

    @Test void anUnknownAccountIsRefusedInWordsWhereItStandsAndEscapeLeaves() throws Exception {
        join();
        fill("email", "nobody@example.org");
        fill("password", "whatever");
        robot.type(KeyCode.ENTER);
        until(() -> stage.getScene().lookup("#accountProblem") instanceof Label said && said.isVisible());
        assertThat(onFx(() -> this.<Label>find("accountProblem").getText())).startsWith("There is no account with this address");
        assertThat(onFx(() -> this.<TextInputControl>find("email").getText())).isEqualTo("nobody@example.org");
        untilFocused("password");
        robot.type(KeyCode.ESCAPE);
        until(() -> !stage.getScene().lookup(".add-cover").isVisible());
        assertThat(engine.snapshot().projects()).isEmpty();
    }
}
