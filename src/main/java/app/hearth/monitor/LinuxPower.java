package app.hearth.monitor;

import app.hearth.monitor.Reading.Power;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Mains or battery from {@code /sys/class/power_supply}. Batteries of mice and keyboards do not count. */
final class LinuxPower {
    private LinuxPower() {}

    /** @param sys {@code /sys} */
    static Power read(Path sys) {
        var supplies = Sysfs.children(sys.resolve("class/power_supply"));
        var batteries = supplies.stream().filter(LinuxPower::isBattery).toList();
        if (batteries.isEmpty()) return new Power.NoBattery();
        var level = level(batteries);
        return isPluggedIn(supplies, batteries) ? new Power.Mains(level, charging(batteries)) : new Power.Battery(level);
    }

    /** Charging when one of them is. "Unknown" and a missing file say nothing; "Full" and "Not charging" say no. */
    private static Optional<Boolean> charging(List<Path> batteries) {
        return batteries.stream().flatMap(battery -> Sysfs.text(battery.resolve("status")).stream())
                .filter(status -> !status.equals("Unknown")).map("Charging"::equals).reduce(Boolean::logicalOr);
    }

    static boolean isBattery(Path supply) {
        return says(supply, "type", "Battery") && !says(supply, "scope", "Device") && !says(supply, "present", "0");
    }

    /** Some laptops list no plug: then batteries that are not running down tell. */
    private static boolean isPluggedIn(List<Path> supplies, List<Path> batteries) {
        var plugs = supplies.stream().filter(supply -> !says(supply, "type", "Battery"))
                .map(supply -> Sysfs.number(supply.resolve("online"))).filter(OptionalLong::isPresent).toList();
        if (!plugs.isEmpty()) return plugs.stream().anyMatch(online -> online.getAsLong() > 0);
        return batteries.stream().noneMatch(battery -> says(battery, "status", "Discharging"));
    }

    private static OptionalDouble level(List<Path> batteries) {
        return batteries.stream().map(LinuxPower::level).flatMapToDouble(OptionalDouble::stream).average();
    }

    private static OptionalDouble level(Path battery) {
        var percent = Sysfs.scaled(battery.resolve("capacity"), 100);
        if (percent.isPresent()) return OptionalDouble.of(Math.clamp(percent.getAsDouble(), 0, 1));
        var energy = ratio(battery, "energy");
        return energy.isPresent() ? energy : ratio(battery, "charge");
    }

    private static OptionalDouble ratio(Path battery, String what) {
        var now = Sysfs.number(battery.resolve(what + "_now"));
        var full = Sysfs.number(battery.resolve(what + "_full"));
        boolean known = now.isPresent() && full.isPresent() && full.getAsLong() > 0;
        return known ? OptionalDouble.of(Math.clamp((double) now.getAsLong() / full.getAsLong(), 0, 1)) : OptionalDouble.empty();
    }

    private static boolean says(Path supply, String file, String value) {
        return Sysfs.text(supply.resolve(file)).filter(value::equals).isPresent();
    }
}
