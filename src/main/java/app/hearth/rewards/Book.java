package app.hearth.rewards;

import app.hearth.rewards.Event.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The book of earnings: entries are only ever added, and every total is a sum of entries. What a source tells twice is entered once;
 * what it tells anew is entered as the old amount taken back and the new one added, so that the history of a figure stays.
 *
 * <p>One SQLite file. One thread writes; others look into it with a {@link BookReader}.
 */
public final class Book implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Book.class);
    private static final int SCHEMA = 1;
    /** Result codes of SQLite (sqlite.org/rescode.html). */
    private static final int CORRUPT = 11;
    private static final int NOT_A_DATABASE = 26;
    /** No source comes near it. One that is believed beyond it could make sums overflow, and cost all others their figures for ever. */
    private static final Amount MOST = Amount.of(1e10);
    private final Connection connection;
    private final Totals totals;
    /** Counts what was written, so that a reader knows whether to look again. */
    private volatile long changes;

    /** What is in the file is no book that could be read; any other failure may pass. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        Damaged(String message, Exception cause) {
            super(message, cause);
        }
    }

    /** The book was written by a newer version and is left as it is. */
    static final class Newer extends IOException {
        private static final long serialVersionUID = 1;

        Newer(String message) {
            super(message);
        }
    }

    /** A sum of entries. */
    public record Sum(String source, String unit, State state, Amount amount) {}

    /**
     * One line of the book.
     *
     * @param amount   change of the sum of this state
     * @param at       when it happened, by the source's word
     * @param recorded when it was entered
     */
    public record Entry(String source, String event, State state, String unit, Amount amount, Instant at, Instant recorded, Why why) {}

    /** Why a line was entered. */
    public enum Why {
        /** Told for the first time. */
        SEEN,
        /** The source changed its word: the old one taken back, the new one entered. */
        CHANGED,
        /** What a source's total held when this book first saw it: earned before, elsewhere or unseen. */
        OPENING,
        /** A change of a source's total that no event explains. */
        TOTAL
    }

    /**
     * Opens the book in a file; one that is damaged is set aside.
     *
     * @throws IOException when the file cannot be used
     */
    public static Book openOrSetAside(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            return new Book(file);
        } catch (Damaged e) {
            return setAside(file, e);
        }
    }

    /** A new book in place of one that nobody has open. */
    static Book setAside(Path file, Exception why) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".broken-" + System.currentTimeMillis());
        LOG.error("The book of earnings cannot be read; it is set aside as {} and begun anew", aside.getFileName(), why);
        Files.move(file, aside);
        for (var end : new String[] {"-wal", "-shm"}) {
            Path part = file.resolveSibling(file.getFileName() + end);
            if (Files.exists(part)) Files.move(part, aside.resolveSibling(aside.getFileName() + end));
        }
        return new Book(file);
    }

    static boolean damaged(Exception e) {
        return e instanceof SQLException code && ((code.getErrorCode() & 0xff) == CORRUPT || (code.getErrorCode() & 0xff) == NOT_A_DATABASE);
    }

    /** @throws IOException when the file cannot be used */
    public Book(Path file) throws IOException {
        Connection opened = null;
        try {
            opened = DriverManager.getConnection("jdbc:sqlite:" + file);
            connection = opened;
            run("PRAGMA busy_timeout=5000");
            refuseNewer(connection);
            run("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", """
                    CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, source TEXT NOT NULL, event TEXT NOT NULL, state TEXT NOT NULL,
                      unit TEXT NOT NULL, amount INTEGER NOT NULL, at INTEGER NOT NULL, recorded INTEGER NOT NULL, why TEXT NOT NULL)""",
                    "CREATE INDEX IF NOT EXISTS entry_event ON entry (source, event)",
                    "CREATE INDEX IF NOT EXISTS entry_sum ON entry (state, at, source, unit, why, amount)",
                    "CREATE TRIGGER IF NOT EXISTS entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END",
                    "CREATE TRIGGER IF NOT EXISTS entry_remains BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END", """
                    CREATE TABLE IF NOT EXISTS event (id INTEGER PRIMARY KEY, source TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
                      app TEXT NOT NULL, unit TEXT NOT NULL, amount INTEGER NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,
                      counted INTEGER NOT NULL, number INTEGER NOT NULL, sent INTEGER, reported INTEGER, judged INTEGER, elapsed INTEGER NOT NULL,
                      cpu INTEGER NOT NULL, explanation TEXT NOT NULL, proof TEXT NOT NULL, UNIQUE (source, name))""",
                    "CREATE INDEX IF NOT EXISTS event_at ON event (at)",
                    """
                    CREATE TABLE IF NOT EXISTS measured (source TEXT NOT NULL, name TEXT NOT NULL, finished INTEGER NOT NULL, elapsed INTEGER NOT NULL,
                      cpu INTEGER NOT NULL, gpu INTEGER NOT NULL, joules REAL, known TEXT, down INTEGER NOT NULL, up INTEGER NOT NULL,
                      PRIMARY KEY (source, name)) WITHOUT ROWID""",
                    "CREATE TABLE IF NOT EXISTS fetch (source TEXT PRIMARY KEY, at INTEGER NOT NULL)", Totals.HOLDERS, Totals.LINKS, "PRAGMA user_version=" + SCHEMA);
            connection.setAutoCommit(false);
            totals = new Totals(connection, this::enter);
        } catch (SQLException | IOException e) {
            closeQuietly(opened, e);
            if (e instanceof IOException known) throw known;
            String said = "The book of earnings in " + file + " cannot be opened: " + e.getMessage();
            throw damaged(e) ? new Damaged(said, e) : new IOException(said, e);
        }
    }

    static void closeQuietly(Connection opened, Exception because) {
        try {
            if (opened != null) opened.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    static void refuseNewer(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("PRAGMA user_version")) {
            if (row.next() && row.getInt(1) > SCHEMA) {
                throw new Newer("The book of earnings was written by a newer Hearth. Start the newer Hearth again.");
            }
        }
    }

    private void run(String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    /**
     * Enters what a source tells, all of it or, on failure, nothing. What is known already changes nothing; an older word than the one
     * known is left aside.
     *
     * @return how many events were new or told otherwise
     */
    public synchronized int take(Collection<Event> events, Instant now) throws IOException {
        return enterAtOnce(() -> takeEach(events, now));
    }

    private int takeEach(Collection<Event> events, Instant now) throws SQLException {
        int taken = 0;
        for (var event : events) {
            if (take(event, now)) taken++;
        }
        return taken;
    }

    private boolean take(Event event, Instant now) throws SQLException {
        var known = find(event.source(), event.id()).orElse(null);
        if (known != null && (known.equals(event) || !event.follows(known, now))) return false;
        boolean same = known != null && known.state() == event.state() && known.booked().equals(event.booked())
                && known.unit().equals(event.unit()) && known.at().equals(event.at());
        if (known != null && !same) enter(known, known.booked().negated(), known.at(), now, Why.CHANGED);
        if (!same) enter(event, event.booked(), event.at(), now, known == null ? Why.SEEN : Why.CHANGED);
        describe(event);
        return true;
    }

    private void enter(Event event, Amount amount, Instant at, Instant now, Why why) throws SQLException {
        enter(new Entry(event.source(), event.id(), event.state(), event.unit(), amount, at, now, why));
    }

    void enter(Entry entry) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO entry (source, event, state, unit, amount, at, recorded, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            set(insert, entry.source(), entry.event(), entry.state().name(), entry.unit(), entry.amount().units(), entry.at().toEpochMilli(),
                    entry.recorded().toEpochMilli(), entry.why().name());
            insert.executeUpdate();
        }
    }

    private void describe(Event event) throws SQLException {
        try (var put = connection.prepareStatement("""
                INSERT INTO event (source, name, title, app, unit, amount, state, at, counted, number, sent, reported, judged, elapsed, cpu,
                  explanation, proof) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (source, name) DO UPDATE SET title = excluded.title, app = excluded.app, unit = excluded.unit,
                  amount = excluded.amount, state = excluded.state, at = excluded.at, counted = excluded.counted, number = excluded.number,
                  sent = excluded.sent, reported = excluded.reported, judged = excluded.judged, elapsed = excluded.elapsed,
                  cpu = excluded.cpu, explanation = excluded.explanation, proof = excluded.proof""")) {
            var facts = event.facts();
            set(put, event.source(), event.id(), event.title(), event.app(), event.unit(), event.amount().units(), event.state().name(),
                    event.at().toEpochMilli(), event.counted() ? 1 : 0, event.number(), millis(facts.sent()), millis(facts.reported()),
                    millis(facts.judged()), facts.elapsed().toMillis(), facts.cpu().toMillis(), facts.explanation(), facts.proof().name());
            put.executeUpdate();
        }
    }

    private static Long millis(Optional<Instant> at) {
        return at.map(Instant::toEpochMilli).orElse(null);
    }

    /**
     * Enters all that a source tells or, on failure, nothing: a total that is missing beside its events would not be told again where the source
     * says from then on only what is new.
     */
    public synchronized void enter(String source, Told told, Instant now) throws IOException {
        enterAtOnce(() -> {
            int entered = takeEach(told.events(), now);
            if (told.pending().isPresent()) entered += withdraw(source, told.pending().get(), now);
            if (told.total().isPresent()) entered += totals.enter(source, told.total().get(), now);
            noteFetch(source, now);
            return entered;
        });
    }

    /** Keeps what this computer measured of a task; told again, the later word holds. */
    public synchronized void measured(String source, String event, Measured measured) throws IOException {
        atOnce(() -> {
            try (var put = connection.prepareStatement("INSERT OR REPLACE INTO measured VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                set(put, source, event, measured.finished().toEpochMilli(), measured.elapsed().toMillis(), measured.cpu().toMillis(),
                        measured.gpu().toMillis(), measured.energy().map(Measured.Energy::joules).orElse(null),
                        measured.energy().map(energy -> energy.known().name()).orElse(null), measured.bytesDown(), measured.bytesUp());
                return put.executeUpdate();
            }
        });
    }

    /** Grows with each change of what the book holds; the times of fetches aside. */
    long changes() {
        return changes;
    }

    /** The highest number of a source's own book that is known here; 0 where none is. */
    synchronized long lastNumber(String source) throws IOException {
        var number = new long[1];
        atOnce(() -> {
            number[0] = reading().lastNumber(source);
            return 0;
        });
        return number[0];
    }

    /** Notes when a source was last heard. */
    public synchronized void fetched(String source, Instant at) throws IOException {
        atOnce(() -> {
            noteFetch(source, at);
            return 0;
        });
    }

    private void noteFetch(String source, Instant at) throws SQLException {
        try (var put = connection.prepareStatement("INSERT OR REPLACE INTO fetch VALUES (?, ?)")) {
            set(put, source, at.toEpochMilli());
            put.executeUpdate();
        }
    }

    /**
     * Rejects what a source no longer lists as pending and has not judged either, such as a task that it withdrew.
     *
     * @param pending ids that it lists now
     */
    public synchronized void withdrawn(String source, Set<String> pending, Instant now) throws IOException {
        enterAtOnce(() -> withdraw(source, pending, now));
    }

    private int withdraw(String source, Set<String> pending, Instant now) throws SQLException, IOException {
        // Without an explanation it is the book's own conclusion, and any later word of the source holds against it.
        var gone = reading().pending(source).stream().filter(event -> !pending.contains(event.id())).map(event -> new Event(event.source(),
                event.id(), event.title(), event.app(), event.unit(), Amount.ZERO, State.REJECTED, now, event.counted(), event.number(),
                event.facts().explained(""))).toList();
        return takeEach(gone, now);
    }

    /**
     * Enters a source's own total: of an account by its name what it grew by, of the whole source whatever the events known do not explain.
     * The first time that is what came before this book.
     *
     * @param total all that was ever validated, in the unit
     */
    public synchronized void total(String source, Told.Total total, Instant now) throws IOException {
        enterAtOnce(() -> totals.enter(source, total, now));
    }

    private interface Work {
        int run() throws SQLException, IOException;
    }

    /** What is entered, all of it or nothing; nothing, too, where a source then had more than can be right. */
    private int enterAtOnce(Work work) throws IOException {
        return atOnce(() -> {
            int entered = work.run();
            if (entered > 0) requireBounds();
            return entered;
        });
    }

    private void requireBounds() throws SQLException, IOException {
        try (var query = connection.prepareStatement("SELECT source FROM entry GROUP BY source, unit, state HAVING sum(amount) NOT BETWEEN ? AND ? LIMIT 1")) {
            set(query, MOST.negated().units(), MOST.units());
            var row = query.executeQuery();
            if (row.next()) throw new IOException(row.getString(1) + " names more than can be right");
        }
    }

    private int atOnce(Work work) throws IOException {
        try {
            int result = work.run();
            connection.commit();
            if (result > 0) changes++;
            return result;
        } catch (SQLException | IOException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw e instanceof IOException known ? known : new IOException("The book of earnings cannot be written: " + e.getMessage(), e);
        }
    }

    private Optional<Event> find(String source, String id) throws SQLException {
        return BookReader.find(connection, source, id);
    }

    private List<Entry> history(String source, String id) throws SQLException {
        return BookReader.history(connection, source, id);
    }

    /** Sees what was entered last; on the thread that writes. */
    BookReader reading() {
        return new BookReader(connection);
    }

    static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    }

    static List<Entry> entries(ResultSet rows) throws SQLException {
        var entries = new ArrayList<Entry>();
        while (rows.next()) entries.add(entry(rows));
        return entries;
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getString("source"), row.getString("event"), State.valueOf(row.getString("state")), row.getString("unit"),
                new Amount(row.getLong("amount")), Instant.ofEpochMilli(row.getLong("at")), Instant.ofEpochMilli(row.getLong("recorded")),
                Why.valueOf(row.getString("why")));
    }

    @Override public synchronized void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("The book of earnings could not be closed", e);
        }
    }
}
