package app.hearth.engine;

import app.hearth.engine.policy.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the engine looks again: a change that is foreseen, as the end of a snooze or of the wait for the user, is made when it is due. */
final class Pace {
    /** Nothing is foreseen: longer than any wait between two looks. */
    static final Duration NOTHING = Duration.ofDays(1);
    /** Later than the moment by so much: clocks are read one after the other, and one that is read too early would find nothing changed. */
    private static final Duration SURELY = Duration.ofMillis(2);
    /** However the moment moves, as where the time without input is told unevenly, looks come no denser. */
    private static final Duration LEAST = Duration.ofMillis(20);

    private Pace() {}

    /** From now until the decision changes by the clock; {@link #NOTHING} where that is not known or past. */
    static Duration untilChange(Decision decision, Instant now) {
        Optional<Instant> change = switch (decision) {
            case Decision.Share share -> share.until();
            case Decision.Hold hold -> hold.resumesAt();
        };
        return change.filter(now::isBefore).map(moment -> Duration.between(now, moment).plus(SURELY)).map(wait -> wait.compareTo(LEAST) < 0 ? LEAST : wait)
                .filter(wait -> wait.compareTo(NOTHING) < 0).orElse(NOTHING);
    }
}
