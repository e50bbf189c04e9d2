package app.hearth.engine.execution;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds tasks to an amount of processor time by stopping and continuing their processes in short slices, measured by the
 * time they really used ({@link Slices}). Its thread sleeps for ever while nothing is to be limited.
 */
public final class Governor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Governor.class);
    private static final long AFTER_FAILURE = 100_000_000;

    private record Wish(List<TaskProcess> tasks, double totalCores) {}

    private final Thread thread = Thread.ofPlatform().name("governor").daemon().unstarted(this::loop);
    private final Slices<TaskProcess> slices = new Slices<>(new Slices.Tasks<>() {
        @Override public long cpuNanos(TaskProcess task) {
            return task.cpuNanos();
        }

        @Override public void rest(TaskProcess task, boolean rest) {
            task.rest(rest);
        }
    }, Native.COARSE_CLOCKS);
    private final Freeze freeze;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final GpuSlices gpus = new GpuSlices();
    /** Of its thread alone: the wish that was taken up, and whether everything was frozen since. */
    private Wish done;
    private boolean stoodStill;
    private volatile Wish wish = new Wish(List.of(), 1);
    private volatile boolean closed;

    /** @param launcher whose processes {@link #freezeAll} freezes, named to the governor or not */
    public Governor(TaskLauncher launcher) {
        this.freeze = launcher.freeze();
    }

    /** Starts its thread; once. */
    public void start() {
        thread.start();
    }

    /**
     * The tasks that run now, and the processor time that they may use together. One that waits leaves its part to the
     * others. A task no longer named may go on unless it is held: hold it first.
     *
     * @param totalCores seconds of processor time a second, above 0; at the number of processors nothing is limited
     */
    public void govern(Collection<TaskProcess> tasks, double totalCores) {
        if (!(totalCores > 0)) throw new IllegalArgumentException("cores must be above 0, was " + totalCores);
        tasks.forEach(freeze::add);
        wish = new Wish(List.copyOf(tasks), totalCores);
        LockSupport.unpark(thread);
    }

    /**
     * The tasks that run on graphics cards now, and the time that these may work.
     *
     * @param percent 0..100
     */
    public void governGpus(Collection<TaskProcess> tasks, int percent) {
        gpus.share(tasks, percent);
    }

    /** Stops every task process at once, before this returns; one started later begins stopped. Any thread; safe to repeat. */
    public void freezeAll() {
        freeze.set(true);
    }

    /** Ends {@link #freezeAll}. What is held stays held. Any thread; safe to repeat. */
    public void thawAll() {
        if (!freeze.frozen()) return;
        freeze.set(false);
        LockSupport.unpark(thread);
    }

    private void loop() {
        boolean failing = false;
        while (!closed) {
            try {
                turn();
                failing = false;
            } catch (RuntimeException e) { // a thread that ended here would leave all tasks without limits
                if (!failing) LOG.error("The limits of tasks could not be kept for a moment; it is tried again", e);
                failing = true;
                done = null;
                LockSupport.parkNanos(this, AFTER_FAILURE);
            }
        }
    }

    private void turn() {
        if (freeze.frozen()) {
            stoodStill = true;
            LockSupport.park(this);
            return;
        }
        var wanted = wish;
        long now = System.nanoTime();
        if (stoodStill) slices.skip(now);
        stoodStill = false;
        if (!wanted.equals(done)) {
            boolean unlimited = wanted.totalCores() >= processors;
            slices.assign(unlimited ? List.of() : wanted.tasks(), wanted.totalCores(), now);
            done = wanted;
        }
        long next = slices.act(now);
        if (next == Long.MAX_VALUE) LockSupport.park(this);
        else LockSupport.parkNanos(this, Math.max(1, next - System.nanoTime()));
    }

    @Override public void close() {
        closed = true;
        gpus.close();
        LockSupport.unpark(thread);
    }
}
