package app.hearth.bench;

import app.hearth.monitor.presence.PresenceSource;
import app.hearth.monitor.session.VirtualDisplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * From the decision to stop until the last task uses no processor time: Hearth's freeze, and boinc-client told by boinccmd
 * (from the start of that command); and from a user's return under Xvfb (from the start of xdotool), both again. {@code bench.seconds} bounds the time
 * for each line; {@code bench.only} may be {@code hearth}, {@code boinc} or {@code return}, or two of them.
 */
final class YieldBench {
    private static final int RUNS = 200;
    private static final int LIMITED_RUNS = 100;
    private static final int RETURNS = 200;
    private static final int PEER_RUNS = 10;
    private static final int PEER_RETURNS = 8;
    private static final Duration STEP = Duration.ofNanos(200_000);
    /** So long without use means stopped: longer than any rest of the governor. */
    private static final Duration QUIET = Duration.ofMillis(100);
    /** A return is one after a second without input; the presence source looks a few times a second. */
    private static final Duration UNTIL_AWAY = Duration.ofMillis(1100);
    /** The client's tasks look each second whether they are to stop; it was seen to take up to three. */
    private static final Duration PEER_QUIET = Duration.ofSeconds(4);
    /** Parts of a core: a process that is stopped uses nothing; a suspended BOINC task still looks for messages. */
    private static final double NOTHING = 1e-4;
    private static final double LOOKING_FOR_MESSAGES = 0.01;
    private static final Duration PEER_IDLE = Duration.ofSeconds(6);
    private static final Duration PEER_PATIENCE = Duration.ofSeconds(30);

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final Duration most = Duration.ofSeconds(Bench.seconds(300));

    private interface Action {
        void act() throws Exception;
    }

    /** One run; its latency in milliseconds. */
    private interface Run {
        double measure(int number) throws Exception;
    }

    static void main(String[] arguments) throws Exception {
        new YieldBench().run(Bench.only());
    }

    private void run(List<String> only) throws Exception {
        System.out.println(Bench.machine());
        System.out.println("Milliseconds until the last task uses no processor time; " + cores + " tasks on " + cores + " cores");
        System.out.printf("%-46s %5s %9s %9s %9s %9s %10s%n", "", "n", "median", "p90", "p99", "most", "others");
        System.out.printf("%-46s %5s %9s %9s %9s %9s %10s%n", "", "", "ms", "ms", "ms", "ms", "% of core");
        boolean all = only.isEmpty();
        var missing = BoincPeer.missing();
        missing.ifPresent(why -> System.out.println("boinc-client skipped: " + why));
        if (all || only.contains("hearth")) hearth();
        if ((all || only.contains("boinc")) && missing.isEmpty()) boinc();
        if (all || only.contains("return")) returns(all || !only.contains("boinc") || only.contains("hearth"), missing.isEmpty());
        System.out.println("Goals: p99 at most 50 ms from the decision, and 150 ms from the user's return, n at least 200.\n"
                + "Others: everything else that ran meanwhile, the measuring included. On a machine that is busy otherwise the figures mean little.");
    }

    private void hearth() throws Exception {
        try (var tasks = new HearthTasks(cores)) {
            for (boolean limited : List.of(false, true)) {
                tasks.limit(limited ? cores * 0.5 : cores);
                series(limited ? "decision, Hearth, limit 50 %" : "decision, Hearth, no limit", limited ? LIMITED_RUNS : RUNS, tasks.pids(), _ -> {
                    Thread.sleep(Duration.ofMillis(50 + random.nextInt(90)));
                    double latency = once(tasks.pids(), tasks::freeze, QUIET, NOTHING);
                    tasks.thaw();
                    return latency;
                });
            }
        }
    }

    private void boinc() throws Exception {
        try (var client = BoincPeer.start(cores, 100)) {
            series("decision, boinc-client, boinccmd", PEER_RUNS, client.tasks(), _ -> {
                awaitUse(client.tasks());
                Thread.sleep(Duration.ofMillis(random.nextInt(1000))); // its clocks go by the second
                double latency = once(client.tasks(), client::suspend, PEER_QUIET, LOOKING_FOR_MESSAGES);
                client.resume();
                return latency;
            });
        }
    }

