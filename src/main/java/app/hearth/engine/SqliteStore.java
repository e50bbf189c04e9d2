package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's state in one SQLite file: a row an item, each item as JSON, so that a field more needs no migration.
 * WAL with {@code synchronous=FULL}: what {@link #save} returned from survives kill -9 and power loss.
 */
final class SqliteStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);
    private static final int SCHEMA = 1;
    /** A figure out of range must not keep all the rest from being saved. */
    private final Gson gson = new GsonBuilder().serializeSpecialFloatingPointValues().create();
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private final Connection connection;

    SqliteStore(Path file) throws IOException {
        ownersAlone(file);
        Connection opened = null;
        try {
            opened = DriverManager.getConnection("jdbc:sqlite:" + file);
            connection = opened;
            refuseNewer();
            run("PRAGMA busy_timeout=5000", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                    "CREATE TABLE IF NOT EXISTS item (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID",
                    "CREATE TABLE IF NOT EXISTS journal (seqno INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, project TEXT NOT NULL, code TEXT NOT NULL, arguments TEXT NOT NULL)",
                    "PRAGMA user_version=" + SCHEMA);
            connection.setAutoCommit(false);
        } catch (SQLException | IOException e) {
            closeQuietly(opened, e);
            throw e instanceof IOException known ? known : new IOException("The engine's state in " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static void closeQuietly(Connection opened, Exception because) {
        try {
            if (opened != null) opened.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /** Account keys are in it. SQLite gives its other files the mode of this one; Windows' folders of users are private anyway. */
    private static void ownersAlone(Path file) throws IOException {
        if (!Files.exists(file)) Files.createFile(file);
        var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) posix.setPermissions(OWNER);
    }

    private void refuseNewer() throws SQLException, IOException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("PRAGMA user_version")) {
            if (row.next() && row.getInt(1) > SCHEMA) {
                throw new IOException("The engine's state was written by a newer Hearth. Start the newer Hearth again.");
            }
        }
    }

    private void run(String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    @Override public Saved load() throws IOException {
        try {
            var settings = items("settings", EngineSettings.class);
            var saved = new Saved(settings.isEmpty() ? null : settings.getFirst(), items("project", ProjectState.class),
                    items("file", FileState.class), items("task", TaskState.class), items("usage", UsageDay.class), journal());
            connection.commit();
            return saved;
        } catch (SQLException e) {
            throw new IOException("The engine's state cannot be read: " + e.getMessage(), e);
        }
    }

    private <T> List<T> items(String kind, Class<T> type) throws SQLException {
        var items = new ArrayList<T>();
        try (var query = connection.prepareStatement("SELECT id, json FROM item WHERE kind = ?")) {
            query.setString(1, kind);
            var rows = query.executeQuery();
            while (rows.next()) {
                try {
                    items.add(Objects.requireNonNull(gson.fromJson(rows.getString(2), type)));
                } catch (JsonParseException | NullPointerException e) { // one broken row must not cost the others
                    LOG.error("Left out {} {}: it cannot be read", kind, rows.getString(1), e);
                }
            }
        }
        return items;
    }

    private List<JournalEntry> journal() throws SQLException {
        var entries = new ArrayList<JournalEntry>();
        try (var statement = connection.createStatement()) {
            var rows = statement.executeQuery("SELECT * FROM (SELECT * FROM journal ORDER BY seqno DESC LIMIT "
                    + EngineState.JOURNAL_LINES + ") ORDER BY seqno");
            while (rows.next()) {
                try {
                    entries.add(new JournalEntry(rows.getLong(1), Instant.ofEpochMilli(rows.getLong(2)),
                            JournalEntry.Kind.valueOf(rows.getString(3)), rows.getString(4), rows.getString(5),
                            List.of(gson.fromJson(rows.getString(6), String[].class))));
                } catch (JsonParseException | IllegalArgumentException | NullPointerException e) {
                    LOG.error("Left out event {}: it cannot be read", rows.getLong(1), e);
                }
            }
        }
        return entries;
    }

    @Override public void save(Changes changes) throws IOException {
        try {
            if (changes.settings() != null) put("settings", List.of(changes.settings()), _ -> "settings");
            put("project", changes.projects(), project -> project.url);
            put("file", changes.files(), FileState::key);
            put("task", changes.tasks(), TaskState::key);
            put("usage", changes.usage(), day -> day.date);
            delete("project", changes.deletedProjects());
            delete("file", changes.deletedFiles());
            delete("task", changes.deletedTasks());
            append(changes.journal());
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack();
            throw new IOException("The engine's state cannot be saved: " + e.getMessage(), e);
        }
    }

    private <T> void put(String kind, Collection<T> items, Function<T, String> id) throws SQLException {
        if (items.isEmpty()) return;
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO item VALUES (?, ?, ?)")) {
            for (var item : items) {
                insert.setString(1, kind);
                insert.setString(2, id.apply(item));
                insert.setString(3, gson.toJson(item));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void delete(String kind, Collection<String> ids) throws SQLException {
        if (ids.isEmpty()) return;
        try (var delete = connection.prepareStatement("DELETE FROM item WHERE kind = ? AND id = ?")) {
            for (var id : ids) {
                delete.setString(1, kind);
                delete.setString(2, id);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void append(List<JournalEntry> entries) throws SQLException {
        if (entries.isEmpty()) return;
        try (var insert = connection.prepareStatement("INSERT OR REPLACE INTO journal VALUES (?, ?, ?, ?, ?, ?)")) {
            for (var entry : entries) {
                insert.setLong(1, entry.seqno());
                insert.setLong(2, entry.at().toEpochMilli());
                insert.setString(3, entry.kind().name());
                insert.setString(4, entry.projectName());
                insert.setString(5, entry.code());
                insert.setString(6, gson.toJson(entry.arguments()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        run("DELETE FROM journal WHERE seqno <= " + (entries.getLast().seqno() - 5 * EngineState.JOURNAL_LINES));
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.warn("A failed transaction could not be rolled back", e);
        }
    }

    @Override public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("The engine's state could not be closed", e);
        }
    }
}
