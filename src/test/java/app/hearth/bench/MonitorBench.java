package app.hearth.bench;

import app.hearth.monitor.Probe;
import app.hearth.monitor.ProcessCpu;
import app.hearth.monitor.Sampler;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What sampling once a second costs, as percent of one core. Arguments: seconds (default 20), seconds of warm-up left out
 * (default 5), and the process ids of tasks to follow (default: this process, as one task).
 */
public final class MonitorBench {
    private MonitorBench() {}

    /** Prints one line; the goal is at most 0.3 % for the sampler's thread. */
    public static void main(String[] arguments) throws InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int warmUp = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        long self = ProcessHandle.current().pid();
        Set<Long> tasks = arguments.length > 2 ? Set.of(Long.parseLong(arguments[2])) : Set.of(self);
        var threads = ManagementFactory.getThreadMXBean();
        var samplerNanos = new AtomicLong();
        var readings = new AtomicInteger();
        try (var sampler = new Sampler(Probe.forThisSystem(), Duration.ofSeconds(1), () -> tasks)) {
            sampler.subscribe(_ -> {
                samplerNanos.set(threads.getCurrentThreadCpuTime());
                readings.incrementAndGet();
            });
            sampler.start();
            Thread.sleep(Duration.ofSeconds(warmUp).plusMillis(500));
            long threadBefore = samplerNanos.get();
            int readingsBefore = readings.get();
            long processBefore = ProcessCpu.cpuTime(self).orElseThrow().toNanos();
            long from = System.nanoTime();
            Thread.sleep(Duration.ofSeconds(seconds));
            double wall = System.nanoTime() - from;
            System.out.printf("monitor: %d readings; sampler's thread %.3f %% of a core, whole process %.3f %%; first %d s of sampling %.0f ms of CPU%n",
                    readings.get() - readingsBefore, 100 * (samplerNanos.get() - threadBefore) / wall,
                    100 * (ProcessCpu.cpuTime(self).orElseThrow().toNanos() - processBefore) / wall, warmUp, threadBefore / 1e6);
            System.out.println(sampler.latest().orElseThrow());
        }
    }
}