    /** From the start of xdotool, which moves the mouse on an X server of its own, until nothing computes. */
    private void returns(boolean own, boolean peer) throws Exception {
        for (var program : List.of("Xvfb", "xdotool")) {
            if (Files.isExecutable(Path.of("/usr/bin", program))) continue;
            System.out.println("User's return skipped: needs the package " + program.toLowerCase(Locale.ROOT));
            return;
        }
        // Its connection stays: a server without clients begins anew after each, and with it the time without input.
        try (var display = new VirtualDisplay(); var presence = PresenceSource.forSession("Linux", display.environment())) {
            if (own) returns(display, presence);
            if (!peer) return;
            try (var client = BoincPeer.startForIdleTime(cores, PEER_IDLE, display.environment().get("DISPLAY"))) {
                series("user's return, boinc-client, X11", PEER_RETURNS, client.tasks(), number -> {
                    awaitUse(client.tasks());
                    Thread.sleep(Duration.ofMillis(500 + random.nextInt(1000)));
                    return once(client.tasks(), () -> move(display, number), PEER_QUIET, LOOKING_FOR_MESSAGES);
                });
            } catch (IOException e) {
                System.out.println("user's return, boinc-client skipped: " + e.getMessage());
            }
        }
    }

    private void returns(VirtualDisplay display, PresenceSource presence) throws Exception {
        try (var tasks = new HearthTasks(cores); var _ = presence.onReturn(tasks::freeze)) {
            tasks.limit(cores);
            series("user's return, Hearth, X11", RETURNS, tasks.pids(), number -> {
                tasks.thaw();
                Thread.sleep(UNTIL_AWAY.minus(QUIET).plusMillis(random.nextInt(100)));
                return once(tasks.pids(), () -> move(display, number), QUIET.plusMillis(100), NOTHING);
            });
        }
    }

    private static void move(VirtualDisplay display, int number) throws IOException {
        display.moveMouse(10 + number % 2, 20);
    }

    /** Until all tasks compute again. */
    private static void awaitUse(List<Long> pids) throws IOException {
        long[] before = pids.stream().mapToLong(CpuTrace::clock).toArray();
        long end = System.nanoTime() + PEER_PATIENCE.toNanos();
        boolean all = false;
        while (!all) {
            if (System.nanoTime() > end) throw new IOException("boinc-client's tasks did not go on within " + PEER_PATIENCE.toSeconds() + " s");
            LockSupport.parkNanos(20_000_000);
            all = true;
            for (int i = 0; i < before.length; i++) all &= CpuTrace.clock(pids.get(i)) - before[i] > 100_000_000;
        }
    }

    private void series(String name, int runs, List<Long> pids, Run run) throws Exception {
        var latencies = DoubleStream.builder();
        double busy = CpuTrace.busySeconds();
        long used = pids.stream().mapToLong(CpuTrace::clock).sum();
        long from = System.nanoTime();
        Optional<Exception> failed = Optional.empty();
        for (int i = 0; i < runs && System.nanoTime() - from < most.toNanos() && failed.isEmpty(); i++) {
            try {
                latencies.add(run.measure(i));
            } catch (IOException e) {
                failed = Optional.of(e);
            }
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        double tasks = failed.isPresent() ? 0 : (pids.stream().mapToLong(CpuTrace::clock).sum() - used) / 1e9;
        double others = 100 * Math.max(0, CpuTrace.busySeconds() - busy - tasks) / seconds;
        double[] sorted = latencies.build().sorted().toArray();
        if (sorted.length > 0) {
            System.out.printf(Locale.ROOT, "%-46s %5d %9.2f %9.2f %9.2f %9.2f %10.1f%n", name, sorted.length, at(sorted, 0.5), at(sorted, 0.9),
                    at(sorted, 0.99), sorted[sorted.length - 1], others);
        }
        failed.ifPresent(e -> System.out.println(name + " ended early: " + e.getMessage()));
    }

    /** The processes are watched from another thread, from before the decision. */
    private static double once(List<Long> pids, Action stop, Duration quiet, double tolerated) throws Exception {
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
        return Math.max(0, trace[0].lastUse(tolerated) - from) / 1e6;
    }

    /** The smallest value that is at least as great as this part of all (nearest rank). */
    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
