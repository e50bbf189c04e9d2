package app.hearth.monitor.presence;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.session.Peers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A compositor played by the test; see {@link FakeCompositor}. */
@Timeout(300)
class WaylandIdleTest {
    @TempDir Path folder;

    @ParameterizedTest @CsvSource({"1, 1", "2, 2", "3, 2"})
    void theCompositorTellsOfGoingIdleAndComingBack(int offered, int bound) throws Exception {
        try (var compositor = new FakeCompositor(folder.resolve("wayland-7"), offered); var presence = open()) {
            var returns = new Semaphore(0);
            presence.onReturn(returns::release);
            Peers.until("the choice", () -> presence.now().method() == Method.EXT_IDLE_NOTIFY);
            assertThat(presence.now().idle()).contains(Duration.ZERO);
            assertThat(compositor.boundVersion()).isEqualTo(bound);
            assertThat(compositor.request()).isEqualTo(new FakeCompositor.Request(bound, 1_000));

            compositor.idled();
            Peers.until("idle", () -> presence.now().idle().orElseThrow().compareTo(Duration.ofSeconds(1)) >= 0);
            compositor.resumed();
            returns.acquire();
            assertThat(presence.now().idle()).contains(Duration.ZERO);
        }
    }

    @Test void aCompositorWithoutTheProtocolIsNoSource() throws Exception {
        try (var _ = new FakeCompositor(folder.resolve("wayland-7"), 0); var presence = open()) {
            Peers.until("the choice", () -> presence.now().problem().isPresent());
            assertThat(presence.now().method()).isEqualTo(Method.NONE);
            assertThat(presence.now().problem()).contains(Presence.NO_SOURCE);
        }
    }

    @Test void aCompositorThatEndsIsNoticed() throws Exception {
        try (var compositor = new FakeCompositor(folder.resolve("wayland-7"), 2); var presence = open()) {
            Peers.until("the choice", () -> presence.now().method() == Method.EXT_IDLE_NOTIFY);
            compositor.end();
            Peers.until("the loss", () -> presence.now().method() == Method.NONE);
        }
    }

    private PresenceSource open() {
        return PresenceSource.forSession("Linux", Map.of("XDG_SESSION_TYPE", "wayland", "XDG_CURRENT_DESKTOP", "KDE",
                "WAYLAND_DISPLAY", "wayland-7", "XDG_RUNTIME_DIR", folder.toString(),
                "DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + folder.resolve("nobody")));
    }
}
