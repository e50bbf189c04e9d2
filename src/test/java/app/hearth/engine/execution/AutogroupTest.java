package app.hearth.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class AutogroupTest {
    @Test void aTaskInASessionOfItsOwnGetsALowPriorityAsAGroup() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/autogroup")) && Files.isExecutable(Path.of("/usr/bin/setsid")), "needs autogroups and setsid");
        var program = new ProcessBuilder("setsid", "cat").start();
        try {
            boolean lowered = false;
            // Refused until the session has begun, and ten times a second at most.
            for (int i = 0; i < 200 && !lowered; i++) lowered = Autogroup.lower(program.pid()) || program.waitFor(50, TimeUnit.MILLISECONDS);
            assertThat(lowered).isTrue();
            // Empty where the kernel has them switched off for this process (a container's own processor group, for one).
            assertThat(group(program)).matches("|.* nice 10");
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    @Test void hearthsOwnGroupStaysAsItIs() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/autogroup")), "needs autogroups");
        var program = new ProcessBuilder("cat").start();
        try {
            String before = group(program);
            // Nothing is left to do where groups are switched off, and something (never this) where they are on.
            assertThat(Autogroup.lower(program.pid())).isEqualTo(before.isEmpty());
            assertThat(group(program)).isEqualTo(before);
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    private static String group(Process program) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(program.pid()), "autogroup")).strip();
    }
}
