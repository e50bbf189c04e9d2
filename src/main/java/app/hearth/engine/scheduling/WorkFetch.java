package app.hearth.engine.scheduling;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose work is fetched, and how much (client/work_fetch.cpp, protocol note 8.5): for each kind of processor that is about to run dry the
 * network that recently had least for its share is asked for as much as fills the buffer.
 */
public final class WorkFetch {
    /** A network that only fills gaps is asked for no more than one job for each idle instance. */
    private static final double ONE_JOB = 1;

    private WorkFetch() {}

    /**
     * Work wanted of one kind of processor.
     *
     * @param seconds   of instances
     * @param instances to be filled now
     * @param delay     seconds that all are busy with jobs at risk
     */
    public record Amount(double seconds, double instances, double delay) {}

    /**
     * A network that may be asked.
     *
     * @param able   kinds of processors it may be asked for now
     * @param queued seconds of instances in its jobs at hand
     */
    public record Candidate(Source source, Set<String> able, double queued) {
        public Candidate {
            able = Set.copyOf(able);
        }
    }

    /**
     * What to ask of a network.
     *
     * @param urgent  a reason to contact it; without, it is only asked when it is contacted anyway
     * @param amounts by kind of processor
     */
    public record Ask(boolean urgent, Map<String, Amount> amounts) {
        /** Nothing. */
        public static final Ask NOTHING = new Ask(false, Map.of());

        public Ask {
            amounts = Map.copyOf(amounts);
        }
    }

    /**
     * Plans.
     *
     * @param least seconds of work below which more is fetched
     * @return by network, only those to be asked
     */
    public static Map<String, Ask> plan(RoundRobin outlook, Collection<Candidate> candidates, double least) {
        var priorities = new Priorities(candidates.stream().map(Candidate::source).toList());
        candidates.forEach(candidate -> priorities.use(candidate.source().url(), 1, candidate.queued()));
        var amounts = new HashMap<String, Map<String, Amount>>();
        var urgent = new HashMap<String, Boolean>();
        for (var load : outlook.loads().entrySet()) {
            var able = candidates.stream().filter(candidate -> candidate.able().contains(load.getKey())).map(Candidate::source)
                    .sorted(Comparator.comparingDouble((Source source) -> -priorities.of(source.url())).thenComparing(Source::url)).toList();
            if (able.isEmpty()) continue;
            ask(load.getKey(), load.getValue(), able, least, amounts, urgent);
        }
        var asks = new HashMap<String, Ask>();
        amounts.forEach((url, kinds) -> asks.put(url, new Ask(urgent.getOrDefault(url, false), kinds)));
        return asks;
    }

    private static void ask(String kind, RoundRobin.Load load, List<Source> able, double least, Map<String, Map<String, Amount>> amounts,
                            Map<String, Boolean> urgent) {
        var best = able.getFirst();
        boolean fillsGaps = best.share() <= 0;
        if (load.shortfall() <= 0 || fillsGaps && load.idle() <= 0) return;
        double seconds = fillsGaps ? ONE_JOB * load.idle() : load.shortfall();
        amounts.computeIfAbsent(best.url(), _ -> new HashMap<>()).put(kind, new Amount(Math.max(seconds, 1), load.idle(), load.late()));
        urgent.merge(best.url(), fillsGaps || load.saturated() < least, Boolean::logicalOr);
    }
}
