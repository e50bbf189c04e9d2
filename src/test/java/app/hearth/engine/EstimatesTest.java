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

    private void learn(double hours) {
        var done = task();
        done.elapsedNanos = (long) (hours * 3.6e12);
        Estimates.learn(done, project);
    }

    @Test void whatCanBeDoneInTheWindowFits() {
        learn(1);
        assertThat(Estimates.fits(task(), project, 3700)).isTrue();
        assertThat(Estimates.fits(task(), project, 3500)).isFalse();
    }

    @Test void whatCanSaveInTheWindowMayBegin() {
        learn(1);
        var saving = task();
        saving.elapsedNanos = 120_000_000_000L;
        Estimates.saved(saving, project);
        assertThat(Estimates.fits(task(), project, 300)).as("it saves every two minutes").isTrue();
        assertThat(Estimates.fits(task(), project, 200)).as("some save later than others").isFalse();
    }
}
