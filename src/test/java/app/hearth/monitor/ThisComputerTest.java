package app.hearth.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real thing, as far as any computer has it. Time between looks is pretended, so only ranges can be told. */
class ThisComputerTest {
    private static final long SELF = ProcessHandle.current().pid();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReadingOfThisComputerMakesSense(boolean portable) {
        var nanos = new AtomicLong();
        var clock = InstantSource.system();
        try (var probe = portable ? new MachineProbe(new OshiMachine(), clock, () -> nanos.addAndGet(1_000_000_000L))
                : new MachineProbe(MachineProbe.machineOfThisSystem(), clock, () -> nanos.addAndGet(1_000_000_000L))) {
            assertThat(probe.read(Set.of(SELF))).isEmpty();
            spin(Duration.ofMillis(30));
            var reading = probe.read(Set.of(SELF)).orElseThrow();

            assertThat(reading.cpu().model()).isNotBlank();
            assertThat(reading.cpu().cores()).isNotEmpty();
            assertThat(reading.cpu().shared() + reading.cpu().yours()).isBetween(0.0, 1.0 + 1e-9);
            assertThat(reading.memory().shared()).isPositive();
            assertThat(reading.memory().total()).isGreaterThan(reading.memory().shared() + reading.memory().yours());
        }
    }

    @Test void aProcessesTimeGoesOnWhileItWorks() {
        var before = ProcessCpu.cpuTime(SELF).orElseThrow();
        spin(Duration.ofMillis(30));
        var after = ProcessCpu.cpuTime(SELF).orElseThrow();

        assertThat(after.minus(before)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(30));
        assertThat(ProcessCpu.treeCpuTime(SELF)).hasValueSatisfying(tree -> assertThat(tree).isGreaterThanOrEqualTo(after));
        assertThat(ProcessCpu.treeMemory(SELF).orElseThrow()).isGreaterThan(1_000_000);
    }

    @Test void anEndedProcessHasNoTime() throws Exception {
        var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "--version")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        process.waitFor();

        assertThat(ProcessCpu.cpuTime(process.pid())).isEmpty();
        assertThat(ProcessCpu.treeCpuTime(process.pid())).isEmpty();
        assertThat(ProcessCpu.treeMemory(process.pid())).isEmpty();
    }

    private static void spin(Duration time) {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long until = threads.getCurrentThreadCpuTime() + time.toNanos();
        while (threads.getCurrentThreadCpuTime() < until) Thread.onSpinWait();
    }
}
