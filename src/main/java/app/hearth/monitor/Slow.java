package app.hearth.monitor;

import java.time.Duration;
import java.util.function.LongFunction;

/** A value that is dear to get and changes slowly: asked for only every so often, and the same in between. */
final class Slow<T> {
    private final long every;
    private final LongFunction<T> source;
    private T value;
    private long asked;

    /** @param source gets the time in nanoseconds; must answer, not throw */
    Slow(Duration every, LongFunction<T> source) {
        this.every = every.toNanos();
        this.source = source;
    }

    T at(long nanos) {
        // half a pace early is better than a whole pace late
        if (value == null || nanos - asked >= every - 500_000_000L) {
            asked = nanos;
            value = source.apply(nanos);
        }
        return value;
    }
}
