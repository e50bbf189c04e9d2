package app.hearth.homenet;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the network's step on one thread: soon when asked, as each request of a computer does, and by itself for what only time
 * brings (deadlines of days, checks tried again after ten seconds and more, clearing away). That can wait a little: half a
 * dozen queries a second were a quarter of a percent of a core.
 */
final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private static final long PERIOD_SECONDS = 10;

    private final Runnable step;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("homenet").daemon().factory());

    Ticker(Runnable step) {
        this.step = step;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::run, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    /** Several wishes while a step runs become one. */
    void soon() {
        if (!asked.compareAndSet(false, true)) return;
        try {
            thread.execute(() -> {
                asked.set(false);
                run();
            });
        } catch (RejectedExecutionException closing) {
            LOG.debug("No step any more");
        }
    }

    private void run() {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("A step of the home network failed and is tried again", e); // let through, it would end the schedule
        }
    }

    @Override public void close() {
        Ending.of(thread);
    }
}
