package app.hearth.desktop;

import static app.hearth.desktop.Samples.BERLIN;
import static app.hearth.desktop.Samples.NOW;

import app.hearth.desktop.Samples.Credits;
import app.hearth.rewards.Amount;
import app.hearth.rewards.Book;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.EarningsSource.Kind;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Fact;
import app.hearth.rewards.Measured;
import app.hearth.rewards.Measured.Energy;
import app.hearth.rewards.Measured.Known;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.RewardsSnapshot.SourceState;
import app.hearth.rewards.Told;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.PowerDay;
import app.hearth.testing.TempFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Plausible earnings, each in a book of its own. */
public final class SampleEarnings {
    public static final String HOME = "Home network";
    public static final String ASTEROIDS = "https://asteroids.example.org/";
    public static final String EINSTEIN = "https://einstein.example.org/";
    private static final List<String> APPS = List.of("hpfold", "climate", "mersenne", "grokking");
    private static final List<String> TITLES = List.of("Protein folding, 60-unit chain", "Climate, run 118 of 240",
            "Prime search, exponent 44497", "Modular addition, seed 4");

    private SampleEarnings() {}

    private interface Entries {
        void into(Book book) throws IOException;
    }

    private static Credits book(List<SourceState> sources, List<PowerDay> used, Map<String, Price> prices, Entries entries) {
        try {
            Path file = TempFolders.create().resolve("earnings.sqlite");
            try (var book = new Book(file)) {
                entries.into(book);
            }
            try (var reader = BookReader.open(file)) {
                return new Credits(new RewardsSnapshot(sources, reader.sums(), reader.days(BERLIN), reader.counts(), Optional.empty()), file, used, prices);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceState home(Instant fetched, Optional<String> error) {
        return new SourceState(HOME, HOME, Kind.HOME, Optional.of(fetched), error, List.of());
    }

    private static SourceState project(String url, String name, double average) {
        return new SourceState(url, name, Kind.BOINC, Optional.of(NOW.minusSeconds(700)), Optional.empty(), List.of(
                new Fact.Number("boinc.host.average", average, Event.CREDIT), new Fact.Number("boinc.user.average", 2.2 * average, Event.CREDIT),
                new Fact.Number("boinc.user.total", 97 * average, Event.CREDIT), new Fact.Moment("boinc.heard", NOW.minusSeconds(1500))));
    }

    private static SourceState wallet() {
        return new SourceState("gridcoin", "Gridcoin", Kind.TOKEN, Optional.of(NOW.minusSeconds(420)), Optional.empty(), List.of(
                new Fact.Number("gridcoin.balance", 2841.5, "GRC"), new Fact.Number("gridcoin.magnitude", 3.9, ""),
                new Fact.Word("gridcoin.beacon", "RENEWABLE"), new Fact.Moment("gridcoin.beacon.expires", NOW.plusSeconds(12 * 86_400)),
                new Fact.Word("gridcoin.staking", "NO"), new Fact.Word("gridcoin.sync", "YES")));
    }

    private static Event task(String source, int number, State state, Instant reported, double credit, Proof proof, String explanation) {
        int app = number % APPS.size();
        boolean judged = state == State.VALIDATED || state == State.REJECTED;
        return new Event(source, APPS.get(app) + "_" + number + "_0", TITLES.get(app), APPS.get(app), Event.CREDIT, Amount.of(credit), state,
                judged ? reported.plusSeconds(2) : reported, credit > 0 || state == State.REJECTED, 0, new Facts(Optional.of(reported.minusSeconds(240)), Optional.of(reported),
                judged ? Optional.of(reported.plusSeconds(2)) : Optional.empty(), Duration.ofSeconds(201), Duration.ofSeconds(197), explanation, proof));
    }

    /** A day's work of a project as one task, with what it took. */
    private static void daysWork(Book book, List<Event> events, String source, int back, Instant noon, Duration cpu, double kwh) throws IOException {
        var event = task(source, 30_000 + back, State.REPORTED, noon, 0, Proof.WORD, "");
        events.add(new Event(source, event.id(), event.title(), event.app(), event.unit(), event.amount(), event.state(), event.at(), false, 0,
                new Facts(event.facts().sent(), event.facts().reported(), Optional.empty(), cpu, cpu, "", Proof.WORD)));
        book.measured(source, event.id(), new Measured(noon, cpu, cpu, Duration.ZERO, Optional.of(new Energy(kwh * 3_600_000, Known.ESTIMATE)), 12_400, 1_860_000));
    }

    private static Measured measured(Instant finished, double wattHours, Known known) {
        return new Measured(finished, Duration.ofSeconds(201), Duration.ofSeconds(197), Duration.ZERO, Optional.of(new Energy(wattHours * 3600, known)), 12_400, 1_860_000);
    }

    private static List<PowerDay> used(int days, double hours) {
        var used = new ArrayList<PowerDay>();
        LocalDate today = LocalDate.ofInstant(NOW, BERLIN);
        for (int back = days; back >= 0; back--) {
            double kwh = hours * 0.12;
            used.add(new PowerDay(today.minusDays(back), Duration.ofMinutes((long) (hours * 60)), kwh, kwh * 0.4, 0, kwh * 0.34, "EUR"));
        }
        return used;
    }

    /** Six weeks of two projects, a wallet and the home network, with three days off. */
    public static Credits usual() {
        var random = new Random(3);
        LocalDate today = LocalDate.ofInstant(NOW, BERLIN);
        var prices = Map.of("GRC", new Price("GRC", 0.0078, "EUR", new Price.Own(today.minusDays(4))));
        return book(List.of(home(NOW.minusSeconds(12), Optional.empty()), project(ASTEROIDS, "Asteroids@home", 10_300), project(EINSTEIN, "Einstein@Home", 2600), wallet()),
                used(44, 7.4), prices, book -> {
                    double asteroids = 82_000;
                    double einstein = 31_000;
                    book.total(ASTEROIDS, new Told.Total("host 7", Event.CREDIT, Amount.of(asteroids)), NOW.minus(Duration.ofDays(45)));
                    book.total(EINSTEIN, new Told.Total("host 9", Event.CREDIT, Amount.of(einstein)), NOW.minus(Duration.ofDays(45)));
                    var events = new ArrayList<Event>();
                    for (int back = 44; back >= 0; back--) {
                        if (back >= 13 && back <= 15) continue;
                        Instant noon = today.minusDays(back).atTime(12, 0).atZone(BERLIN).toInstant();
                        asteroids += 9000 + random.nextInt(4000);
                        einstein += 1500 + random.nextInt(2500);
                        book.total(ASTEROIDS, new Told.Total("host 7", Event.CREDIT, Amount.of(asteroids)), noon);
                        book.total(EINSTEIN, new Told.Total("host 9", Event.CREDIT, Amount.of(einstein)), noon);
                        if (back < 30) daysWork(book, events, ASTEROIDS, back, noon, Duration.ofMinutes(11 * 60 + 7 * back), 0.48 + back % 5 * 0.02);
                        if (back < 5) daysWork(book, events, EINSTEIN, back, noon, Duration.ofHours(5), 0.2);
                        events.add(task(HOME, 10_000 - back, State.VALIDATED, noon, 150 + random.nextInt(60), Proof.SIGNED, "Run again here: the same bytes."));
                        if (back % 9 == 2) {
                            events.add(new Event("gridcoin", "tx" + back, "", "gridcoin-research", "GRC", Amount.of(4.73), State.PAID, noon, true, 0,
                                    new Facts(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO, Duration.ZERO, "", Proof.WORD)));
                        }
                    }
                    for (int i = 0; i < 300; i++) {
                        Instant reported = NOW.minusSeconds(100 + i * 411L);
                        String source = i % 3 == 0 ? ASTEROIDS : i % 3 == 1 ? HOME : EINSTEIN;
                        var event = source.equals(HOME) ? task(HOME, 9000 - i, i == 7 ? State.REJECTED : State.VALIDATED, reported, i == 7 ? 0 : 0.3 + i % 5, Proof.SIGNED,
                                        i == 7 ? "The result differs from that of two other computers." : "Two computers agree byte for byte.")
                                : task(source, 9000 - i, i < 3 ? State.PENDING : State.REPORTED, reported, 0, Proof.WORD, "");
                        events.add(event);
                        book.measured(source, event.id(), measured(reported.minusSeconds(20), i % 3 == 1 ? 0.42 : 31 + i % 30, i % 2 == 0 ? Known.SENSOR : Known.ESTIMATE));
                    }
                    events.add(task(HOME, 20_000, State.PENDING, NOW.minusSeconds(9000), 6.9, Proof.WORD, "Waits for a second computer’s result."));
                    book.take(events, NOW);
                });
    }

    /** As usual, with a price of a credit too. */
    public static Credits priced() {
        var usual = usual();
        var prices = Map.of("GRC", usual.prices().get("GRC"), Event.CREDIT, new Price(Event.CREDIT, 0.00002, "EUR", new Price.Fed("prices.example.org", NOW.minusSeconds(2400))));
        return new Credits(usual.latest(), usual.file(), usual.used(), prices);
    }

    /** As usual, on a computer whose draw the user measured. */
    public static Credits metered() {
        var usual = usual();
        return new Credits(usual.latest(), usual.file(), usual.used().stream().map(day -> new PowerDay(day.date(), day.shared(), day.kwh(), 0, day.kwh(), day.money(),
                day.currency())).toList(), usual.prices());
    }

    /** A first day: a handful of tasks in nineteen minutes. */
    public static Credits firstDay() {
        return book(List.of(home(NOW.minusSeconds(4), Optional.empty())), used(0, 0.3), Map.of(), book -> {
            var events = new ArrayList<Event>();
            for (int i = 0; i < 4; i++) {
                events.add(task(HOME, 4 - i, State.VALIDATED, NOW.minusSeconds(60 + i * 260L), 13.15, Proof.SIGNED, "Run again here: the same bytes."));
                book.measured(HOME, events.getLast().id(), measured(NOW.minusSeconds(70 + i * 260L), 0.4, Known.ESTIMATE));
            }
            book.take(events, NOW);
        });
    }

    /** Before the first answer. */
    public static Credits none() {
        return book(List.of(new SourceState(HOME, HOME, Kind.HOME, Optional.empty(), Optional.empty(), List.of())), List.of(), Map.of(), _ -> { });
    }

    /** The last known figures of the home network, an hour old. */
    public static Credits offline() {
        var known = usual();
        var sources = new ArrayList<>(known.latest().sources());
        sources.set(0, home(NOW.minusSeconds(4000), Optional.of("Connection refused")));
        var latest = known.latest();
        return new Credits(new RewardsSnapshot(sources, latest.sums(), latest.days(), latest.counts(), Optional.empty()), known.file(), known.used(), known.prices());
    }

    /** The book itself cannot be read. */
    public static Credits unreadable() {
        var known = usual();
        var latest = known.latest();
        return new Credits(new RewardsSnapshot(latest.sources(), latest.sums(), latest.days(), latest.counts(), Optional.of("disk I/O error")),
                Path.of("nowhere", "earnings.sqlite"), known.used(), known.prices());
    }
}
