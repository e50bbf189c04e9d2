package app.hearth.rewards;

import app.hearth.rewards.Book.Entry;
import app.hearth.rewards.Book.Sum;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Measured.Known;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks into the book of earnings without changing it. Each reader has a connection of its own; one thread at a time. */
public final class BookReader implements AutoCloseable {
    private final Connection connection;

    BookReader(Connection connection) {
        this.connection = connection;
    }

    /** @throws IOException when there is no book in this file, or one of a newer version */
    public static BookReader open(Path file) throws IOException {
        try {
            var connection = DriverManager.getConnection("jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + "?mode=ro");
            try {
                Book.refuseNewer(connection);
            } catch (SQLException | IOException e) {
                Book.closeQuietly(connection, e);
                throw e;
            }
            return new BookReader(connection);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IOException unreadable(SQLException e) {
        String said = "The book of earnings cannot be read: " + e.getMessage();
        return Book.damaged(e) ? new Book.Damaged(said, e) : new IOException(said, e);
    }

    /** Why the book cannot be read, without saying once more that it cannot. */
    public static String reason(Exception e) {
        // "[SQLITE_FULL] Insertion failed because the database is full (database or disk is full)"
        return String.valueOf(e.getCause() instanceof SQLException cause ? cause.getMessage() : e.getMessage()).replaceFirst("^\\[SQLITE_\\w+] *", "").replaceFirst(" \\([^()]*\\)$", "");
    }

    /** What is looked for among the events, and in which order. */
    public record Query(String words, Optional<State> state, Optional<String> source, Order order, boolean descending) {
        /** Everything, newest first. */
        public static final Query ALL = new Query("", Optional.empty(), Optional.empty(), Order.TIME, true);
    }

    /** By which figure events are ordered. */
    public enum Order {
        TIME("at"), TITLE("title COLLATE NOCASE"), SOURCE("source"), AMOUNT("amount"), ELAPSED("elapsed"), STATE("state"),
        /** Electricity; tasks without a figure come as the least. */
        ENERGY("(SELECT joules FROM measured WHERE measured.source = event.source AND measured.name = event.name)");

        final String column;

        Order(String column) {
            this.column = column;
        }
    }

    /** What one local day brought from one source. */
    public record Day(LocalDate date, String source, String unit, Amount amount, int events) {}

    /** Events of a source in a state. */
    public record Count(String source, State state, int events, Instant oldest) {}

    /** An event, and what this computer measured of it. */
    public record Receipt(Event event, Optional<Measured> measured) {}

    private interface Reading<T> {
        T read() throws SQLException, IOException;
    }

    /** Is given one after the other. */
    public interface Taker<T> {
        void take(T one) throws IOException;
    }

    /** Looks more than once. */
    public interface Look {
        void look() throws IOException;
    }

    private static <T> T read(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** All sums, by source, unit and state; what came to nothing is left out. */
    public List<Sum> sums() throws IOException {
        return read(() -> {
            var sums = new ArrayList<Sum>();
            try (var query = connection.prepareStatement("SELECT source, unit, state, sum(amount) FROM entry GROUP BY source, unit, state ORDER BY source, unit, state")) {
                var rows = query.executeQuery();
                while (rows.next()) {
                    var amount = new Amount(rows.getLong(4));
                    if (!amount.isZero()) sums.add(new Sum(rows.getString(1), rows.getString(2), State.valueOf(rows.getString(3)), amount));
                }
            }
            return sums;
        });
    }

    /** What came in on each day; not what came before the book. Oldest first. */
    public List<Day> days(ZoneId zone) throws IOException {
        record Key(LocalDate date, String source, String unit) {}
        return read(() -> {
            var days = new TreeMap<Key, Day>(java.util.Comparator.comparing(Key::date).thenComparing(Key::source).thenComparing(Key::unit));
            try (var query = connection.prepareStatement("SELECT at, source, unit, amount, why FROM entry WHERE state IN ('VALIDATED', 'PAID') AND why <> 'OPENING'")) {
                var rows = query.executeQuery();
                while (rows.next()) {
                    var key = new Key(Instant.ofEpochMilli(rows.getLong(1)).atZone(zone).toLocalDate(), rows.getString(2), rows.getString(3));
                    long amount = rows.getLong(4); // an event that brought nothing counts neither when it comes nor when it is taken back
                    int one = amount > 0 ? 1 : amount < 0 && rows.getString(5).equals("CHANGED") ? -1 : 0;
                    days.merge(key, new Day(key.date(), key.source(), key.unit(), new Amount(amount), one), (a, b) -> new Day(a.date(), a.source(),
                            a.unit(), a.amount().plus(b.amount()), a.events() + b.events()));
                }
            }
            return List.copyOf(days.values());
        });
    }

    /** Rows of the events that a query finds, in its order: for {@link #events(long[])}. Words are looked for in title, application, source and id. */
    public long[] rows(Query wanted) throws IOException {
        return read(() -> {
            try (var query = BookSearch.prepare(connection, wanted)) {
                var rows = query.executeQuery();
                var ids = new long[1024];
                int count = 0;
                while (rows.next()) {
                    if (count == ids.length) ids = Arrays.copyOf(ids, 2 * count);
                    ids[count++] = rows.getLong(1);
                }
                return Arrays.copyOf(ids, count);
            }
        });
    }

    /** The events of these rows, in their order; one that is gone is left out. */
    public List<Event> events(long[] ids) throws IOException {
        return read(() -> {
            var events = new ArrayList<Event>(ids.length);
            try (var query = connection.prepareStatement(BookRows.EVENT + "WHERE id = ?")) {
                for (long id : ids) {
                    query.setLong(1, id);
                    try (var row = query.executeQuery()) {
                        if (row.next()) events.add(BookRows.event(row));
                    }
                }
            }
            return events;
        });
    }

    /** When each source was last heard. */
    public Map<String, Instant> fetches() throws IOException {
        return read(() -> {
            var fetches = new TreeMap<String, Instant>();
            try (var query = connection.prepareStatement("SELECT source, at FROM fetch")) {
                var rows = query.executeQuery();
                while (rows.next()) fetches.put(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)));
            }
            return fetches;
        });
    }

    /** Events of a source that it has not judged yet. */
    public List<Event> pending(String source) throws IOException {
        return read(() -> {
            var events = new ArrayList<Event>();
            try (var query = connection.prepareStatement(BookRows.EVENT + "WHERE source = ? AND state = 'PENDING'")) {
                query.setString(1, source);
                var rows = query.executeQuery();
                while (rows.next()) events.add(BookRows.event(rows));
            }
            return events;
        });
    }

    /** The highest number of a source's own book that is known here; 0 where none is. */
    public long lastNumber(String source) throws IOException {
        return read(() -> {
            try (var query = connection.prepareStatement("SELECT coalesce(max(number), 0) FROM event WHERE source = ?")) {
                query.setString(1, source);
                var row = query.executeQuery();
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** How many events of each source stand in each state, and when the oldest came to it. */
    public List<Count> counts() throws IOException {
        return read(() -> {
            var counts = new ArrayList<Count>();
            try (var query = connection.prepareStatement("SELECT source, state, count(*), min(at) FROM event GROUP BY source, state ORDER BY source, state")) {
                var rows = query.executeQuery();
                while (rows.next()) {
                    counts.add(new Count(rows.getString(1), State.valueOf(rows.getString(2)), rows.getInt(3), Instant.ofEpochMilli(rows.getLong(4))));
                }
            }
            return counts;
        });
    }

    /** The events of these rows with what this computer measured of them, in their order; one that is gone is left out. */
    public List<Receipt> receipts(long[] ids) throws IOException {
        return read(() -> {
            var receipts = new ArrayList<Receipt>(ids.length);
            try (var query = connection.prepareStatement(BookRows.RECEIPT + "WHERE id = ?")) {
                for (long id : ids) {
                    query.setLong(1, id);
                    try (var row = query.executeQuery()) {
                        if (row.next()) receipts.add(BookRows.receipt(row));
                    }
                }
            }
            return receipts;
        });
    }

    /** Gives all events with what was measured of them, oldest first, without holding them all. */
    public void receipts(Taker<Receipt> taker) throws IOException {
        read(() -> {
            try (var query = connection.prepareStatement(BookRows.RECEIPT + "ORDER BY at, id"); var rows = query.executeQuery()) {
                while (rows.next()) taker.take(BookRows.receipt(rows));
            }
            return null;
        });
    }

    /** Gives all entries in the order in which they were made, without holding them all. */
    public void entries(Taker<Entry> taker) throws IOException {
        read(() -> {
            try (var query = connection.prepareStatement("SELECT * FROM entry ORDER BY id"); var rows = query.executeQuery()) {
                while (rows.next()) taker.take(Book.entry(rows));
            }
            return null;
        });
    }

    /**
     * A line of the book.
     *
     * @param number      rises by one with each line, as long as the book is not begun anew
     * @param again       whether the event stood so before the lines that were asked for
     * @param explanation what the check found, as the event has it now; empty for a total
     */
    public record Line(long number, Entry entry, boolean again, String explanation) {}

    /** Number of the last line; 0 for an empty book. */
    public long lastLine() throws IOException {
        return read(() -> {
            try (var query = connection.prepareStatement("SELECT coalesce(max(id), 0) FROM entry"); var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** The lines after one, in the order in which they were made. */
    public List<Line> linesAfter(long number) throws IOException {
        return read(() -> {
            var lines = new ArrayList<Line>();
            try (var query = connection.prepareStatement("""
                    SELECT entry.*, explanation, EXISTS (SELECT 1 FROM entry before WHERE before.source = entry.source AND before.event = entry.event
                      AND before.state = entry.state AND before.amount >= 0 AND before.id <= ?1) AS again
                    FROM entry LEFT JOIN event ON event.source = entry.source AND event.name = entry.event WHERE entry.id > ?1 ORDER BY entry.id""")) {
                query.setLong(1, number);
                var rows = query.executeQuery();
                while (rows.next()) {
                    String explanation = rows.getString("explanation");
                    lines.add(new Line(rows.getLong("id"), Book.entry(rows), rows.getBoolean("again"), explanation == null ? "" : explanation));
                }
            }
            return lines;
        });
    }

    /** All that is read in the look is of one moment, whatever is entered meanwhile. */
    public void atOneMoment(Look look) throws IOException {
        read(() -> {
            connection.setAutoCommit(false);
            try {
                look.look();
            } finally {
                connection.setAutoCommit(true);
            }
            return null;
        });
    }

    /** What this computer measured of a task. */
    public Optional<Measured> measured(String source, String id) throws IOException {
        return read(() -> {
            try (var query = connection.prepareStatement(
                    "SELECT finished, elapsed, cpu, gpu, joules, known, down, up FROM measured WHERE source = ? AND name = ?")) {
                Book.set(query, source, id);
                var row = query.executeQuery();
                return row.next() ? Optional.of(BookRows.measured(row, 1)) : Optional.empty();
            }
        });
    }

    /**
     * What went into tasks that are done of each source and unit, and what came of them; tasks that were not accepted count with their effort.
     *
     * @param silent whether the source judges these in silence: what came of them is only in what its total grew by, and {@code amount} is zero
     * @param known  how the energy in joules is known, empty for tasks without one
     * @param tasks  how many
     * @param onCard how many of them used a graphics card
     * @param cpu    processor time of all
     * @param gpu    time on a graphics card of all
     * @param first  when the first of them came to its state
     */
    public record Spent(String source, String unit, boolean silent, Optional<Known> known, int tasks, int onCard, Amount amount, Duration cpu, Duration gpu,
                        double joules, Instant first) {}

    /** Effort and outcome of all tasks that are handed in or judged; of payments nothing. By source and unit. */
    public List<Spent> spent() throws IOException {
        return read(() -> {
            var all = new ArrayList<Spent>();
            try (var query = connection.prepareStatement("""
                    SELECT event.source, unit, state = 'REPORTED', known, count(*), total(gpu > 0), sum(CASE state WHEN 'VALIDATED' THEN amount ELSE 0 END),
                      total(CASE WHEN event.cpu > 0 THEN event.cpu ELSE coalesce(measured.cpu, 0) END), total(gpu), total(joules), min(at)
                    FROM event LEFT JOIN measured USING (source, name) WHERE state IN ('VALIDATED', 'REJECTED', 'REPORTED') GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4""")) {
                var rows = query.executeQuery();
                while (rows.next()) {
                    all.add(new Spent(rows.getString(1), rows.getString(2), rows.getInt(3) != 0, Optional.ofNullable(rows.getString(4)).map(Known::valueOf),
                            rows.getInt(5), rows.getInt(6), new Amount(rows.getLong(7)), Duration.ofMillis(rows.getLong(8)), Duration.ofMillis(rows.getLong(9)),
                            rows.getDouble(10), Instant.ofEpochMilli(rows.getLong(11))));
                }
            }
            return all;
        });
    }

    /** What was done for a source on a local day: tasks that it accepted, or took without a word, by when they were finished. */
    public record Work(LocalDate date, String source, int tasks, Duration cpu, Duration gpu, double joules) {}

    /** All work, oldest first; a day and source may come more than once. */
    public List<Work> work(ZoneId zone) throws IOException {
        return read(() -> {
            var work = new ArrayList<Work>();
            // A quarter of an hour lies in one day of every zone: a thousandth of the rows to look at.
            try (var query = connection.prepareStatement("""
                    SELECT coalesce(finished, reported, at) / 900000 AS quarter, event.source, count(*),
                      total(CASE WHEN event.cpu > 0 THEN event.cpu ELSE coalesce(measured.cpu, 0) END), total(gpu), total(joules)
                    FROM event LEFT JOIN measured USING (source, name) WHERE state IN ('VALIDATED', 'REPORTED') GROUP BY 1, 2 ORDER BY 1, 2""")) {
                var rows = query.executeQuery();
                while (rows.next()) {
                    work.add(new Work(Instant.ofEpochMilli(rows.getLong(1) * 900_000).atZone(zone).toLocalDate(), rows.getString(2), rows.getInt(3),
                            Duration.ofMillis(rows.getLong(4)), Duration.ofMillis(rows.getLong(5)), rows.getDouble(6)));
                }
            }
            return work;
        });
    }

    public Optional<Event> find(String source, String id) throws IOException {
        return read(() -> find(connection, source, id));
    }

    /** All entries about an event, in the order in which they were made. */
    public List<Entry> history(String source, String id) throws IOException {
        return read(() -> history(connection, source, id));
    }

    static Optional<Event> find(Connection connection, String source, String id) throws SQLException {
        try (var query = connection.prepareStatement(BookRows.EVENT + "WHERE source = ? AND name = ?")) {
            Book.set(query, source, id);
            var row = query.executeQuery();
            return row.next() ? Optional.of(BookRows.event(row)) : Optional.empty();
        }
    }

    static List<Entry> history(Connection connection, String source, String id) throws SQLException {
        try (var query = connection.prepareStatement("SELECT * FROM entry WHERE source = ? AND event = ? ORDER BY id")) {
            Book.set(query, source, id);
            return Book.entries(query.executeQuery());
        }
    }

    @Override public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("The book of earnings could not be closed", e);
        }
    }
}
