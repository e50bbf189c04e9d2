package app.hearth.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.monitor.Reading.Draw;
import app.hearth.monitor.Reading.Meter;
import app.hearth.testing.TempFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxDrawTest {
    private static final String PACKAGE = "sys/class/powercap/intel-rapl:0/";
    private static final String BATTERY = "sys/class/power_supply/BAT0/";
    private static final long RANGE = 262_143_328_850L; // of a laptop of 2019
    @TempDir Path root;
    private FakeSystem system;
    private LinuxDraw draw;
    private long nanos = 7_000_000_000_000L;

    @BeforeEach void bare() {
        system = new FakeSystem(root);
        draw = new LinuxDraw(system.sys());
    }

    @Test void aComputerWithoutMetersTellsNothing() {
        assertThat(draw.read(nanos)).isEqualTo(Draw.NONE);
        assertThat(later(1)).isEqualTo(Draw.NONE);
    }

    @Test void theProcessorsCounterIsEnergyOverTime() {
        packages(5_000_000);
        assertThat(draw.read(nanos)).as("one look is no difference").isEqualTo(Draw.NONE);
        packages(29_000_000);
        assertThat(later(2)).isEqualTo(new Draw(OptionalDouble.of(12), Meter.PROCESSOR));
    }

    @Test void packagesAndTheirMemoryCountAndTheirPartsDoNot() {
        zones(0);
        draw.read(nanos);
        zones(10_000_000);
        assertThat(later(1).watts()).hasValue(30);
    }

    private void zones(long microjoules) {
        packages(microjoules);
        zone("intel-rapl:0:0", "core", microjoules);
        zone("intel-rapl:0:1", "uncore", microjoules);
        zone("intel-rapl:0:2", "dram", microjoules);
        zone("intel-rapl:1", "package-1", microjoules);
        zone("intel-rapl:2", "psys", microjoules);
        zone("intel-rapl-mmio:0", "package-0", microjoules);
    }

    @Test void aCounterThatGoesAroundGoesOn() {
        packages(RANGE - 4_000_000);
        draw.read(nanos);
        packages(6_000_000);
        assertThat(later(1).watts()).hasValueCloseTo(10.0, within(1e-3));
    }

    @Test void aCounterThatWasSetBackIsNoPeak() {
        packages(200_000_000);
        draw.read(nanos);
        packages(1000);
        assertThat(later(1)).isEqualTo(Draw.NONE);
        packages(8_001_000);
        assertThat(later(1).watts()).hasValue(8);
    }

    @Test void acrossASleepOfTheComputerNothingIsTold() {
        packages(1_000_000);
        draw.read(nanos);
        packages(90_000_000);
        assertThat(later(3600)).isEqualTo(Draw.NONE);
    }

    @Test void countersForAdministratorsOnlyAreSaidToBe() throws IOException {
        // A folder in the file's place cannot be read by anybody, root included.
        system.with(PACKAGE + "name", "package-0\n").with(PACKAGE + "max_energy_range_uj", RANGE + "\n");
        Files.createDirectory(root.resolve(PACKAGE + "energy_uj"));
        assertThat(draw.read(nanos)).isEqualTo(Draw.REFUSED);
        assertThat(later(1)).isEqualTo(Draw.REFUSED);
    }

    @Test void aZoneThatVanishesTakesItsWattsAlongAndNothingElse() throws IOException {
        zones(0);
        draw.read(nanos);
        Files.delete(root.resolve("sys/class/powercap/intel-rapl:1/energy_uj"));
        packages(10_000_000);
        zone("intel-rapl:0:2", "dram", 10_000_000);
        assertThat(later(1)).as("a sum that lost a part is not told").isEqualTo(Draw.NONE);
        packages(15_000_000);
        zone("intel-rapl:0:2", "dram", 12_000_000);
        assertThat(later(1).watts()).hasValue(7);
    }

    @Test void aBatteryThatRunsDownTellsWhatTheComputerDraws() {
        battery("Discharging").with(BATTERY + "power_now", "9250000");
        assertThat(draw.read(nanos)).isEqualTo(new Draw(OptionalDouble.of(9.25), Meter.BATTERY));
    }

    @Test void oneThatTellsItsCurrentTellsTheSame() {
        battery("Discharging").with(BATTERY + "current_now", "-1500000").with(BATTERY + "voltage_now", "12000000");
        assertThat(draw.read(nanos).watts()).hasValueCloseTo(18.0, within(1e-9));
    }

    @Test void whileItIsChargedItTellsNothing() {
        battery("Charging").with(BATTERY + "power_now", "30000000");
        assertThat(draw.read(nanos)).isEqualTo(Draw.NONE);
    }

    @Test void aBatteryThatIsTakenOutTellsNothing() throws IOException {
        battery("Discharging").with(BATTERY + "power_now", "9250000");
        draw.read(nanos);
        try (var files = Files.list(root.resolve(BATTERY))) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(root.resolve(BATTERY));
        assertThat(later(6)).isEqualTo(Draw.NONE);
    }

    @Test void withTwoBatteriesBothMustTell() {
        battery("Discharging").with(BATTERY + "power_now", "9000000").with("sys/class/power_supply/BAT1/type", "Battery")
                .with("sys/class/power_supply/BAT1/status", "Discharging");
        assertThat(draw.read(nanos)).isEqualTo(Draw.NONE);
        system.with("sys/class/power_supply/BAT1/power_now", "1000000");
        assertThat(later(6).watts()).hasValue(10);
    }

    @Property(tries = 100) void neverBelowNothingAndNeverMoreThanTheCounterMoved(
            @ForAll @Size(max = 12) List<@LongRange(min = -10, max = RANGE + 10) Long> counts) throws IOException {
        var folder = TempFolders.create();
        var own = new FakeSystem(folder).with(PACKAGE + "name", "package-0").with(PACKAGE + "max_energy_range_uj", Long.toString(RANGE));
        var reader = new LinuxDraw(own.sys());
        var last = OptionalLong.empty();
        for (int second = 0; second < counts.size(); second++) {
            long count = counts.get(second);
            own.with(PACKAGE + "energy_uj", Long.toString(count));
            var told = reader.read(second * 1_000_000_000L).watts();
            if (told.isPresent()) {
                double moved = Math.floorMod(count - last.orElseThrow(), RANGE) / 1e6;
                assertThat(told.getAsDouble()).isBetween(0.0, moved + 1e-5);
            }
            last = OptionalLong.of(count);
        }
    }

    private void packages(long microjoules) {
        zone("intel-rapl:0", "package-0", microjoules);
    }

    private void zone(String zone, String name, long microjoules) {
        var folder = "sys/class/powercap/" + zone + "/";
        system.with(folder + "name", name + "\n").with(folder + "energy_uj", microjoules + "\n").with(folder + "max_energy_range_uj", RANGE + "\n");
    }

    private FakeSystem battery(String status) {
        return system.with(BATTERY + "type", "Battery\n").with(BATTERY + "status", status + "\n").with(BATTERY + "capacity", "70\n");
    }

    private Draw later(int seconds) {
        nanos += seconds * 1_000_000_000L;
        return draw.read(nanos);
    }
}
