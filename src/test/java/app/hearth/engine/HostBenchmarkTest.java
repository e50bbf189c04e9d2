package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostBenchmarkTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");
    @TempDir Path folder;

    @Test void aMachineIsMeasuredOnceAndAnotherOneAnew() {
        var file = folder.resolve("speed.properties");
        var first = HostBenchmark.of(file, "one 4", FIRST);
        assertThat(first.flops()).isBetween(1e7, 1e12);
        assertThat(first.iops()).isBetween(1e7, 1e12);
        assertThat(HostBenchmark.of(file, "one 4", LATER)).isEqualTo(first);
        assertThat(HostBenchmark.of(file, "other 8", LATER).measured()).isEqualTo(LATER);
    }

    @Test void aSpoiltFileIsReplaced() throws Exception {
        var file = Files.writeString(folder.resolve("speed.properties"), "machine=one 4\nflops=many\n");
        assertThat(HostBenchmark.of(file, "one 4", FIRST).flops()).isGreaterThan(1e7);
        assertThat(HostBenchmark.of(file, "one 4", LATER).measured()).isEqualTo(FIRST);
    }
}
