package app.hearth.monitor.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Windows' clocks, played on any system. */
class LastInputTest {
    private static final long WRAP = 1L << 32; // milliseconds: 49.7 days
    private final LastInput last = new LastInput();

    @Property void theTimeSinceAnInputIsRightAtAnyAgeOfTheSystem(@ForAll @LongRange(min = 0, max = 100 * WRAP) long input, @ForAll @IntRange(min = 0) int passed) {
        assertThat(new LastInput().since(input + passed, (int) input)).isEqualTo(Duration.ofMillis(passed));
    }

    /** Each pause is looked at once in between, at most 24 days after the input: Hearth looks every second. */
    @Property void everyInputIsFollowedThroughPausesOfAnyLength(@ForAll @LongRange(min = 0, max = 10 * WRAP) long start,
                                                               @ForAll @Size(max = 20) List<@LongRange(min = 1, max = 3 * WRAP) Long> pauses) {
        var followed = new LastInput();
        long input = start;
        for (long pause : pauses) {
            long middle = Math.min(pause / 2, WRAP / 2);
            assertThat(followed.since(input + middle, (int) input)).isEqualTo(Duration.ofMillis(middle));
            if (pause % WRAP == 0) pause--; // the one pause in four milliards that Windows itself cannot tell from none
            assertThat(followed.since(input + pause, (int) input)).isEqualTo(Duration.ofMillis(pause));
            input += pause;
        }
    }

    @Test void theStampsBeginAnewWithoutAnybodyComingBack() {
        long before = WRAP - 300;
        assertThat(last.since(before + 100, (int) before)).isEqualTo(Duration.ofMillis(100));
        assertThat(last.since(before + 5_000, (int) before)).isEqualTo(Duration.ofMillis(5_000));
        assertThat(last.since(before + 6_000, (int) (before + 6_000))).as("an input after the wrap").isZero();
    }

    @Test void aComputerLeftAloneForSixtyDaysIsNotUsedOnTheFiftieth() {
        var clock = new AtomicInteger();
        var idle = new IdleClock(() -> clock.get() * Duration.ofHours(1).toNanos(), () -> assertThat(clock.get()).as("hours without the user").isNegative());
        for (int hour = 0; hour <= 60 * 24; hour++) {
            clock.set(hour);
            idle.idle(last.since(1_000 + Duration.ofHours(hour).toMillis(), 1_000));
            if (hour > 0) assertThat(idle.idle()).contains(Duration.ofHours(hour));
        }
    }

    @Test void anInputDatedAheadIsNowAndGrowsOldFromThen() {
        assertThat(last.since(1_000, 1_015)).isZero();
        assertThat(last.since(3_000, 1_015)).isEqualTo(Duration.ofMillis(2_000));
        assertThat(new LastInput().since(WRAP - 5, 10)).as("ahead across the wrap").isZero();
    }
}
