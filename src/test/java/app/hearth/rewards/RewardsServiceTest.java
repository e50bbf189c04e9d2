package app.hearth.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.RewardsSnapshot.SourceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures that stay when a network does not. */
final class RewardsServiceTest {
    private static final String LAB = "https://lab.example.org/";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Book.Sum EARNED = new Book.Sum(LAB, Event.CREDIT, State.VALIDATED, Amount.of(2.5));
    @TempDir Path folder;
    private final BlockingQueue<RewardsSnapshot> told = new LinkedBlockingQueue<>();
    private final Scripted lab = new Scripted(LAB);
    private Instant now = NOON;

    /** A network that does what the test says. */
    private static class Scripted implements EarningsSource {
        private final String name;
        volatile Exception failure;
        volatile List<Event> events;

        Scripted(String name) {
            this.name = name;
            events = List.of(new Event(name, "fold_1_0", "Fold", "fold", Event.CREDIT, Amount.of(2.5), State.VALIDATED, NOON, true, 7,
                    new Facts(Optional.of(NOON), Optional.of(NOON), Optional.of(NOON), Duration.ofSeconds(9), Duration.ofSeconds(8), "", Proof.SIGNED)));
        }

        @Override public String name() {
            return name;
        }

        @Override public String label() {
            return "Lab";
        }

        @Override public Kind kind() {
            return Kind.BOINC;
        }

        @Override public Duration pace() {
            return Duration.ofDays(1);
        }

        @Override public Told fetch(long since) throws IOException {
            if (failure instanceof IOException io) throw io;
            if (failure instanceof RuntimeException runtime) throw runtime;
            return new Told(events, Optional.empty(), Optional.empty(), List.of(new Fact.Number("since", since, "")));
        }
    }

    private RewardsService open() throws IOException {
        InstantSource clock = () -> now;
        var service = new RewardsService(folder.resolve("earnings.sqlite"), () -> ZoneOffset.UTC, clock);
        service.add(lab);
        service.subscribe(told::add);
        return service;
    }

    private RewardsSnapshot next() throws Exception {
        var next = told.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("a change").isNotNull();
        return next;
    }

    private static SourceState state(RewardsSnapshot snapshot, String name) {
        return snapshot.sources().stream().filter(source -> source.name().equals(name)).findFirst().orElseThrow();
    }

    @Test void beforeTheFirstLookThereIsNothingAndNoInventedFigure() throws Exception {
        try (var service = open()) {
            var snapshot = service.snapshot();
            assertThat(snapshot.sums()).isEmpty();
            assertThat(state(snapshot, LAB)).isEqualTo(new SourceState(LAB, "Lab", EarningsSource.Kind.BOINC, Optional.empty(), Optional.empty(), List.of()));
        }
    }

    @Test void theLastGoodFiguresStayWithTheirAge() throws Exception {
        try (var service = open()) {
            service.start();
            var first = next();
            assertThat(first.sums()).containsExactly(EARNED);
            assertThat(first.days()).containsExactly(new BookReader.Day(LocalDate.of(2026, 11, 22), LAB, Event.CREDIT, Amount.of(2.5), 1));
            now = NOON.plusSeconds(60);
            lab.failure = new java.net.ConnectException("Connection refused");
            service.refresh();
            var stale = next();
            assertThat(stale.sums()).containsExactly(EARNED);
            assertThat(state(stale, LAB).fetchedAt()).hasValue(NOON);
            assertThat(state(stale, LAB).error()).hasValue("Lab cannot be reached");
            lab.failure = new IllegalStateException("a bug");
            service.refresh(); // nothing new to say: it is the same reason
            lab.failure = null;
            service.refresh();
            assertThat(state(next(), LAB).error()).isEmpty();
        }
    }

    @Test void theFiguresShowAtTheNextStartWithoutANetwork() throws Exception {
        try (var service = open()) {
            service.start();
            next();
        }
        lab.failure = new IOException("Lab does not know this account");
        try (var service = open()) {
            assertThat(service.snapshot().sums()).containsExactly(EARNED);
            assertThat(state(service.snapshot(), LAB).fetchedAt()).hasValue(NOON);
            service.start();
            assertThat(state(next(), LAB).error()).hasValue("Lab does not know this account");
        }
    }

    @Test void aSourceIsAskedOnlyForWhatTheBookDoesNotHold() throws Exception {
        try (var service = open()) {
            service.start();
            assertThat(state(next(), LAB).facts()).containsExactly(new Fact.Number("since", 0, ""));
            service.refresh();
            assertThat(state(next(), LAB).facts()).containsExactly(new Fact.Number("since", 7, ""));
        }
    }

