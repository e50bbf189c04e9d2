package app.hearth.rewards;

import app.hearth.rewards.RewardsSnapshot.SourceState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one source on its own schedule and thread, and enters what it tells. */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    /** A source that fails is asked less and less often, but still this often. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final EarningsSource source;
    private final Book book;
    private final InstantSource clock;
    private final Runnable onChange;
    /** Holds an entry when the source is to be asked before its time. */
    private final LinkedBlockingQueue<Boolean> calls = new LinkedBlockingQueue<>(1);
    private volatile SourceState state;
    private volatile Thread thread;
    /** Guarded by this: what is on its way when it is stopped is not entered after. */
    private boolean stopped;

    /** @param fetchedAt when the source was last heard, by the book */
    Follower(EarningsSource source, Book book, Optional<Instant> fetchedAt, InstantSource clock, Runnable onChange) {
        this.source = source;
        this.book = book;
        this.clock = clock;
        this.onChange = onChange;
        this.state = new SourceState(source.name(), source.label(), source.kind(), fetchedAt, Optional.empty(), List.of());
    }

    SourceState state() {
        return state;
    }

    void start() {
        thread = Thread.ofVirtual().name("earnings of " + source.name()).start(this::follow);
    }

    /** Asks now. */
    void call() {
        calls.offer(true);
    }

    void stop() {
        synchronized (this) {
            stopped = true;
        }
        var running = thread;
        if (running != null) running.interrupt();
    }

    /** Waits for the thread's end; whether it came. */
    boolean ended(Duration patience) throws InterruptedException {
        var running = thread;
        return running == null || running.join(patience);
    }

    private void follow() {
        int failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            failures = look() ? 0 : failures + 1;
            if (Thread.currentThread().isInterrupted()) return;
            onChange.run();
            try {
                calls.poll(wait(source.pace(), failures).toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                return; // stopped
            }
        }
    }

    /** Twice the time with each failure in a row. */
    static Duration wait(Duration pace, int failures) {
        var longest = pace.compareTo(LONGEST) > 0 ? pace : LONGEST;
        if (failures > 20) return longest;
        var wait = pace.multipliedBy(1L << failures);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    private boolean look() {
        try {
            var told = source.fetch(book.lastNumber(source.name()));
            var now = clock.instant();
            synchronized (this) {
                if (stopped) return false;
                book.enter(source.name(), told, now);
            }
            state = new SourceState(source.name(), source.label(), source.kind(), Optional.of(now), Optional.empty(), told.facts());
            return true;
        } catch (Exception e) { // any: OkHttp is Kotlin, and an interrupt while it connects comes out undeclared
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            LOG.debug("No earnings from {}", source.name(), e);
            state = new SourceState(source.name(), source.label(), source.kind(), state.fetchedAt(), Optional.of(reason(e)), state.facts());
            return false;
        }
    }

    private String reason(Exception e) {
        boolean ours = e.getClass() == IOException.class && e.getMessage() != null; // others speak of sockets and streams
        return ours ? e.getMessage() : source.label() + " cannot be reached";
    }
}
