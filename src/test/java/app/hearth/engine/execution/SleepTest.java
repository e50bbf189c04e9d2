package app.hearth.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SleepTest {
    /** /proc/uptime (proc_uptime(5)) tells the time since the start with all sleep, in seconds to two places. */
    @Test @EnabledOnOs(OS.LINUX) void withWhatTheComputerSleptTheSteadyClockTellsTheTimeSinceItsStart() throws IOException {
        double before = uptime();
        double told = (Sleep.nanos() + System.nanoTime()) / 1e9;
        double after = uptime();
        double between = after - before + 0.02; // two clocks are read one after the other, here and in there
        assertThat(told).isBetween(before - between, after + between);
    }

    private static double uptime() throws IOException {
        String line = Files.readString(Path.of("/proc/uptime"));
        return Double.parseDouble(line.substring(0, line.indexOf(' ')));
    }
}
