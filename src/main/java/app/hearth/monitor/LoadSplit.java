package app.hearth.monitor;

import app.hearth.monitor.Reading.Core;
import app.hearth.monitor.Reading.Cpu;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Splits the load between Hearth's tasks and everything else. The tasks' part is measured (their own processor time);
 * where on the cores it fell is inferred from the time of lowered priority, since tasks run at the lowest, and scaled
 * so that the cores add up to what was measured.
 */
final class LoadSplit {
    private LoadSplit() {}

    /**
     * @param taskSeconds processor time the tasks used in between
     * @param seconds     time in between, more than 0
     */
    static Cpu between(String model, CoreTicks before, CoreTicks now, double taskSeconds, double seconds) {
        int cores = now.cores();
        var busy = now.busySince(before);
        double taskCores = Math.clamp(taskSeconds / seconds, 0, cores);
        var shared = spread(taskCores, now.niceSince(before), busy);
        double yours = Math.max(0, Arrays.stream(busy).sum() - taskCores) / cores;
        var each = new ArrayList<Core>(cores);
        for (int core = 0; core < cores; core++) each.add(new Core(shared[core], Math.max(0, busy[core] - shared[core])));
        return new Cpu(model, taskCores / cores, Math.min(yours, 1 - taskCores / cores), each);
    }

    /**
     * Lays {@code amount} over the cores: first by {@code weights} and not above what is busy, then over what else is
     * busy, and what the system's coarser counters missed over what is left of the cores.
     */
    static double[] spread(double amount, double[] weights, double[] busy) {
        var laid = new double[busy.length];
        var whole = new double[busy.length];
        Arrays.fill(whole, 1);
        double left = fill(amount, weights, busy, laid);
        left = fill(left, room(busy, laid), busy, laid);
        fill(left, room(whole, laid), whole, laid);
        return laid;
    }

    /** Fills up by weight, no core above its cap, and returns what found no place. */
    private static double fill(double amount, double[] weights, double[] caps, double[] laid) {
        double left = amount;
        for (int round = 0; round <= weights.length && left > 1e-9; round++) { // each round fills a core or ends
            double open = 0;
            for (int core = 0; core < laid.length; core++) if (laid[core] < caps[core]) open += weights[core];
            if (open <= 0) break;
            double share = left / open;
            for (int core = 0; core < laid.length; core++) {
                double more = Math.min(caps[core] - laid[core], weights[core] * share);
                if (more <= 0) continue;
                laid[core] += more;
                left -= more;
            }
        }
        return Math.max(0, left);
    }

    private static double[] room(double[] caps, double[] laid) {
        var room = new double[caps.length];
        for (int core = 0; core < caps.length; core++) room[core] = Math.max(0, caps[core] - laid[core]);
        return room;
    }
}
