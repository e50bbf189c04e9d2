package app.hearth.monitor;

import static app.hearth.monitor.NvmlLibrary.NOT_FOUND;
import static app.hearth.monitor.NvmlLibrary.SUCCESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.OptionalDouble;
import java.util.Set;

/** What of an NVIDIA card the tasks' processes use, where its driver tells by process (Maxwell and newer, undivided). For one thread. */
final class NvmlProcesses {
    /** nvmlProcessUtilizationSample_t: unsigned pid, (gap), 64 bits of time, then unsigned percents of the processors, memory, encoder, decoder. */
    private static final int SAMPLE = 32;
    private static final int MOST = 128;

    private final NvmlLibrary library;
    private final MemorySegment card;
    private final MemorySegment samples;
    private final MemorySegment count;
    private long since;
    private boolean known;

    NvmlProcesses(NvmlLibrary library, MemorySegment card, Arena arena) {
        this.library = library;
        this.card = card;
        this.samples = arena.allocate((long) SAMPLE * MOST, Long.BYTES);
        this.count = arena.allocate(JAVA_INT);
    }

    /**
     * Fraction 0..1 since the look before. Empty until a task was seen by its number: inside a container the driver's numbers are others, and
     * "no task among them" would mean nothing.
     */
    OptionalDouble used(Set<Long> tasks) {
        if (tasks.isEmpty()) return known ? OptionalDouble.of(0) : OptionalDouble.empty();
        count.set(JAVA_INT, 0, MOST);
        int code = library.processes(card, samples, count, since);
        if (code != SUCCESS && code != NOT_FOUND) return OptionalDouble.empty();
        int found = code == SUCCESS ? Math.clamp(count.get(JAVA_INT, 0), 0, MOST) : 0;
        int percent = 0;
        for (int i = 0; i < found; i++) {
            since = Math.max(since, time(samples, i));
            if (!tasks.contains(pid(samples, i))) continue;
            known = true;
            percent += load(samples, i);
        }
        return known ? OptionalDouble.of(Math.clamp(percent / 100.0, 0, 1)) : OptionalDouble.empty();
    }

    static long pid(MemorySegment samples, int place) {
        return Integer.toUnsignedLong(samples.get(JAVA_INT, (long) SAMPLE * place));
    }

    static long time(MemorySegment samples, int place) {
        return samples.get(JAVA_LONG, (long) SAMPLE * place + 8);
    }

    /** 0..100; what is beyond is no percent. */
    static int load(MemorySegment samples, int place) {
        int percent = samples.get(JAVA_INT, (long) SAMPLE * place + 16);
        return percent < 0 || percent > 100 ? 0 : percent;
    }
}
