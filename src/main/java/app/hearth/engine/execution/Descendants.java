package app.hearth.engine.execution;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processes below one. Java looks through all processes of the system for them, which takes milliseconds; Linux keeps each
 * thread's children in a file (proc(5), /proc/pid/task/tid/children), so that a task's few processes are found in microseconds.
 */
final class Descendants {
    private static final boolean LISTED = Files.exists(Path.of("/proc/self/task"))
            && Files.exists(Path.of("/proc/self/task/" + ProcessHandle.current().pid() + "/children"));

    private Descendants() {}

    static Set<ProcessHandle> of(ProcessHandle first) {
        if (!LISTED) return first.descendants().collect(Collectors.toCollection(LinkedHashSet::new));
        var found = new LinkedHashSet<ProcessHandle>();
        add(first.pid(), found);
        return found;
    }

    private static void add(long pid, Set<ProcessHandle> found) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (var thread : threads) {
                for (var child : Files.readString(thread.resolve("children")).split(" ")) {
                    if (child.isBlank()) continue;
                    ProcessHandle.of(Long.parseLong(child.strip())).filter(found::add).ifPresent(process -> add(process.pid(), found));
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // It ended just now; its children, if any, belong to another.
        }
    }
}
