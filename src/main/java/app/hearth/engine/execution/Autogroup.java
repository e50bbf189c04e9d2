package app.hearth.engine.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Linux desktops share the processor among sessions first (sched(7), "The autogroup feature"), and a nice value counts only
 * among the processes of one. A task's container begins a session of its own, so without this its own lowest priority would
 * mean nothing: it would stand beside the user's programs, and beside the governor's thread, as an equal.
 */
final class Autogroup {
    /** A ninth of an equal's weight. At 19 it is a seventieth: beside two busy programs a task got 1 % of a core and hardly moved at all. */
    private static final String LOW = "10";
    private static final Path OWN = Path.of("/proc/self/autogroup");

    private Autogroup() {}

    /** Gives the group of a process a low priority; false if that is to be tried again, and while the group is Hearth's own. */
    static boolean lower(long pid) {
        try {
            if (!Files.exists(OWN)) return true; // another system, or a kernel without
            var file = Path.of("/proc", Long.toString(pid), "autogroup");
            String group = name(file);
            if (group.isEmpty()) return true; // switched off
            if (group.equals(name(OWN))) return false; // its session is about to begin
            Files.writeString(file, LOW); // at most ten times a second for all processes together, else it is refused
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** "/autogroup-12 nice 0". */
    private static String name(Path file) throws IOException {
        return Files.readString(file).strip().split(" ")[0];
    }
}
