package app.hearth.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.Reading.Power;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is missing from a reading has its cause beside it. */
class UntoldTest {
    @TempDir Path root;

    @Test void linuxSaysWhetherADriverIsMissingOrASensorTalksNonsense() {
        var system = new FakeSystem(root);
        assertThat(new LinuxSensors(system.sys()).read().untold()).containsExactlyInAnyOrder(Untold.HEAT_NO_DRIVER, Untold.FAN_NO_DRIVER);
        String monitor = "sys/class/hwmon/hwmon0/";
        system.with(monitor + "name", "k10temp\n").with(monitor + "temp1_input", "-128000").with(monitor + "fan1_input", "0");
        var sensors = new LinuxSensors(system.sys());
        assertThat(sensors.read().untold()).containsExactlyInAnyOrder(Untold.HEAT_NONSENSE, Untold.FAN_STILL);
        system.with(monitor + "temp1_input", "48000").with(monitor + "fan1_input", "700");
        assertThat(sensors.read().untold()).isEmpty();
        system.with(monitor + "fan1_input", "0");
        assertThat(sensors.read().untold()).as("a fan that stands still now has been seen").isEmpty();
    }

    @Test void windowsAndMacsSayWhoKeepsItToThemselves() {
        assertThat(OshiMachine.sensors(0, new int[] {0}, true).untold()).containsExactlyInAnyOrder(Untold.HEAT_WINDOWS, Untold.FAN_WINDOWS);
        assertThat(OshiMachine.sensors(Double.NaN, new int[0], false).untold()).containsExactlyInAnyOrder(Untold.HEAT_MACOS, Untold.FAN_MACOS);
        var told = OshiMachine.sensors(51.5, new int[] {0, 900, 1200}, true);
        assertThat(told).isEqualTo(new Reading.Sensors(OptionalDouble.of(51.5), OptionalInt.of(1200)));
    }

    @Test void aBatteryIsMissingOrDoesNotSayHowFullItIs() {
        assertThat(with(new Power.NoBattery()).untold()).containsExactly(Untold.BATTERY_NONE);
        assertThat(with(new Power.Battery(OptionalDouble.empty())).untold()).containsExactly(Untold.BATTERY_LEVEL);
        assertThat(with(new Power.Mains(OptionalDouble.empty(), Optional.of(true))).untold()).containsExactly(Untold.BATTERY_LEVEL);
        assertThat(with(new Power.Mains(OptionalDouble.of(0.5), Optional.empty())).untold()).isEmpty();
    }

    private static Reading with(Power power) {
        var cpu = new Reading.Cpu("", 0, 0, List.of());
        return new Reading(java.time.Instant.EPOCH, cpu, new Reading.Memory(1, 0, 0), List.of(),
                new Reading.Sensors(OptionalDouble.of(40), OptionalInt.of(0)), RateMeter.UNKNOWN, RateMeter.UNKNOWN, power);
    }
}
