package app.hearth.engine.policy;

/**
 * How much may be used now.
 *
 * @param cores       tasks' cores at the same time, at least 1
 * @param coreTime    seconds of processor time a second that all tasks may use together, above 0, at most {@code cores}
 * @param memoryBytes main memory for all tasks together
 * @param gpuPercent  time of each graphics card, 0..100
 */
public record Allowance(int cores, double coreTime, long memoryBytes, int gpuPercent) {
    public Allowance {
        if (cores < 1) throw new IllegalArgumentException("cores must be at least 1, was " + cores);
        if (!(coreTime > 0 && coreTime <= cores)) throw new IllegalArgumentException("core time must be in (0, " + cores + "], was " + coreTime);
        if (gpuPercent < 0 || gpuPercent > 100) throw new IllegalArgumentException("gpuPercent out of range: " + gpuPercent);
    }

    /** What of a core each task's core gets, above 0 to 1, while tasks run that want so many together. */
    public double part(double wanted) {
        return wanted > coreTime ? coreTime / wanted : 1;
    }

    /** Share of the whole processor in percent. */
    public double cpuPercent(int totalCores) {
        return 100 * coreTime / Math.max(1, totalCores);
    }
}
