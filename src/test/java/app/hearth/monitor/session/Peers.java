package app.hearth.monitor.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Real programs to talk to in tests. */
public final class Peers {
    /** Costs nothing where all is well, and builds share their computer with others. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Peers() {}

    /** Skips the test where the package is not installed; fails it where it has to be. */
    public static void need(String packageName, String file) {
        boolean there = Files.exists(Path.of(file));
        if ("required".equals(System.getProperty("hearth.peers"))) assertThat(there).as("the package " + packageName).isTrue();
        assumeTrue(there, "needs the package " + packageName);
    }

    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("did not come: " + what);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
