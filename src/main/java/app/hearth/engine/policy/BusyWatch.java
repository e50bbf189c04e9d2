package app.hearth.engine.policy;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Notices when other programs keep the processor busy: above the limit for a short grace, so that opening a page does not
 * count, until a quiet minute clearly below it, so that work does not come and go. Pure; the state is passed in.
 */
public final class BusyWatch {
    /** BOINC suspends on a 10-s average of other programs' load (client/hostinfo, suspend_cpu_usage). */
    static final Duration GRACE = Duration.ofSeconds(10);
    static final Duration QUIET = Duration.ofSeconds(60);
    /** Quiet means below this part of the limit. */
    static final double CLEARLY_BELOW = 0.8;
    public static final State START = new State(OptionalInt.empty(), OptionalDouble.empty(), Duration.ZERO);

    private BusyWatch() {}

    /**
     * @param limit the limit that it was judged by, in percent
     * @param busy  others' load in percent while room is made for them
     * @param since how long the other side of the line has lasted
     */
    public record State(OptionalInt limit, OptionalDouble busy, Duration since) {}

    /** The state after a step with this load of other programs in percent. */
    public static State step(State state, OptionalInt above, double percent, Duration time) {
        if (above.isEmpty()) return START;
        int limit = above.getAsInt();
        boolean room = state.busy().isPresent();
        // Below a limit just raised there is nothing to wait for: the user has said that so much is all right.
        if (room && !state.limit().equals(above) && percent <= limit) room = false;
        boolean other = room ? percent < limit * CLEARLY_BELOW : percent > limit;
        var since = other ? (room == state.busy().isPresent() ? state.since() : Duration.ZERO).plus(time) : Duration.ZERO;
        if (other && since.compareTo(room ? QUIET : GRACE) >= 0) {
            room = !room;
            since = Duration.ZERO;
        }
        return new State(above, room ? OptionalDouble.of(percent) : OptionalDouble.empty(), since);
    }
}
