package app.hearth.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.monitor.Machine.MemoryUse;
import app.hearth.monitor.Machine.TaskUse;
import app.hearth.monitor.Reading.Power;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineProbeTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    @TempDir Path root;
    private FakeSystem system;
    private MachineProbe probe;
    private long nanos = 1_000_000_000_000L;

    @BeforeEach void aSmallComputer() {
        system = new FakeSystem(root).uptime("1000.00").with("proc/stat", "cpu 0\ncpu0 100 0 0 900 0 0 0 0\ncpu1 100 0 0 900 0 0 0 0\n")
                .with("proc/meminfo", "MemTotal: 1000 kB\nMemAvailable: 700 kB\n")
                .with("proc/cpuinfo", "processor\t: 0\nmodel name\t: Abacus 3000\n\nprocessor : 1\nmodel name : Other\n")
                .with("proc/diskstats", " 8 0 sda 1 0 1000 0 1 0 2000 0 0 0 0\n").with("sys/block/sda/device/model", "x")
                .with("proc/net/dev", "a\nb\neth0: 100 1 0 0 0 0 0 0 200 1 0 0 0 0 0 0\n").process(100, 1, 50, 0, 5, 10);
        probe = new MachineProbe(new LinuxMachine(system.root()), InstantSource.fixed(NOON), () -> nanos);
    }

    @Test void theFirstLookGivesNoReading() {
        assertThat(probe.read(Set.of())).isEmpty();
    }

    @Test void aReadingSplitsLoadAndMemoryByOwner() {
        probe.read(Set.of(100L));
        pass(2);
        system.with("proc/stat", "cpu 0\ncpu0 150 100 0 950 0 0 0 0\ncpu1 100 0 0 1100 0 0 0 0\n").process(100, 1, 150, 0, 5, 10);

        var reading = probe.read(Set.of(100L)).orElseThrow();

        assertThat(reading.at()).isEqualTo(NOON);
        assertThat(reading.cpu().model()).isEqualTo("Abacus 3000");
        assertThat(reading.cpu().shared()).isEqualTo(0.25, within(1e-9));
        assertThat(reading.cpu().yours()).isEqualTo(0.125, within(1e-9));
        assertThat(reading.cpu().cores().getFirst().shared()).isEqualTo(0.5, within(1e-9));
        assertThat(reading.memory()).isEqualTo(new Reading.Memory(1_024_000, 40_960, 300 * 1024 - 40_960));
    }

    @Test void trafficIsARate() {
        probe.read(Set.of());
        pass(2);
        system.with("proc/diskstats", " 8 0 sda 1 0 1010 0 1 0 2040 0 0 0 0\n")
                .with("proc/net/dev", "a\nb\neth0: 300 1 0 0 0 0 0 0 200 1 0 0 0 0 0 0\n");

        var reading = probe.read(Set.of()).orElseThrow();

        assertThat(reading.disk()).isEqualTo(new Reading.Traffic(OptionalDouble.of(2560), OptionalDouble.of(10_240)));
        assertThat(reading.network()).isEqualTo(new Reading.Traffic(OptionalDouble.of(100), OptionalDouble.of(0)));
    }

    @Test void missingTablesAndSensorsAreAbsentAndTheRestStands() {
        system.with("proc/diskstats", "").with("proc/net/dev", "a\nb\n");
        probe.read(Set.of());
        pass(1);

        var reading = probe.read(Set.of()).orElseThrow();

        assertThat(reading.disk()).isEqualTo(RateMeter.UNKNOWN);
        assertThat(reading.network()).isEqualTo(RateMeter.UNKNOWN);
        assertThat(reading.sensors().cpuCelsius()).isEmpty();
        assertThat(reading.power()).isEqualTo(new Power.NoBattery());
    }

    @Test void aCoreThatComesOrGoesCostsOneReading() {
        probe.read(Set.of());
        pass(1);
        system.with("proc/stat", "cpu 0\ncpu0 100 0 0 1000 0 0 0 0\n");
        assertThat(probe.read(Set.of())).isEmpty();
        pass(1);
        assertThat(probe.read(Set.of())).isPresent();
    }

    @Test void aWrappedCounterShowsNoPeak() {
        var rates = new RateMeter();
        rates.counter("eth0", 4_294_967_000L, 10);
        assertThat(rates.traffic(0)).isEqualTo(RateMeter.UNKNOWN);
        rates.counter("eth0", 500, 1010);
        rates.counter("usb0", 1_000_000, 1_000_000);

        assertThat(rates.traffic(1_000_000_000)).isEqualTo(new Reading.Traffic(OptionalDouble.of(0), OptionalDouble.of(1000)));
    }

    @Test void pagesThatTasksHaveInCommonDoNotMakeYoursNegative() {
        assertThat(MachineProbe.memory(new MemoryUse(1000, 700), new TaskUse(0, 400))).isEqualTo(new Reading.Memory(1000, 300, 0));
    }

    @Test void aSensorThatFailsLeavesTheReadingStanding() throws Exception {
        var failing = (Machine) java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Machine.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "sensors", "power", "gpus", "disks", "networks" -> throw new IllegalStateException("driver bug");
                    default -> method.invoke(new LinuxMachine(root), arguments);
                });
        var fragile = new MachineProbe(failing, InstantSource.fixed(NOON), () -> nanos);
        fragile.read(Set.of());
        pass(1);

        var reading = fragile.read(Set.of()).orElseThrow();

        assertThat(reading.gpus()).isEmpty();
        assertThat(reading.sensors().cpuCelsius()).isEmpty();
        assertThat(reading.sensors().untold()).containsExactlyInAnyOrder(Untold.HEAT_FAILED, Untold.FAN_FAILED);
    }

    private void pass(int seconds) {
        nanos += seconds * 1_000_000_000L;
    }
}
