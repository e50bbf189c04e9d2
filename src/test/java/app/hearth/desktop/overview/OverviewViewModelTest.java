package app.hearth.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.engine.EngineCommand.UseInstead;
import app.hearth.rewards.Earnings;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {
    private final Samples.Engine engine = new Samples.Engine(SampleStates.sharing());
    private final OverviewViewModel model = new OverviewViewModel(engine, Samples.english());

    @Test void showsFourRunningTasksAtMost() {
        model.show(SampleStates.sharing());
        assertThat(model.lines()).hasSize(4);
        assertThat(model.lines().getFirst().title()).isEqualTo("Protein folding");
        assertThat(model.allTasks().get()).isEqualTo("All 9 tasks");
    }

    @Test void onHoldTheTasksWaitWithTheirProgress() {
        model.show(SampleStates.snoozed());
        assertThat(model.tasksTitle().get()).isEqualTo("Waiting, progress saved");
        assertThat(model.lines()).allMatch(line -> line.left().equals("paused"));
    }

    @Test void aLimitIsSentOnceAndStaysUntilTheEngineAnswers() {
        model.show(SampleStates.sharing());
        model.shareUpTo(25);
        model.shareUpTo(25);
        model.show(SampleStates.sharing());
        assertThat(engine.sent).singleElement().isInstanceOfSatisfying(UseInstead.class,
                wish -> assertThat(wish.figures().orElseThrow().away().cpuPercent()).isEqualTo(25));
        assertThat(model.limit().get()).isEqualTo(25);
    }

    @Test void theLimitInForceIsNotSentAgain() {
        model.show(SampleStates.sharing());
        model.shareUpTo(60);
        assertThat(engine.sent).isEmpty();
    }

    @Test void aComputerWithoutACardOrSensorSaysSo() {
        var reading = SampleStates.reading(false, false);
        assertThat(model.tiles().graphics(reading)).isEmpty();
        assertThat(model.tiles().heat(reading)).isEmpty();
        assertThat(model.tiles().heatFoot(reading).replace('\u00a0', ' '))
                .isEqualTo("This computer gives no temperature\nBattery at 87 %, plugged in");
    }

    @Test void beforeTheFirstCreditItSaysWhenToExpectIt() {
        model.show(Earnings.none("Home network"));
        assertThat(model.today().get().orElseThrow().checking()).isEqualTo("first credit usually within a minute");
        model.show(SampleEarnings.usual());
        assertThat(model.today().get().orElseThrow().credits()).isEqualTo("123");
    }
}
