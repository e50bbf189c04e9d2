package app.hearth.monitor;

import app.hearth.monitor.Reading.Traffic;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Makes rates from byte counters, one pair for each device. A device that came, went or began counting anew adds nothing
 * to that interval, so a wrapped counter shows no peak.
 */
final class RateMeter implements CounterSink {
    static final Traffic UNKNOWN = new Traffic(OptionalDouble.empty(), OptionalDouble.empty());
    private Map<String, long[]> before = new HashMap<>();
    private Map<String, long[]> now = new HashMap<>();
    private long beforeNanos;

    @Override public void counter(String device, long in, long out) {
        now.put(device, new long[] {in, out});
    }

    /** Bytes a second since the last call; unknown at the first and where no device reported. */
    Traffic traffic(long nanos) {
        double seconds = (nanos - beforeNanos) / 1e9;
        boolean known = !before.isEmpty() && !now.isEmpty() && seconds > 0;
        var traffic = known ? new Traffic(OptionalDouble.of(gained(0) / seconds), OptionalDouble.of(gained(1) / seconds)) : UNKNOWN;
        var spare = before;
        before = now;
        now = spare;
        now.clear();
        beforeNanos = nanos;
        return traffic;
    }

    private double gained(int direction) {
        double sum = 0;
        for (var entry : now.entrySet()) {
            var earlier = before.get(entry.getKey());
            if (earlier != null) sum += Math.max(0, entry.getValue()[direction] - earlier[direction]);
        }
        return sum;
    }
}
