package app.hearth.bench;

import app.hearth.cli.GuiRpcClient;
import app.hearth.monitor.ProcessCpu;
import app.hearth.monitor.presence.PresenceSource;
import app.hearth.monitor.session.VirtualDisplay;
import app.hearth.protocol.guirpc.GuiRequest;
import app.hearth.settings.Preset;
import app.hearth.settings.SettingsJson;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How late tasks compute again once the user has been away for as long as is asked: the whole of Hearth, and boinc-client, each under Xvfb, whose mouse
 * is moved. Counted from the start of xdotool plus the time without input that is set, so it is a little too much for both.
 */
final class IdleBench {
    private static final int RUNS = 8;
    private static final Duration OURS = Duration.ofSeconds(10);
    private static final Duration THEIRS = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration STEP = Duration.ofMillis(5);
    /** A suspended BOINC task still looks for messages, and takes less than this in the time below. */
    private static final Duration COMPUTES = Duration.ofMillis(20);
    private static final Duration RESTS_FOR = Duration.ofSeconds(1);
    private static final int NEVER = 3;
    private static final int AUTO = 2;

    private final int cores = Runtime.getRuntime().availableProcessors();

    private IdleBench() {}

    static void main(String[] arguments) throws Exception {
        for (var program : List.of("Xvfb", "xdotool")) {
            if (Files.isExecutable(Path.of("/usr/bin", program))) continue;
            System.out.println("idle: left out, it needs the package " + program.toLowerCase(Locale.ROOT));
            return;
        }
        System.out.println(Bench.machine());
        System.out.printf("%-46s %5s %9s %9s%n", "Milliseconds late, " + Runtime.getRuntime().availableProcessors() + " tasks", "n", "median", "most");
        var bench = new IdleBench();
        bench.hearth();
        var missing = BoincPeer.missing();
        if (missing.isPresent()) System.out.println("boinc-client skipped: " + missing.get());
        else bench.boinc();
    }

    private void hearth() throws Exception {
        var folder = Files.createTempDirectory("hearth-bench-idle");
        var usual = UserSettings.suggested(false, cores);
        Files.writeString(folder.resolve("settings.json"), SettingsJson.write(usual.withLevel(Preset.BALANCED).withAwayAfter(OURS)
                .withManners(usual.manners().both(manners -> manners.withOthersBusy(OptionalInt.empty())))));
        try (var display = new VirtualDisplay()) {
            var line = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "@installers/jvm.options", "--module-path",
                    System.getProperty("bench.modules"), "--module", "app.hearth/app.hearth.Hearth", "--headless", "--data-dir", folder.toString())
                    .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
            line.environment().putAll(display.environment());
            var hearth = line.start();
            try {
                mode(folder, NEVER); // ends the first ten minutes, which share beside the user
                mode(folder, AUTO);
                series("Hearth, X11", display, OURS, () -> used(hearth.descendants().map(ProcessHandle::pid).toList()));
            } finally {
                hearth.destroy();
                if (!hearth.waitFor(15, TimeUnit.SECONDS)) hearth.destroyForcibly().waitFor();
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            }
        }
    }

    private void boinc() throws Exception {
        // Its connection stays: a server without clients begins anew after each, and with it the time without input.
        try (var display = new VirtualDisplay(); var _ = PresenceSource.forSession("Linux", display.environment());
             var client = BoincPeer.startForIdleTime(cores, THEIRS, display.environment().get("DISPLAY"))) {
            series("boinc-client, X11", display, THEIRS, () -> used(client.tasks()));
        }
    }

    private static void mode(Path folder, int mode) throws Exception {
        until("an answer", () -> Files.exists(folder.resolve("gui_rpc_port")) && told(folder, mode));
    }

    private static boolean told(Path folder, int mode) throws IOException {
        try (var client = new GuiRpcClient(Integer.parseInt(Files.readString(folder.resolve("gui_rpc_port")).strip()), Duration.ofSeconds(5))) {
            if (!client.authorize(Files.readString(folder.resolve("gui_rpc_auth.cfg")).strip())) return false;
            client.perform(new GuiRequest.SetRunMode(mode, 0));
            return true;
        } catch (IOException | NumberFormatException e) {
            return false; // it is still starting
        }
    }

    private void series(String name, VirtualDisplay display, Duration limit, Callable<Long> used) throws Exception {
        double[] late = new double[RUNS];
        awaitUse(used);
        for (int i = 0; i < RUNS; i++) {
            long moved = System.nanoTime();
            display.moveMouse(10 + i % 2, 20);
            awaitRest(used);
            late[i] = (awaitUse(used) - moved - limit.toNanos()) / 1e6;
        }
        Arrays.sort(late);
        System.out.printf(Locale.ROOT, "%-46s %5d %9.0f %9.0f%n", name, RUNS, late[RUNS / 2], late[RUNS - 1]);
    }

    private static void awaitRest(Callable<Long> used) throws Exception {
        long[] since = {System.nanoTime(), used.call()};
        until("rest", () -> {
            long now = used.call();
            if (now - since[1] > COMPUTES.toNanos()) {
                since[0] = System.nanoTime();
                since[1] = now;
            }
            return System.nanoTime() - since[0] > RESTS_FOR.toNanos();
        });
    }

    /** When they began to compute, within a step or two. */
    private static long awaitUse(Callable<Long> used) throws Exception {
        long[] last = {System.nanoTime(), used.call()};
        until("tasks that compute", () -> {
            long now = used.call();
            if (now - last[1] > COMPUTES.toNanos()) return true;
            if (System.nanoTime() - last[0] > RESTS_FOR.toNanos()) {
                last[0] = System.nanoTime();
                last[1] = now;
            }
            return false;
        });
        return System.nanoTime();
    }

    private static long used(List<Long> pids) {
        return pids.stream().mapToLong(pid -> ProcessCpu.cpuTime(pid).map(Duration::toNanos).orElse(0L)).sum();
    }

    private static void until(String what, Callable<Boolean> happened) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.call()) {
            if (System.nanoTime() > end) throw new IOException(what + " did not come within " + PATIENCE.toSeconds() + " s");
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
