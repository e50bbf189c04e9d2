package app.hearth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicReference;

/** Folders for what JUnit's {@code @TempDir} does not reach: properties tried a hundred times, samples shared by many tests. They go with the JVM. */
public final class TempFolders {
    private static final AtomicReference<Path> PARENT = new AtomicReference<>();

    private static final int MOST_TRIES = 10;

    private TempFolders() {}

    /** A new, empty folder. */
    public static synchronized Path create() throws IOException {
        if (PARENT.get() == null) {
            PARENT.set(Files.createTempDirectory("hearth-test"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(PARENT.get())));
        }
        return Files.createTempDirectory(PARENT.get(), "");
    }

    /** At the JVM's end other threads still run: a screen's that reads its book may make a file of SQLite's meanwhile. */
    private static void delete(Path folder) {
        for (int tries = 1; Files.exists(folder); tries++) {
            try (var all = Files.walk(folder)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
            } catch (IOException | UncheckedIOException e) {
                if (tries == MOST_TRIES) throw new IllegalStateException("left behind: " + folder, e);
            }
        }
    }
}
