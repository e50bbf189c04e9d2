package app.hearth.engine.execution;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of several tasks may run when, so that all of them together use processor time at a given rate: the governor's
 * arithmetic, without a clock and without processes. For one thread.
 *
 * <p>Each task has a balance of processor time, which grows with the clock at the task's part of the rate and falls by
 * what the task really used. Once a period, each task at a moment of its own, it may use its balance and what the coming
 * period will bring, and then it rests. What was used too much or too little is in the balance of the next period, so the
 * long-run mean is exact.
 *
 * <p>The clock of a running process lags: Linux brings it up to date when the process leaves the processor and at timer
 * ticks (kernel/sched/cputime.c, thread_group_cputime: the caller's own threads only). So a slice ends by the wall
 * clock, at the speed that the task showed before, and is settled when the task rests. Nanoseconds throughout; rates in cores.
 */
final class Slices<T> {
    /** One on and off of a task: under the goal of 100 ms with room for a late wake. Shorter costs more, 0.2 ms for each. */
    static final long PERIOD = 72_000_000;
    /** Less than this is not worth waking a task for; it is kept for the next period. */
    static final long SMALLEST_GRANT = 400_000;
    /**
     * Every period has at least this part of its even run and of its even rest, so that none grows by what another was too
     * long or too short: that is worked off over several.
     */
    static final double LEAST_OF_BOTH = 0.5;
    /** Only where its even run is as long as this, for the governor's thread is woken late. */
    static final long WORTH_RUNNING = 1_400_000;
    /** A rest that came too late to fit into its period still lasts this long: the clock of a resting process is exact. */
    static final long SHORTEST_REST = 1_000_000;
    /** Where the clocks of resting processes go in steps too, a task's speed is told from at least two of them: Windows, 64 Hz. */
    static final long TWO_COARSE_STEPS = 31_250_000;
    /** A running process's clock may be this far behind: one tick of the slowest usual kernel, CONFIG_HZ=100. */
    static final long LAG = 10_000_000;
    /** A task that mostly waits is looked at this often, so that it cannot run for long unnoticed when it wakes. */
    static final long WATCH = 12_500_000;
    /** A running task is looked at no more often than this. */
    private static final long SHORTEST_LOOK = 500_000;
    /** A slice ends when less than this is left of it. */
    private static final long SPARED = 125_000;
    /** Debt is remembered this far: after the governor itself was held up, tasks are not silent for ever. */
    static final long MOST_OWED = 2_000_000_000;
    /** A task is thought to want this much more than it took while it might, so that it can grow. */
    private static final double HEADROOM = 1.25;
    /** The least part of an even share that a waiting task keeps, so that it is noticed when it wakes. */
    private static final double LEAST_PART = 0.02;
    private static final double SLOWEST = 0.01;
    /** A task that used this part of the time it had is trusted to use it again; others are looked at while they run. */
    private static final double MOSTLY_BUSY = 0.5;

    /** A task so near to its part is held to it: less may be a moment's, and a rest left out would be a period of double length. */
    private static final double NEARLY = 0.97;

    /** The tasks as the arithmetic sees them. */
    interface Tasks<T> {
        /** Processor time used so far, never falling. */
        long cpuNanos(T task);

        /** Stops a task or lets it go on; repeated calls change nothing. */
        void rest(T task, boolean rest);
    }

    private final Tasks<T> outside;
    private final long learnFrom;
    private Map<T, Slice<T>> slices = new LinkedHashMap<>();
    private double cores;
    private long nextPlan;
    private long assigned;
    /** Balance below zero of tasks that are no longer here; the next ones start with it. */
    private double leftOwing;

    /** @param coarse whether the clock of a resting process goes in steps of milliseconds */
    Slices(Tasks<T> outside, boolean coarse) {
        this.outside = outside;
        this.learnFrom = coarse ? TWO_COARSE_STEPS : 1;
    }

    private static final class Slice<T> {
        private final T task;
        private double rate;
        private double balance;
        private long credited;
        private long used;
        private double grant;
        private long start;
        private long begun;
        private long usedAtBegin;
        private long rested;
        private boolean resting;
        /** Cores used while it might run, as last seen. */
        private double speed = 1;
        /** What it ran and used since its speed was last told. */
        private long ran;
        private long usedMeanwhile;
        private long next;

        private Slice(T task, long used, long now) {
            this.task = task;
            this.used = used;
            this.credited = now;
        }

        private boolean busy() {
            return speed >= MOSTLY_BUSY;
        }

        /** Whether it would use its part or more if it never rested. */
        private boolean limited() {
            return speed > NEARLY * rate;
        }

        private void credit(long now) {
            balance += rate * (now - credited);
            credited = now;
        }
    }

    /** The tasks from now on, and the rate of all together. A task no longer named may go on unless something else stops it. */
    void assign(Collection<T> tasks, double totalCores, long now) {
        slices.values().forEach(slice -> settle(slice, now));
        boolean same = List.copyOf(slices.keySet()).equals(List.copyOf(tasks));
        if (slices.isEmpty()) leftOwing = Math.min(0, leftOwing + cores * (now - assigned));
        assigned = now;
        cores = totalCores;
        if (!same) replace(tasks, now);
        plan(now);
        for (var slice : slices.values()) begin(slice, now, 0);
    }

    private void replace(Collection<T> tasks, long now) {
        var before = slices;
        slices = new LinkedHashMap<>();
        for (var task : tasks) {
            var known = before.remove(task);
            slices.put(task, known != null ? known : new Slice<>(task, outside.cpuNanos(task), now));
        }
        for (var left : before.values()) {
            leftOwing += Math.min(0, left.balance);
            outside.rest(left.task, false);
        }
        int place = 0;
        for (var slice : slices.values()) {
            slice.balance += leftOwing / slices.size();
            slice.start = now + PERIOD * ++place / slices.size(); // apart from each other, so that the load is even
        }
        if (!slices.isEmpty()) leftOwing = 0;
    }

    /** Goes on after everything stood still: the time until now brings nothing. */
    void skip(long now) {
        for (var slice : slices.values()) {
            slice.credited = now;
            slice.next = now;
        }
    }

    /** Does all that is due, and says when to come again; {@link Long#MAX_VALUE} if there is nothing to do. */
    long act(long now) {
        if (slices.isEmpty()) return Long.MAX_VALUE;
        if (now >= nextPlan) plan(now);
        long next = Long.MAX_VALUE;
        for (var slice : slices.values()) {
            if (now >= slice.next) look(slice, now);
            next = Math.min(next, slice.next);
        }
        return next;
    }

    private void look(Slice<T> slice, long now) {
        if (!slice.resting && slice.busy() && (now < slice.start || slice.limited())) {
            rest(slice, now);
        } else if (now >= slice.start) {
            settle(slice, now);
            learn(slice, now);
            slice.start += (1 + (now - slice.start) / PERIOD) * PERIOD;
            double even = slice.rate * PERIOD;
            boolean everyTime = slice.busy() && even >= WORTH_RUNNING * slice.speed;
            begin(slice, now, everyTime ? Math.max(SMALLEST_GRANT, LEAST_OF_BOTH * even) : 0);
        } else if (slice.resting) {
            slice.next = slice.start;
        } else {
            settle(slice, now);
            double unseen = Math.min(LAG, now - slice.begun) * slice.speed;
            double remaining = slice.grant - (slice.used - slice.usedAtBegin);
            if (remaining - unseen < SPARED) rest(slice, now);
            else slice.next = nextLook(slice, now, remaining);
        }
    }

    private static long nextLook(Slice<?> slice, long now, double remaining) {
        long most = !slice.busy() ? WATCH : Long.MAX_VALUE / 2;
        return Math.min(slice.start, now + Math.clamp((long) (remaining / Math.max(SLOWEST, slice.speed)), SHORTEST_LOOK, most));
    }

    private void settle(Slice<T> slice, long now) {
        long used = outside.cpuNanos(slice.task);
        slice.credit(now);
        slice.balance -= used - slice.used;
        slice.used = used;
    }

    private void learn(Slice<?> slice, long now) {
        slice.ran += (slice.resting ? slice.rested : now) - slice.begun;
        slice.usedMeanwhile += slice.used - slice.usedAtBegin;
        if (slice.ran < learnFrom) return;
        // At most so much more at once: what ran unnoticed while the governor was held up is no speed.
        slice.speed = (slice.speed + Math.min((double) slice.usedMeanwhile / slice.ran, Math.max(1, 2 * slice.speed))) / 2;
        slice.ran = 0;
        slice.usedMeanwhile = 0;
    }

    /** @param least what it may use at least; 0 where that may be nothing */
    private void begin(Slice<T> slice, long now, double least) {
        // Time not used in a period may be made up for in the next one, and no later: no burst after a wait or a gap.
        slice.balance = Math.clamp(slice.balance, -MOST_OWED, Math.max(slice.rate * PERIOD, SMALLEST_GRANT));
        slice.begun = now;
        slice.usedAtBegin = slice.used;
        double left = slice.start - now;
        double even = slice.rate * left;
        slice.grant = Math.max(least, slice.balance + even);
        if (slice.limited()) slice.grant = Math.min(slice.grant, even + (1 - LEAST_OF_BOTH) * (slice.speed * left - even));
        if (slice.grant < SMALLEST_GRANT) {
            rest(slice, now);
            return;
        }
        slice.resting = false;
        outside.rest(slice.task, false);
        slice.next = nextLook(slice, now, slice.grant);
    }

    private void rest(Slice<T> slice, long now) {
        slice.resting = true;
        slice.rested = now;
        outside.rest(slice.task, true);
        slice.next = Math.max(slice.start, now + SHORTEST_REST);
    }

    private void plan(long now) {
        nextPlan = now + PERIOD;
        double[] demands = new double[slices.size()];
        int place = 0;
        for (var slice : slices.values()) demands[place++] = HEADROOM * slice.speed;
        double[] rates = fill(cores, demands);
        place = 0;
        for (var slice : slices.values()) {
            slice.credit(now);
            slice.rate = rates[place++];
        }
    }

    /**
     * Parts of a whole, as even as the demands allow: who wants less than an even part leaves the rest of it to the others.
     * What nobody wants is given to all alike, so the parts always make the whole.
     */
    static double[] fill(double whole, double[] demands) {
        int open = demands.length;
        double least = LEAST_PART * whole / open;
        double left = whole;
        double[] parts = new double[open];
        boolean[] content = new boolean[open];
        for (boolean found = true; found && open > 0; ) { // plain loops: this runs too seldom to be compiled well
            found = false;
            double even = left / open;
            for (int i = 0; i < parts.length; i++) {
                double want = Math.max(least, demands[i]);
                if (content[i] || want > even) continue;
                content[i] = found = true;
                parts[i] = want;
                left -= want;
                open--;
            }
        }
        for (int i = 0; i < parts.length; i++) {
            if (!content[i]) parts[i] = left / open;
            else if (open == 0) parts[i] += left / parts.length;
        }
        return parts;
    }
}
