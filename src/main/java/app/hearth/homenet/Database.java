package app.hearth.homenet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The home network's one SQLite file. One connection behind a lock: a transaction sees nobody else's half-done work, and
 * one that changes nothing costs no sync.
 */
final class Database implements AutoCloseable {
    /** Each step leads from schema version n to n + 1; a published step is never changed. */
    private static final List<String> MIGRATIONS = List.of("schema-1.sql", "schema-2.sql");

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Connection connection;
    private final Handle handle;

    private Database(Connection connection) {
        this.connection = connection;
        this.handle = Jdbi.create(connection).open();
    }

    static Database open(Path file) throws IOException {
        Database database;
        try {
            database = new Database(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath()));
        } catch (SQLException e) {
            throw new IOException("The home network's store " + file + " cannot be opened: " + e.getMessage(), e);
        }
        try {
            database.prepare();
            return database;
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    <T> T in(Function<Handle, T> work) {
        lock.lock();
        try {
            return handle.inTransaction(work::apply);
        } finally {
            lock.unlock();
        }
    }

    void run(Consumer<Handle> work) {
        in(handle -> {
            work.accept(handle);
            return null;
        });
    }

    private void prepare() throws IOException {
        handle.execute("pragma busy_timeout = 5000");
        handle.createQuery("pragma journal_mode = wal").mapTo(String.class).one();
        handle.execute("pragma synchronous = full");
        handle.execute("pragma foreign_keys = on");
        int version = handle.createQuery("pragma user_version").mapTo(Integer.class).one();
        if (version > MIGRATIONS.size()) {
            throw new IOException("The home network's store was written by a newer Hearth (its version " + version
                    + ", known " + MIGRATIONS.size() + "). Start the newer Hearth again.");
        }
        for (int step = version; step < MIGRATIONS.size(); step++) migrate(step);
    }

    private void migrate(int step) {
        handle.useTransaction(inside -> {
            // a statement ends with its line: Jdbi's own splitting cuts triggers in two
            for (String statement : read(MIGRATIONS.get(step)).split(";\\s*\n")) inside.execute(statement);
            inside.execute("pragma user_version = " + (step + 1));
        });
    }

    private static String read(String name) {
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            if (in == null) throw new IOException("missing resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override public void close() {
        lock.lock();
        try {
            handle.close();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The home network's store did not close", e);
        } finally {
            lock.unlock();
        }
    }
}
