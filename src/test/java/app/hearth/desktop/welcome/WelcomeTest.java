package app.hearth.desktop.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.ScreenTest;
import app.hearth.engine.EngineCommand.EndFirstMinutes;
import app.hearth.settings.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A robot goes through the welcome with the keys. */
class WelcomeTest extends ScreenTest {
    private final Samples.Engine engine = new Samples.Engine(SampleStates.beginning());
    private final List<Optional<Preset>> ended = new ArrayList<>();

    @BeforeEach void open() throws Exception {
        var readings = new Samples.Readings(Optional.of(SampleStates.reading(true, true)), SampleStates.history(false));
        open(1120, 720, () -> {
            var welcome = new WelcomeController(engine, readings, Samples.english(), new WelcomeController.Outcome() {
                @Override public void done(Optional<Preset> level) {
                    ended.add(level);
                }

                @Override public Optional<Runnable> networks() {
                    return Optional.empty();
                }
            });
            return welcome.view();
        });
        onFx(() -> {
            stage.getScene().lookup("#next").requestFocus();
            return null;
        });
    }

    @Test void threeStepsEndWithTheLevelChosenInTheSecond() throws Exception {
        robot.type(KeyCode.SPACE);
        assertThat(onFx(() -> ((ToggleButton) stage.getScene().lookup("#welcomeBALANCED")).isSelected())).isTrue();
        onFx(() -> {
            ((ToggleButton) stage.getScene().lookup("#welcomeEVERYTHING")).fire();
            return null;
        });
        engine.publish(SampleStates.beginning());
        onFx(() -> {
            stage.getScene().lookup("#next").requestFocus();
            return null;
        });
        robot.type(KeyCode.SPACE).type(KeyCode.SPACE);
        assertThat(onFx(() -> List.copyOf(ended))).containsExactly(Optional.of(Preset.EVERYTHING));
    }

    @Test void skippingLeavesTheSuggestedLevel() throws Exception {
        onFx(() -> {
            ((Button) stage.getScene().lookup("#skip")).fire();
            return null;
        });
        assertThat(ended).containsExactly(Optional.empty());
        assertThat(engine.sent).isEmpty();
    }

    @Test void theFirstMinutesAreToldAndEndedWithOneClick() throws Exception {
        robot.type(KeyCode.SPACE);
        onFx(() -> {
            var note = stage.getScene().lookup("#firstMinutes");
            assertThat(((Label) stage.getScene().lookup("#firstMinutesWords")).getText()).startsWith("Until 14:41 it shares a little");
            ((Button) note.lookup(".button")).fire();
            return null;
        });
        assertThat(engine.sent).containsExactly(new EndFirstMinutes());
        engine.publish(SampleStates.with(SampleStates.choices().settings(), app.hearth.engine.policy.Wishes.NONE));
        onFx(() -> null);
        assertThat(onFx(() -> stage.getScene().lookup("#firstMinutes").isVisible())).isFalse();
    }

    @Test void theSuggestionSaysWhatComputerItIsForAndWhy() {
        var words = new WelcomeWords(Samples.english());
        var sharing = SampleStates.choices();
        assertThat(words.suggestion(sharing, Optional.of(SampleStates.reading(true, true))))
                .isEqualTo("This computer has 8 cores and a graphics card. It has no battery, so Balanced is suggested: steady work while you’re away. You can change it at any time.");
        assertThat(words.suggestion(sharing, Optional.of(SampleStates.reading(false, false)))).contains("It has a battery, so Gentle is suggested");
        assertThat(words.cost(Map.of())).doesNotContain("{");
    }
}
