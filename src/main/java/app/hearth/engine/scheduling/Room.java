package app.hearth.engine.scheduling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is free while jobs are placed. */
final class Room {
    /** A card's job may use up to one processor more than there are: it mostly waits for its card (protocol note 8.3). */
    private static final double MORE_FOR_CARDS = 1;
    private static final double ROUNDING = 1e-6;

    private final int cores;
    private final Map<String, double[]> cards = new HashMap<>();
    private double cpusUsed;
    private long memory;

    Room(int cores, long memory, Map<String, Integer> gpus, Set<String> cardsOff) {
        this.cores = cores;
        this.memory = memory;
        gpus.forEach((type, count) -> {
            var free = new double[count];
            for (int device = 0; device < count; device++) free[device] = cardsOff.contains(type + " " + device) ? 0 : 1;
            cards.put(type, free);
        });
    }

    double idleCpus() {
        return Math.max(cores - cpusUsed, 0);
    }

    double idle(String kind) {
        if (kind.equals(Job.CPU)) return idleCpus();
        double sum = 0;
        for (double free : cards.getOrDefault(kind, new double[0])) sum += free;
        return sum;
    }

    /** Takes the job in if there is room for it: the cards it gets, empty where it gets no room. */
    Optional<List<Integer>> place(Job job) {
        if (job.memory() > memory) return Optional.empty();
        if (job.always()) {
            memory -= job.memory();
            return Optional.of(List.of());
        }
        // One that wants more processors than may be used runs alone: the governor keeps it within its limits.
        double cpus = Math.min(job.cpus(), cores);
        double limit = job.usesGpu() ? cores + MORE_FOR_CARDS : cores;
        if (cpusUsed + cpus > limit + ROUNDING) return Optional.empty();
        var devices = job.usesGpu() ? cardsFor(job) : List.<Integer>of();
        if (job.usesGpu() && devices.isEmpty()) return Optional.empty();
        devices.forEach(device -> cards.get(job.gpuType())[device] -= Math.min(job.gpus(), 1));
        cpusUsed += cpus;
        memory -= job.memory();
        return Optional.of(devices);
    }

    private List<Integer> cardsFor(Job job) {
        double[] free = cards.get(job.gpuType());
        if (free == null) return List.of();
        int wanted = Math.max(1, (int) Math.ceil(job.gpus() - ROUNDING));
        double each = Math.min(job.gpus(), 1);
        // The ones it has: its data lie there.
        if (job.devices().size() == wanted && job.devices().stream().allMatch(device -> device < free.length && free[device] >= each - ROUNDING)) {
            return job.devices();
        }
        var order = new ArrayList<Integer>();
        for (int device = 0; device < free.length; device++) {
            if (free[device] >= each - ROUNDING) order.add(device);
        }
        // The fullest that still has room, so that whole cards stay whole.
        order.sort(java.util.Comparator.comparingDouble(device -> free[device]));
        return order.size() < wanted ? Collections.emptyList() : List.copyOf(order.subList(0, wanted));
    }
}
