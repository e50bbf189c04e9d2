package app.hearth.rewards.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.session.Peers;
import app.hearth.rewards.Amount;
import app.hearth.rewards.EarningsSource;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.RewardsService;
import app.hearth.rewards.Told;
import app.hearth.rewards.notice.Notice.Kind;
import app.hearth.rewards.notice.Notice.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real book, a real folder and starts anew. */
class NoticeServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String LAB = "https://lab.example.org/";
    @TempDir Path folder;
    private final List<List<Notice>> said = new CopyOnWriteArrayList<>();
    private volatile Herald.Voice voice = Herald.Voice.THERE;
    private volatile Instant now = NOON;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private RewardsService rewards;
    private NoticeService notices;

    private final Herald herald = new Herald() {
        @Override public Voice voice() {
            return voice;
        }

        @Override public void announce(List<Notice> these) {
            said.add(these);
        }
    };

    private final EarningsSource lab = new EarningsSource() {
        @Override public String name() {
            return LAB;
        }

        @Override public String label() {
            return "Lab";
        }

        @Override public Kind kind() {
            return Kind.HOME;
        }

        @Override public Duration pace() {
            return Duration.ofDays(1);
        }

        @Override public Told fetch(long since) {
            return new Told(events, Optional.empty(), Optional.empty(), List.of());
        }
    };

    @BeforeEach void open() throws IOException {
        rewards = new RewardsService(folder.resolve("earnings.sqlite"), () -> ZoneOffset.UTC, InstantSource.system());
        rewards.add(lab);
        begin();
    }

    private void begin() throws IOException {
        notices = new NoticeService(folder, rewards, () -> new Moment(now, ZoneOffset.UTC, DayOfWeek.MONDAY, false), herald, Duration.ofDays(1));
    }

    @AfterEach void close() {
        notices.close();
        rewards.close();
    }

    private void task(String name, State state, double credit) throws IOException {
        var event = new Event(LAB, name, "Fold", "fold", Event.CREDIT, Amount.of(credit), state, now, true, 0, new Facts(Optional.of(now), Optional.of(now), Optional.of(now),
                Duration.ofSeconds(9), Duration.ofSeconds(8), state == State.REJECTED ? "Differs" : "", Proof.SIGNED));
        events.add(event);
    }

    /** Fetches all events and waits until the figures hold them. */
    private void fetched() {
        rewards.start();
        rewards.refresh();
        Peers.until("the events", () -> rewards.snapshot().counts().stream().mapToInt(count -> count.events()).sum() == events.size());
    }

    @Test void theFirstCreditIsSaidByTheSystemAfterItsGraceAndNeverAgain() throws Exception {
        notices.look();
        task("a", State.VALIDATED, 2.5);
        fetched();
        assertThat(notices.look()).isEqualTo(Moment.GRACE);
        assertThat(notices.fresh()).isTrue();
        assertThat(said).isEmpty();
        now = NOON.plusSeconds(6);
        notices.look();
        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).extracting(Notice::kind).containsExactly(Kind.FIRST_CREDIT);
        notices.close();
        begin();
        assertThat(notices.open()).hasSize(1);
        now = NOON.plus(Duration.ofDays(2));
        notices.look();
        assertThat(said).hasSize(1);
    }

    @Test void whatIsSeenOnTheScreenIsNotSaid() throws Exception {
        notices.look();
        task("a", State.VALIDATED, 2.5);
        fetched();
        notices.look();
        var changes = new AtomicInteger();
        notices.subscribe(changes::incrementAndGet);
        notices.seen();
        notices.seen();
        assertThat(changes).hasValue(1);
        now = NOON.plusSeconds(60);
        notices.look();
        assertThat(said).isEmpty();
        assertThat(notices.open()).hasSize(1);
    }

    @Test void aDesktopWithoutNotificationsGetsThemWhenItHasSome() throws Exception {
        voice = Herald.Voice.NO_SERVICE;
        notices.look();
        task("a", State.VALIDATED, 2.5);
        fetched();
        notices.look();
        now = NOON.plusSeconds(6);
        notices.look();
        assertThat(notices.voice()).contains(Herald.Voice.NO_SERVICE);
        assertThat(said).isEmpty();
        voice = Herald.Voice.THERE;
        notices.look();
        assertThat(said).hasSize(1);
    }

    @Test void whereTheDiskTakesNothingTheScreenTellsAndTheSystemDoesNot() throws Exception {
        Files.createDirectories(folder.resolve(NoticesFile.NAME).resolve("in the way"));
        notices.look();
        task("a", State.VALIDATED, 2.5);
        fetched();
        notices.look();
        now = NOON.plusSeconds(6);
        notices.look();
        assertThat(notices.open()).hasSize(1);
        assertThat(said).isEmpty();
    }

    @Test void wishesAreKeptOverARestart() throws Exception {
        notices.fewer(List.of(Kind.PAYOUT, Kind.PAYOUT));
        notices.setReach(Kind.WEEK, Reach.SYSTEM);
        notices.close();
        begin();
        assertThat(notices.reach(Kind.PAYOUT)).isEqualTo(Reach.OFF);
        assertThat(notices.reach(Kind.WEEK)).isEqualTo(Reach.SYSTEM);
        assertThat(notices.reach(Kind.BEACON)).isEqualTo(Reach.SYSTEM);
    }

    @Test void aFileThatCannotBeReadIsSetAsideAndNothingIsToldAgain() throws Exception {
        notices.look();
        task("a", State.VALIDATED, 2.5);
        fetched();
        notices.look();
        notices.close();
        for (var broken : List.of("{", "[]", "{\"line\": \"many\"}", "{\"since\": {\"lab\": null}}", "", "null")) {
            Files.writeString(folder.resolve(NoticesFile.NAME), broken);
            begin();
            notices.look();
            assertThat(notices.open()).as(broken).isEmpty();
            notices.close();
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().contains(".broken-")).count()).isPositive();
        }
        begin();
    }

    @Test void itFollowsByItself() throws Exception {
        notices.start();
        task("a", State.REJECTED, 0);
        task("b", State.VALIDATED, 1);
        fetched();
        Peers.until("the notice", () -> notices.open().stream().anyMatch(notice -> notice.kind() == Kind.FIRST_CREDIT));
    }

    @Test void linesOfTheBookSayWhetherAnEventStoodSoBefore() throws Exception {
        var book = rewards.book();
        task("a", State.PENDING, 3);
        task("b", State.REJECTED, 0);
        book.take(events, NOON);
        long after;
        try (var reader = rewards.reader()) {
            after = reader.lastLine();
            assertThat(reader.linesAfter(0)).extracting(line -> line.entry().event() + " " + line.again() + " " + line.explanation()).containsExactly("a false ", "b false Differs");
            assertThat(reader.linesAfter(after)).isEmpty();
        }
        events.clear();
        now = NOON.plusSeconds(5);
        task("a", State.VALIDATED, 3);
        task("b", State.REJECTED, 0);
        book.take(new ArrayList<>(events), NOON);
        try (var reader = rewards.reader()) {
            assertThat(reader.linesAfter(after)).extracting(line -> line.entry().event() + " " + line.entry().state() + " " + line.entry().amount().text() + " " + line.again())
                    .containsExactly("a PENDING -3 true", "a VALIDATED 3 false", "b REJECTED 0 true", "b REJECTED 0 true");
        }
    }
}
