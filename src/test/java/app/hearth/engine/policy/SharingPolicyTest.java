package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.policy.Decision.Allowance;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Decision.Share;
import app.hearth.engine.policy.SharingPolicy.Conditions;
import app.hearth.engine.policy.SharingPolicy.Wishes;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SharingPolicyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Allowance ALL = new Allowance(4, 100);

    @Test void aSnoozeEndsByItselfAtItsTime() {
        var until = NOON.plusSeconds(3600);
        var wishes = new Wishes(true, NOON, Optional.of(until), ALL, 0);
        assertThat(SharingPolicy.decide(wishes, new Conditions(until.minusSeconds(1), 1)))
                .isEqualTo(new Hold(java.util.List.of(new Reason.Snoozed(NOON, until)), Optional.of(until)));
        assertThat(SharingPolicy.decide(wishes, new Conditions(until, 1))).isEqualTo(new Share(ALL));
    }

    @Test void aStopWithoutEndWaitsForTheUser() {
        var decision = SharingPolicy.decide(new Wishes(true, NOON, Optional.empty(), ALL, 0), new Conditions(NOON, 1));
        assertThat(decision).isEqualTo(new Hold(java.util.List.of(new Reason.PausedByUser()), Optional.empty()));
    }

    @Property void nothingRunsWithLessRoomOnTheDiskThanTheUserKeeps(@ForAll @LongRange(min = 0) long free, @ForAll @LongRange(min = 0) long keep) {
        var decision = SharingPolicy.decide(new Wishes(false, NOON, Optional.empty(), ALL, keep), new Conditions(NOON, free));
        assertThat(decision instanceof Share).isEqualTo(free >= keep);
    }

    @Property void sharingIsNeverMoreThanTheLimitAndAHoldAlwaysSaysWhy(@ForAll boolean stopped, @ForAll @IntRange(min = 1, max = 256) int cores,
            @ForAll @IntRange(min = 1, max = 100) int percent, @ForAll @IntRange(min = -100, max = 100) int secondsLeft, @ForAll boolean ends) {
        var until = ends ? Optional.of(NOON.plusSeconds(secondsLeft)) : Optional.<Instant>empty();
        var limit = new Allowance(cores, percent);
        switch (SharingPolicy.decide(new Wishes(stopped, NOON.minusSeconds(200), until, limit, 10), new Conditions(NOON, 20))) {
            case Share(var allowance) -> assertThat(allowance).isEqualTo(limit);
            case Hold(var reasons, var resumes) -> {
                assertThat(reasons).isNotEmpty();
                assertThat(resumes).isEqualTo(until);
            }
        }
    }
}
