package app.hearth.engine;

import app.hearth.engine.policy.Power;
import java.util.Collection;

/** Shares the electricity of sharing out among tasks: the processor's by the time that each used meanwhile, a card's by the part of it that each has. */
final class EnergyShares {
    /** What was drawn before any task's processor time showed; the next that does takes it. */
    private double waiting;

    /**
     * Adds what was drawn since the last call.
     *
     * @param joules above the computer's rest
     */
    void add(Collection<TaskState> tasks, double joules, Power.Source known) {
        waiting += joules;
        long all = 0;
        for (var task : tasks) all += used(task);
        if (all <= 0) return;
        for (var task : tasks) {
            long used = used(task);
            if (used <= 0) continue;
            task.cpuCounted = task.cpuNanos;
            task.joules += waiting * used / all;
            if (known.compareTo(task.joulesKnown) > 0) task.joulesKnown = known;
        }
        waiting = 0;
    }

    /** Adds what tasks drew on a card that they run on together. */
    static void addCard(Collection<TaskState> tasks, double joules, Power.Source known) {
        double all = tasks.stream().mapToDouble(EnergyShares::part).sum();
        if (!(all > 0)) return;
        for (var task : tasks) {
            task.joules += joules * part(task) / all;
            if (known.compareTo(task.joulesKnown) > 0) task.joulesKnown = known;
        }
    }

    /** Of each of its cards. */
    private static double part(TaskState task) {
        return task.gpus / Math.max(1, task.devices.size());
    }

    private static long used(TaskState task) {
        return task.inMemory ? Math.max(0, task.cpuNanos - task.cpuCounted) : 0;
    }
}
