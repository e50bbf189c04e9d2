package app.hearth.rewards;

import app.hearth.rewards.BookReader.Receipt;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Measured.Energy;
import app.hearth.rewards.Measured.Known;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a row of the book says: which columns are asked for, and what they mean. */
final class BookRows {
    /** An event's columns in the order of {@link #event}. */
    static final String EVENT = "SELECT source, name, title, app, unit, amount, state, at, counted, number, sent, reported, judged, elapsed, cpu, "
            + "explanation, proof FROM event ";
    /** An event's columns, and after them what was measured of it. */
    static final String RECEIPT = "SELECT event.source, name, title, app, unit, amount, state, at, counted, number, sent, reported, judged, "
            + "event.elapsed, event.cpu, explanation, proof, finished, measured.elapsed, measured.cpu, gpu, joules, known, down, up "
            + "FROM event LEFT JOIN measured USING (source, name) ";

    private BookRows() {}

    static Event event(ResultSet row) throws SQLException {
        return new Event(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), new Amount(row.getLong(6)),
                State.valueOf(row.getString(7)), Instant.ofEpochMilli(row.getLong(8)), row.getInt(9) != 0, row.getLong(10),
                new Facts(time(row, 11), time(row, 12), time(row, 13), Duration.ofMillis(row.getLong(14)), Duration.ofMillis(row.getLong(15)),
                        row.getString(16), Proof.valueOf(row.getString(17))));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    static Receipt receipt(ResultSet row) throws SQLException {
        row.getLong(18);
        return new Receipt(event(row), row.wasNull() ? Optional.empty() : Optional.of(measured(row, 18)));
    }

    /** @param first column of when it was finished; the others follow it */
    static Measured measured(ResultSet row, int first) throws SQLException {
        double joules = row.getDouble(first + 4);
        Optional<Energy> energy = row.wasNull() ? Optional.empty() : Optional.of(new Energy(joules, Known.valueOf(row.getString(first + 5))));
        return new Measured(Instant.ofEpochMilli(row.getLong(first)), Duration.ofMillis(row.getLong(first + 1)), Duration.ofMillis(row.getLong(first + 2)),
                Duration.ofMillis(row.getLong(first + 3)), energy, row.getLong(first + 6), row.getLong(first + 7));
    }
}
