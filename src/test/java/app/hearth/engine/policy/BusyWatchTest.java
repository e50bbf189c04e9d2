package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BusyWatchTest {
    private static final OptionalInt HALF = OptionalInt.of(50);

    private static BusyWatch.State seconds(BusyWatch.State state, OptionalInt above, double percent, int count) {
        for (int i = 0; i < count; i++) state = BusyWatch.step(state, above, percent, Duration.ofSeconds(1));
        return state;
    }

    @Test void aBurstShorterThanTheGraceDoesNotCount() {
        var state = seconds(BusyWatch.START, HALF, 90, 9);
        assertThat(state.busy()).isEmpty();
        state = seconds(state, HALF, 20, 1);
        assertThat(seconds(state, HALF, 90, 9).busy()).isEmpty();
    }

    @Test void afterTheGraceRoomIsMade() {
        assertThat(seconds(BusyWatch.START, HALF, 64, 10).busy()).isEqualTo(OptionalDouble.of(64));
    }

    @Test void workReturnsOnlyAfterAQuietMinuteClearlyBelow() {
        var busy = seconds(BusyWatch.START, HALF, 64, 10);
        assertThat(seconds(busy, HALF, 45, 600).busy()).isPresent();
        assertThat(seconds(busy, HALF, 39, 59).busy()).isPresent();
        assertThat(seconds(busy, HALF, 39, 60).busy()).isEmpty();
        assertThat(seconds(seconds(seconds(busy, HALF, 39, 50), HALF, 60, 1), HALF, 39, 50).busy()).isPresent();
    }

    @Test void aLimitRaisedAboveTheLoadEndsTheWait() {
        var busy = seconds(BusyWatch.START, HALF, 64, 10);
        assertThat(seconds(busy, OptionalInt.of(80), 64, 1).busy()).isEmpty();
        assertThat(seconds(busy, OptionalInt.of(60), 64, 1).busy()).isPresent();
        assertThat(seconds(busy, OptionalInt.empty(), 64, 1)).isEqualTo(BusyWatch.START);
    }
}
