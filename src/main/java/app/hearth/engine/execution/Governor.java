package app.hearth.engine.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds running tasks to a share of the processor by freezing them in short slices, measured by the CPU time they
 * really used. Each task has a balance of time it may use: it grows with the clock at the allowed rate, falls with use,
 * and a task without balance stays frozen. Tasks start their slices apart from each other, so the load is even.
 */
public final class Governor implements AutoCloseable {
    /** One look; a period of running and resting is at most a few of them, well under the 100 ms that fans notice. */
    private static final long SLICE_NANOS = 10_000_000;
    /** Unused allowance is forgotten beyond this: a task that waited for the disk gets no burst. */
    private static final double MOST_SAVED_NANOS = 30_000_000;
    /** Debt is remembered this far, so that start-up threads do not buy a long silence. */
    private static final double MOST_OWED_NANOS = 2_000_000_000;

    private final Thread thread = Thread.ofPlatform().name("governor").daemon().unstarted(this::loop);
    private volatile List<TaskProcess> running = List.of();
    private volatile double share = 1;
    private volatile boolean closed;

    /** Starts its thread; once. */
    public void start() {
        thread.start();
    }

    /**
     * The tasks that run now and the share of one core that each may use. A task no longer named is left as it is:
     * hold it first.
     *
     * @param cpuShare 0 &lt; share ≤ 1
     */
    public void govern(Collection<TaskProcess> tasks, double cpuShare) {
        if (!(cpuShare > 0 && cpuShare <= 1)) throw new IllegalArgumentException("share must be in (0, 1], was " + cpuShare);
        share = cpuShare;
        running = List.copyOf(tasks);
        LockSupport.unpark(thread);
    }

    private void loop() {
        Map<TaskProcess, Balance> balances = new IdentityHashMap<>();
        long before = System.nanoTime();
        while (!closed) {
            var tasks = running;
            double rate = share;
            long now = System.nanoTime();
            balances.keySet().retainAll(new ArrayList<>(tasks));
            int index = 0;
            for (var task : tasks) {
                int place = index++;
                var balance = balances.computeIfAbsent(task, _ -> new Balance(task.cpuNanos(), place * SLICE_NANOS * rate / 2));
                if (rate >= 1) task.rest(false);
                else step(task, balance, now - before, rate);
            }
            before = now;
            if (tasks.isEmpty() || rate >= 1) LockSupport.park(this);
            else LockSupport.parkNanos(this, SLICE_NANOS);
            if (tasks.isEmpty() || rate >= 1) before = System.nanoTime();
        }
    }

    private static void step(TaskProcess task, Balance balance, long elapsed, double rate) {
        long used = task.cpuNanos();
        balance.nanos += elapsed * rate - (used - balance.used);
        balance.nanos = Math.clamp(balance.nanos, -MOST_OWED_NANOS, MOST_SAVED_NANOS);
        balance.used = used;
        task.rest(balance.nanos <= 0);
    }

    @Override public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private static final class Balance {
        private long used;
        private double nanos;

        Balance(long used, double nanos) {
            this.used = used;
            this.nanos = nanos;
        }
    }
}
