package app.hearth.monitor;

import app.hearth.monitor.Reading.Gpu;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Graphics cards from {@code /sys/class/drm}. Radeons tell all (kernel's amdgpu notes), Intel's only that they are there.
 * A card that sleeps is not asked, as a question would wake it.
 */
final class LinuxGpus {
    private static final String NVIDIA = "0x10de";
    private static final Map<String, String> MAKERS = Map.of("0x1002", "AMD", "0x8086", "Intel", NVIDIA, "NVIDIA");
    private final List<Card> cards;

    /** Folder of the device and the name shown. */
    private record Card(Path device, String vendor, String name) {}

    /** @param root the file system's root, for {@code sys} and the list of names in {@code usr} */
    LinuxGpus(Path root) {
        var names = new PciNames(root);
        cards = Sysfs.children(root.resolve("sys/class/drm"), "card[0-9]*").stream()
                .filter(folder -> !folder.getFileName().toString().contains("-")) // those are its sockets
                .map(folder -> card(folder.resolve("device"), names)).flatMap(Optional::stream).toList();
    }

    private static Optional<Card> card(Path device, PciNames names) {
        return Sysfs.text(device.resolve("vendor")).filter(MAKERS::containsKey).map(vendor -> { // others: drawn by a hypervisor or a board's remote console
            var id = Sysfs.text(device.resolve("device")).orElse("");
            var name = Sysfs.text(device.resolve("product_name")).or(() -> names.find(vendor, id));
            return new Card(device, vendor, MAKERS.get(vendor) + " " + name.orElse("GPU " + id.replace("0x", "")));
        });
    }

    /** @param nvidiaToo false where NVIDIA's own library tells of its cards */
    List<Gpu> read(boolean nvidiaToo) {
        return cards.stream().filter(card -> nvidiaToo || !card.vendor.equals(NVIDIA)).map(LinuxGpus::gpu).toList();
    }

    /** Whether there is an NVIDIA card and all of them sleep, so that opening their driver would wake them. */
    boolean nvidiaSleeps() {
        var own = cards.stream().filter(card -> card.vendor.equals(NVIDIA)).toList();
        return !own.isEmpty() && own.stream().allMatch(card -> isAsleep(card.device));
    }

    private static boolean isAsleep(Path device) {
        return Sysfs.text(device.resolve("power/runtime_status")).filter("suspended"::equals).isPresent();
    }

    private static Gpu gpu(Card card) {
        var device = card.device;
        String maker = MAKERS.get(card.vendor);
        if (isAsleep(device)) return Gpu.silent(card.name, maker);
        var load = Sysfs.scaled(device.resolve("gpu_busy_percent"), 100);
        var monitors = Sysfs.children(device.resolve("hwmon"));
        return new Gpu(card.name, load.isPresent() ? OptionalDouble.of(Math.clamp(load.getAsDouble(), 0, 1)) : load,
                Sysfs.number(device.resolve("mem_info_vram_used")), Sysfs.number(device.resolve("mem_info_vram_total")),
                first(monitors, 1e3, "temp1_input"), first(monitors, 1e6, "power1_average", "power1_input"), maker, fan(monitors), OptionalDouble.empty());
    }

    /** Kernel's hwmon/sysfs-interface: turns a minute and the most that the fan can; one that stands still is a figure too. */
    private static OptionalDouble fan(List<Path> monitors) {
        for (var monitor : monitors) {
            var rpm = Sysfs.number(monitor.resolve("fan1_input"));
            var most = Sysfs.number(monitor.resolve("fan1_max"));
            if (rpm.isPresent() && most.orElse(0) > 0) return OptionalDouble.of(Math.clamp(100.0 * rpm.getAsLong() / most.getAsLong(), 0, 100));
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble first(List<Path> monitors, double perUnit, String... files) {
        var found = new ArrayList<OptionalDouble>();
        for (var monitor : monitors) for (var file : files) found.add(Sysfs.scaled(monitor.resolve(file), perUnit));
        return found.stream().flatMapToDouble(OptionalDouble::stream).filter(value -> value > 0).findFirst();
    }
}
