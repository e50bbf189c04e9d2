package app.hearth.engine.scheduling;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose turn it is: the network that recently had least for its share (compute_sched_priority in client/cpu_sched.cpp, protocol note 8.2).
 * Changes while picks are made, so that they alternate.
 */
final class Priorities {
    /** Half of what a network had is forgotten after so long (rec_half_life_days), in seconds. */
    static final double HALF_LIFE = 10 * 86_400.0;
    /** One without a share comes after all that have one. */
    private static final double WITHOUT_SHARE = -2e9;
    /** No share is so small that it is none. */
    private static final double LOWEST = -1e9;
    private static final double LARGEST = 1e12;

    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Double> recent = new HashMap<>();
    private double shares;
    private double all;

    Priorities(Collection<Source> known) {
        for (var source : known) {
            sources.put(source.url(), source);
            recent.put(source.url(), source.recent());
            shares += source.share();
            all += source.recent();
        }
    }

    private Priorities(Priorities from) {
        sources.putAll(from.sources);
        recent.putAll(from.recent);
        shares = from.shares;
        all = from.all;
    }

    Priorities copy() {
        return new Priorities(this);
    }

    /** Higher comes first; at most 0. */
    double of(String url) {
        var source = sources.get(url);
        double part = all > 0 ? recent.getOrDefault(url, 0.0) / all : 0;
        if (source == null || source.share() <= 0) return WITHOUT_SHARE - part;
        return Math.max(-part / (source.share() / shares), LOWEST);
    }

    /** Counts instances that a network uses for so many seconds. */
    void use(String url, double instances, double seconds) {
        double added = Math.min(instances * Math.log(2) * seconds / HALF_LIFE, LARGEST);
        if (!(added > 0)) return; // NaN too: it would poison every comparison
        recent.merge(url, added, Double::sum);
        all += added;
    }
}
