package app.hearth.engine.execution;

import java.time.Instant;
import java.util.Optional;

/** Ends task processes that an earlier Hearth left behind, frozen ones too, before their slots are used again. */
public final class Leftovers {
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
        });
        return found.isPresent();
    }
}
