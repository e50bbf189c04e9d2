package app.hearth.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What Linux says of a process, see proc(5). */
final class Proc {
    private Proc() {}

    /** MiB, as in smaps_rollup: all that is mapped and present, and the same with shared pages divided by their users. */
    record Memory(double resident, double proportional) {}

    static Optional<Memory> memory(long pid) throws IOException {
        double resident = 0;
        double proportional = 0;
        try {
            for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
                String[] words = line.split("\\s+");
                if (words[0].equals("Rss:")) resident = Double.parseDouble(words[1]) / 1024;
                if (words[0].equals("Pss:")) proportional = Double.parseDouble(words[1]) / 1024;
            }
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it has ended
        }
        return Optional.of(new Memory(resident, proportional));
    }

    /** Processor time of all its threads that live, from the scheduler: nanoseconds, where stat has steps of 10 ms. */
    static long cpuNanos(long pid) throws IOException {
        long sum = 0;
        try (var threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            for (Path thread : threads.toList()) {
                try {
                    sum += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                } catch (NoSuchFileException e) {
                    continue; // it has ended
                }
            }
        }
        return sum;
    }

    static long threads(long pid) throws IOException {
        try (var threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            return threads.count();
        }
    }
}
