package app.hearth.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A {@code /proc} and {@code /sys} in a folder. */
final class FakeSystem {
    private final Path root;

    FakeSystem(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path proc() {
        return root.resolve("proc");
    }

    Path sys() {
        return root.resolve("sys");
    }

    FakeSystem with(String path, String text) {
        try {
            var file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** User time and time of collected children in ticks; start in ticks since boot. */
    FakeSystem process(long pid, long parent, long ticks, long childTicks, long start, long pages) {
        return with("proc/" + pid + "/stat", String.format(Locale.ROOT,
                "%d (a (b) c) S %d 1 1 0 -1 4194560 500 0 0 0 %d 0 %d 0 39 19 4 0 %d 1000000 %d 184 1 1 0 0\n", pid, parent, ticks, childTicks, start, pages));
    }

    void ends(long pid) {
        try {
            Files.delete(proc().resolve(pid + "/stat"));
            Files.delete(proc().resolve(Long.toString(pid)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeSystem uptime(String seconds) {
        return with("proc/uptime", seconds + " 100.00\n");
    }
}
