package app.hearth.settings;

/**
 * How much of the computer tasks may use.
 *
 * @param cpuPercent    time of the whole processor, all cores counted, 1..100
 * @param cores         logical cores busy at the same time, at least 1
 * @param memoryPercent main memory, 1..100
 * @param gpuPercent    time of each graphics card, 0 (off)..100
 */
public record Amount(int cpuPercent, int cores, int memoryPercent, int gpuPercent) {
    public Amount {
        require(cpuPercent >= 1 && cpuPercent <= 100, "cpuPercent", cpuPercent);
        require(cores >= 1, "cores", cores);
        require(memoryPercent >= 1 && memoryPercent <= 100, "memoryPercent", memoryPercent);
        require(gpuPercent >= 0 && gpuPercent <= 100, "gpuPercent", gpuPercent);
    }

    private static void require(boolean holds, String name, int value) {
        if (!holds) throw new IllegalArgumentException(name + " out of range: " + value);
    }

    public Amount withCpuPercent(int percent) {
        return new Amount(percent, cores, memoryPercent, gpuPercent);
    }

    public Amount withCores(int count) {
        return new Amount(cpuPercent, count, memoryPercent, gpuPercent);
    }

    public Amount withMemoryPercent(int percent) {
        return new Amount(cpuPercent, cores, percent, gpuPercent);
    }

    public Amount withGpuPercent(int percent) {
        return new Amount(cpuPercent, cores, memoryPercent, percent);
    }

    /** The smaller of each figure. */
    public Amount min(Amount other) {
        return new Amount(Math.min(cpuPercent, other.cpuPercent), Math.min(cores, other.cores),
                Math.min(memoryPercent, other.memoryPercent), Math.min(gpuPercent, other.gpuPercent));
    }

    /** Cores' worth of time a second that this allows on a computer of so many cores. */
    public double coreTime(int totalCores) {
        return Math.min(Math.min(cores, totalCores), totalCores * cpuPercent / 100.0);
    }
}
