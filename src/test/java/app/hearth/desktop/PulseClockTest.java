package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.session.Peers;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PulseClockTest {
    private final AtomicInteger ticks = new AtomicInteger();
    private final AtomicReference<Runnable> each = new AtomicReference<>(() -> { });
    private final PulseClock clock = new PulseClock(() -> { });
    private final long handle = clock._start(() -> {
        ticks.incrementAndGet();
        each.get().run();
    }, 5);

    @AfterEach void stop() {
        clock._stop(handle);
    }

    @Test void itTicksFastWhileFramesAreAskedFor() {
        each.set(() -> clock._resume(handle));
        clock._resume(handle);
        long from = System.nanoTime();
        Peers.until("a hundred ticks", () -> ticks.get() >= 100);
        assertThat(System.nanoTime() - from).as("not faster than every 5 ms").isGreaterThan(95 * 5_000_000L);
    }

    @Test void pausedItStandsStillUntilAskedAgain() {
        each.set(() -> clock._pause(handle));
        Peers.until("the first tick", () -> ticks.get() > 0);
        Peers.until("the rest", clock::rests);
        int before = ticks.get();
        clock._resume(handle);
        Peers.until("another tick", () -> ticks.get() > before);
        Peers.until("the rest", clock::rests);
    }

    @Test void withNobodyAskingItSlowsDownByItself() {
        long from = System.nanoTime();
        Peers.until("some ticks", () -> ticks.get() >= 10);
        assertThat(System.nanoTime() - from).as("ten even ticks would take 50 ms").isGreaterThan(200_000_000L);
    }

    @Test void stoppedItEnds() {
        clock._stop(handle);
        Peers.until("the thread's end", () -> !clock.ticks());
    }
}
