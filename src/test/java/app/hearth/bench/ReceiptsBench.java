package app.hearth.bench;

import app.hearth.rewards.Amount;
import app.hearth.rewards.Book;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.BookReader.Order;
import app.hearth.rewards.BookReader.Query;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.export.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** What the screen of earnings asks of a book with 100 000 receipts of three years; the goal is 300 ms to open it. */
public final class ReceiptsBench {
    private static final int RECEIPTS = 100_000;
    private static final int PAGE = 100;
    private static final int ROUNDS = 7;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String[] SOURCES = {"Home network", "https://lab.example.org/", "https://sky.example.org/boinc/", "gridcoin"};

    private ReceiptsBench() {}

    private interface Work {
        void run() throws Exception;
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(Bench.machine());
        Path folder = Files.createTempDirectory("receipts");
        try {
            Path file = folder.resolve("earnings.sqlite");
            fill(file);
            System.out.printf(Locale.ROOT, "%,d receipts, half of them with what was measured; %.1f MiB.%n%n", RECEIPTS, Files.size(file) / 1048576.0);
            System.out.println("| | first | median of " + ROUNDS + " |\n|---|---|---|");
            row("open the book and show the first page of " + PAGE, () -> {
                try (var reader = BookReader.open(file)) {
                    reader.receipts(Arrays.copyOf(reader.rows(Query.ALL), PAGE));
                }
            });
            try (var reader = BookReader.open(file)) {
                var all = reader.rows(Query.ALL);
                row("a page from the middle", () -> reader.receipts(Arrays.copyOfRange(all, RECEIPTS / 2, RECEIPTS / 2 + PAGE)));
                row("search for two words", () -> page(reader, new Query("fold 77", Optional.empty(), Optional.empty(), Order.TIME, true)));
                row("filter by state and source", () -> page(reader, new Query("", Optional.of(State.REJECTED), Optional.of(SOURCES[1]), Order.TIME, true)));
                row("sort by amount", () -> page(reader, new Query("", Optional.empty(), Optional.empty(), Order.AMOUNT, true)));
                row("sort by title", () -> page(reader, new Query("", Optional.empty(), Optional.empty(), Order.TITLE, false)));
                row("sums", reader::sums);
                row("days", () -> reader.days(ZONE));
                row("counts", reader::counts);
                row("effort and outcome by network", reader::spent);
                once("export as CSV", () -> Export.csv(reader, ZONE, folder.resolve("book.csv"), _ -> { }));
                once("export as JSON", () -> Export.json(reader, ZONE, folder.resolve("book.json"), _ -> { }));
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (var one : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
            }
        }
    }

    private static void page(BookReader reader, Query query) throws IOException {
        var rows = reader.rows(query);
        reader.receipts(Arrays.copyOf(rows, Math.min(rows.length, PAGE)));
    }

    private static void row(String name, Work work) throws Exception {
        double first = millis(work);
        var times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) times[i] = millis(work);
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "| %s | %.0f ms | %.0f ms |%n", name, first, times[ROUNDS / 2]);
    }

    private static void once(String name, Work work) throws Exception {
        System.out.printf(Locale.ROOT, "| %s | %.0f ms | |%n", name, millis(work));
    }

    private static double millis(Work work) throws Exception {
        long from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e6;
    }

    private static void fill(Path file) throws Exception {
        var random = new SplittableRandom(1);
        var now = Instant.parse("2026-11-20T12:00:00Z");
        var events = new ArrayList<Event>();
        try (var book = new Book(file)) {
            for (int i = 0; i < RECEIPTS; i++) {
                var at = now.minus(Duration.ofDays(3 * 365)).plusSeconds(i * 945L);
                var source = SOURCES[random.nextInt(SOURCES.length)];
                var state = i > RECEIPTS - 50 ? State.PENDING : random.nextInt(40) == 0 ? State.REJECTED : State.VALIDATED;
                events.add(new Event(source, "task_" + i + "_0", "Fold of protein " + random.nextInt(5000), "hpfold", Event.CREDIT,
                        state == State.REJECTED ? Amount.ZERO : Amount.of(random.nextInt(100_000) / 100.0), state, at, true, i,
                        new Facts(Optional.of(at.minusSeconds(9000)), Optional.of(at.minusSeconds(60)), Optional.of(at), Duration.ofMillis(random.nextInt(9_000_000)),
                                Duration.ofMillis(random.nextInt(9_000_000)), "energy as computed again", Proof.SIGNED)));
                if (events.size() < 10_000) continue;
                book.take(events, now);
                events.clear();
            }
        }
        // In one go: the book itself keeps each task's figures at once and for good, which takes a write to the disk each.
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = raw.createStatement()) {
            statement.execute("INSERT INTO measured SELECT source, name, at, elapsed, cpu, 0, 3600.5, 'SENSOR', 4096, 512 FROM event WHERE id % 2 = 0");
        }
    }
}
