package app.hearth.monitor;

import app.hearth.monitor.Reading.Draw;
import app.hearth.monitor.Reading.Meter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the computer draws, by meters of its own: the processor's energy counters (RAPL, {@code /sys/class/powercap}: kernel's
 * admin-guide/pm and Documentation/power/powercap), or a battery that is running down. For one thread.
 *
 * <p>The counters are open to root only since CVE-2020-8694, so most desktops give none of them. They count packages and,
 * where it is outside of these, memory; their parts (cores, graphics inside) would count twice, the zone of the whole
 * platform (psys) is wrong on many boards, and {@code intel-rapl-mmio} is the same package once more.
 */
final class LinuxDraw {
    /** A counter goes around after minutes at full load; across a longer gap nobody knows how often. */
    private static final double LONGEST_SECONDS = 30;
    private static final double SHORTEST_SECONDS = 0.1;
    /** More than any socket or battery: a counter that was set back looks like one that went around. */
    private static final double MOST_WATTS = 2000;
    private static final int LOOKS_UNTIL_ZONES = 60;
    /** A battery's own chip measures every few seconds, and asking it takes milliseconds. */
    private static final long BATTERY_EVERY = 5_000_000_000L;

    private final Path sys;
    private final Map<Path, Count> before = new HashMap<>();
    private List<Path> zones = List.of();
    private int looks;
    private OptionalDouble battery = OptionalDouble.empty();
    private long batteryAsked;
    private boolean batteryKnown;

    private record Count(long microjoules, long nanos) {}

    /** @param sys {@code /sys} */
    LinuxDraw(Path sys) {
        this.sys = sys;
    }

    /** Since the read before; nothing at the first. */
    Draw read(long nanos) {
        if (looks++ % LOOKS_UNTIL_ZONES == 0) zones = zones();
        var processor = processor(nanos);
        if (processor.isPresent()) return new Draw(processor, Meter.PROCESSOR);
        if (!batteryKnown || nanos - batteryAsked >= BATTERY_EVERY) {
            battery = battery();
            batteryAsked = nanos;
            batteryKnown = true;
        }
        if (battery.isPresent()) return new Draw(battery, Meter.BATTERY);
        return zones.isEmpty() || !before.isEmpty() ? Draw.NONE : Draw.REFUSED;
    }

    private List<Path> zones() {
        return Sysfs.children(sys.resolve("class/powercap"), "intel-rapl:*").stream()
                .filter(zone -> Sysfs.text(zone.resolve("name")).filter(name -> name.startsWith("package") || name.equals("dram")).isPresent())
                .toList();
    }

    /** All counters together; empty unless each that could be read before can be now. */
    private OptionalDouble processor(long nanos) {
        double watts = 0;
        boolean any = false;
        boolean all = true;
        for (var zone : zones) {
            var now = Sysfs.number(zone.resolve("energy_uj"));
            var last = now.isPresent() ? before.put(zone, new Count(now.getAsLong(), nanos)) : before.remove(zone);
            if (now.isEmpty()) {
                all &= last == null;
                continue;
            }
            var used = last == null ? OptionalDouble.empty() : watts(last, now.getAsLong(), nanos, Sysfs.number(zone.resolve("max_energy_range_uj")));
            if (used.isPresent()) watts += used.getAsDouble();
            any |= used.isPresent();
            all &= used.isPresent();
        }
        return any && all ? OptionalDouble.of(watts) : OptionalDouble.empty();
    }

    private static OptionalDouble watts(Count last, long now, long nanos, OptionalLong range) {
        double seconds = (nanos - last.nanos) / 1e9;
        if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) return OptionalDouble.empty();
        double microjoules = now - last.microjoules;
        if (microjoules < 0) {
            if (range.isEmpty() || last.microjoules > range.getAsLong()) return OptionalDouble.empty();
            microjoules += range.getAsLong();
        }
        double watts = microjoules / 1e6 / seconds;
        return watts >= 0 && watts <= MOST_WATTS ? OptionalDouble.of(watts) : OptionalDouble.empty();
    }

    /** All batteries that run down now; one that tells nothing makes the sum unknown. */
    private OptionalDouble battery() {
        var running = new ArrayList<OptionalDouble>();
        for (var supply : Sysfs.children(sys.resolve("class/power_supply"))) {
            if (LinuxPower.isBattery(supply) && Sysfs.text(supply.resolve("status")).filter("Discharging"::equals).isPresent()) {
                running.add(discharge(supply));
            }
        }
        if (running.isEmpty() || running.stream().anyMatch(OptionalDouble::isEmpty)) return OptionalDouble.empty();
        double watts = running.stream().mapToDouble(OptionalDouble::getAsDouble).sum();
        return watts > 0 && watts <= MOST_WATTS ? OptionalDouble.of(watts) : OptionalDouble.empty();
    }

    /** Kernel's testing/sysfs-class-power: microwatts, or microamperes and microvolts; some drivers give a sign. */
    private static OptionalDouble discharge(Path battery) {
        var power = Sysfs.scaled(battery.resolve("power_now"), 1e6);
        if (power.isPresent()) return OptionalDouble.of(Math.abs(power.getAsDouble()));
        var current = Sysfs.scaled(battery.resolve("current_now"), 1e6);
        var voltage = Sysfs.scaled(battery.resolve("voltage_now"), 1e6);
        return current.isPresent() && voltage.isPresent() ? OptionalDouble.of(Math.abs(current.getAsDouble()) * voltage.getAsDouble()) : OptionalDouble.empty();
    }
}
