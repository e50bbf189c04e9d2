package app.hearth.bench;

import app.hearth.monitor.presence.PresenceSource;
import app.hearth.monitor.session.VirtualDisplay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * From the decision to stop until the last task uses no processor time: Hearth's freeze, and boinc-client told by boinccmd
 * (from the start of that command); and from a user's return under Xvfb. {@code bench.seconds} bounds the time for the peer; {@code bench.only} may be
 * {@code hearth}, {@code boinc} or {@code return}.
 */
final class YieldBench {
    private static final int RUNS = 250;
    private static final int RETURNS = 210;
    private static final Duration RETURN_QUIET = Duration.ofMillis(400);
    private static final Duration STEP = Duration.ofNanos(200_000);
    /** So long without use means stopped. Longer than any rest of the governor or of the client's check each second. */
    private static final Duration QUIET = Duration.ofMillis(150);
    private static final Duration PEER_QUIET = Duration.ofSeconds(4);

    private YieldBench() {}

    private interface Action {
        void act() throws Exception;
    }

    static void main(String[] arguments) throws Exception {
        var only = Bench.only();
        int cores = Runtime.getRuntime().availableProcessors();
        System.out.println("Milliseconds from the decision to stop until the last task uses no processor time; " + cores + " tasks on " + cores + " cores");
        System.out.printf("%-34s %5s %9s %9s %9s %9s%n", "", "n", "median", "p90", "p99", "most");
        if (only.contains("hearth") || only.isEmpty()) {
            hearth(cores, cores, "Hearth, no limit");
            hearth(cores, cores * 0.5, "Hearth, limit 50 %");
        }
        if (only.contains("boinc") || only.isEmpty()) boinc(cores, Duration.ofSeconds(Bench.seconds(120)));
        if (only.contains("return") || only.isEmpty()) userReturns(cores);
        System.out.println("Goals: p99 at most 50 ms from the decision, and 150 ms from the user's return.");
    }

    private static void hearth(int count, double cores, String name) throws Exception {
        var random = RandomGenerator.getDefault();
        var latencies = new double[RUNS];
        try (var tasks = new HearthTasks(count)) {
            tasks.limit(cores);
            for (int i = 0; i < RUNS; i++) {
                Thread.sleep(Duration.ofMillis(100 + random.nextInt(60)));
                latencies[i] = once(tasks, tasks::freeze, QUIET);
                tasks.thaw();
            }
        }
        print(name, latencies);
    }

    /** From the start of xdotool, which moves the mouse on an X server of its own, until nothing computes. */
    private static void userReturns(int count) throws Exception {
        for (var program : List.of("Xvfb", "xdotool")) {
            if (Files.isExecutable(Path.of("/usr/bin", program))) continue;
            System.out.println("User's return skipped: needs the package " + program.toLowerCase(Locale.ROOT));
            return;
        }
        var latencies = new double[RETURNS];
        try (var display = new VirtualDisplay(); var presence = PresenceSource.forSession("Linux", display.environment());
                var tasks = new HearthTasks(count); var _ = presence.onReturn(tasks::freeze)) {
            tasks.limit(count);
            for (int i = 0; i < RETURNS; i++) {
                int place = 10 + i % 2;
                tasks.thaw();
                Thread.sleep(Duration.ofMillis(1100 + i % 7 * 13)); // a return comes after a second without input
                latencies[i] = once(tasks, () -> display.moveMouse(place, 20), RETURN_QUIET);
            }
        }
        print("user's return, X11, xdotool", latencies);
    }

    private static void boinc(int count, Duration most) throws Exception {
        var missing = BoincPeer.missing();
        if (missing.isPresent()) {
            System.out.println("boinc-client skipped: " + missing.get());
            return;
        }
        var random = RandomGenerator.getDefault();
        var latencies = java.util.stream.DoubleStream.builder();
        long end = System.nanoTime() + most.toNanos();
        try (var client = BoincPeer.start(count, 100)) {
            while (System.nanoTime() < end) {
                Thread.sleep(Duration.ofMillis(2500 + random.nextInt(1000))); // resumed and running again
                latencies.add(once(client.tasks(), client::suspend, PEER_QUIET));
                client.resume();
            }
        }
        print("boinc-client, boinccmd", latencies.build().toArray());
    }

    private static double once(HearthTasks tasks, Action stop, Duration quiet) throws Exception {
        return once(tasks.pids(), stop, quiet);
    }

    /** The processes are watched from another thread, from before the decision. */
    private static double once(List<Long> pids, Action stop, Duration quiet) throws Exception {
        var watching = new CountDownLatch(1);
        var decided = new AtomicLong(Long.MAX_VALUE);
        var trace = new CpuTrace[1];
        var watcher = Thread.ofPlatform().start(() -> {
            trace[0] = CpuTrace.record(pids, Duration.ofSeconds(20), STEP, () -> {
                watching.countDown();
                return decided.get() != Long.MAX_VALUE && System.nanoTime() - decided.get() > quiet.toNanos();
            });
        });
        watching.await();
        long from = System.nanoTime();
        decided.set(from);
        stop.act();
        watcher.join();
        return Math.max(0, trace[0].lastUse() - from) / 1e6;
    }

    private static void print(String name, double[] latencies) {
        Arrays.sort(latencies);
        System.out.printf(Locale.ROOT, "%-34s %5d %9.2f %9.2f %9.2f %9.2f%n", name, latencies.length, at(latencies, 0.5), at(latencies, 0.9),
                at(latencies, 0.99), latencies[latencies.length - 1]);
    }

    /** The smallest value that is at least as great as this part of all (nearest rank). */
    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
