package app.hearth.monitor.presence;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.session.Peers;
import app.hearth.monitor.session.PrivateBus;
import app.hearth.monitor.session.PrivateBus.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** GNOME and the session manager, as python3-dbusmock plays them on a real bus. */
@Timeout(300)
class BusPresenceTest {
    private static final String MUTTER = "org.gnome.Mutter.IdleMonitor";
    private static final String SESSION = "/org/freedesktop/login1/session/c2";
    private PrivateBus bus;

    @BeforeEach void startTheBus() throws Exception {
        bus = new PrivateBus();
    }

    @AfterEach void endTheBus() {
        if (bus != null) bus.close();
    }

    @Test void gnomesWatchesTellOfGoingIdleAndComingBack() throws Exception {
        var mutter = mutter(0);
        try (var presence = open(Map.of("XDG_SESSION_TYPE", "wayland", "XDG_CURRENT_DESKTOP", "GNOME"))) {
            var returns = new Semaphore(0);
            presence.onReturn(returns::release);
            assertThat(presence.now().method()).isEqualTo(Method.GNOME);
            assertThat(presence.now().idle()).contains(Duration.ZERO);

            idle(mutter, 1_000);
            mutter.signal("WatchFired", "u", new Variant<>(new UInt32(1)));
            Peers.until("a watch for the return", () -> calls(mutter, "AddUserActiveWatch") == 1);
            assertThat(presence.now().idle().orElseThrow()).isPositive();

            idle(mutter, 0);
            mutter.signal("WatchFired", "u", new Variant<>(new UInt32(2)));
            returns.acquire();
            assertThat(presence.now().idle()).contains(Duration.ZERO);
        }
    }

    @Test void gnomesIdleTimeIsReadWhenAFilmKeepsTheWatchSilent() throws Exception {
        var mutter = mutter(300_000);
        try (var presence = open(Map.of("XDG_SESSION_TYPE", "wayland", "XDG_CURRENT_DESKTOP", "GNOME"))) {
            assertThat(presence.now().idle().orElseThrow()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10));
            var returns = new Semaphore(0);
            presence.onReturn(returns::release);
            Peers.until("a watch for the return", () -> calls(mutter, "AddUserActiveWatch") == 1);
            mutter.signal("WatchFired", "u", new Variant<>(new UInt32(2)));
            returns.acquire();
        }
    }

    @Test void whenGnomeEndsTheSessionManagersHintTakesOver() throws Exception {
        mutter(0);
        try (var presence = open(Map.of("XDG_SESSION_TYPE", "wayland", "XDG_CURRENT_DESKTOP", "GNOME", "XDG_SESSION_ID", "c2"))) {
            assertThat(presence.now().method()).isEqualTo(Method.GNOME);
            bus.endServices();
            Peers.until("the loss", () -> presence.now().method() == Method.NONE);
            logind(false, 1);
            Peers.until("the hint", () -> presence.now().method() == Method.LOGIND);
            assertThat(presence.now().problem()).contains(Presence.FALLBACK);
        }
    }

    @Test void theSessionManagersHintTellsAndItsChangesAreHeard() throws Exception {
        var session = logind(true, micros(Instant.now().minusSeconds(600)));
        try (var presence = open(Map.of("XDG_SESSION_ID", "c2"))) {
            var returns = new Semaphore(0);
            presence.onReturn(returns::release);
            assertThat(presence.now().method()).isEqualTo(Method.LOGIND);
            assertThat(presence.now().idle().orElseThrow()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));
            session.set("IdleHint", new Variant<>(false));
            returns.acquire();
            assertThat(presence.now().idle()).contains(Duration.ZERO);
        }
    }

    @Test void aHintThatWasNeverSetTellsNothing() throws Exception {
        logind(false, 0);
        try (var presence = open(Map.of("XDG_SESSION_ID", "c2"))) {
            assertThat(presence.now().idle()).isEmpty();
            assertThat(presence.now().problem()).contains(Presence.HINT_UNSET);
        }
    }

    @Test void aLockedScreenIsSeenByAnyOfItsThreeNames() throws Exception {
        var session = logind(false, 1);
        var gnome = bus.service("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver").method("GetActive", "", "b", "ret = False");
        var other = bus.service("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
                .method("GetActive", "", "b", "ret = False");
        try (var presence = open(Map.of("XDG_SESSION_ID", "c2"))) {
            assertThat(presence.now().locked()).isFalse();
            session.set("LockedHint", new Variant<>(true));
            Peers.until("the hint", () -> presence.now().locked());
            session.set("LockedHint", new Variant<>(false));
            Peers.until("unlocked", () -> !presence.now().locked());
            active(gnome, true);
            Peers.until("GNOME's word", () -> presence.now().locked());
            active(gnome, false);
            Peers.until("unlocked", () -> !presence.now().locked());
            active(other, true);
            Peers.until("the screen saver's word", () -> presence.now().locked());
        }
    }

    private static void active(Service saver, boolean active) throws Exception {
        saver.method("GetActive", "", "b", "ret = " + (active ? "True" : "False"));
        saver.signal("ActiveChanged", "b", new Variant<>(active));
    }

    @Test void withoutAnyServiceItCannotBeToldAndAskingDoesNotWait() {
        try (var presence = open(Map.of())) {
            var now = presence.now();
            // The shortest of some: the machine may be busy, but an answer that is waited for always takes its time.
            long shortest = LongStream.range(0, 5).map(_ -> {
                long start = System.nanoTime();
                presence.now();
                return System.nanoTime() - start;
            }).min().orElseThrow();
            assertThat(Duration.ofNanos(shortest)).isLessThan(Duration.ofMillis(500));
            assertThat(now.method()).isEqualTo(Method.NONE);
            assertThat(now.idle()).isEmpty();
            assertThat(now.problem()).contains(Presence.NO_SOURCE);
        }
    }

    private PresenceSource open(Map<String, String> session) {
        Map<String, String> environment = new HashMap<>(bus.environment());
        environment.putAll(session);
        var source = PresenceSource.forSession("Linux", environment);
        Peers.until("the choice", () -> source.now().method() != Method.NONE || source.now().problem().isPresent());
        return source;
    }

    /** Gives out watch 1 for idleness, and 2, 3, … for the user's return. */
    private Service mutter(long idle) throws Exception {
        var mutter = bus.service(MUTTER, "/org/gnome/Mutter/IdleMonitor/Core", MUTTER).method("AddIdleWatch", "t", "u", "ret = 1")
                .method("AddUserActiveWatch", "", "u", "self.watch = getattr(self, 'watch', 1) + 1\nret = self.watch");
        idle(mutter, idle);
        return mutter;
    }

    private static void idle(Service mutter, long milliseconds) throws Exception {
        mutter.method("GetIdletime", "", "t", "ret = " + milliseconds);
    }

    private Service logind(boolean idle, long since) throws Exception {
        var manager = bus.template("logind", "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager");
        var session = manager.object(SESSION, "org.freedesktop.login1.Session", Map.of("Id", new Variant<>("c2"),
                "IdleHint", new Variant<>(idle), "IdleSinceHint", new Variant<>(new UInt64(since)), "LockedHint", new Variant<>(false)));
        return session;
    }

    private static long micros(Instant instant) {
        return instant.toEpochMilli() * 1_000;
    }

    private static long calls(Service service, String method) {
        try {
            return service.calls(method);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
