package app.hearth.monitor.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.Untold;
import app.hearth.monitor.Untold.Sense;
import app.hearth.monitor.session.Peers;
import app.hearth.monitor.session.PrivateBus;
import app.hearth.monitor.session.PrivateBus.Service;
import app.hearth.monitor.session.VirtualDisplay;
import app.hearth.monitor.surroundings.Inhibitor.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services played by python3-dbusmock, a real window on a real X server, and this computer's own processes. */
@Timeout(300)
class SurroundingsTest {
    @TempDir Path folder;

    @ParameterizedTest @CsvSource({"0,", "1, true", "2, false", "3, true", "4, false"})
    void networkManagerTellsWhetherTheLineIsMetered(int value, Boolean metered) throws Exception {
        try (var bus = new PrivateBus()) {
            bus.service("org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager", "org.freedesktop.NetworkManager")
                    .property("Metered", new Variant<>(new UInt32(value)));
            try (var probe = open(bus)) {
                assertThat(probe.now().metered()).isEqualTo(Optional.ofNullable(metered));
                assertThat(cause(probe, Sense.METERED)).isEqualTo(metered == null ? Optional.of(Untold.METERED_UNSAID) : Optional.empty());
            }
        }
    }

    @Test void withoutServicesNothingIsTold() throws Exception {
        try (var bus = new PrivateBus(); var probe = open(bus)) {
            assertThat(probe.now().metered()).isEmpty();
            assertThat(probe.now().inhibitors()).isEmpty();
            assertThat(probe.now().untold()).containsExactlyInAnyOrder(Untold.METERED_NO_MANAGER, Untold.AWAKE_NO_LIST, Untold.FULL_SCREEN_NO_DISPLAY);
        }
    }

