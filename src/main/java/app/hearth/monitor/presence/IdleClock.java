package app.hearth.monitor.presence;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When the user last touched something, as far as a source has told. Below {@link #THRESHOLD} counts as being there: events
 * come only once that long has passed. Threads: any.
 */
final class IdleClock {
    /** Short, so that a return is seen even after a short pause; long enough that typing causes no events. */
    static final Duration THRESHOLD = Duration.ofSeconds(1);

    private enum State { UNKNOWN, ACTIVE, IDLE }

    private final LongSupplier nanoClock;
    private final Runnable returned;
    private State state = State.UNKNOWN;
    private long lastInput;

    /** @param returned run on the thread that brings the news, without a lock held */
    IdleClock(LongSupplier nanoClock, Runnable returned) {
        this.nanoClock = nanoClock;
        this.returned = returned;
    }

    /** The user does something now. */
    void active() {
        boolean cameBack;
        synchronized (this) {
            cameBack = state == State.IDLE;
            state = State.ACTIVE;
        }
        if (cameBack) returned.run();
    }

    /** The last input was that long ago. */
    void idle(Duration since) {
        if (since.compareTo(THRESHOLD) < 0) {
            active();
            return;
        }
        boolean cameBack;
        synchronized (this) {
            long input = nanoClock.getAsLong() - since.toNanos();
            // an input between two looks, however long ago the second one
            cameBack = state == State.IDLE && input - lastInput >= THRESHOLD.toNanos();
            if (state != State.IDLE || cameBack) lastInput = input;
            state = State.IDLE;
        }
        if (cameBack) returned.run();
    }

    /** Nobody can tell any more. */
    synchronized void unknown() {
        state = State.UNKNOWN;
    }

    synchronized boolean isIdle() {
        return state == State.IDLE;
    }

    /** Since the last input, zero below the threshold; empty when nothing is known. */
    synchronized Optional<Duration> idle() {
        return switch (state) {
            case UNKNOWN -> Optional.empty();
            case ACTIVE -> Optional.of(Duration.ZERO);
            case IDLE -> Optional.of(Duration.ofNanos(Math.max(0, nanoClock.getAsLong() - lastInput)));
        };
    }
}
