package app.hearth.desktop.limits;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.ScreenTest;
import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.engine.EngineCommand.ChangeSettings;
import app.hearth.engine.GraphicsCard;
import app.hearth.monitor.Untold;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import atlantafx.base.controls.ToggleSwitch;
import org.junit.jupiter.api.Test;

/** A robot works the screen with mouse and keys; what counts is what the engine is asked for. */
class LimitsScreenTest extends ScreenTest {
    private final Samples.Engine engine = new Samples.Engine(SampleStates.sharing());
    private final List<Setting> opened = new ArrayList<>();
    private LimitsController screen;

    @BeforeEach void open() throws Exception {
        open(912, 700, () -> {
            screen = new LimitsController(engine, SampleEarnings.usual(), Samples.english(), new SettingsEditor(engine), opened::add);
            screen.show(engine.snapshot());
            screen.show(SampleStates.reading(true, true));
            return screen.view();
        });
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T find(String id) {
        return (T) lookup("#" + id);
    }

    private UserSettings asked() throws Exception {
        onFx(() -> null);
        return ((ChangeSettings) engine.sent.getLast()).settings();
    }

    private void type(String id, String words) throws Exception {
        onFx(() -> {
            TextField field = find(id);
            field.requestFocus();
            field.setText(words);
            return null;
        });
        robot.type(KeyCode.ENTER);
        onFx(() -> null);
    }

    @Test void aDraggedSliderAsksForTheFigureItIsLeftAtAndTheLevelBecomesMyOwn() throws Exception {
        Slider slider = find("awayPROCESSOR");
        var thumb = onFx(() -> {
            var bounds = slider.localToScreen(slider.getBoundsInLocal());
            return new double[] {bounds.getMinX(), bounds.getWidth(), bounds.getCenterY()};
        });
        robot.moveTo(new javafx.geometry.Point2D(thumb[0] + 0.6 * thumb[1], thumb[2])).press(MouseButton.PRIMARY);
        robot.moveTo(new javafx.geometry.Point2D(thumb[0] + 0.4 * thumb[1], thumb[2]));
        assertThat(engine.sent).isEmpty();
        robot.release(MouseButton.PRIMARY);
        assertThat(asked().level()).isEqualTo(Preset.OWN);
        int shown = onFx(() -> (int) Math.round(slider.getValue()));
        assertThat(asked().own().away().cpuPercent()).isEqualTo(shown).isBetween(30, 50);
        assertThat(engine.sent).hasSize(1);
        assertThat(onFx(() -> this.<ToggleButton>find("presetOWN").isSelected())).isTrue();
    }

    @Test void aValueThatCannotBeTakenIsMarkedAndTheOldOneStays() throws Exception {
        type("awayPROCESSORValue", "140");
        assertThat(engine.sent).isEmpty();
        TextField field = find("awayPROCESSORValue");
        assertThat(field.getAccessibleHelp()).startsWith("A whole number from 1 to 100. Until then your 60 % still counts");
        type("awayPROCESSORValue", "45");
        assertThat(asked().own().away().cpuPercent()).isEqualTo(45);
        assertThat(field.getAccessibleHelp()).isEmpty();
    }

    @Test void aBudgetIsSetAndTakenAwayInPlace() throws Exception {
        onFx(() -> {
            this.<Button>find("changeBudgets").fire();
            return null;
        });
        type("budgetHOURS_WEEK", "40.5");
        assertThat(asked().budgets().hoursPerWeek()).isEqualTo(OptionalDouble.of(40.5));
        type("budgetHOURS_DAY", "");
        assertThat(asked().budgets().hoursPerDay()).isEmpty();
        assertThat(asked().budgets().hoursPerWeek()).isEqualTo(OptionalDouble.of(40.5));
    }

    @Test void eachOfSeveralCardsCanBeKeptFromTasks() throws Exception {
        assertThat(this.<Node>find("awayCardNVIDIA-0")).as("one card has the switch in its row").isNull();
        engine.cards = List.of(new GraphicsCard("NVIDIA", 0, "GeForce RTX 4070"), new GraphicsCard("NVIDIA", 1, "GeForce RTX 4070"),
                new GraphicsCard("intel_gpu", 0, "UHD Graphics 770"));
        onFx(() -> {
            screen.show(engine.snapshot());
            screen.show(SampleStates.reading(true, true));
            return null;
        });
        ToggleSwitch second = onFx(() -> find("awayCardNVIDIA-1"));
        assertThat(second.getAccessibleText()).isEqualTo("GeForce RTX 4070, no. 2, While I’m away");
        assertThat(second.isSelected()).isTrue();
        onFx(() -> {
            second.setSelected(false);
            return null;
        });
        assertThat(asked().manners().away().cardsOff()).containsExactly("NVIDIA 1");
        assertThat(asked().manners().inUse().cardsOff()).isEmpty();
    }

    @Test void whoWantsTwoValuesOpensTheSecondColumnAndWhoWantsOneAgainClosesIt() throws Exception {
        assertThat(onFx(() -> shows("othersBusy") && !shows("inUseOthersBusy"))).as("one value at first").isTrue();
        press("separateManners");
        assertThat(onFx(() -> shows("inUseOthersBusy") && shows("awayOthersBusy") && !shows("othersBusy"))).isTrue();
        assertThat(engine.sent).as("nothing is changed yet").isEmpty();
        type("awayOthersBusyValue", "40");
        assertThat(asked().manners().away().othersBusy()).hasValue(40);
        assertThat(asked().manners().inUse()).isEqualTo(SampleStates.sharing().sharing().settings().manners().inUse());
        press("separateManners");
        assertThat(asked().manners().same()).isTrue();
        assertThat(asked().manners().away().othersBusy()).isEqualTo(SampleStates.sharing().sharing().settings().manners().inUse().othersBusy());
    }

    private boolean shows(String id) {
        return java.util.stream.Stream.iterate(this.<Node>find(id), each -> each != null, each -> (Node) each.getParent()).allMatch(Node::isVisible);
    }

    private void press(String id) throws Exception {
        onFx(() -> {
            this.<Button>find(id).fire();
            return null;
        });
    }

    @Test void whatTheComputerDoesNotTellIsSaidWithItsCauseWhereItsLimitWouldStand() throws Exception {
        assertThat(onFx(() -> lookup("#untoldMETERED"))).isNull();
        onFx(() -> {
            screen.show(LimitsSamples.tellsLittle(false, Set.of(Untold.METERED_NO_MANAGER, Untold.FULL_SCREEN_WAYLAND)));
            screen.show(LimitsSamples.bareReading(Untold.HEAT_NO_DRIVER, Untold.FAN_STILL));
            return null;
        });
        assertThat(said("METERED")).contains("NetworkManager", "budget");
        assertThat(said("FULL_SCREEN")).contains("Wayland", "list of programs");
        assertThat(said("HEAT")).contains("no driver");
        assertThat(said("FAN")).contains("turning");
        assertThat(said("BATTERY")).contains("No battery");
        assertThat(onFx(() -> lookup("#untoldAWAKE"))).isNull();
        onFx(() -> {
            screen.show(engine.snapshot());
            return null;
        });
        assertThat(onFx(() -> lookup("#untoldMETERED"))).as("once it is told").isNull();
    }

    private String said(String sense) throws Exception {
        return onFx(() -> ((Label) lookup("#untold" + sense)).getText());
    }

    @Test void everyCauseHasWords() {
        for (var untold : Untold.values()) {
            assertThat(Samples.english().has("limits.untold." + untold)).as(untold.name()).isTrue();
            assertThat(Samples.german().has("limits.untold." + untold)).as(untold.name()).isTrue();
        }
    }

    @Test void arrowsGoFromLevelToLevel() throws Exception {
        onFx(() -> {
            this.<ToggleButton>find("presetBALANCED").requestFocus();
            return null;
        });
        robot.type(KeyCode.RIGHT);
        assertThat(asked().level()).isEqualTo(Preset.EVERYTHING);
    }

    @Test void memoryIsTypedInGigabytesAndMinutesSayWhenOneIsAway() throws Exception {
        type("awayMEMORYValue", "16");
        assertThat(asked().own().away().memoryPercent()).isEqualTo(50);
        type("awayAfter", "10");
        assertThat(asked().awayAfter()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test void aRunningProgramIsPickedFromTheListAndAnotherTypedByName() throws Exception {
        onFx(() -> {
            this.<Button>find("choosePrograms").fire();
            return null;
        });
        onFx(() -> {
            CheckBox blender = robot.lookup(".program-picker .check-box").queryAllAs(CheckBox.class).stream()
                    .filter(box -> box.getText().equals("blender")).findFirst().orElseThrow();
            blender.fire();
            return null;
        });
        assertThat(asked().manners().away().programs()).containsExactly("blender");
        onFx(() -> {
            TextField search = robot.lookup("#findProgram").query();
            search.setText("Kdenlive.exe");
            search.fireEvent(new javafx.event.ActionEvent());
            screen.closePane();
            return null;
        });
        assertThat(asked().manners().away().programs()).containsExactly("blender", "kdenlive");
    }

    @Test void aPriceByTimeOfDayIsAddedAndATargetForTheTimeAwayTicked() throws Exception {
        onFx(() -> {
            this.<Button>find("addPrice").fire();
            return null;
        });
        type("price0", "0.2");
        assertThat(asked().electricity().windows()).singleElement().satisfies(window -> assertThat(window.pricePerKwh()).isEqualTo(0.2));
        onFx(() -> {
            this.<CheckBox>find("awayPOWER").fire();
            return null;
        });
        assertThat(asked().quiet().away().watts()).hasValue(60);
        assertThat(asked().quiet().inUse().watts()).isEmpty();
    }

    @Test void thePresenceTestSeesStillnessAndMovement() throws Exception {
        var snapshot = engine.snapshot();
        onFx(() -> {
            this.<Button>find("testPresence").fire();
            screen.show(LimitsSamples.idleFor(snapshot, Samples.NOW.plusSeconds(4), Duration.ofSeconds(4)));
            screen.show(LimitsSamples.idleFor(snapshot, Samples.NOW.plusSeconds(6), Duration.ZERO));
            return null;
        });
        assertThat(onFx(() -> ((Label) lookup(".trial")).getText())).startsWith("Both seen");
    }
}
