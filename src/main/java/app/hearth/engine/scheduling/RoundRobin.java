package app.hearth.engine.scheduling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What would happen if networks just took turns by their shares (client/rr_sim.cpp, protocol note 8.3, 8.5): which jobs would miss their
 * deadline, and how long each kind of processor has work.
 *
 * @param late jobs that would be done too late
 * @param loads by kind of processor
 */
public record RoundRobin(Set<String> late, Map<String, Load> loads) {
    /** A job is at risk when it would end within so much of the time before its deadline. */
    private static final double MARGIN = 1.1;
    private static final double NOTHING = 1e-3;
    private static final long ENDLESS = Long.MAX_VALUE;
    /** So far a network's queue is searched for what still fits beside what has its place. */
    private static final int LOOKED_AT = 50;

    public RoundRobin {
        late = Set.copyOf(late);
        loads = Map.copyOf(loads);
    }

    /**
     * How far work reaches.
     *
     * @param saturated seconds until an instance has nothing to do
     * @param shortfall idle seconds of instances, all together, within the time that was asked for
     * @param idle      instances without work now
     * @param late      seconds that all instances are busy with jobs at risk
     */
    public record Load(double saturated, double shortfall, double idle, double late) {}

    private static final class Left {
        final Job job;
        double seconds;

        Left(Job job, double availability) {
            this.job = job;
            this.seconds = Math.max(job.secondsLeft(), NOTHING) / availability;
        }
    }

    /**
     * Runs the simulation.
     *
     * @param gpus         cards by type
     * @param availability part of the time that computing is possible, above 0 to 1
     * @param horizon      seconds for which work is wanted
     */
    public static RoundRobin simulate(Collection<Job> jobs, Collection<Source> sources, int cores, Map<String, Integer> gpus,
                                      double availability, double horizon) {
        var queues = new LinkedHashMap<String, Map<String, Deque<Left>>>();
        jobs.stream().filter(job -> !job.always()).sorted(Comparator.comparing((Job job) -> !job.begun()).thenComparingLong(Job::received))
                .forEach(job -> queues.computeIfAbsent(job.kind(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(job.project(), _ -> new ArrayDeque<>()).add(new Left(job, availability)));
        var priorities = new Priorities(sources);
        var meters = new HashMap<String, Meter>();
        meters.put(Job.CPU, new Meter(cores));
        gpus.forEach((type, count) -> meters.put(type, new Meter(count)));
        var late = new HashSet<String>();
        double now = 0;
        while (true) {
            var room = new Room(cores, ENDLESS, gpus, Set.of());
            var active = pick(queues, priorities.copy(), room);
            if (active.isEmpty()) break;
            double step = active.stream().mapToDouble(left -> left.seconds).min().orElseThrow();
            for (var meter : meters.entrySet()) meter.getValue().pass(now, step, room.idle(meter.getKey()), horizon);
            now += step;
            for (var left : active) {
                left.seconds -= step;
                priorities.use(left.job.project(), left.job.instances(), step);
                if (left.seconds > NOTHING / 2) continue;
                queues.get(left.job.kind()).get(left.job.project()).remove(left);
                if (now * MARGIN > left.job.deadline()) {
                    late.add(left.job.id());
                    meters.get(left.job.kind()).late += left.job.secondsLeft() / availability * left.job.instances();
                }
            }
        }
        double end = now;
        var loads = new HashMap<String, Load>();
        meters.forEach((kind, meter) -> loads.put(kind, meter.end(end, horizon)));
        return new RoundRobin(late, loads);
    }

    private static List<Left> pick(Map<String, Map<String, Deque<Left>>> queues, Priorities priorities, Room room) {
        var picked = new ArrayList<Left>();
        for (var kind : queues.entrySet()) {
            if (!kind.getKey().equals(Job.CPU)) pick(kind.getValue(), priorities, room, picked);
        }
        var cpu = queues.get(Job.CPU);
        if (cpu != null) pick(cpu, priorities, room, picked);
        return picked;
    }

    private static void pick(Map<String, Deque<Left>> queues, Priorities priorities, Room room, List<Left> picked) {
        var next = new HashMap<String, Iterator<Left>>();
        queues.forEach((project, queue) -> {
            if (!queue.isEmpty()) next.put(project, queue.iterator());
        });
        while (!next.isEmpty()) {
            String project = next.keySet().stream().max(Comparator.comparingDouble(priorities::of).thenComparing(Comparator.reverseOrder())).orElseThrow();
            var left = fitting(next.get(project), room);
            // A kind of card that is gone leaves its jobs waiting; they are no work for now.
            if (left.isEmpty()) {
                next.remove(project);
                continue;
            }
            picked.add(left.get());
            priorities.use(project, left.get().job.instances(), Chooser.SLICE_SECONDS);
            if (!next.get(project).hasNext()) next.remove(project);
        }
    }

    /** The next that has room: were a large one to hold up all behind it, processors would seem idle and more work be fetched for them. */
    private static Optional<Left> fitting(Iterator<Left> queue, Room room) {
        for (int looked = 0; looked < LOOKED_AT && queue.hasNext(); looked++) {
            var left = queue.next();
            if (room.place(left.job).isPresent()) return Optional.of(left);
        }
        return Optional.empty();
    }

    private static final class Meter {
        private final double instances;
        private double saturated = -1;
        private double shortfall;
        private double idleNow = -1;
        private double late;

        Meter(double instances) {
            this.instances = instances;
        }

        void pass(double now, double step, double idle, double horizon) {
            if (idleNow < 0) idleNow = idle;
            if (idle > NOTHING && saturated < 0) saturated = now;
            shortfall += idle * Math.max(Math.min(now + step, horizon) - now, 0);
        }

        Load end(double now, double horizon) {
            pass(now, Math.max(horizon - now, 0), instances, horizon);
            return new Load(saturated < 0 ? now : saturated, shortfall, idleNow, instances > 0 ? late / instances : 0);
        }
    }
}
