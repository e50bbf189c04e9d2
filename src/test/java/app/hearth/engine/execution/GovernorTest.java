package app.hearth.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.session.Peers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Real processes. Upper bounds only, and loose ones: on a busy machine tasks get less, never more. How exact the governor
 * is, the benchmark shows.
 */
class GovernorTest {
    private static final long MILLI = 1_000_000;
    private final TaskLauncher launcher = new TaskLauncher();
    private final Governor governor = new Governor(launcher);
    private final List<TaskProcess> tasks = new ArrayList<>();

    @BeforeEach void begin() {
        governor.start();
    }

    @AfterEach void endAll() throws InterruptedException {
        tasks.forEach(TaskProcess::kill);
        for (var task : tasks) task.awaitEnd(60, TimeUnit.SECONDS);
        governor.close();
        launcher.close();
    }

    @Test void tasksTogetherStayWithinTheirAllowance() throws Exception {
        start(Spinner.start(launcher, 1), Spinner.start(launcher, 2));
        governor.govern(tasks, 0.4);
        awaitUse(50 * MILLI);
        long before = used();
        long from = System.nanoTime();
        pass(3000);
        // Four periods' worth above, for the governor's thread may be kept waiting on a busy machine.
        assertThat(used() - before).isLessThan((long) (0.4 * (System.nanoTime() - from)) + 200 * MILLI);
    }

    @Test void everythingFreezesAtOnceAndGoesOnAfterwards() throws Exception {
        start(Spinner.start(launcher, 1), Spinner.start(launcher, 1));
        governor.govern(tasks, 0.8);
        awaitUse(50 * MILLI);
        governor.freezeAll();
        assertStandsStill();
        governor.thawAll();
        awaitUse(used() + 50 * MILLI);
    }

    @Test void whatStartsWhileEverythingIsFrozenBeginsFrozen() throws Exception {
        governor.freezeAll();
        start(Spinner.start(launcher, 1));
        governor.govern(tasks, 64);
        assertStandsStill();
        governor.thawAll();
        awaitUse(50 * MILLI);
    }

    @Test void whatIsHeldStaysHeldThroughAThawAndTheGovernorsSlices() throws Exception {
        start(Spinner.start(launcher, 1));
        governor.govern(tasks, 0.5);
        awaitUse(50 * MILLI);
        governor.freezeAll();
        tasks.getFirst().hold();
        governor.thawAll();
        assertStandsStill();
        tasks.getFirst().release();
        awaitUse(used() + 50 * MILLI);
    }

    @Test void aTaskThatIsNoLongerGovernedAndNotHeldGoesOn() throws Exception {
        start(Spinner.start(launcher, 1));
        governor.govern(tasks, 0.01);
        pass(100);
        governor.govern(List.of(), 0.01);
        awaitUse(used() + 300 * MILLI);
    }

    @Test void tasksOnGraphicsCardsRestForTheRestOfTheTimeAndGoOnWhenTheirsIsWhole() throws Exception {
        start(Spinner.start(launcher, 1));
        governor.governGpus(tasks, 20);
        awaitUse(50 * MILLI);
        long before = used();
        long from = System.nanoTime();
        pass(1500);
        // A period's worth above.
        assertThat(used() - before).isLessThan((long) (0.2 * (System.nanoTime() - from)) + 500 * MILLI);
        governor.governGpus(tasks, 0);
        pass(600);
        assertStandsStill();
        governor.governGpus(tasks, 100);
        awaitUse(used() + 50 * MILLI);
    }

    @Test @DisabledOnOs(OS.WINDOWS) void allProcessesOfATaskAreMeasuredAndStopped() throws Exception {
        start(Spinner.family(launcher));
        awaitUse(300 * MILLI);
        Peers.until("both children", () -> tasks.getFirst().handle().descendants().count() == 2); // one alone may use so much
        governor.freezeAll();
        assertStandsStill();
        governor.thawAll();
        governor.govern(tasks, 0.3);
        pass(500);
        long before = used();
        long from = System.nanoTime();
        pass(2000);
        assertThat(used() - before).isLessThan((long) (0.3 * (System.nanoTime() - from)) + 200 * MILLI);
    }

    private void start(TaskProcess... started) {
        tasks.addAll(List.of(started));
    }

    private long used() {
        return tasks.stream().mapToLong(TaskProcess::cpuNanos).sum();
    }

    private void awaitUse(long nanos) throws InterruptedException {
        for (int i = 0; i < 1500 && used() < nanos; i++) pass(20);
        assertThat(used()).isGreaterThanOrEqualTo(nanos);
    }

    private void assertStandsStill() throws InterruptedException {
        pass(100); // stopping threads on the other processors is not immediate
        long before = used();
        pass(400);
        assertThat(used() - before).isLessThan(MILLI);
    }

    /** Time passes while the first task lives. */
    private void pass(long millis) throws InterruptedException {
        assertThat(tasks.getFirst().awaitEnd(millis, TimeUnit.MILLISECONDS)).isFalse();
    }
}
