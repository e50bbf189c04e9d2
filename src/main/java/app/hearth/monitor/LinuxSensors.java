package app.hearth.monitor;

import app.hearth.monitor.Reading.Sensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Heat of the processor and fans from {@code /sys/class/hwmon}, else {@code /sys/class/thermal}. A virtual machine has
 * neither: then both are absent. Which files to read is found once, as listing them costs more than reading.
 */
final class LinuxSensors {
    /** Drivers of processors and the label of the sensor that speaks for the whole of it; empty: any. */
    private static final Map<String, Set<String>> PROCESSORS = Map.of(
            "coretemp", Set.of("Package id 0", "Package id 1", "Package id 2", "Package id 3"),
            "k10temp", Set.of("Tctl", "Tdie"), "zenpower", Set.of("Tdie", "Tctl"),
            "cpu_thermal", Set.of(), "cpu-thermal", Set.of(), "soc_thermal", Set.of());
    private static final Set<String> ZONES = Set.of("x86_pkg_temp", "cpu-thermal", "cpu_thermal", "soc-thermal", "soc_thermal");
    private static final double COLDEST = 1; // a dead sensor says 0 or less
    private static final double HOTTEST = 150;

    private final List<Path> heat;
    private final List<Path> fans = new ArrayList<>();
    private boolean fanTurned;

    /** @param sys {@code /sys} */
    LinuxSensors(Path sys) {
        var monitors = Sysfs.children(sys.resolve("class/hwmon"));
        heat = new ArrayList<>(monitors.stream().flatMap(monitor -> heatOf(monitor).stream()).toList());
        if (heat.isEmpty()) heat.addAll(zones(sys.resolve("class/thermal")));
        monitors.forEach(monitor -> fans.addAll(Sysfs.children(monitor, "fan*_input")));
    }

    private static List<Path> heatOf(Path monitor) {
        var labels = PROCESSORS.get(Sysfs.text(monitor.resolve("name")).orElse(""));
        if (labels == null) return List.of();
        var all = Sysfs.children(monitor, "temp*_input");
        var speaking = all.stream().filter(input -> labels.contains(label(input))).toList();
        return speaking.isEmpty() ? all : speaking; // older chips have only cores, or no labels
    }

    private static String label(Path input) {
        var name = input.getFileName().toString().replace("_input", "_label");
        return Sysfs.text(input.resolveSibling(name)).orElse("");
    }

    private static List<Path> zones(Path thermal) {
        return Sysfs.children(thermal, "thermal_zone*").stream()
                .filter(zone -> ZONES.contains(Sysfs.text(zone.resolve("type")).orElse("")))
                .map(zone -> zone.resolve("temp")).toList();
    }

    Sensors read() {
        return Sensors.of(hottest(), fastest(), heat.isEmpty() ? Untold.HEAT_NO_DRIVER : Untold.HEAT_NONSENSE,
                fans.isEmpty() ? Untold.FAN_NO_DRIVER : Untold.FAN_STILL);
    }

    private OptionalDouble hottest() {
        return heat.stream().map(input -> Sysfs.scaled(input, 1000)).flatMapToDouble(OptionalDouble::stream)
                .filter(celsius -> celsius >= COLDEST && celsius <= HOTTEST).max();
    }

    /** Boards list plugs without a fan as 0: that means standing still only where some fan was seen turning before. */
    private OptionalInt fastest() {
        var fastest = fans.stream().map(Sysfs::number).filter(rpm -> rpm.isPresent())
                .mapToInt(rpm -> (int) rpm.getAsLong()).max();
        fanTurned |= fastest.orElse(0) > 0;
        return fanTurned ? fastest : OptionalInt.empty();
    }
}
