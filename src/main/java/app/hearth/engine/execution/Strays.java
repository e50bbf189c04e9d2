package app.hearth.engine.execution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Processes of a native task that no longer descend from it: whose parent ended, as daemons and the children of a killed
 * wrapper do. In a container they end with it. Elsewhere, on Linux, a mark in the environment that all inherit tells them
 * (proc(5), /proc/pid/environ); one that clears its environment cannot be told.
 */
public final class Strays {
    static final String MARK = "HEARTH_SLOT";
    private static final Path PROCESSES = Path.of("/proc");

    private Strays() {}

    /** Those of a slot. */
    static List<ProcessHandle> of(Path slot) {
        return marked(slot::equals);
    }

    /** Ends those of all slots in a folder, left by an earlier Hearth. */
    public static void endAll(Path slots) {
        marked(slot -> slots.equals(slot.getParent())).forEach(ProcessHandle::destroyForcibly);
    }

    private static List<ProcessHandle> marked(Predicate<Path> slot) {
        var found = new ArrayList<ProcessHandle>();
        if (!Files.isDirectory(PROCESSES)) return found;
        try (var folders = Files.newDirectoryStream(PROCESSES, "[1-9]*")) {
            for (var folder : folders) {
                var marked = slotOf(folder);
                if (marked != null && slot.test(marked)) ProcessHandle.of(Long.parseLong(folder.getFileName().toString())).ifPresent(found::add);
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            // What cannot be listed cannot be told.
        }
        return found;
    }

    private static Path slotOf(Path process) {
        try {
            for (var variable : Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1).split("\0")) {
                if (variable.startsWith(MARK + "=")) return Path.of(new String(variable.substring(MARK.length() + 1).getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8));
            }
        } catch (IOException | IllegalArgumentException e) {
            // Another user's, or it has ended.
        }
        return null;
    }

    /** Whether it still may write: a process that nobody asked how it ended stays in the list as a zombie (proc(5), state Z). */
    static boolean works(ProcessHandle process) {
        if (!process.isAlive()) return false;
        try {
            String stat = Files.readString(PROCESSES.resolve(process.pid() + "/stat"), StandardCharsets.ISO_8859_1);
            int state = stat.lastIndexOf(')') + 2;
            return state >= stat.length() || stat.charAt(state) != 'Z' && stat.charAt(state) != 'X';
        } catch (IOException e) {
            return !Files.isDirectory(PROCESSES) && process.isAlive();
        }
    }
}
