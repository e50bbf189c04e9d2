package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.policy.Allowance;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Decision.Share;
import app.hearth.settings.Preset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static Hold snoozedUntil(Instant end) {
        return Hold.of(List.of(new Reason.Snoozed(NOW.minusSeconds(60), end)));
    }

    private static Share shareUntil(Optional<Instant> end) {
        return new Share(new Allowance(2, 2, 1 << 30, 100), Decision.Rule.CHOSEN, Preset.BALANCED, false, List.of(), end, true);
    }

    @Property void theEngineLooksJustAfterWhatIsForeseenAndNeverBefore(@ForAll @LongRange(min = 1, max = 80_000_000) long millis) {
        for (var decision : List.of(snoozedUntil(NOW.plusMillis(millis)), shareUntil(Optional.of(NOW.plusMillis(millis))))) {
            assertThat(Pace.untilChange(decision, NOW)).isBetween(Duration.ofMillis(millis + 1), Duration.ofMillis(millis + 20));
        }
    }

    @Test void whatIsPastUnknownOrFarAwayMakesNoLookOfItsOwn() {
        assertThat(List.of(snoozedUntil(NOW), snoozedUntil(NOW.minusMillis(1)), snoozedUntil(Instant.MAX), snoozedUntil(NOW.plus(Duration.ofDays(3))),
                Hold.of(List.of(new Reason.PausedByUser())), shareUntil(Optional.empty())))
                .allMatch(decision -> Pace.untilChange(decision, NOW).equals(Pace.NOTHING));
    }

    @Test void aMomentThatKeepsMovingAwayMakesNoDenseLooks() {
        assertThat(Pace.untilChange(snoozedUntil(NOW.plusNanos(1)), NOW)).isEqualTo(Duration.ofMillis(20));
    }
}
