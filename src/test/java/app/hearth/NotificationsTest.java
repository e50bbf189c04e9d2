package app.hearth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.Notifications.Action;
import app.hearth.desktop.text.Texts;
import app.hearth.monitor.session.Peers;
import app.hearth.monitor.session.PrivateBus;
import app.hearth.rewards.Amount;
import app.hearth.rewards.Event;
import app.hearth.rewards.notice.Herald;
import app.hearth.rewards.notice.Herald.Voice;
import app.hearth.rewards.notice.Notice;
import app.hearth.rewards.notice.Notice.Kind;
import app.hearth.rewards.notice.Notice.Reach;
import app.hearth.rewards.notice.NoticeBoard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The desktop's notifications, played by python3-dbusmock on a bus of the test's own. */
@Timeout(300)
final class NotificationsTest {
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    @TempDir Path folder;

    /** It writes what it is told, so that the test can read it. */
    private PrivateBus.Service desktop(PrivateBus bus, String capabilities) throws Exception {
        return bus.service(NAME, PATH, NAME).method("GetCapabilities", "", "as", "ret = " + capabilities)
                .method("Notify", "susssasa{sv}i", "u", "open('%s', 'w').write(repr([str(args[3]), str(args[4]), [str(a) for a in args[5]], bool(args[6]['suppress-sound']), int(args[7])])); ret = 7"
                        .formatted(folder.resolve("told")));
    }

    private String told() throws IOException {
        return Files.readString(folder.resolve("told"));
    }

    @Test void aDesktopShowsItWithItsButtonsAndTellsWhichWasPressed() throws Exception {
        try (var bus = new PrivateBus(); var system = new BusNotifications(bus.environment())) {
            var desktop = desktop(bus, "['actions', 'body', 'body-markup']");
            assertThat(system.voice()).isEqualTo(Voice.THERE);
            var clicks = new AtomicInteger();
            var fewer = new AtomicInteger();
            system.show("Your first credit", "R&D <lab> granted 3", List.of(new Action("Show", clicks::incrementAndGet), new Action("Fewer", fewer::incrementAndGet)));
            assertThat(told()).isEqualTo("['Your first credit', 'R&amp;D &lt;lab&gt; granted 3', ['default', 'Show', 'act1', 'Fewer'], True, -1]");
            press(desktop, 8, "default"); // somebody else's
            press(desktop, 7, "act1");
            Peers.until("the button", () -> fewer.get() == 1);
            press(desktop, 7, "default");
            Peers.until("the click", () -> clicks.get() == 1);
            assertThat(fewer).hasValue(1);
        }
    }

    private static void press(PrivateBus.Service desktop, long number, String key) throws Exception {
        desktop.signal("ActionInvoked", "us", new Variant<>(new UInt32(number)), new Variant<>(key));
    }

    @Test void aDesktopThatKnowsNoButtonsAndNoMarkupGetsPlainWords() throws Exception {
        try (var bus = new PrivateBus(); var system = new BusNotifications(bus.environment())) {
            desktop(bus, "dbus.Array(['body'], signature='s')");
            system.show("Title", "R&D", List.of(new Action("Show", () -> { })));
            assertThat(told()).isEqualTo("['Title', 'R&D', [], True, -1]");
        }
    }

    @Test void withoutAServiceOrABusThereIsNoVoice() throws Exception {
        try (var bus = new PrivateBus(); var system = new BusNotifications(bus.environment())) {
            assertThat(system.voice()).isEqualTo(Voice.NO_SERVICE);
            assertThatThrownBy(() -> system.show("a", "b", List.of())).isInstanceOf(IOException.class);
        }
        try (var system = new BusNotifications(Map.of())) {
            assertThat(system.voice()).isEqualTo(Voice.NO_SERVICE);
            assertThatThrownBy(() -> system.show("a", "b", List.of())).isInstanceOf(IOException.class);
        }
        assertThat(Notifications.forSystem("Windows 11", Map.of()).voice()).isEqualTo(Voice.NO_WAY);
    }

    @Test void onAMacTheScriptGetsTheWordsAsArguments() throws Exception {
        Path script = folder.resolve("osascript");
        Files.writeString(script, "#!/bin/sh\nprintf '%s|' \"$@\" > \"" + folder.resolve("told") + "\"\n[ \"$8\" != fail ]\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        var system = new MacNotifications(script);
        assertThat(system.voice()).isEqualTo(Voice.THERE);
        system.show("Two \"words\"", "$(rm x)", List.of());
        assertThat(told()).isEqualTo("-e|on run words|-e|display notification (item 2 of words) with title (item 1 of words)|-e|end run|Two \"words\"|$(rm x)|");
        assertThatThrownBy(() -> system.show("title", "fail", List.of())).isInstanceOf(IOException.class);
        assertThat(new MacNotifications(folder.resolve("none")).voice()).isEqualTo(Voice.NO_SERVICE);
    }

    /** Only knows how far kinds go. */
    private static final class Board implements NoticeBoard {
        private final Map<Kind, Reach> reaches = new EnumMap<>(Kind.class);

        @Override public List<Notice> open() {
            return List.of();
        }

        @Override public void seen() {}

        @Override public void dismiss(String id) {}

        @Override public Reach reach(Kind kind) {
            return reaches.getOrDefault(kind, kind.usual());
        }

        @Override public void setReach(Kind kind, Reach reach) {
            reaches.put(kind, reach);
        }

        @Override public Optional<Herald.Voice> voice() {
            return Optional.empty();
        }

        @Override public void askVoice() {}
    }

    @Test void severalNoticesAreOneNotificationInTheUsersLanguageAndFewerMeansAllItsKinds() throws Exception {
        var at = Instant.parse("2026-11-23T12:00:00Z");
        var credit = new Notice(Kind.FIRST_CREDIT, "first credit", "home", "Heim", Map.of(Event.CREDIT, Amount.of(1234.4)), 1, at, Optional.empty(), true, Optional.of(at));
        var paid = new Notice(Kind.PAYOUT, "payout", "gridcoin", "Gridcoin", Map.of("GRC", Amount.of(12.5)), 2, at, Optional.empty(), true, Optional.of(at));
        var beacon = new Notice(Kind.BEACON, "beacon", "gridcoin", "Gridcoin", Map.of(), 0, at, Optional.of(at.plusSeconds(10 * 86_400)), true, Optional.of(at));
        var board = new Board();
        var texts = new Texts(Locale.GERMANY, ZoneOffset.UTC, InstantSource.fixed(at));
        try (var bus = new PrivateBus(); var system = new BusNotifications(bus.environment())) {
            var desktop = desktop(bus, "['actions']");
            new SystemHerald(system, texts, () -> board, () -> { }).announce(List.of(credit, paid, beacon));
            assertThat(told()).contains("'3 Mitteilungen'", "Heim: Deine Arbeit ist geprüft. Deine erste Gutschrift: 1.234 Punkte.\\n",
                    "Gridcoin hat dir fürs Rechnen 12,50 GRC gezahlt, in 2 Auszahlungen.\\n", "Am 3. Dez. endet dein Beacon bei Gridcoin.", "'Weniger davon'");
            press(desktop, 7, "act1");
            Peers.until("fewer", () -> board.reach(Kind.BEACON) == Reach.HERE);
            assertThat(board.reach(Kind.PAYOUT)).isEqualTo(Reach.HERE);
            assertThat(board.reach(Kind.NOT_ACCEPTED)).isEqualTo(Reach.SYSTEM);
        }
    }
}
