package app.hearth.monitor;

import static app.hearth.monitor.NvmlLibrary.SUCCESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import app.hearth.monitor.Reading.Gpu;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * NVIDIA cards through the driver's own library, opened at the first read. Without the library there are none; what a
 * card does not give (a laptop's power, the load of a divided card) is absent. For one thread.
 */
final class Nvml implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nvml.class);
    private static final int NAME_BYTES = 96; // NVML_DEVICE_NAME_V2_BUFFER_SIZE
    private final List<Card> cards = new ArrayList<>();
    private Arena arena;
    private NvmlLibrary library;
    private MemorySegment out;
    private boolean tried;

    private record Card(MemorySegment handle, String name, NvmlProcesses processes) {}

    boolean isOpen() {
        return library != null;
    }

    /** @param tasks all processes of tasks */
    List<Gpu> read(Set<Long> tasks) {
        if (!tried) open();
        return cards.stream().map(card -> gpu(card, tasks)).toList();
    }

    private void open() {
        tried = true;
        var opening = Arena.ofShared();
        try {
            var found = new NvmlLibrary(opening);
            int code = found.init();
            if (code != SUCCESS) throw new IllegalStateException("nvmlInit answered " + code);
            arena = opening;
            library = found;
            out = opening.allocate(NAME_BYTES, Long.BYTES);
            findCards();
        } catch (RuntimeException | LinkageError e) { // no library, too old a one, or native access denied to us
            LOG.debug("No NVIDIA cards", e);
            close();
            if (arena == null && opening.scope().isAlive()) opening.close();
        }
    }

    private void findCards() {
        int count = library.count(out) == SUCCESS ? out.get(JAVA_INT, 0) : 0;
        for (int index = 0; index < count; index++) {
            if (library.handle(index, out) != SUCCESS) continue; // no permission for this one
            var handle = NvmlLibrary.pointer(out);
            cards.add(new Card(handle, library.name(handle, out) == SUCCESS ? out.getString(0) : "NVIDIA",
                    new NvmlProcesses(library, handle, arena)));
        }
    }

    private Gpu gpu(Card card, Set<Long> tasks) {
        var handle = card.handle;
        var load = library.utilization(handle, out) == SUCCESS ? load(out) : OptionalDouble.empty();
        boolean hasMemory = library.memory(handle, out) == SUCCESS;
        var total = hasMemory ? OptionalLong.of(memoryTotal(out)) : OptionalLong.empty();
        var used = hasMemory ? OptionalLong.of(memoryUsed(out)) : OptionalLong.empty();
        var celsius = library.temperature(handle, out) == SUCCESS ? celsius(out) : OptionalDouble.empty();
        var watts = library.power(handle, out) == SUCCESS ? watts(out) : OptionalDouble.empty();
        var fan = library.fan(handle, out) == SUCCESS ? percent(out) : OptionalDouble.empty();
        return new Gpu(card.name, load, used, total, celsius, watts, "NVIDIA", fan, card.processes.used(tasks));
    }

    /** nvmlUtilization_t: two unsigned ints, percent; the first is the processor's. */
    static OptionalDouble load(MemorySegment utilization) {
        int percent = utilization.get(JAVA_INT, 0);
        return percent < 0 || percent > 100 ? OptionalDouble.empty() : OptionalDouble.of(percent / 100.0);
    }

    /** nvmlMemory_t: total, free, used, bytes, 64 bits each. */
    static long memoryTotal(MemorySegment memory) {
        return memory.getAtIndex(JAVA_LONG, 0);
    }

    static long memoryUsed(MemorySegment memory) {
        return memory.getAtIndex(JAVA_LONG, 2);
    }

    static OptionalDouble celsius(MemorySegment number) {
        int celsius = number.get(JAVA_INT, 0);
        return celsius <= 0 ? OptionalDouble.empty() : OptionalDouble.of(celsius);
    }

    static OptionalDouble watts(MemorySegment number) {
        int milliwatts = number.get(JAVA_INT, 0);
        return milliwatts <= 0 ? OptionalDouble.empty() : OptionalDouble.of(milliwatts / 1000.0);
    }

    /** A fan may be driven beyond what is called its full speed. */
    static OptionalDouble percent(MemorySegment number) {
        int percent = number.get(JAVA_INT, 0);
        return percent < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(percent, 100));
    }

    @Override public void close() {
        cards.clear();
        if (library != null) library.shutdown();
        library = null;
        if (arena != null) arena.close();
        arena = null;
    }
}
