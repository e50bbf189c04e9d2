package app.hearth.engine;

/** Tells the memory of a process and its children. Any thread. */
@FunctionalInterface
public interface MemoryMeter {
    /** Bytes in main memory, 0 where the system does not say. */
    long resident(ProcessHandle process);

    /** Bytes of address space, in memory or not: what BOINC calls swap size. 0 where the system does not say. */
    default long virtual(ProcessHandle process) {
        return 0;
    }
}
