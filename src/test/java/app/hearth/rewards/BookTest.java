package app.hearth.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.rewards.BookReader.Order;
import app.hearth.rewards.BookReader.Query;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.testing.TempFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {
    private static final String LAB = "https://lab.example.org/";
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    @TempDir Path folder;

    private static Event event(String source, String id, State state, double amount, Instant at) {
        return new Event(source, id, "Task " + id, "hpfold", Event.CREDIT, Amount.of(amount), state, at, true, 0,
                new Facts(Optional.of(at), Optional.of(at), Optional.empty(), Duration.ofSeconds(20), Duration.ofSeconds(19), "fine", Proof.WORD));
    }

    private Path file() {
        return folder.resolve("book.sqlite");
    }

    @Test void aTaskIsPendingThenGrantedAndNothingIsLostOfItsHistory() throws Exception {
        try (var book = new Book(file()); var reader = BookReader.open(file())) {
            book.take(List.of(event(LAB, "a", State.PENDING, 2.5, NOW)), NOW);
            assertThat(reader.sums()).containsExactly(new Book.Sum(LAB, Event.CREDIT, State.PENDING, Amount.of(2.5)));
            book.take(List.of(event(LAB, "a", State.VALIDATED, 2.4, NOW.plusSeconds(9))), NOW.plusSeconds(10));
            assertThat(reader.sums()).containsExactly(new Book.Sum(LAB, Event.CREDIT, State.VALIDATED, Amount.of(2.4)));
            assertThat(reader.history(LAB, "a")).extracting(entry -> entry.state() + " " + entry.amount().text() + " " + entry.why())
                    .containsExactly("PENDING 2.5 SEEN", "PENDING -2.5 CHANGED", "VALIDATED 2.4 CHANGED");
        }
    }

    @Test void aRejectedTaskStaysInViewAndCountsNothing() throws Exception {
        try (var book = new Book(file()); var reader = BookReader.open(file())) {
            book.take(List.of(event(LAB, "a", State.PENDING, 2.5, NOW), event(LAB, "b", State.PENDING, 1, NOW)), NOW);
            book.take(List.of(event(LAB, "a", State.REJECTED, 0, NOW)), NOW);
            book.withdrawn(LAB, Set.of(), NOW);
            assertThat(reader.sums()).isEmpty();
            assertThat(reader.counts()).containsExactly(new BookReader.Count(LAB, State.REJECTED, 2, NOW));
        }
    }

    @Test void whatASourcesTotalHeldBeforeIsNoEarningOfToday() throws Exception {
        try (var book = new Book(file()); var reader = BookReader.open(file())) {
            book.total(LAB, new Told.Total("", Event.CREDIT, Amount.of(1000)), NOW);
            book.total(LAB, new Told.Total("", Event.CREDIT, Amount.of(1000)), NOW.plusSeconds(1));
            book.total(LAB, new Told.Total("", Event.CREDIT, Amount.of(1012.5)), NOW.plusSeconds(2));
            assertThat(reader.sums()).extracting(Book.Sum::amount).containsExactly(Amount.of(1012.5));
            assertThat(reader.days(ZONE)).extracting(BookReader.Day::amount).containsExactly(Amount.of(12.5));
            assertThat(reader.history(LAB, "")).hasSize(2);
        }
    }

    @Test void whatASourceTellsIsEnteredAllOfItOrNothing() throws Exception {
        try (var book = new Book(file()); var reader = BookReader.open(file())) {
            var told = new Told(List.of(event(LAB, "a", State.VALIDATED, 2.5, NOW)), Optional.of(Set.of()),
                    Optional.of(new Told.Total("", Event.CREDIT, new Amount(Long.MAX_VALUE))), List.of());
            assertThatThrownBy(() -> book.enter(LAB, told, NOW)).isInstanceOf(IOException.class);
            assertThat(reader.find(LAB, "a")).as("half of what was told").isEmpty();
            assertThat(reader.fetches()).isEmpty();
            book.enter(LAB, new Told(told.events(), told.pending(), Optional.empty(), List.of()), NOW);
            assertThat(reader.sums()).extracting(Book.Sum::amount).containsExactly(Amount.of(2.5));
        }
    }

    @Test void aSourceThatNamesAbsurdTotalsDoesNotCostTheOthersTheirFigures() throws Exception {
        try (var book = new Book(file()); var reader = BookReader.open(file())) {
            book.take(List.of(event(LAB, "a", State.VALIDATED, 2.5, NOW)), NOW);
            String hostile = "https://hostile.example.org/";
            for (int host = 1; host <= 12; host++) { // each time this computer is said to be another, so that each total is a new one
                try {
                    book.total(hostile, new Told.Total("host " + host, Event.CREDIT, Amount.of(1e10)), NOW);
                } catch (IOException refused) {
                    assertThat(refused).hasMessageContaining(hostile);
                }
            }
            assertThat(reader.sums()).contains(new Book.Sum(LAB, Event.CREDIT, State.VALIDATED, Amount.of(2.5)));
            assertThat(reader.days(ZONE)).extracting(BookReader.Day::amount).contains(Amount.of(2.5));
        }
    }

    /** What happens to this computer at a project. @param credit in steps of a quarter */
    record Turn(boolean renumbered, boolean merged, int credit) {}

    @Property(tries = 60) void aComputerThatGetsAnotherNumberCountsOnceWhetherItWasMergedOrNot(
            @ForAll("turns") List<Turn> turns, @ForAll @IntRange(max = 4000) int before) throws Exception {
        Path folder = TempFolders.create();
        try (var book = new Book(folder.resolve("book.sqlite")); var reader = BookReader.open(folder.resolve("book.sqlite"))) {
            int number = 1;
            double here = before / 4.0;
            double left = 0;
            for (var turn : turns) {
                book.total(LAB, new Told.Total("host " + number, Event.CREDIT, Amount.of(here)), NOW);
                if (turn.renumbered) {
                    number++;
                    if (!turn.merged) {
                        left += here;
                        here = 0;
                    }
                    book.total(LAB, new Told.Total("host " + number, Event.CREDIT, Amount.of(here)), NOW);
                }
                here += turn.credit / 4.0;
            }
            book.total(LAB, new Told.Total("host " + number, Event.CREDIT, Amount.of(here)), NOW);
            assertThat(reader.sums().stream().mapToLong(sum -> sum.amount().units()).sum()).isEqualTo(Amount.of(left + here).units());
        }
    }

    @Provide Arbitrary<List<Turn>> turns() {
        return Combinators.combine(Arbitraries.of(false, true), Arbitraries.of(false, true), Arbitraries.integers().between(0, 4000)).as(Turn::new).list().ofMaxSize(12);
    }

    @Test void aLookForTheLastNumberHoldsNoOldStateOfTheBook() throws Exception {
        try (var book = new Book(file()); var other = DriverManager.getConnection("jdbc:sqlite:" + file()); var statement = other.createStatement()) {
            book.take(List.of(event(LAB, "a", State.VALIDATED, 2.5, NOW)), NOW);
            assertThat(book.lastNumber(LAB)).isZero();
            try (var row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                assertThat(row.getInt(1)).as("whether somebody still reads: then the log of changes could not be cut").isZero();
            }
        }
    }

    @Test void aDayIsTheUsersLocalDay() throws Exception {
        try (var book = new Book(file()); var reader = BookReader.open(file())) {
            book.take(List.of(event(LAB, "a", State.VALIDATED, 1, Instant.parse("2026-11-19T22:59:00Z")),
                    event(LAB, "b", State.VALIDATED, 2, Instant.parse("2026-11-19T23:01:00Z"))), NOW);
            assertThat(reader.days(ZONE)).extracting(BookReader.Day::date).containsExactly(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 11, 20));
        }
    }

    @Test void aTaskThatBroughtNothingTakesNoOtherFromTheDaysCount() throws Exception {
        try (var book = new Book(file()); var reader = BookReader.open(file())) {
            book.take(List.of(event(LAB, "a", State.VALIDATED, 1, NOW), event(LAB, "b", State.PENDING, 1, NOW)), NOW);
            book.take(List.of(event(LAB, "b", State.VALIDATED, 0, NOW)), NOW);
            assertThat(reader.days(ZONE)).extracting(BookReader.Day::events).containsExactly(1);
            book.take(List.of(event(LAB, "b", State.VALIDATED, 3, NOW)), NOW);
            assertThat(reader.days(ZONE)).extracting(BookReader.Day::events).containsExactly(2);
            book.take(List.of(event(LAB, "a", State.VALIDATED, 0, NOW)), NOW);
            assertThat(reader.days(ZONE)).extracting(BookReader.Day::events).containsExactly(1);
        }
    }

    @Test void entriesCanNeitherBeChangedNorDeleted() throws Exception {
        try (var book = new Book(file())) {
            book.take(List.of(event(LAB, "a", State.VALIDATED, 1, NOW)), NOW);
        }
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + file()); var statement = raw.createStatement()) {
            assertThatThrownBy(() -> statement.execute("UPDATE entry SET amount = 5")).hasMessageContaining("never changed");
            assertThatThrownBy(() -> statement.execute("DELETE FROM entry")).hasMessageContaining("never deleted");
        }
    }

    @Test void eventsAreFoundByWordsAndStateInAnyOrder() throws Exception {
        try (var book = new Book(file()); var reader = BookReader.open(file())) {
            book.take(List.of(event(LAB, "fold_1", State.VALIDATED, 3, NOW), event(LAB, "fold_2", State.PENDING, 1, NOW.plusSeconds(1)),
                    event("http://other.example.org/", "prime_3", State.VALIDATED, 2, NOW.plusSeconds(2))), NOW);
            assertThat(names(reader, Query.ALL)).containsExactly("prime_3", "fold_2", "fold_1");
            assertThat(names(reader, new Query("FOLD_ task", Optional.empty(), Optional.empty(), Order.AMOUNT, false))).containsExactly("fold_2", "fold_1");
            assertThat(names(reader, new Query("", Optional.of(State.VALIDATED), Optional.of(LAB), Order.TIME, true))).containsExactly("fold_1");
            assertThat(names(reader, new Query("100%_'", Optional.empty(), Optional.empty(), Order.TIME, true))).isEmpty();
        }
    }

    @Test void wordsWithOtherLettersThanEnglishOnesAreFoundHoweverTheyAreWritten() throws Exception {
        try (var book = new Book(file()); var reader = BookReader.open(file())) {
            book.take(List.of(event(LAB, "Überschall", State.VALIDATED, 3, NOW), event(LAB, "größe", State.VALIDATED, 1, NOW)), NOW);
            for (var word : List.of("Überschall", "über", "ÜBERSCHALL")) {
                assertThat(names(reader, new Query(word, Optional.empty(), Optional.empty(), Order.TIME, true))).as(word).containsExactly("Überschall");
            }
            assertThat(names(reader, new Query("GRÖß", Optional.empty(), Optional.empty(), Order.TIME, true))).containsExactly("größe");
        }
    }

    private static List<String> names(BookReader reader, Query query) throws IOException {
        return reader.events(reader.rows(query)).stream().map(Event::id).toList();
    }

    @Test void aBookOfANewerHearthIsLeftAlone() throws Exception {
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + file()); var statement = raw.createStatement()) {
            statement.execute("PRAGMA user_version=9");
        }
        assertThatThrownBy(() -> new Book(file()).close()).hasMessageContaining("newer Hearth");
        assertThatThrownBy(() -> BookReader.open(file()).close()).hasMessageContaining("newer Hearth");
    }

    @Provide Arbitrary<List<Event>> life() {
        var judged = Combinators.combine(Arbitraries.integers().between(1, 12), Arbitraries.integers().between(0, 5), Arbitraries.of(State.values()),
                Arbitraries.integers().between(0, 1_000_000), Arbitraries.of(LAB, "http://other.example.org/"))
                .as((id, version, state, millis, source) -> event(source, "t" + id, state, state == State.REJECTED ? 0 : millis / 1000.0,
                        NOW.plusSeconds(version)));
        return judged.list().ofMaxSize(40).map(BookTest::oneWordForEachTime);
    }

    /** A source says one thing at one time about one event. */
    private static List<Event> oneWordForEachTime(List<Event> events) {
        var words = new HashMap<String, Event>();
        for (var event : events) words.putIfAbsent(event.source() + event.id() + event.at() + (event.state() == State.PENDING), event);
        return List.copyOf(words.values());
    }

    @Property(tries = 60) void theBookBalancesUnderAnyOrderRepetitionAndLossOfFetches(@ForAll("life") List<Event> told, @ForAll Random random) throws Exception {
        var known = new HashMap<String, Event>();
        var fetches = new ArrayList<Event>(told);
        fetches.removeIf(_ -> random.nextInt(6) == 0);
        for (var event : fetches) known.merge(event.source() + event.id(), event, (a, b) -> b.follows(a, NOW) ? b : a);
        var again = new ArrayList<>(fetches);
        again.addAll(fetches.subList(0, fetches.size() / 2));
        Collections.shuffle(again, random);
        Path file = Files.createTempFile("book", ".sqlite");
        try (var book = new Book(file); var reader = BookReader.open(file)) {
            for (var event : again) book.take(List.of(event), NOW);
            var expected = new HashMap<String, Amount>();
            for (var event : known.values()) expected.merge(event.source() + event.state(), event.booked(), Amount::plus);
            expected.values().removeIf(Amount::isZero);
            var sums = new HashMap<String, Amount>();
            reader.sums().forEach(sum -> sums.put(sum.source() + sum.state(), sum.amount()));
            assertThat(sums).isEqualTo(expected);
            assertThat(reader.rows(Query.ALL)).hasSize(known.size());
        } finally {
            for (var end : List.of("", "-wal", "-shm")) Files.deleteIfExists(Path.of(file + end));
        }
    }

    @Property(tries = 300) void amountsAddUpExactly(@ForAll long one, @ForAll long other) {
        var a = new Amount(one / 4);
        var b = new Amount(other / 4);
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
        assertThat(new java.math.BigDecimal(a.text())).isEqualByComparingTo(java.math.BigDecimal.valueOf(a.units(), 8));
    }

    @Test void workIsToldByTheDayOnWhichItWasFinishedWhereTheUserLives() throws Exception {
        Instant late = Instant.parse("2026-11-19T22:50:00Z"); // ten minutes before midnight in Berlin
        try (var book = new Book(file()); var reader = BookReader.open(file())) {
            book.take(List.of(event(LAB, "a", State.VALIDATED, 1, late), event(LAB, "b", State.VALIDATED, 1, late.plusSeconds(900)), event(LAB, "c", State.REPORTED, 0, NOW),
                    event(LAB, "d", State.REJECTED, 0, NOW), event(LAB, "e", State.PENDING, 1, NOW)), NOW);
            book.measured(LAB, "c", new Measured(late, Duration.ofSeconds(30), Duration.ofSeconds(19), Duration.ofSeconds(7), Optional.of(new Measured.Energy(500, Measured.Known.SENSOR)), 0, 0));
            var days = new HashMap<LocalDate, Integer>();
            reader.work(ZONE).forEach(work -> days.merge(work.date(), work.tasks(), Integer::sum));
            assertThat(days).isEqualTo(java.util.Map.of(LocalDate.of(2026, 11, 19), 2, LocalDate.of(2026, 11, 20), 1));
            assertThat(reader.work(ZONE)).extracting(work -> work.cpu().toSeconds() + " " + work.gpu().toSeconds() + " " + work.joules()).containsExactly("38 7 500.0", "19 0 0.0");
            for (String zone : List.of("Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "UTC")) {
                assertThat(reader.work(ZoneId.of(zone)).stream().mapToInt(BookReader.Work::tasks).sum()).as(zone).isEqualTo(3);
            }
            assertThat(reader.work(ZoneId.of("Asia/Kolkata")).stream().map(BookReader.Work::date).distinct()).containsExactly(LocalDate.of(2026, 11, 20));
        }
    }
}
