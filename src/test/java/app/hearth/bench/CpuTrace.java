package app.hearth.bench;

import app.hearth.monitor.ProcessCpu;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Processor time that some processes used, read from outside at short steps by their processor clocks. */
final class CpuTrace {
    private static final long SECOND = 1_000_000_000;
    private final long[] times;
    /** For each sample, the time used since the beginning by each process. */
    private final long[][] used;

    private CpuTrace(long[] times, long[][] used) {
        this.times = times;
        this.used = used;
    }

    /** Reads for a while; blocks. Also ends when {@code enough} says so. */
    static CpuTrace record(List<Long> pids, Duration length, Duration step, BooleanSupplier enough) {
        int most = (int) (length.toNanos() / step.toNanos()) + 1;
        var times = new long[most];
        var used = new long[most][];
        long from = System.nanoTime();
        int count = 0;
        while (count < most && System.nanoTime() - from <= length.toNanos() && !enough.getAsBoolean()) {
            times[count] = System.nanoTime();
            used[count++] = pids.stream().mapToLong(CpuTrace::clock).toArray();
            LockSupport.parkNanos(times[count - 1] + step.toNanos() - System.nanoTime());
        }
        return new CpuTrace(Arrays.copyOf(times, count), Arrays.copyOf(used, count));
    }

    static long clock(long pid) {
        return ProcessCpu.cpuTime(pid).orElseThrow(() -> new IllegalStateException("a measured process has ended")).toNanos();
    }

    private double sum(int sample) {
        return Arrays.stream(used[sample]).sum();
    }

    private double rate(int from, int to) {
        return (sum(to) - sum(from)) / (times[to] - times[from]);
    }

    /** Cores used on average. */
    double mean() {
        return rate(0, times.length - 1);
    }

    /** The largest distance from the goal, in cores, of the mean over any two seconds; the windows begin at each sample. */
    double worstWindow(double goal) {
        double worst = 0;
        int to = 0;
        for (int from = 0; from < times.length; from++) {
            while (to < times.length && times[to] - times[from] < 2 * SECOND) to++;
            if (to == times.length) break;
            worst = Math.max(worst, Math.abs(rate(from, to) - goal));
        }
        return worst;
    }

    /** How uneven the load is: the standard deviation of the cores used in windows of ten milliseconds. */
    double unevenness() {
        double sum = 0, squares = 0;
        int count = 0;
        int from = 0;
        for (int to = 1; to < times.length; to++) {
            if (times[to] - times[from] < SECOND / 100) continue;
            double rate = rate(from, to);
            sum += rate;
            squares += rate * rate;
            count++;
            from = to;
        }
        return Math.sqrt(Math.max(0, squares / count - sum / count * sum / count));
    }

    /**
     * Lengths of one on and off of a process, in nanoseconds, sorted: from one start to the next, of all processes. Needs
     * steps shorter than the rests. Empty where none rested.
     */
    long[] periods() {
        var periods = java.util.stream.LongStream.builder();
        for (int process = 0; process < used[0].length; process++) {
            boolean on = true;
            long lastStart = -1;
            for (int i = 1; i < times.length; i++) {
                long use = used[i][process] - used[i - 1][process];
                boolean now = use > (times[i] - times[i - 1]) / 20;
                if (now && !on) {
                    if (lastStart >= 0) periods.add(times[i] - lastStart);
                    lastStart = times[i];
                }
                on = now;
            }
        }
        return periods.build().sorted().toArray();
    }

    /** The last moment at which anything but a trace of processor time (one percent of a step) was used. */
    long lastUse() {
        for (int i = times.length - 1; i > 0; i--) {
            if (sum(i) - sum(i - 1) > (times[i] - times[i - 1]) / 100.0) return times[i];
        }
        return times[0];
    }
}
