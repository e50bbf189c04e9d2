package app.hearth.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.milestone.Milestones;
import app.hearth.testing.TempFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whole answers of two networks through the book to what the screen adds up: how they came must not matter, only what was said last. */
class BookFetchesTest {
    private static final String HOME = "home";
    private static final String LAB = "https://lab.example.org/";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** The evening before the night in which Berlin's clocks go back an hour. */
    private static final Instant BEGIN = Instant.parse("2026-10-24T18:00:00Z");
    private static final int SPAN = 72;
    private static final Instant END = BEGIN.plus(Duration.ofHours(SPAN + 1));

    /**
     * The life of a task, in minutes after the beginning.
     *
     * @param judgedAfter minutes after it was reported; of a task at the lab until it is acknowledged
     */
    private record Life(int number, int reported, int judgedAfter, boolean good, int credit, boolean measured) {
        private Instant at() {
            return BEGIN.plus(Duration.ofMinutes(reported));
        }

        private Instant judged() {
            return at().plus(Duration.ofMinutes(judgedAfter));
        }
    }

    @Provide Arbitrary<List<Life>> lives() {
        var one = Combinators.combine(Arbitraries.integers().between(0, SPAN * 60), Arbitraries.integers().between(1, 20 * 60), Arbitraries.of(true, true, true, false),
                Arbitraries.integers().between(0, 100_000), Arbitraries.of(true, false)).as((reported, judged, good, credit, measured) ->
                new Life(0, reported, judged, good, credit, measured));
        return one.list().ofMinSize(1).ofMaxSize(9).map(lives -> {
            var numbered = new ArrayList<Life>();
            for (var life : lives.stream().sorted(java.util.Comparator.comparing(Life::judged)).toList()) {
                numbered.add(new Life(numbered.size() + 1, life.reported, life.judgedAfter, life.good, life.credit, life.measured));
            }
            return List.copyOf(numbered);
        });
    }

    /** What the home network says at a time: all that is pending, and receipts from a number on. */
    private static Told home(List<Life> lives, Instant at, long since) {
        var events = new ArrayList<Event>();
        for (var life : lives) {
            if (life.at().isAfter(at)) continue;
            boolean judged = !life.judged().isAfter(at);
            if (judged && life.number <= since) continue;
            var state = !judged ? State.PENDING : life.good ? State.VALIDATED : State.REJECTED;
            events.add(new Event(HOME, "h" + life.number, "", "hpfold", Event.CREDIT, state == State.REJECTED ? Amount.ZERO : Amount.of(life.credit / 1000.0), state,
                    judged ? life.judged() : life.at(), true, judged ? life.number : 0, new Facts(Optional.of(life.at()), Optional.of(life.at()),
                    judged ? Optional.of(life.judged()) : Optional.empty(), Duration.ofMinutes(40), Duration.ofMinutes(39), judged ? "The same bytes." : "", Proof.SIGNED)));
        }
        return new Told(events, Optional.of(pending(events)), Optional.empty(), List.of());
    }

    /** What a BOINC project says at a time: tasks handed in and not acknowledged yet, those acknowledged, and this computer's total. */
    private static Told lab(List<Life> lives, Instant at) {
        var events = new ArrayList<Event>();
        double total = 5000;
        for (var life : lives) {
            if (life.at().isAfter(at)) continue;
            boolean heard = !life.judged().isAfter(at);
            var state = !life.good ? State.REJECTED : heard ? State.REPORTED : State.PENDING;
            events.add(new Event(LAB, "l" + life.number, "", "mersenne", Event.CREDIT, Amount.ZERO, state, heard ? life.judged() : life.at(), false, 0,
                    new Facts(Optional.of(life.at()), heard ? Optional.of(life.judged()) : Optional.empty(), Optional.empty(), Duration.ofMinutes(90), Duration.ofMinutes(88),
                            life.good ? "" : "exit code 1", Proof.WORD)));
            if (heard && life.good) total += life.credit / 1000.0;
        }
        return new Told(events, Optional.of(pending(events)), Optional.of(new Told.Total("host 7", Event.CREDIT, Amount.of(total))), List.of());
    }

    private static Set<String> pending(List<Event> events) {
        return events.stream().filter(event -> event.state() == State.PENDING).map(Event::id).collect(Collectors.toSet());
    }

