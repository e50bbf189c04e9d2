package app.hearth.monitor.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * A value that may be a little old, so that who asks never waits: asking starts a look in the background when the value is
 * older than the pace. Looks never overlap. Threads: any.
 */
public final class Refreshed<T> {
    private final long pace;
    private final Supplier<T> look;
    private final LongSupplier nanoClock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final CountDownLatch looked = new CountDownLatch(1);
    private volatile Known<T> known;

    private record Known<T>(T value, long nanos) {}

    /** @param first what is said until the first look has ended; that look begins with the first question */
    public Refreshed(Duration pace, T first, Supplier<T> look) {
        this(pace, first, look, System::nanoTime);
    }

    Refreshed(Duration pace, T first, Supplier<T> look, LongSupplier nanoClock) {
        this.pace = pace.toNanos();
        this.look = look;
        this.nanoClock = nanoClock;
        known = new Known<>(first, nanoClock.getAsLong() - this.pace);
    }

    /** The newest value known. */
    public T get() {
        var now = known;
        if (nanoClock.getAsLong() - now.nanos >= pace && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("session-look").start(this::lookAndFree);
        }
        return now.value;
    }

    /** Starts the first look and waits for its end, but no longer than {@code patience}. */
    public void begin(Duration patience) {
        get();
        try {
            looked.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // then what is said first stands a little longer
        }
    }

    /** Looks at once, on the caller's thread; for the background only. */
    public T now() {
        var value = look.get();
        known = new Known<>(value, nanoClock.getAsLong());
        return value;
    }

    private void lookAndFree() {
        try {
            now();
        } catch (RuntimeException | LinkageError e) {
            known = new Known<>(known.value, nanoClock.getAsLong()); // not at once again
            LoggerFactory.getLogger(Refreshed.class).debug("A look failed", e);
        } finally {
            looking.set(false);
            looked.countDown();
        }
    }
}
