package app.hearth.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Looks at the machine at a steady pace on a thread of its own. Listeners are told on that thread and must only hand
 * over. A look that fails is skipped; the time it leaves out shows as a gap in {@link #history}.
 */
public final class Sampler implements AutoCloseable {
    /** Long enough that the system's counters, in steps of 10 ms, say something. */
    private static final Duration FIRST_AFTER = Duration.ofMillis(250);
    private final Probe probe;
    private final Duration pace;
    private final Supplier<Set<Long>> taskRoots;
    private final List<Consumer<Reading>> listeners = new CopyOnWriteArrayList<>();
    private final History history;
    private final ProblemLog problems = new ProblemLog(LoggerFactory.getLogger(Sampler.class));
    private volatile Reading latest;
    private ScheduledExecutorService clock;
    private boolean closed;

    /**
     * @param probe     closed with the sampler
     * @param pace      time between two looks
     * @param taskRoots process ids of the tasks' first processes, asked on the sampler's thread
     */
    public Sampler(Probe probe, Duration pace, Supplier<Set<Long>> taskRoots) {
        this.probe = probe;
        this.pace = pace;
        this.taskRoots = taskRoots;
        this.history = new History(pace);
    }

    /** Begins, once; the first reading follows a quarter of a second later, as load is a difference. After {@link #close} nothing begins. */
    public synchronized void start() {
        if (clock != null || closed) return;
        clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("monitor").daemon().factory());
        clock.execute(this::sample);
        clock.scheduleWithFixedDelay(this::sample, Math.min(FIRST_AFTER.toMillis(), pace.toMillis()), pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The newest reading; empty before the first. Its {@code at} tells how old it is. */
    public Optional<Reading> latest() {
        return Optional.ofNullable(latest);
    }

    /** Load of the last {@value History#CAPACITY} readings, oldest first. */
    public List<History.Point> history() {
        return history.points();
    }

    /** Tells {@code listener} every reading from now on, until the handle is closed. */
    public Subscription subscribe(Consumer<Reading> listener) {
        Consumer<Reading> own = listener::accept; // its own identity: the same listener may come twice
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /** Does not wait: a driver that hangs must not keep the app from leaving. */
    @Override public synchronized void close() {
        closed = true;
        if (clock == null) return;
        clock.execute(this::closeProbe); // on the thread that uses it
        clock.shutdown();
        clock = null;
    }

    /** One look, on the caller's thread. */
    void sample() {
        try {
            probe.read(taskRoots.get()).ifPresent(this::publish);
        } catch (RuntimeException | LinkageError e) {
            problems.report("Skipped a reading", e); // let through it would end the schedule in silence
        }
    }

    private void publish(Reading reading) {
        latest = reading;
        history.add(reading);
        for (var listener : listeners) {
            try {
                listener.accept(reading);
            } catch (RuntimeException e) {
                problems.report("A listener failed on a reading", e);
            }
        }
    }

    private void closeProbe() {
        try {
            probe.close();
        } catch (RuntimeException | LinkageError e) {
            problems.report("Could not close the probe", e);
        }
    }

    /** Ends a subscription; safe to repeat. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override void close();
    }
}
