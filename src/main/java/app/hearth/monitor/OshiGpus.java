package app.hearth.monitor;

import app.hearth.monitor.Reading.Gpu;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import oshi.hardware.GpuStats;
import oshi.hardware.GraphicsCard;
import oshi.hardware.HardwareAbstractionLayer;

/**
 * Graphics cards through OSHI, with NVIDIA's own library before it where that is installed. One session for each card
 * stays open, as load and power are differences between two looks.
 */
final class OshiGpus implements AutoCloseable {
    private final HardwareAbstractionLayer hardware;
    private final Nvml nvml = new Nvml();
    private List<Session> sessions;

    private record Session(GraphicsCard card, GpuStats stats) {
        boolean isNvidia() {
            return (card.getVendor() + card.getName()).toLowerCase(Locale.ROOT).contains("nvidia");
        }
    }

    OshiGpus(HardwareAbstractionLayer hardware) {
        this.hardware = hardware;
    }

    List<Gpu> read() {
        if (sessions == null) {
            sessions = hardware.getGraphicsCards().stream().map(card -> new Session(card, card.createStatsSession())).toList();
        }
        var gpus = new ArrayList<>(nvml.read(Set.of()));
        boolean own = !gpus.isEmpty();
        for (var session : sessions) {
            if (!own || !session.isNvidia()) gpus.add(gpu(session.card, session.stats));
        }
        return gpus;
    }

    /** OSHI says a negative number, or NaN, for what it does not know; a total of 0 means the same. */
    static Gpu gpu(GraphicsCard card, GpuStats stats) {
        double percent = stats.getGpuUtilization();
        long used = stats.getVramUsed();
        String maker = maker((card.getVendor() + " " + card.getName()).toLowerCase(Locale.ROOT));
        return new Gpu(card.getName(), percent >= 0 ? OptionalDouble.of(Math.min(1, percent / 100)) : OptionalDouble.empty(),
                used >= 0 ? OptionalLong.of(used) : OptionalLong.empty(),
                card.getVRam() > 0 ? OptionalLong.of(card.getVRam()) : OptionalLong.empty(),
                positive(stats.getTemperature()), positive(stats.getPowerDraw()), maker, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static String maker(String words) {
        if (words.contains("nvidia")) return "NVIDIA";
        if (words.contains("advanced micro") || words.contains("amd") || words.contains("radeon")) return "AMD";
        return words.contains("intel") ? "Intel" : words.contains("apple") ? "Apple" : "";
    }

    private static OptionalDouble positive(double value) {
        return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    @Override public void close() {
        nvml.close();
        if (sessions != null) sessions.forEach(session -> session.stats.close());
        sessions = null;
    }
}