    @Test void aSourceThatHangsDelaysNoOther() throws Exception {
        var release = new CountDownLatch(1);
        var slow = new Scripted("https://slow.example.org/") {
            @Override public Told fetch(long since) throws IOException {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new IOException("stopped", e);
                }
                return super.fetch(since);
            }
        };
        try (var service = open()) {
            service.add(slow);
            next();
            service.start();
            var first = next();
            assertThat(first.sums()).containsExactly(EARNED);
            assertThat(state(first, slow.name()).fetchedAt()).isEmpty();
            release.countDown();
            assertThat(next().sums()).hasSize(2);
        }
    }

    @Test void whatASourceToldStaysWhenItIsRemoved() throws Exception {
        try (var service = open()) {
            service.start();
            next();
            service.remove(LAB);
            var left = next();
            assertThat(left.sources()).isEmpty();
            assertThat(left.sums()).containsExactly(EARNED);
        }
    }

    @Test void aDamagedBookIsSetAsideAndBegunAnew() throws Exception {
        Files.writeString(folder.resolve("earnings.sqlite"), "no database at all, but long enough to be looked at as one".repeat(40));
        try (var service = open()) {
            assertThat(service.snapshot().sums()).isEmpty();
            service.start();
            assertThat(next().sums()).containsExactly(EARNED);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.startsWith("earnings.sqlite.broken-"));
        }
    }

    @Test void aBookThatIsDamagedInItsMiddleIsSetAsideToo() throws Exception {
        try (var service = open()) {
            service.start();
            next();
        }
        try (var file = new java.io.RandomAccessFile(folder.resolve("earnings.sqlite").toFile(), "rw")) {
            for (long page = 1; page < file.length() / 4096; page++) { // the first tells what the file is
                file.seek(page * 4096);
                file.write("no page".repeat(500).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
        try (var service = open()) {
            assertThat(service.snapshot().trouble()).isEmpty();
            service.start();
            assertThat(next().sums()).containsExactly(EARNED);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.startsWith("earnings.sqlite.broken-"));
        }
    }

    @Test void whatANetworkForgetsStaysInTheBook() throws Exception {
        try (var service = open()) {
            service.start();
            next();
            lab.events = List.of();
            now = NOON.plusSeconds(60);
            service.refresh();
            var kept = next();
            assertThat(kept.sums()).containsExactly(EARNED);
            assertThat(kept.counts()).containsExactly(new BookReader.Count(LAB, State.VALIDATED, 1, NOON));
        }
    }

    @Test void aReceiptShowsWhatThisComputerMeasuredBesideTheNetworksWord() throws Exception {
        var measured = new Measured(NOON, Duration.ofSeconds(10), Duration.ofSeconds(9), Duration.ZERO,
                Optional.of(new Measured.Energy(72.5, Measured.Known.METER)), 1000, 200);
        try (var service = open()) {
            service.book().measured(LAB, "fold_1_0", measured);
            service.start();
            next();
            try (var reader = service.reader()) {
                var receipts = reader.receipts(reader.rows(BookReader.Query.ALL));
                assertThat(receipts).extracting(BookReader.Receipt::measured).containsExactly(Optional.of(measured));
            }
        }
    }

    @Test void aListenerThatFailsHarmsNobodyAndAnEndedOneIsNotCalled() throws Exception {
        try (var service = open()) {
            service.subscribe(_ -> {
                throw new IllegalStateException("a listener's bug");
            });
            var other = new LinkedBlockingQueue<RewardsSnapshot>();
            var ended = service.subscribe(other::add);
            ended.close();
            ended.close();
            service.start();
            assertThat(next().sums()).containsExactly(EARNED);
            assertThat(other).isEmpty();
        }
    }

    @Property void aSourceThatFailsIsAskedLessOftenButNeverLessThanItsPaceOrEveryQuarterOfAnHour(@ForAll @LongRange(min = 1, max = 200_000) long pace,
            @ForAll @IntRange(min = 0, max = 1_000_000) int failures) {
        var wait = Follower.wait(Duration.ofSeconds(pace), failures);
        assertThat(wait).isBetween(Duration.ofSeconds(pace), Duration.ofSeconds(Math.max(pace, 900)));
        assertThat(wait).isGreaterThanOrEqualTo(Follower.wait(Duration.ofSeconds(pace), Math.max(0, failures - 1)));
    }
}
