package app.hearth.engine.execution;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Ends task processes that an earlier Hearth left behind, frozen ones too, before their slots are used again. */
public final class Leftovers {
    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final long LOOK_NANOS = 1_000_000;

    private Leftovers() {}

    /** When a process started, to tell it from a later one with the same number. */
    public static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }

    /**
     * Ends the process if it is still the one recorded.
     *
     * @return whether there was one
     */
    public static boolean end(long pid, Instant started) {
        var found = ProcessHandle.of(pid).filter(process -> startOf(process).filter(started::equals).isPresent());
        found.ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            await(process);
        });
        return found.isPresent();
    }

    /** Its slot may be used again at once; what is killed is gone in milliseconds. */
    private static void await(ProcessHandle process) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (Strays.works(process) && System.nanoTime() < end) LockSupport.parkNanos(LOOK_NANOS);
    }
}
