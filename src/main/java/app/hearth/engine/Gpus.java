package app.hearth.engine;

import app.hearth.protocol.Coproc;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Kinds of graphics cards, in the names that networks use. */
final class Gpus {
    private static final Map<String, String> TYPES =
            Map.of("coproc_cuda", "NVIDIA", "coproc_ati", "ATI", "coproc_intel_gpu", "intel_gpu", "coproc_apple_gpu", "apple_gpu");

    private Gpus() {}

    static String type(Coproc coproc) {
        return TYPES.getOrDefault(coproc.block(), coproc.details().getOrDefault("type", coproc.name()));
    }

    /** The counts without those that are switched off; types of which none is left are left out. */
    static Map<String, Integer> usable(Map<String, Integer> counts, Set<String> cardsOff) {
        var usable = new TreeMap<String, Integer>();
        counts.forEach((type, count) -> {
            int on = (int) IntStream.range(0, count).filter(number -> !cardsOff.contains(GraphicsCard.key(type, number))).count();
            if (on > 0) usable.put(type, on);
        });
        return usable;
    }

    /** Whether the cards that it needs are not in this computer: they were when it came (coproc_missing of client/client_types.cpp). */
    static boolean missing(World world, TaskState task) {
        return !task.gpuType.isEmpty() && world.coprocsKnown() && counts(world.coprocs()).getOrDefault(task.gpuType, 0) < task.gpus;
    }

    /** How many of each there are. */
    static Map<String, Integer> counts(List<Coproc> coprocs) {
        var counts = new TreeMap<String, Integer>();
        coprocs.stream().filter(coproc -> coproc.count() > 0).forEach(coproc -> counts.merge(type(coproc), coproc.count(), Integer::sum));
        return counts;
    }
}
