package app.hearth.engine.scheduling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which jobs run now (client/cpu_sched.cpp, protocol note 8.3): those at risk of their deadline first, by deadline; then those whose turn is
 * not over; then the networks that recently had least for their share. Jobs for cards go before others: they leave the processor alone.
 * One whose deadline is past has nothing left to save and waits for its turn, else a network with such jobs would starve the others.
 */
public final class Chooser {
    /** A turn: cpu_scheduling_period_minutes is 60 by default. */
    public static final double SLICE_SECONDS = 3600;

    private Chooser() {}

    /**
     * What may be used.
     *
     * @param memory   bytes for all jobs together
     * @param gpus     cards by type
     * @param cardsOff those of them that no job may use, by type and number as in {@code NVIDIA 1}
     * @param startNew whether jobs that have not begun may start
     */
    public record Limits(int cores, long memory, Map<String, Integer> gpus, Set<String> cardsOff, boolean startNew) {
        public Limits {
            gpus = Map.copyOf(gpus);
            cardsOff = Set.copyOf(cardsOff);
        }
    }

    /**
     * Chooses.
     *
     * @param late jobs at risk
     * @return jobs to run with the cards they get, most important first
     */
    public static Map<String, List<Integer>> choose(Collection<Job> jobs, Collection<Source> sources, Set<String> late, Limits limits) {
        var room = new Room(limits.cores(), limits.memory(), limits.gpus(), limits.cardsOff());
        var chosen = new LinkedHashMap<String, List<Integer>>();
        var rest = new ArrayList<Job>();
        var urgent = new ArrayList<Job>();
        var always = new ArrayList<Job>();
        var priorities = new Priorities(sources);
        for (var job : jobs) {
            if (!limits.startNew() && !job.begun() && !job.inMemory()) continue;
            if (job.always()) always.add(job);
            else if (late.contains(job.id()) && job.deadline() > 0) urgent.add(job);
            else rest.add(job);
        }
        runAlways(always, room, chosen, priorities);
        urgent.sort(Comparator.comparingDouble(Job::deadline).thenComparing(job -> !job.inMemory()).thenComparingLong(Job::received));
        urgent.forEach(job -> place(job, room, chosen, priorities));
        for (boolean cards : new boolean[] {true, false}) {
            var kind = rest.stream().filter(job -> job.usesGpu() == cards).toList();
            kind.stream().filter(Job::turn).sorted(Comparator.comparingDouble(Job::cpus).reversed().thenComparingLong(Job::received))
                    .forEach(job -> place(job, room, chosen, priorities));
            var others = kind.stream().filter(job -> !job.turn()).toList();
            // What would begin now and come to nothing before sharing ends waits for what would not, of whichever network that is.
            takeTurns(others.stream().filter(Chooser::worthwhile).toList(), room, chosen, priorities);
            takeTurns(others.stream().filter(job -> !worthwhile(job)).toList(), room, chosen, priorities);
        }
        return chosen;
    }

    private static boolean worthwhile(Job job) {
        return job.fits() || job.begun() || job.inMemory();
    }

    /** One of each network: they hardly use the processor, and a hundred of them would all the same (protocol note 8.6). */
    private static void runAlways(List<Job> jobs, Room room, Map<String, List<Integer>> chosen, Priorities priorities) {
        var served = new HashSet<String>();
        jobs.stream().sorted(Comparator.comparing((Job job) -> !job.inMemory()).thenComparing(job -> !job.begun()).thenComparingLong(Job::received)
                .thenComparing(Job::id)).forEach(job -> {
                    if (!served.contains(job.project()) && place(job, room, chosen, priorities)) served.add(job.project());
                });
    }

    private static void takeTurns(List<Job> jobs, Room room, Map<String, List<Integer>> chosen, Priorities priorities) {
        var queues = new HashMap<String, java.util.Iterator<Job>>();
        jobs.stream().sorted(Comparator.comparing((Job job) -> !job.inMemory()).thenComparing(job -> !job.begun()).thenComparing(job -> !job.fits())
                        .thenComparingLong(Job::received).thenComparing(Job::id))
                .collect(java.util.stream.Collectors.groupingBy(Job::project)).forEach((project, queue) -> queues.put(project, queue.iterator()));
        while (!queues.isEmpty()) {
            String project = queues.keySet().stream().max(Comparator.comparingDouble(priorities::of).thenComparing(Comparator.reverseOrder())).orElseThrow();
            place(queues.get(project).next(), room, chosen, priorities);
            if (!queues.get(project).hasNext()) queues.remove(project);
        }
    }

    private static boolean place(Job job, Room room, Map<String, List<Integer>> chosen, Priorities priorities) {
        var devices = room.place(job);
        if (devices.isEmpty()) return false;
        chosen.put(job.id(), devices.get());
        if (!job.always()) priorities.use(job.project(), job.instances(), SLICE_SECONDS);
        return true;
    }
}
