package app.hearth.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.Reading.Power;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxSensorsTest {
    @TempDir Path root;
    private FakeSystem system;

    @BeforeEach void bare() {
        system = new FakeSystem(root);
    }

    @Test void aVirtualMachineHasNoTemperatureRatherThanZero() {
        var sensors = new LinuxSensors(system.sys()).read();
        assertThat(sensors.cpuCelsius()).isEmpty();
        assertThat(sensors.fanRpm()).isEmpty();
    }

    @Test void intelsPackageSpeaksForTheProcessor() {
        monitor(0, "nvme").with("sys/class/hwmon/hwmon0/temp1_input", "70000");
        monitor(1, "coretemp").with("sys/class/hwmon/hwmon1/temp1_input", "61000").with("sys/class/hwmon/hwmon1/temp1_label", "Package id 0")
                .with("sys/class/hwmon/hwmon1/temp2_input", "66000").with("sys/class/hwmon/hwmon1/temp2_label", "Core 0");

        assertThat(new LinuxSensors(system.sys()).read().cpuCelsius()).hasValue(61);
    }

    @Test void aThermalZoneHelpsOutWhereNoChipSpeaks() {
        system.with("sys/class/thermal/thermal_zone0/type", "acpitz").with("sys/class/thermal/thermal_zone0/temp", "27800")
                .with("sys/class/thermal/thermal_zone1/type", "x86_pkg_temp").with("sys/class/thermal/thermal_zone1/temp", "48500");

        assertThat(new LinuxSensors(system.sys()).read().cpuCelsius()).hasValue(48.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-128000", "255000", "broken", ""})
    void nonsenseFromASensorIsAbsent(String says) {
        monitor(0, "k10temp").with("sys/class/hwmon/hwmon0/temp1_input", says).with("sys/class/hwmon/hwmon0/temp1_label", "Tctl");

        assertThat(new LinuxSensors(system.sys()).read().cpuCelsius()).isEmpty();
    }

    @Test void aPlugWithoutAFanIsNoFanButAFanMayStandStill() {
        monitor(0, "nct6775").with("sys/class/hwmon/hwmon0/fan1_input", "0").with("sys/class/hwmon/hwmon0/fan2_input", "0");
        var sensors = new LinuxSensors(system.sys());
        assertThat(sensors.read().fanRpm()).isEmpty();

        system.with("sys/class/hwmon/hwmon0/fan2_input", "830");
        assertThat(sensors.read().fanRpm()).hasValue(830);
        system.with("sys/class/hwmon/hwmon0/fan2_input", "0");
        assertThat(sensors.read().fanRpm()).hasValue(0);
    }

    @Test void withoutABatteryThereIsNone() {
        supply("AC", "type", "Mains");
        supply("AC", "online", "1");
        supply("mouse", "type", "Battery");
        supply("mouse", "scope", "Device");

        assertThat(LinuxPower.read(system.sys())).isEqualTo(new Power.NoBattery());
    }

    @Test void thePlugTellsMainsFromBattery() {
        supply("BAT0", "type", "Battery");
        supply("BAT0", "capacity", "80");
        supply("AC", "type", "Mains");
        supply("AC", "online", "1");
        assertThat(LinuxPower.read(system.sys())).isEqualTo(new Power.Mains(OptionalDouble.of(0.8), Optional.empty()));

        supply("AC", "online", "0");
        assertThat(LinuxPower.read(system.sys())).isEqualTo(new Power.Battery(OptionalDouble.of(0.8)));
    }

    @Test void withoutAPlugListedABatteryRunningDownTells() {
        supply("BAT0", "type", "Battery");
        supply("BAT0", "status", "Discharging");
        supply("BAT0", "energy_now", "20000000");
        supply("BAT0", "energy_full", "40000000");
        assertThat(LinuxPower.read(system.sys())).isEqualTo(new Power.Battery(OptionalDouble.of(0.5)));

        supply("BAT0", "status", "Full");
        assertThat(LinuxPower.read(system.sys())).isEqualTo(new Power.Mains(OptionalDouble.of(0.5), Optional.of(false)));
    }

    @Test void aBatteryThatDoesNotSayHowFullItIsHasNoLevel() {
        supply("BAT0", "type", "Battery");
        supply("BAT0", "status", "Discharging");
        assertThat(LinuxPower.read(system.sys())).isEqualTo(new Power.Battery(OptionalDouble.empty()));
    }

    @Test void oneBatteryThatIsChargedIsEnough() {
        supply("BAT0", "type", "Battery");
        supply("BAT0", "status", "Full");
        supply("BAT1", "type", "Battery");
        supply("BAT1", "status", "Charging");
        assertThat(LinuxPower.read(system.sys())).isEqualTo(new Power.Mains(OptionalDouble.empty(), Optional.of(true)));
    }

    private FakeSystem monitor(int number, String name) {
        return system.with("sys/class/hwmon/hwmon" + number + "/name", name + "\n");
    }

    private void supply(String name, String file, String text) {
        system.with("sys/class/power_supply/" + name + "/" + file, text + "\n");
    }
}
