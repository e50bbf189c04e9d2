package app.hearth.monitor.presence;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/** A source that only answers when asked: asked once a second while the user is there, and often enough while not. */
final class PolledIdle implements IdleSource {
    private static final Duration WHILE_THERE = IdleClock.THRESHOLD;
    private static final Duration WHILE_AWAY = Duration.ofMillis(50);
    private final IdleClock clock;
    private final Callable<Duration> query;
    private final Runnable end;
    private volatile boolean closed;

    private PolledIdle(IdleClock clock, Callable<Duration> query, Runnable end) {
        this.clock = clock;
        this.query = query;
        this.end = end;
    }

    /**
     * @param end   closes what {@code query} uses; also ends a query that hangs, where that can be
     * @param query time since the last input
     */
    static IdleSource start(IdleClock clock, Runnable lost, Runnable end, Callable<Duration> query) {
        var source = new PolledIdle(clock, query, end);
        Thread.ofPlatform().name("presence").daemon().start(() -> source.poll(lost));
        return source;
    }

    private void poll(Runnable lost) {
        try {
            while (!closed) {
                clock.idle(query.call());
                LockSupport.parkNanos((clock.isIdle() ? WHILE_AWAY : WHILE_THERE).toNanos());
            }
        } catch (Exception | LinkageError e) {
            if (closed) return;
            LoggerFactory.getLogger(PolledIdle.class).info("Lost the source for the user's presence: {}", e.toString());
            lost.run();
        }
    }

    @Override public void close() {
        closed = true;
        end.run();
    }
}
