package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.session.Peers;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PulseClockTest {
    /** Before the first tick can come, however long this thread is kept waiting. */
    private final long began = System.nanoTime();
    private final AtomicInteger ticks = new AtomicInteger();
    private final AtomicReference<Runnable> each = new AtomicReference<>(() -> { });
    private final AtomicBoolean drawing = new AtomicBoolean();
    private final PulseClock clock = new PulseClock(() -> { }, drawing::get);
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
        Peers.until("a hundred ticks", () -> ticks.get() >= 100);
        assertThat(System.nanoTime() - began).as("not faster than every 5 ms").isGreaterThan(95 * 5_000_000L);
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
        Peers.until("some ticks", () -> ticks.get() >= 4);
        assertThat(System.nanoTime() - began).as("four even ticks would take 20 ms").isGreaterThan(500_000_000L);
    }

    @Test void whileAFrameIsMadeItKeepsItsPace() {
        Peers.until("the first ticks", () -> ticks.get() >= 2);
        drawing.set(true);
        clock._resume(handle);
        int before = ticks.get();
        long from = System.nanoTime();
        Peers.until("a hundred ticks", () -> ticks.get() >= before + 100);
        assertThat(System.nanoTime() - from).as("a hundred slow ticks would take 26 s").isLessThan(15_000_000_000L);
    }

    @Test void stoppedItEnds() {
        clock._stop(handle);
        Peers.until("the thread's end", () -> !clock.ticks());
    }
}
