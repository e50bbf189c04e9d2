package app.hearth.monitor;

import java.util.Arrays;

/**
 * Counters of processor time for each logical core, all in the same unit, whichever the system has. Only differences
 * between two looks mean something. Waiting for a disk and time that a hypervisor took away count as no use.
 */
final class CoreTicks {
    private int cores;
    private long[] busy = new long[0];
    private long[] nice = new long[0];
    private long[] all = new long[0];

    void clear() {
        cores = 0;
    }

    /**
     * Adds the next core.
     *
     * @param busyTicks in use, {@code niceTicks} among them
     * @param niceTicks in use by programs of lowered priority, 0 where the system has no such column
     * @param allTicks  in use or not
     */
    void add(long busyTicks, long niceTicks, long allTicks) {
        if (cores == busy.length) {
            int room = Math.max(8, cores * 2);
            busy = Arrays.copyOf(busy, room);
            nice = Arrays.copyOf(nice, room);
            all = Arrays.copyOf(all, room);
        }
        busy[cores] = busyTicks;
        nice[cores] = niceTicks;
        all[cores] = allTicks;
        cores++;
    }

    int cores() {
        return cores;
    }

    /** Fraction 0..1 of each core in use since {@code before}; 0 where a counter stood still or went back. */
    double[] busySince(CoreTicks before) {
        return fractions(busy, before.busy, before);
    }

    /** Fraction 0..1 of each core in use by programs of lowered priority since {@code before}. */
    double[] niceSince(CoreTicks before) {
        return fractions(nice, before.nice, before);
    }

    private double[] fractions(long[] part, long[] partBefore, CoreTicks before) {
        var fractions = new double[cores];
        for (int core = 0; core < cores; core++) {
            long whole = all[core] - before.all[core];
            long used = part[core] - partBefore[core];
            fractions[core] = whole <= 0 || used <= 0 ? 0 : Math.min(1, (double) used / whole);
        }
        return fractions;
    }
}
