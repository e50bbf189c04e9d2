package app.hearth.protocol;

/**
 * How much of the time a computer can work (time_stats, client/time_stats.cpp). Fractions are averages with a time constant of
 * 10 days.
 *
 * @param onFraction           0..1, client running
 * @param connectedFraction    0..1, or -1 for unknown
 * @param cpuAndNetworkFraction 0..1
 * @param activeFraction       0..1 of the on-time, computing allowed
 * @param gpuActiveFraction    the same for GPUs
 * @param clientStartTime      Unix seconds
 * @param totalStartTime       Unix seconds
 * @param totalDuration        seconds
 * @param totalActiveDuration  seconds
 * @param totalGpuActiveDuration seconds
 * @param now                  the client's clock, Unix seconds: shows a server when that clock is wrong
 * @param previousUptime       seconds
 * @param sessionActiveDuration seconds
 * @param sessionGpuActiveDuration seconds
 */
public record TimeStats(double onFraction, double connectedFraction, double cpuAndNetworkFraction, double activeFraction,
                        double gpuActiveFraction, double clientStartTime, double totalStartTime, double totalDuration,
                        double totalActiveDuration, double totalGpuActiveDuration, double now, double previousUptime,
                        double sessionActiveDuration, double sessionGpuActiveDuration) {

    /** A builder with every optional part absent. */
    public static Builder builder() { return new Builder(); }

    /** A builder that starts from this record. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.onFraction = onFraction;
        b.connectedFraction = connectedFraction;
        b.cpuAndNetworkFraction = cpuAndNetworkFraction;
        b.activeFraction = activeFraction;
        b.gpuActiveFraction = gpuActiveFraction;
        b.clientStartTime = clientStartTime;
        b.totalStartTime = totalStartTime;
        b.totalDuration = totalDuration;
        b.totalActiveDuration = totalActiveDuration;
        b.totalGpuActiveDuration = totalGpuActiveDuration;
        b.now = now;
        b.previousUptime = previousUptime;
        b.sessionActiveDuration = sessionActiveDuration;
        b.sessionGpuActiveDuration = sessionGpuActiveDuration;
        return b;
    }

    /** Collects the parts; not safe for several threads. */
    public static final class Builder {
        private double onFraction = 1;
        private double connectedFraction = -1;
        private double cpuAndNetworkFraction = 1;
        private double activeFraction = 1;
        private double gpuActiveFraction = 1;
        private double clientStartTime;
        private double totalStartTime;
        private double totalDuration;
        private double totalActiveDuration;
        private double totalGpuActiveDuration;
        private double now;
        private double previousUptime;
        private double sessionActiveDuration;
        private double sessionGpuActiveDuration;

        private Builder() {}

        public Builder onFraction(double onFraction) { this.onFraction = onFraction; return this; }
        public Builder connectedFraction(double connectedFraction) { this.connectedFraction = connectedFraction; return this; }
        public Builder cpuAndNetworkFraction(double cpuAndNetworkFraction) { this.cpuAndNetworkFraction = cpuAndNetworkFraction; return this; }
        public Builder activeFraction(double activeFraction) { this.activeFraction = activeFraction; return this; }
        public Builder gpuActiveFraction(double gpuActiveFraction) { this.gpuActiveFraction = gpuActiveFraction; return this; }
        public Builder clientStartTime(double clientStartTime) { this.clientStartTime = clientStartTime; return this; }
        public Builder totalStartTime(double totalStartTime) { this.totalStartTime = totalStartTime; return this; }
        public Builder totalDuration(double totalDuration) { this.totalDuration = totalDuration; return this; }
        public Builder totalActiveDuration(double totalActiveDuration) { this.totalActiveDuration = totalActiveDuration; return this; }
        public Builder totalGpuActiveDuration(double totalGpuActiveDuration) { this.totalGpuActiveDuration = totalGpuActiveDuration; return this; }
        public Builder now(double now) { this.now = now; return this; }
        public Builder previousUptime(double previousUptime) { this.previousUptime = previousUptime; return this; }
        public Builder sessionActiveDuration(double sessionActiveDuration) { this.sessionActiveDuration = sessionActiveDuration; return this; }
        public Builder sessionGpuActiveDuration(double sessionGpuActiveDuration) { this.sessionGpuActiveDuration = sessionGpuActiveDuration; return this; }

        public TimeStats build() {
            return new TimeStats(onFraction, connectedFraction, cpuAndNetworkFraction, activeFraction, gpuActiveFraction, clientStartTime,
                    totalStartTime, totalDuration, totalActiveDuration, totalGpuActiveDuration, now, previousUptime,
                    sessionActiveDuration, sessionGpuActiveDuration);
        }
    }
}
