package app.hearth.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxTasksTest {
    @TempDir Path root;
    private FakeSystem system;
    private LinuxTasks tasks;

    @BeforeEach void aTaskInAContainer() {
        system = new FakeSystem(root).uptime("1000.00")
                .process(1, 0, 900, 0, 0, 10).process(50, 1, 700, 0, 10, 10)
                .process(100, 50, 1, 0, 90_000, 2).process(101, 100, 0, 0, 90_001, 1).process(102, 101, 500, 0, 90_002, 100)
                .process(200, 50, 800, 0, 80_000, 1000);
        tasks = new LinuxTasks(system.proc(), KernelFacts.USUAL);
    }

    @Test void aTasksTimeIsThatOfAllItStarted() {
        tasks.use(Set.of(100L));
        system.uptime("1001.00").process(102, 101, 580, 0, 90_002, 120).process(101, 100, 5, 0, 90_001, 1).process(200, 50, 900, 0, 80_000, 1000);

        var use = tasks.use(Set.of(100L));

        assertThat(use.seconds()).isEqualTo(0.85);
        assertThat(use.resident()).isEqualTo(123 * 4096);
    }

    @Test void timeOfAChildThatEndedCountsThroughItsParent() {
        tasks.use(Set.of(100L));
        system.uptime("1001.00").process(101, 100, 0, 560, 90_001, 1).ends(102);

        assertThat(tasks.use(Set.of(100L)).seconds()).isEqualTo(0.60);
    }

    @Test void allTimeOfATaskThatJustStartedCounts() {
        tasks.use(Set.of(100L));
        system.uptime("1001.00").process(300, 50, 20, 0, 100_050, 7);

        assertThat(tasks.use(Set.of(100L, 300L)).seconds()).isEqualTo(0.20);
    }

    @Test void timeOfAnOlderTaskBeforeItWasFollowedDoesNotCount() {
        tasks.use(Set.of(100L));
        system.uptime("1001.00");

        assertThat(tasks.use(Set.of(100L, 200L)).seconds()).isZero();
    }

    @Test void aNewProcessUnderTheIdOfAnEndedTaskIsNotTheOldOne() {
        tasks.use(Set.of(100L));
        system.uptime("1001.00").process(100, 50, 30, 0, 100_010, 2)
                .process(101, 1, 0, 0, 90_001, 1);

        assertThat(tasks.use(Set.of(100L)).seconds()).isEqualTo(0.30);
    }

    @Test void aChildThatLostItsParentStaysWithItsTask() {
        tasks.use(Set.of(100L));
        system.uptime("1001.00").process(102, 1, 600, 0, 90_002, 100).ends(101);

        assertThat(tasks.use(Set.of(100L)).seconds()).isEqualTo(1.0);
    }

    @Test void aChildStartedLaterIsFound() {
        tasks.use(Set.of(100L));
        tasks.use(Set.of(100L));
        system.uptime("1002.00").process(103, 102, 40, 0, 100_100, 8);

        assertThat(tasks.use(Set.of(100L)).seconds()).isEqualTo(0.40);
    }

    @Test void withoutTasksNothingIsUsed() {
        assertThat(tasks.use(Set.of())).isEqualTo(Machine.TaskUse.NONE);
        assertThat(tasks.use(Set.of(999L))).isEqualTo(Machine.TaskUse.NONE);
    }

    @Test void theTreesTimeAddsExactClocksAndCollectedChildren() {
        system.process(101, 100, 0, 25, 90_001, 1);
        var times = new LinuxTimes(system.proc(), pid -> Optional.of(Duration.ofNanos(pid)), new AtomicLong()::get);

        assertThat(times.tree(100)).contains(Duration.ofMillis(250).plusNanos(100 + 101 + 102));
        assertThat(times.memory(100).orElseThrow()).isEqualTo(103 * 4096);
        assertThat(times.tree(999)).isEmpty();
        assertThat(times.memory(999)).isEmpty();
    }

    @Test void withoutAnExactClockTicksTell() {
        var times = new LinuxTimes(system.proc(), _ -> Optional.empty(), new AtomicLong()::get);

        assertThat(times.own(102)).contains(Duration.ofSeconds(5));
        assertThat(times.tree(100)).contains(Duration.ofMillis(5010));
    }

    @Test void aChildsEndBetweenTwoLooksLosesNoTime() {
        var times = new LinuxTimes(system.proc(), _ -> Optional.empty(), new AtomicLong()::get);
        times.tree(100);
        system.process(101, 100, 0, 510, 90_001, 1).ends(102);

        assertThat(times.tree(100)).contains(Duration.ofMillis(5110));
    }
}
