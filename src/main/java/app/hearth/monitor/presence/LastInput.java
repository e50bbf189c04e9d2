package app.hearth.monitor.presence;

import java.time.Duration;

/**
 * How long ago the last input was, by Windows' clocks: the input is stamped in milliseconds of 32 bits, which begin anew every 49.7 days, and the
 * present is told in 64 bits. A stamp is laid on the long clock once, when it is first seen: a computer left alone for longer than 49.7 days would
 * else seem to be used again.
 */
final class LastInput {
    private static final int AHEAD = 60_000; // an input may be dated a little later than now (SendInput)
    private boolean known;
    private int stamp;
    private long at;

    /**
     * @param now   milliseconds since the system's start
     * @param input the low 32 bits of that, at the last input
     */
    Duration since(long now, int input) {
        if (!known || input != stamp) {
            known = true;
            stamp = input;
            at = now - age((int) now, input);
        }
        return Duration.ofMillis(Math.max(0, now - at));
    }

    /** Both may have begun anew in between; their difference does not mind. */
    private static long age(int now, int input) {
        int passed = now - input;
        return passed < 0 && passed >= -AHEAD ? 0 : Integer.toUnsignedLong(passed);
    }
}