    private static void measure(Book book, Life life) throws IOException {
        if (!life.measured) return;
        for (var task : List.of(HOME + " h", LAB + " l")) {
            var name = task.split(" ");
            book.measured(name[0], name[1] + life.number, new Measured(life.at().minusSeconds(600), Duration.ofMinutes(40), Duration.ofMinutes(38), Duration.ofMinutes(life.number),
                    Optional.of(new Measured.Energy(3600 * life.number, Measured.Known.SENSOR)), 1, 2));
        }
    }

    /** What the screen adds up. Days of the lab are left out: a total that is heard late grows late. */
    private record Shown(List<Book.Sum> sums, List<BookReader.Day> days, List<BookReader.Work> work, Milestones milestones, List<BookReader.Count> counts) {
        private static Shown of(Book book) throws IOException {
            var reader = book.reading();
            var work = reader.work(ZONE);
            return new Shown(reader.sums(), reader.days(ZONE).stream().filter(day -> day.source().equals(HOME)).filter(day -> !day.amount().isZero()).toList(), work,
                    Milestones.of(work, END.atZone(ZONE).toLocalDate()), reader.counts().stream().map(count -> new BookReader.Count(count.source(), count.state(), count.events(),
                            Instant.EPOCH)).toList());
        }
    }

    @Property(tries = 12) void repetitionLossAndReorderingOfFetchesChangeNothingThatIsAddedUp(@ForAll("lives") List<Life> lives, @ForAll Random random) throws Exception {
        Path folder = TempFolders.create();
        try (var orderly = new Book(folder.resolve("orderly.sqlite")); var lossy = new Book(folder.resolve("lossy.sqlite"))) {
            for (var life : lives) measure(orderly, life);
            var late = new ArrayList<Runnable>();
            for (int hour = 8; hour <= SPAN; hour += 8) {
                Instant at = BEGIN.plus(Duration.ofHours(hour));
                fetch(orderly, lives, at);
                switch (random.nextInt(4)) {
                    case 0 -> { } // lost
                    case 1 -> late.add(entering(lossy, lives, at));
                    case 2 -> {
                        var same = entering(lossy, lives, at);
                        same.run();
                        same.run();
                        late.add(same);
                    }
                    default -> entering(lossy, lives, at).run();
                }
                if (!late.isEmpty() && random.nextInt(3) == 0) late.remove(random.nextInt(late.size())).run();
                for (var life : lives) if (random.nextInt(9) == 0) measure(lossy, life);
            }
            late.forEach(Runnable::run);
            for (var life : lives) measure(lossy, life);
            fetch(orderly, lives, END);
            fetch(lossy, lives, END);
            assertThat(Shown.of(lossy)).isEqualTo(Shown.of(orderly));
            fetch(lossy, lives, END);
            assertThat(Shown.of(lossy)).as("asked once more").isEqualTo(Shown.of(orderly));
        }
    }

    private static void fetch(Book book, List<Life> lives, Instant at) throws IOException {
        entering(book, lives, at).run();
    }

    /** Asks both networks at a time; what they say then is entered when it is run. */
    private static Runnable entering(Book book, List<Life> lives, Instant at) throws IOException {
        var home = home(lives, at, book.lastNumber(HOME));
        var lab = lab(lives, at);
        return () -> {
            try {
                book.enter(HOME, home, at.plusSeconds(2));
                book.enter(LAB, lab, at.plusSeconds(3));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
    }

    @Test void aTaskThatWasMissingInAListForAWhileIsPendingAgainAndThenCounts() throws Exception {
        var life = List.of(new Life(1, 60, 60, true, 2500, false));
        try (var book = new Book(TempFolders.create().resolve("book.sqlite"))) {
            var at = BEGIN.plus(Duration.ofMinutes(90));
            book.enter(HOME, home(life, at, 0), at);
            book.enter(HOME, home(List.of(), at, 0), at.plus(Duration.ofHours(2))); // this computer's clock goes before
            assertThat(book.reading().sums()).isEmpty();
            book.enter(HOME, home(life, at, 0), at.plusSeconds(60));
            assertThat(book.reading().sums()).containsExactly(new Book.Sum(HOME, Event.CREDIT, State.PENDING, Amount.of(2.5)));
            book.enter(HOME, home(List.of(), at, 0), at.plus(Duration.ofHours(2)));
            book.enter(HOME, home(life, END, 0), END);
            assertThat(book.reading().sums()).containsExactly(new Book.Sum(HOME, Event.CREDIT, State.VALIDATED, Amount.of(2.5)));
        }
    }
}
