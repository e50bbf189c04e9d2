package app.hearth.desktop.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * "Test now": first three seconds without input are to be seen, then a movement. Pure; each look gives the next state.
 *
 * @param since when this step began
 */
record PresenceTrial(Step step, Instant since) {
    private static final Duration STILL = Duration.ofSeconds(3);
    private static final Duration MOVED = Duration.ofSeconds(2);
    /** Long enough to read the words and to act. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    enum Step {
        HANDS_OFF, MOVE, SEEN, STILLNESS_UNSEEN, MOVEMENT_UNSEEN;

        boolean over() {
            return this == SEEN || this == STILLNESS_UNSEEN || this == MOVEMENT_UNSEEN;
        }
    }

    static PresenceTrial begin(Instant now) {
        return new PresenceTrial(Step.HANDS_OFF, now);
    }

    /** @param idle time since the last input as the method in use tells it */
    PresenceTrial look(Instant now, Optional<Duration> idle) {
        boolean late = !now.isBefore(since.plus(PATIENCE));
        return switch (step) {
            case HANDS_OFF -> {
                boolean still = !now.isBefore(since.plus(STILL)) && idle.filter(time -> time.compareTo(STILL) >= 0).isPresent();
                yield still ? new PresenceTrial(Step.MOVE, now) : late ? new PresenceTrial(Step.STILLNESS_UNSEEN, now) : this;
            }
            case MOVE -> {
                boolean moved = idle.filter(time -> time.compareTo(MOVED) < 0).isPresent();
                yield moved ? new PresenceTrial(Step.SEEN, now) : late ? new PresenceTrial(Step.MOVEMENT_UNSEEN, now) : this;
            }
            case SEEN, STILLNESS_UNSEEN, MOVEMENT_UNSEEN -> this;
        };
    }
}
