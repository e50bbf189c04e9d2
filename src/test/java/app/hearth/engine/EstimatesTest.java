package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What comes to something in a window. */
class EstimatesTest {
    private final ProjectState project = new ProjectState();

    private static TaskState task() {
        var task = new TaskState();
        task.appName = "app";
        task.platform = Requests.PLATFORM;
        task.fpopsEstimate = 3.6e12;
        task.flops = 1e9; // an hour
        return task;
    }

    private void learn(double hours, double part) {
        var done = task();
        done.elapsedNanos = (long) (hours * 3.6e12);
        done.grantedNanos = (long) (hours * part * 3.6e12);
        Estimates.learn(done, project);
    }

    @Test void whatWasLearntAtFullSpeedDoesNotFitIntoAnHourAtTenPerCent() {
        learn(1, 1);
        assertThat(Estimates.fits(task(), project, 3700)).isTrue();
        assertThat(Estimates.fits(task(), project, 360)).as("an hour at 10 %").isFalse();
    }

    @Test void whatTookTenHoursAtTenPerCentFitsIntoAnHourAtFullSpeed() {
        learn(10, 0.1);
        assertThat(Estimates.remaining(task(), project)).isEqualTo(36_000);
        assertThat(Estimates.fits(task(), project, 3700)).isTrue();
        assertThat(Estimates.fits(task(), project, 3500)).isFalse();
    }

    @Test void aTaskThatShowsItsProgressIsJudgedByItsOwnTime() {
        learn(1, 1);
        var half = task();
        half.fractionDoneExact = true;
        half.progress = 0.5;
        half.elapsedNanos = 36_000_000_000_000L;
        half.grantedNanos = 3_600_000_000_000L;
        assertThat(Estimates.fits(half, project, 3700)).isTrue();
        assertThat(Estimates.fits(half, project, 3500)).isFalse();
    }

    @Test void whatCanSaveInTheWindowMayBegin() {
        learn(1, 1);
        var saving = task();
        saving.grantedNanos = 120_000_000_000L;
        Estimates.saved(saving, project);
        assertThat(Estimates.fits(task(), project, 300)).as("it saves every two minutes").isTrue();
        assertThat(Estimates.fits(task(), project, 200)).as("some save later than others").isFalse();
    }

    @Test void aTaskFromBeforeThisWasCountedIsTakenAsRunAtFullSpeed() {
        learn(1, 0);
        assertThat(Estimates.fits(task(), project, 3500)).isFalse();
    }
}
