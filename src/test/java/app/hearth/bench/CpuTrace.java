package app.hearth.bench;

import app.hearth.monitor.ProcessCpu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** Processor time that some processes used, read from outside at short steps by their processor clocks. */
final class CpuTrace {
    private static final long SECOND = 1_000_000_000;
    private final long[] times;
    /** For each sample, the time used since the beginning by each process. */
    private final long[][] used;
    /** For each sample, whether each process was stopped by a signal. */
    private final boolean[][] stopped;
    private final double machine;

    private CpuTrace(long[] times, long[][] used, boolean[][] stopped, double machine) {
        this.times = times;
        this.used = used;
        this.stopped = stopped;
        this.machine = machine;
    }

    /**
     * Where a process's state can be read cheaply, a thousand times a second beside tasks that leave a twentieth of a core: kept
     * open, and of its first thread only, for the whole process's file adds up all its threads.
     */
    private static final class State implements AutoCloseable {
        private final FileChannel file;
        private final ByteBuffer text = ByteBuffer.allocateDirect(256);

        State(long pid) throws IOException {
            file = FileChannel.open(Path.of("/proc", Long.toString(pid), "task", Long.toString(pid), "stat"));
        }

        /** Whether it is in the state T; proc(5), /proc/PID/stat: it comes after the name in brackets. */
        boolean stopped() throws IOException {
            text.clear();
            int length = file.read(text, 0);
            int at = length - 1;
            while (at > 0 && text.get(at) != ')') at--;
            return at > 0 && text.get(at + 2) == 'T';
        }

        @Override public void close() throws IOException {
            file.close();
        }
    }

    /** Reads for a while; blocks. Also ends when {@code enough} says so. */
    static CpuTrace record(List<Long> pids, Duration length, Duration step, BooleanSupplier enough) {
        var states = new ArrayList<State>();
        try {
            try {
                for (long pid : pids) states.add(new State(pid));
                return record(pids, states, length, step, enough);
            } finally {
                for (var state : states) state.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a measured process has ended", e);
        }
    }

    private static CpuTrace record(List<Long> pids, List<State> states, Duration length, Duration step, BooleanSupplier enough) throws IOException {
        int most = (int) (length.toNanos() / step.toNanos()) + 1;
        var times = new long[most];
        var used = new long[most][];
        var stopped = new boolean[most][];
        double busy = busySeconds();
        long from = System.nanoTime();
        int count = 0;
        while (count < most && System.nanoTime() - from <= length.toNanos() && !enough.getAsBoolean()) {
            times[count] = System.nanoTime();
            used[count] = pids.stream().mapToLong(CpuTrace::clock).toArray();
            stopped[count] = new boolean[pids.size()];
            for (int i = 0; i < pids.size(); i++) stopped[count][i] = states.get(i).stopped();
            count++;
            LockSupport.parkNanos(times[count - 1] + step.toNanos() - System.nanoTime());
        }
        double machine = (busySeconds() - busy) / ((System.nanoTime() - from) / 1e9);
        return new CpuTrace(Arrays.copyOf(times, count), Arrays.copyOf(used, count), Arrays.copyOf(stopped, count), machine);
    }

    /** Processor time that was not idle since the system started; proc(5), /proc/stat: user nice system idle iowait irq ... in ticks of 10 ms. */
    static double busySeconds() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var ticks = lines.findFirst().orElseThrow().split("\\s+");
            long busy = 0;
            for (int i = 1; i <= 8 && i < ticks.length; i++) if (i != 4 && i != 5) busy += Long.parseLong(ticks[i]);
            return busy / 100.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cores used by everything else, the measuring included: whether the machine was otherwise idle. */
    double others() {
        return Math.max(0, machine - mean());
    }

    /** The longest step, in milliseconds. */
    double longestStep() {
        double longest = 0;
        for (int i = 1; i < times.length; i++) longest = Math.max(longest, (times[i] - times[i - 1]) / 1e6);
        return longest;
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

    double seconds() {
        return (times[times.length - 1] - times[0]) / 1e9;
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
     * Lengths of one on and off of a process, in nanoseconds, sorted: from one start to the next, of all processes. Empty
     * where none rested. A process that is stopped by signals says so; of one that stops itself, the clock tells, which lags by
     * up to 10 ms while it runs.
     */
    long[] periods() {
        var periods = LongStream.builder();
        for (int process = 0; process < used[0].length; process++) {
            boolean signals = false;
            for (var sample : stopped) signals |= sample[process];
            boolean on = true;
            long lastStart = -1;
            long lastUse = times[0];
            for (int i = 1; i < times.length; i++) {
                if (used[i][process] - used[i - 1][process] > (times[i] - times[i - 1]) / 20) lastUse = times[i];
                // It may have run between two looks, both of which found it stopped: then its clock tells.
                boolean ran = used[i][process] - used[i - 1][process] > 100_000;
                boolean now = signals ? !stopped[i][process] : times[i] - lastUse < SECOND / 100;
                if (!on && (now || signals && ran)) {
                    if (lastStart >= 0) periods.add(times[i] - lastStart);
                    lastStart = times[i];
                }
                on = now;
            }
        }
        return periods.build().sorted().toArray();
    }

    /**
     * The first moment after which no more was used until the end.
     *
     * @param tolerated part of a core that does not count
     */
    long lastUse(double tolerated) {
        int last = times.length - 1;
        for (int i = 0; i < last; i++) {
            if (sum(last) - sum(i) <= tolerated * (times[last] - times[i])) return times[i];
        }
        return times[last];
    }
}
