package app.hearth.rewards;

import app.hearth.rewards.BookReader.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Finds events in the book by what the user looks for. */
final class BookSearch {
    private static final String FOUND = "instr(lower(title || ' ' || app || ' ' || source || ' ' || name), ?) > 0";

    private BookSearch() {}

    /** A query that gives the rows of what is found, in order. */
    static PreparedStatement prepare(Connection connection, Query wanted) throws SQLException {
        var sql = new StringBuilder("SELECT id FROM event WHERE 1");
        var values = new ArrayList<Object>();
        for (var word : wanted.words().toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (word.isEmpty()) continue;
            // SQLite's lower() knows the English letters only (sqlite.org/lang_corefunc.html): others are looked for small and capital.
            var spellings = new LinkedHashSet<>(List.of(word, capitals(word)));
            sql.append(" AND (").append(String.join(" OR ", Collections.nCopies(spellings.size(), FOUND))).append(")");
            values.addAll(spellings);
        }
        wanted.state().ifPresent(state -> {
            sql.append(" AND state = ?");
            values.add(state.name());
        });
        wanted.source().ifPresent(source -> {
            sql.append(" AND source = ?");
            values.add(source);
        });
        String direction = wanted.descending() ? " DESC" : "";
        sql.append(" ORDER BY ").append(wanted.order().column).append(direction).append(", id").append(direction);
        var query = connection.prepareStatement(sql.toString());
        Book.set(query, values.toArray());
        return query;
    }

    /** With all but the English letters as capitals. */
    private static String capitals(String word) {
        return word.codePoints().map(c -> c < 128 ? c : Character.toUpperCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
