package app.hearth.monitor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Processor time and memory of single processes and of what they started, as exact as the system gives them. Any thread.
 *
 * <p>On Linux a process's own time comes from its processor clock: nanoseconds, ended threads included. Where native
 * access is denied it comes from {@code /proc/PID/stat}, in steps of 10 ms. Time of ended and collected children is always
 * in such steps. Elsewhere it is what the Java runtime tells ({@link ProcessHandle.Info}); ended children do not count there.
 */
public final class ProcessCpu {
    private static final ProcessTimes TIMES = Files.isReadable(Path.of("/proc/self/stat"))
            ? new LinuxTimes(Path.of("/proc"), LibC::cpuTime, System::nanoTime) : new HandleTimes();

    private ProcessCpu() {}

    /** Time of all threads of this process since it started, without its children; empty once it ended. */
    public static Optional<Duration> cpuTime(long pid) {
        return TIMES.own(pid);
    }

    /**
     * Time of this process and all that it started, ended ones included on Linux; empty once the first process ended. A
     * child that appeared in the last half second may be missing. Never goes back for as long as the process lives,
     * except by time of children whose end nobody collected.
     */
    public static Optional<Duration> treeCpuTime(long pid) {
        return TIMES.tree(pid);
    }

    /** Bytes in main memory of this process and all that it started; empty once the first process ended. */
    public static OptionalLong treeMemory(long pid) {
        return TIMES.memory(pid);
    }

    /** Bytes of address space of this process and all that it started, in memory or not; empty once the first process ended. */
    public static OptionalLong treeVirtual(long pid) {
        return TIMES.virtual(pid);
    }
}
