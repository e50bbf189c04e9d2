package app.hearth.monitor.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What macOS answers, played on any system. */
class MacIdleTest {
    @Property void whoeverKnowsTheLaterInputIsBelieved(@ForAll @IntRange(min = 0, max = 100_000_000) int session, @ForAll @IntRange(min = 0, max = 100_000_000) int devices) {
        assertThat(MacIdle.lower(session, OptionalLong.of(Duration.ofSeconds(devices).toNanos()))).contains(Duration.ofSeconds(Math.min(session, devices)));
    }

    @Test void aSharedScreenIsSeenThoughNoDeviceMoves() {
        assertThat(MacIdle.lower(0.25, OptionalLong.of(Duration.ofHours(3).toNanos()))).contains(Duration.ofMillis(250));
    }

    /** The last is 2^64 ns, which is what an age of minus one looks like. */
    @ParameterizedTest @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY, 18_446_744_073.7})
    void nonsenseFromTheWindowServerLeavesTheDevices(double seconds) {
        assertThat(MacIdle.lower(seconds, OptionalLong.of(5_000_000_000L))).contains(Duration.ofSeconds(5));
        assertThat(MacIdle.lower(seconds, OptionalLong.empty())).as("nobody is away for ever because nobody tells").isEmpty();
    }

    @ParameterizedTest @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE})
    void nonsenseFromTheDevicesLeavesTheWindowServer(long nanos) {
        assertThat(MacIdle.lower(7, OptionalLong.of(nanos))).contains(Duration.ofSeconds(7));
        assertThat(MacIdle.lower(-1, OptionalLong.of(nanos))).isEmpty();
    }
}