    @Test void theSystemsOwnListAloneLeavesFilmsOut() throws Exception {
        try (var bus = new PrivateBus()) {
            bus.service("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
                    .method("ListInhibitors", "", "a(ssssuu)", "ret = dbus.Array([], signature='(ssssuu)')");
            try (var probe = open(bus)) {
                assertThat(cause(probe, Sense.AWAKE)).contains(Untold.AWAKE_SYSTEM_ONLY);
            }
        }
    }

    /** Played on Linux, where the library that Windows is asked by is missing, as it may be there. */
    @Test void otherSystemsSayWhatTheyKeepToThemselves() {
        try (var windows = SurroundingsProbe.forSession("Windows 11", Map.of()); var mac = SurroundingsProbe.forSession("Mac OS X", Map.of("DISPLAY", ":0"))) {
            Peers.until("the first look", () -> !windows.now().programs().isEmpty() && !mac.now().programs().isEmpty());
            assertThat(windows.now().untold()).containsExactlyInAnyOrder(Untold.METERED_WINDOWS, Untold.AWAKE_WINDOWS, Untold.FULL_SCREEN_WINDOWS);
            assertThat(mac.now().untold()).containsExactlyInAnyOrder(Untold.METERED_MACOS, Untold.AWAKE_MACOS, Untold.FULL_SCREEN_MACOS);
        }
    }

    @Test void programsThatKeepTheSessionAwakeAreListedOnceWithTheirReason() throws Exception {
        try (var bus = new PrivateBus()) {
            var manager = bus.service("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
                    .method("GetInhibitors", "", "ao", "ret = ['/org/gnome/SessionManager/Inhibitor1', '/org/gnome/SessionManager/Inhibitor2']");
            inhibitor(manager, 1, "firefox", "video-playing", 8);
            inhibitor(manager, 2, "Backup", "Writing", 4); // keeps from sleeping only
            bus.service("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager").method("ListInhibitors", "",
                    "a(ssssuu)", """
                    ret = [('sleep:idle', 'firefox', 'video-playing', 'block', dbus.UInt32(1000), dbus.UInt32(1)),
                           ('idle', 'evince', 'Running in presentation mode', 'block', dbus.UInt32(1000), dbus.UInt32(1)),
                           ('idle', 'hesitant', 'soon', 'delay', dbus.UInt32(1000), dbus.UInt32(1)),
                           ('idle', 'hearth', 'itself', 'block', dbus.UInt32(1000), dbus.UInt32(%s)),
                           ('sleep', 'NetworkManager', 'needs to turn off networks', 'delay', dbus.UInt32(0), dbus.UInt32(1))]
                    """.formatted(ProcessHandle.current().pid()).strip());
            try (var probe = open(bus)) {
                assertThat(probe.now().inhibitors()).containsExactly(new Inhibitor("firefox", "video-playing", Kind.VIDEO),
                        new Inhibitor("evince", "Running in presentation mode", Kind.PRESENTATION));
                assertThat(cause(probe, Sense.AWAKE)).isEmpty();
            }
        }
    }

    @Test void aDesktopThatOnlySaysThatSomebodyDoesCountsToo() throws Exception {
        try (var bus = new PrivateBus()) {
            bus.service("org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit", "org.freedesktop.PowerManagement.Inhibit")
                    .method("HasInhibit", "", "b", "ret = True");
            try (var probe = open(bus)) {
                assertThat(probe.now().inhibitors()).containsExactly(new Inhibitor("", "", Kind.OTHER));
                assertThat(cause(probe, Sense.AWAKE)).isEmpty();
            }
        }
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {"Video Wake Lock | VIDEO", "Playing some media. | VIDEO", "audio-playing | OTHER",
        "Slide show | PRESENTATION", "Running in presentation mode | PRESENTATION", "Full screen | FULL_SCREEN", "Burning a disc | OTHER"})
    void theReasonsWordsTellTheKind(String why, Kind kind) {
        assertThat(Inhibitor.of("program", why).kind()).isEqualTo(kind);
    }

    @Test void aWindowThatFillsTheScreenIsSeenAndNamed() throws Exception {
        Peers.need("openbox", "/usr/bin/openbox");
        Peers.need("x11-utils", "/usr/bin/xmessage");
        try (var display = new VirtualDisplay(); var screen = FullScreen.of(display.environment())) {
            assertThat(screen.filledBy()).as("without a window manager").isEmpty();
            assertThat(screen.untold()).contains(Untold.FULL_SCREEN_NO_MANAGER);
            display.start("openbox", "--startup", "xmessage hello"); // a window shown while openbox starts may never be managed
            try (var window = new WindowManager(display)) {
                Peers.until("the window", window::hasActive);
                assertThat(screen.filledBy()).isEmpty();
                window.fullScreen(true);
                Peers.until("full screen", () -> screen.filledBy().isPresent());
                assertThat(screen.untold()).isEmpty();
                assertThat(screen.filledBy()).contains(new Inhibitor("Xmessage", "", Kind.FULL_SCREEN));
                window.fullScreen(false);
                Peers.until("a window again", () -> screen.filledBy().isEmpty());
            }
        }
    }

    @Test void aWaylandSessionsXServerIsNotAsked() {
        assertThat(FullScreen.of(Map.of("DISPLAY", ":0", "WAYLAND_DISPLAY", "wayland-0"))).isEqualTo(new Screen.Blind(Untold.FULL_SCREEN_WAYLAND));
        assertThat(FullScreen.of(Map.of("DISPLAY", ":0", "XDG_SESSION_TYPE", "x11"))).isInstanceOf(FullScreen.class);
        assertThat(FullScreen.of(Map.of())).isEqualTo(new Screen.Blind(Untold.FULL_SCREEN_NO_DISPLAY));
    }

    @ParameterizedTest @CsvSource({"1,", "2, FULL_SCREEN", "3, FULL_SCREEN", "4, PRESENTATION", "5,"})
    void windowsOwnWordOnNotificationsTells(int state, Kind kind) {
        assertThat(WindowsScreen.inhibitor(state).map(Inhibitor::kind)).isEqualTo(Optional.ofNullable(kind));
    }

    @Test void aProgramIsSeenWhileItRuns() throws Exception {
        Path program = Files.copy(Path.of("/bin/sleep"), folder.resolve("Quiet Game"));
        var programs = new Programs(true, Map::of);
        Process process = new ProcessBuilder(program.toString(), "600").start();
        try {
            Peers.until("the program", () -> programs.keys().contains("quiet game"));
            var seen = new Surroundings(Instant.EPOCH, Optional.empty(), List.of(), programs.keys(), Set.of());
            assertThat(seen.runs("Quiet Game")).isTrue();
            assertThat(seen.runs("/opt/QUIET GAME.exe")).isTrue();
            assertThat(seen.runs("quiet")).isFalse();
            assertThat(programs.list()).contains(new RunningProgram("Quiet Game", "Quiet Game"));
        } finally {
            process.destroy();
            process.onExit().join();
        }
        assertThat(programs.keys()).doesNotContain("quiet game");
    }

    @Test void programsOfTheMenuComeFirstUnderTheirNames() throws Exception {
        entry("game.desktop", "Name=Quiet Game\nName[de]=Ruhiges Spiel\nExec=env LANG=C \"" + folder.resolve("quietgame") + "\" %U\n[Desktop Action new]\nName=Other\n");
        entry("hidden.desktop", "Name=Hidden\nExec=java\nNoDisplay=true\n");
        Process process = new ProcessBuilder(Files.copy(Path.of("/bin/sleep"), folder.resolve("quietgame")).toString(), "600").start();
        try {
            var programs = new Programs(true, new DesktopNames(List.of(folder, folder.resolve("missing")), Locale.GERMAN));
            Peers.until("the program", () -> programs.list().getFirst().equals(new RunningProgram("Ruhiges Spiel", "quietgame")));
            assertThat(programs.list()).extracting(one -> Surroundings.key(one.executable())).doesNotHaveDuplicates();
        } finally {
            process.destroy();
            process.onExit().join();
        }
    }

    private void entry(String file, String lines) throws IOException {
        Files.writeString(folder.resolve(file), "[Desktop Entry]\nType=Application\n" + lines);
    }

    private static void inhibitor(Service manager, int number, String who, String why, int flags) throws Exception {
        manager.object("/org/gnome/SessionManager/Inhibitor" + number, "org.gnome.SessionManager.Inhibitor", Map.of())
                .method("GetAppId", "", "s", "ret = '" + who + "'").method("GetReason", "", "s", "ret = '" + why + "'")
                .method("GetFlags", "", "u", "ret = " + flags);
    }

    private static Optional<Untold> cause(SurroundingsProbe probe, Sense sense) {
        return probe.now().untold().stream().filter(untold -> untold.sense() == sense).findFirst();
    }

    private static SurroundingsProbe open(PrivateBus bus) {
        var probe = SurroundingsProbe.forSession("Linux", bus.environment());
        Peers.until("the first look", () -> !probe.now().programs().isEmpty());
        assertThat(Duration.between(probe.now().at(), Instant.now())).isLessThan(Duration.ofMinutes(5));
        return probe;
    }
}
