package app.hearth.monitor;

import app.hearth.monitor.Reading.Draw;
import app.hearth.monitor.Reading.Gpu;
import app.hearth.monitor.Reading.Power;
import app.hearth.monitor.Reading.Sensors;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What an operating system tells of the computer, as it tells it: counters rather than rates. One thread at a time. */
interface Machine extends AutoCloseable {
    /** The processor's own name, never null. */
    String processor();

    void cores(CoreTicks into);

    /** What the tasks used since the call before. */
    TaskUse tasks(Set<Long> roots);

    MemoryUse memory();

    void disks(CounterSink into);

    void networks(CounterSink into);

    Sensors sensors();

    Power power();

    /** @param nanos of a clock that never goes back; what was drawn since the call before */
    Draw draw(long nanos);

    List<Gpu> gpus();

    /** How often disk and network counters may be read without costing too much. */
    Duration trafficPace();

    @Override void close();

    /**
     * @param seconds  processor time since the call before, of all threads together
     * @param resident bytes in main memory now
     */
    record TaskUse(double seconds, long resident) {
        static final TaskUse NONE = new TaskUse(0, 0);
    }

    /** Bytes; {@code available} is what programs could still get, caches included. */
    record MemoryUse(long total, long available) {}
}
