package app.hearth.monitor.presence;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.session.Peers;
import app.hearth.monitor.session.VirtualDisplay;
import app.hearth.monitor.session.XDisplay;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real X server, and a mouse that xdotool moves. */
@Timeout(300)
class X11IdleTest {
    @Test void theMouseBringsTheUserBack() throws Exception {
        try (var display = new VirtualDisplay(); var presence = PresenceSource.forSession("Linux", display.environment())) {
            var returns = new LinkedBlockingQueue<Presence>();
            presence.onReturn(() -> returns.add(presence.now())); // a second later the user would count as idle again
            Peers.until("the choice", () -> presence.now().method() == Method.X11);
            assertThat(presence.now().problem()).isEmpty();
            assertThat(presence.now().locked()).isFalse();
            for (int move = 1; move <= 2; move++) {
                Peers.until("idle", () -> presence.now().idle().filter(idle -> idle.compareTo(Duration.ofSeconds(1)) >= 0).isPresent());
                display.moveMouse(10 * move, 20);
                assertThat(returns.take().idle()).contains(Duration.ZERO);
            }
            assertThat(returns).isEmpty();
        }
    }

    /** Every server of today has the idle counter, so the other way is opened on its own. */
    @Test void theScreenSaverExtensionTellsToo() throws Exception {
        var returns = new Semaphore(0);
        var found = new AtomicReference<IdleClock>();
        var idle = new LinkedBlockingQueue<Optional<Duration>>();
        var clock = new IdleClock(System::nanoTime, () -> {
            idle.add(found.get().idle()); // a second later the user would count as idle again
            returns.release();
        });
        found.set(clock);
        var lost = new Semaphore(0);
        try (var server = new VirtualDisplay()) {
            var display = XDisplay.open(server.environment());
            try (var _ = X11Idle.screenSaver(display, clock, lost::release)) {
                Peers.until("idle", clock::isIdle);
                server.moveMouse(30, 30);
                returns.acquire();
                assertThat(idle.take()).contains(Duration.ZERO);
                server.end();
                lost.acquire();
            }
        }
    }

    @Test void whenTheDisplayGoesAwayThePresenceIsUnknownAndSaysWhy() throws Exception {
        try (var display = new VirtualDisplay(); var presence = PresenceSource.forSession("Linux", display.environment())) {
            Peers.until("the choice", () -> presence.now().method() == Method.X11);
            display.end();
            Peers.until("the loss", () -> presence.now().method() == Method.NONE);
            assertThat(presence.now().idle()).isEmpty();
            assertThat(presence.now().problem()).contains(Presence.NO_SOURCE);
        }
    }
}
