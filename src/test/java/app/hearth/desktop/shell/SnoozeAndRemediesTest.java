package app.hearth.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.ScreenTest;
import app.hearth.desktop.feed.WindowMemory;
import app.hearth.engine.EngineCommand.Apply;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineCommand.SetRunMode;
import app.hearth.engine.EngineCommand.SnoozeWhile;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.policy.Remedy;
import app.hearth.monitor.session.Peers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A robot snoozes and takes remedies with mouse and keys; what counts is what the engine is asked for. */
class SnoozeAndRemediesTest extends ScreenTest {
    private Samples.Engine engine;
    private ShellController shell;

    private void open(EngineSnapshot snapshot) throws Exception {
        engine = new Samples.Engine(snapshot);
        var readings = new Samples.Readings(Optional.of(SampleStates.reading(true, true)), SampleStates.history(false));
        open(1120, 720, () -> {
            shell = new ShellController(engine, readings, SampleEarnings.usual(), Samples.english());
            Parent screens = shell.load();
            shell.start();
            return screens;
        });
        onFx(() -> {
            Keys.bind(stage.getScene(), shell, new TextSize(WindowMemory.none(), stage.getScene()), Samples.english());
            return null;
        });
    }

    @AfterEach void stopTheShell() throws Exception {
        onFx(() -> {
            List.copyOf(Window.getWindows()).stream().filter(window -> window != stage).forEach(Window::hide);
            shell.stop();
            return null;
        });
    }

    /** Clicks what bears these words, wherever it is shown. */
    private void click(String words) throws Exception {
        Node node = find(words);
        var at = onFx(() -> node.localToScreen(node.getBoundsInLocal()));
        robot.clickOn(new javafx.geometry.Point2D(at.getCenterX(), at.getCenterY()));
        onFx(() -> null);
    }

    /** Looked at on the JavaFX thread, which changes it. */
    private static void until(String what, Callable<Boolean> so) {
        Peers.until(what, () -> {
            try {
                return onFx(so);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private Node find(String words) throws Exception {
        until(words + " is shown", () -> labelled(words).isPresent());
        return onFx(() -> labelled(words).orElseThrow());
    }

    private static Optional<Node> labelled(String words) {
        return Window.getWindows().stream().flatMap(window -> all(window.getScene().getRoot())).filter(node -> node instanceof Labeled labeled
                && words.equals(labeled.getText())).findFirst();
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(SnoozeAndRemediesTest::all)
                : Stream.empty());
    }

    @Test void theMenuOffersTimesAndTellsWhenSharingStartsAgain() throws Exception {
        open(SampleStates.sharing());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PERIOD);
        Node hour = find("3 hours");
        until("the time stands at the right", () -> hour.getParent().lookupAll(".small").stream().map(node -> ((Label) node).getText())
                .collect(Collectors.joining()).equals("17:32"));
        click("3 hours");
        assertThat(engine.sent).containsExactly(new SetRunMode(RunMode.NEVER, Optional.of(Duration.ofHours(3))));
    }

    @Test void aProgramIsFoundByItsLettersAndSnoozesUntilItCloses() throws Exception {
        assertThat(ProgramChooser.matching(List.of("obs", "Firefox"), " FIRE")).containsExactly("Firefox");
        assertThat(ProgramChooser.matching(List.of("obs"), "x")).isEmpty();
        open(SampleStates.sharing());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.PERIOD);
        click("Until a program closes…");
        find("Until a program closes");
        robot.type(KeyCode.B).type(KeyCode.ENTER);
        onFx(() -> null);
        assertThat(engine.sent).containsExactly(new SnoozeWhile("blender"));
    }

    @Test void theHeaderTakesTheStrongestRemedyAndARowItsOwnAndKeepsItsFocusWhileWordsChange() throws Exception {
        open(SampleStates.heldTwice());
        Node header = onFx(() -> stage.getScene().lookup(".status-header .button"));
        robot.clickOn(header);
        Node remedy = find("Share while I use it");
        onFx(() -> {
            remedy.requestFocus();
            return null;
        });
        engine.publish(SampleStates.heldTwiceLater());
        onFx(() -> null);
        assertThat(onFx(() -> stage.getScene().getFocusOwner())).isSameAs(remedy);
        robot.type(KeyCode.SPACE);
        onFx(() -> null);
        assertThat(engine.sent).containsExactly(new Apply(new Remedy.ShareAnyway(Duration.ofHours(1))), new Apply(new Remedy.ShareWhileInUse()));
    }
}
