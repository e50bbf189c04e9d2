package app.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zone that Java keeps although the system has another by now. */
class SystemZoneTest {
    private static final ZoneId KEPT = ZoneId.of("Asia/Kathmandu"); // of no machine that runs this
    @TempDir Path folder;
    private TimeZone before;
    private Path link;
    private long nanos;

    @BeforeEach void javaKeepsAZone() throws IOException {
        before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(KEPT));
        link = folder.resolve("localtime");
        Files.createSymbolicLink(link, Files.createFile(folder.resolve("Lisbon")));
    }

    @AfterEach void itIsAsBefore() {
        TimeZone.setDefault(before);
        System.setProperty("user.timezone", before.getID());
    }

    private void moveTo(String place) throws IOException {
        Files.delete(link);
        Files.createSymbolicLink(link, Files.createFile(folder.resolve(place)));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test void aNewZoneOfTheSystemIsTakenOverSecondsLater() throws IOException {
        var zone = new SystemZone(link, false, () -> nanos);
        pass(Duration.ofMinutes(1));
        zone.look();
        assertThat(ZoneId.systemDefault()).as("nothing has changed").isEqualTo(KEPT);
        moveTo("Denver");
        zone.look();
        assertThat(ZoneId.systemDefault()).as("just looked").isEqualTo(KEPT);
        pass(Duration.ofSeconds(11));
        zone.look();
        assertThat(ZoneId.systemDefault()).isNotEqualTo(KEPT);
    }

    @Test void whereNoFileTellsTheSystemIsAskedItself() {
        var zone = new SystemZone(folder.resolve("none"), false, () -> nanos);
        pass(Duration.ofSeconds(11));
        zone.look();
        assertThat(ZoneId.systemDefault()).isNotEqualTo(KEPT);
    }

    @Test void aZoneOfTheCommandLineStays() throws IOException {
        var zone = new SystemZone(link, true, () -> nanos);
        moveTo("Denver");
        pass(Duration.ofMinutes(1));
        zone.look();
        assertThat(ZoneId.systemDefault()).isEqualTo(KEPT);
    }
}
