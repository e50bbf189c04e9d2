package app.hearth.monitor.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IdleClockTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger returns = new AtomicInteger();
    private final IdleClock clock = new IdleClock(nanos::get, returns::incrementAndGet);

    @Test void nothingIsKnownBeforeTheFirstNews() {
        assertThat(clock.idle()).isEmpty();
        clock.active();
        assertThat(clock.idle()).contains(Duration.ZERO);
        assertThat(returns).hasValue(0);
    }

    @Test void idleTimeGrowsUntilTheUserComesBackAndThatIsToldOnce() {
        clock.idle(Duration.ofSeconds(1));
        after(Duration.ofSeconds(9));
        assertThat(clock.idle()).contains(Duration.ofSeconds(10));
        clock.active();
        clock.active();
        assertThat(clock.idle()).contains(Duration.ZERO);
        assertThat(returns).hasValue(1);
    }

    @Test void anInputBetweenTwoLooksIsAReturnTooWhileTheSameIdleTimeIsNot() {
        clock.idle(Duration.ofSeconds(60));
        after(Duration.ofSeconds(5));
        clock.idle(Duration.ofSeconds(65));
        assertThat(returns).hasValue(0);
        after(Duration.ofSeconds(5));
        clock.idle(Duration.ofSeconds(2));
        assertThat(returns).hasValue(1);
        assertThat(clock.idle()).contains(Duration.ofSeconds(2));
    }

    @Test void aRoundedAnswerIsNoReturn() {
        clock.idle(Duration.ofMillis(60_000));
        after(Duration.ofMillis(1_000));
        clock.idle(Duration.ofMillis(60_400));
        assertThat(returns).hasValue(0);
    }

    /** Somebody who looks every so often learns of every pause above the threshold that ended, whatever the user does. */
    @Property void everyInputAfterAPauseThatWasSeenIsOneReturn(@ForAll @Size(max = 40) List<@IntRange(min = 50, max = 20_000) Integer> pauses) {
        var time = new AtomicLong();
        var told = new AtomicInteger();
        var own = new IdleClock(time::get, told::incrementAndGet);
        int expected = 0;
        own.active();
        for (int pause : pauses) {
            for (int passed = 50; passed <= pause; passed += 50) {
                time.addAndGet(50_000_000L);
                own.idle(Duration.ofMillis(passed));
            }
            own.idle(Duration.ZERO);
            if (pause >= IdleClock.THRESHOLD.toMillis()) expected++;
            assertThat(told).hasValue(expected);
        }
    }

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
