package app.hearth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.TimeZone;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the system's time zone: Java asks for it once and keeps it (java.util.TimeZone, getDefault), and laptops travel. The rest of Hearth asks
 * {@link ZoneId#systemDefault()} each time. A zone given on the command line stays.
 */
final class SystemZone {
    private static final Logger LOG = LoggerFactory.getLogger(SystemZone.class);
    /** What Java fills in when it has asked the system, and reads before it asks again. */
    private static final String PROPERTY = "user.timezone";
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private final Path file;
    private final boolean given;
    private String seen;
    private final LongSupplier nanos;
    private long looked;

    /** To be made before anything asks for the zone. */
    SystemZone() {
        this(Path.of("/etc/localtime"), !System.getProperty(PROPERTY, "").isEmpty(), System::nanoTime);
    }

    /**
     * @param file  what the system changes together with its zone; where there is none, as on Windows, the system itself is asked each time
     * @param given whether the zone came with the command line
     */
    SystemZone(Path file, boolean given, LongSupplier nanos) {
        this.file = file;
        this.given = given;
        this.nanos = nanos;
        looked = nanos.getAsLong();
        seen = mark();
    }

    /** Takes over a new zone; looks every ten seconds at most. Any thread. */
    synchronized void look() {
        if (given || nanos.getAsLong() - looked < BETWEEN.toNanos()) return;
        looked = nanos.getAsLong();
        String now = mark();
        if (now.equals(seen) && !now.isEmpty()) return;
        seen = now;
        takeOver();
    }

    /** Has Java ask the system anew. */
    private static void takeOver() {
        var before = ZoneId.systemDefault();
        System.clearProperty(PROPERTY);
        TimeZone.setDefault(null);
        if (!before.equals(ZoneId.systemDefault())) LOG.info("The time zone is {} now; it was {}", ZoneId.systemDefault(), before);
    }

    /** The link's target and its time, empty without a file. */
    private String mark() {
        try {
            return file.toRealPath() + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return "";
        }
    }
}
