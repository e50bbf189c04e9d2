package app.hearth.bench;

import app.hearth.cli.GuiRpcClient;
import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.guirpc.GuiRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What the whole of Hearth costs, as a process of its own on a fresh folder: time to the window with live figures, time to the
 * control port, each of several starts, and of the last one after {@code bench.rest} seconds (60) memory and processor time, with the window and in the console, no task
 * running. As users get it: the run command's classes, and the application image where {@code installers/app-image.sh} has built
 * one from the same version. Linux only. Beside it the stock client and manager, where installed.
 */
public final class FootprintBench {
    private static final int STARTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LIVE_LINE = "The window shows live figures";

    /** BOINC's number for the mode, see GUI RPC set_run_mode. */
    private static final int NEVER = 3;

    private final Path folder;
    private final int seconds;

    private FootprintBench(Path folder, int seconds) {
        this.folder = folder;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        if (!Files.exists(Path.of("/proc/self/smaps_rollup"))) {
            System.out.println("footprint: left out, it reads /proc and this is not Linux");
            return;
        }
        var folder = Files.createTempDirectory("hearth-footprint");
        try {
            var bench = new FootprintBench(folder, Integer.getInteger("bench.rest", 60));
            var builds = builds();
            for (var build : builds) bench.console(build);
            if (installed("Xvfb") && installed("xwininfo")) {
                try (var display = Display.open()) {
                    for (var build : builds) bench.window(build, display);
                    bench.manager(display);
                }
            } else {
                System.out.println("window: left out, it needs a display of its own: install the packages xvfb and x11-utils");
            }
            bench.client();
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            }
        }
    }

    private void console(Build build) throws Exception {
        var starts = new ArrayList<Double>();
        while (starts.size() < STARTS) {
            var data = Files.createTempDirectory(folder, "console");
            try (var hearth = new Child(build.start(data, "--headless"), Map.of())) {
                starts.add(hearth.until(() -> answers(data)));
                if (starts.size() < STARTS) continue;
                pause(data);
                System.out.printf("Hearth in the console, %s: control port answered %s; %s%n", build.name(), words(starts), hearth.atRest(seconds));
            }
        }
    }

    /** The first start finds less in the system's memory than later ones, and one may meet something else that runs: so the middle, and the longest. */
    private static String words(List<Double> starts) {
        var sorted = starts.stream().sorted().toList();
        return "%.2f s after start (median of %d, longest %.2f)".formatted(sorted.get(sorted.size() / 2), sorted.size(), sorted.getLast());
    }

    private void window(Build build, Display display) throws Exception {
        var starts = new ArrayList<Double>();
        while (starts.size() < STARTS) window(build, display, starts);
    }

    private void window(Build build, Display display, List<Double> starts) throws Exception {
        // As from a menu: without arguments, and not the very first start with its welcome.
        var home = Files.createTempDirectory(folder, "window");
        var data = Files.createDirectories(home.resolve("Hearth"));
        Files.writeString(data.resolve("window.properties"), "welcomed=true\n");
        try (var hearth = new Child(build.line(), Map.of("DISPLAY", display.name(), "XDG_DATA_HOME", home.toString()))) {
            starts.add(hearth.until(() -> contains(data.resolve("hearth.log"), LIVE_LINE)));
            if (!display.shows("Hearth")) throw new IOException("The log says that the window is shown, the display does not");
            hearth.until(() -> answers(data));
            if (starts.size() < STARTS) return;
            pause(data);
            System.out.printf("Hearth with its window, %s: live figures %s; %s%n", build.name(), words(starts), hearth.atRest(seconds));
        }
    }

    private void manager(Display display) throws Exception {
        if (!installed("boincmgr")) {
            System.out.println("BOINC's manager: not installed (package boinc-manager), nothing to compare with");
            return;
        }
        try (var manager = new Child(List.of("boincmgr", "--datadir", Files.createDirectories(folder.resolve("boincmgr")).toString()), Map.of("DISPLAY", display.name()))) {
            double shown = manager.until(() -> display.shows("BOINC"));
            System.out.printf("BOINC's manager: window %.2f s after start, without figures yet; %s%n", shown, manager.atRest(seconds));
        }
    }

    private void client() throws Exception {
        if (!installed("boinc")) {
            System.out.println("BOINC's client: not installed (package boinc-client), nothing to compare with");
            return;
        }
        var starts = new ArrayList<Double>();
        while (starts.size() < STARTS) {
            int port = freePort();
            var data = Files.createTempDirectory(folder, "boinc");
            var line = List.of("boinc", "--dir", data.toString(), "--gui_rpc_port", String.valueOf(port), "--no_gpus");
            try (var client = new Child(line, Map.of())) {
                starts.add(client.until(() -> answers(port)));
                if (starts.size() == STARTS) System.out.printf("BOINC's client: control port answered %s; %s%n", words(starts), client.atRest(seconds));
            }
        }
    }

    /** A way in which users get Hearth. */
    private record Build(String name, List<String> line) {
        List<String> start(Path data, String... arguments) {
            var all = new ArrayList<>(line);
            all.addAll(List.of(arguments));
            all.addAll(List.of("--data-dir", data.toString()));
            return all;
        }
    }

    /** The run command's line (the same options from the same file, this build's classes and libraries as modules), and the image's program. */
    private static List<Build> builds() {
        var builds = new ArrayList<Build>();
        builds.add(new Build("run command", List.of(ProcessHandle.current().info().command().orElse("java"), "@installers/jvm.options",
                "--module-path", System.getProperty("bench.modules"), "--module", "app.hearth/app.hearth.Hearth")));
        var image = Path.of("target/image/Hearth/bin/Hearth");
        if (Files.isExecutable(image)) builds.add(new Build("application image", List.of(image.toString())));
        else System.out.println("application image: left out, installers/app-image.sh has not built one here");
        return builds;
    }

    private static boolean answers(Path data) {
        try {
            return answers(Integer.parseInt(Files.readString(data.resolve("gui_rpc_port")).strip()));
        } catch (IOException | NumberFormatException e) {
            return false; // not written yet
        }
    }

    private static boolean answers(int port) {
        try (var client = new GuiRpcClient(port, Duration.ofSeconds(5))) {
            client.status();
            return true;
        } catch (ProtocolException e) {
            return true; // an answer that refuses is an answer
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }

    /** No more tasks until told otherwise. */
    private static void pause(Path data) throws IOException {
        try (var client = new GuiRpcClient(Integer.parseInt(Files.readString(data.resolve("gui_rpc_port")).strip()), Duration.ofSeconds(5))) {
            if (!client.authorize(Files.readString(data.resolve("gui_rpc_auth.cfg")).strip())) throw new IOException("The control port refused the password");
            client.perform(new GuiRequest.SetRunMode(NEVER, 0));
        }
    }

    private static boolean contains(Path file, String words) {
        try {
            return Files.exists(file) && Files.readString(file).contains(words);
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean installed(String program) {
        for (String place : System.getenv("PATH").split(":")) if (Files.isExecutable(Path.of(place, program))) return true;
        return false;
    }

    /** A started program, ended with its children on close. */
    private final class Child implements AutoCloseable {
        private final Process process;
        private final long start = System.nanoTime();
        private final Path said = folder.resolve("said");

        Child(List<String> line, Map<String, String> environment) throws IOException {
            var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            process = builder.start();
        }

        /** Seconds from the start until it happened. */
        double until(BooleanSupplier happened) throws IOException, InterruptedException {
            while (!happened.getAsBoolean()) {
                if (!process.isAlive()) throw new IOException("It ended: " + Files.readString(said));
                if (System.nanoTime() - start > PATIENCE.toNanos()) throw new IOException("It took more than " + PATIENCE.toSeconds() + " s: " + Files.readString(said));
                Thread.sleep(5);
            }
            return (System.nanoTime() - start) / 1e9;
        }

        /** Waits, then says what it costs; the processor time is that of as many seconds again. */
        String atRest(int seconds) throws IOException, InterruptedException {
            Thread.sleep(Duration.ofSeconds(seconds));
            long before = Proc.cpuNanos(process.pid());
            long from = System.nanoTime();
            Thread.sleep(Duration.ofSeconds(seconds));
            double percent = 100.0 * (Proc.cpuNanos(process.pid()) - before) / (System.nanoTime() - from);
            var children = process.descendants().toList();
            var childMemory = new ArrayList<Optional<Proc.Memory>>();
            for (var child : children) childMemory.add(Proc.memory(child.pid()));
            String words = Files.readString(said);
            var own = Proc.memory(process.pid()).orElseThrow(() -> new IOException("It ended: " + words));
            return "after %d s %.0f MiB resident, %.0f MiB proportional, %.2f %% of a core over %d s, %d threads; child processes: %d, %.0f MiB resident"
                    .formatted(2 * seconds, own.resident(), own.proportional(), percent, seconds, Proc.threads(process.pid()), children.size(),
                            childMemory.stream().flatMap(Optional::stream).mapToDouble(Proc.Memory::resident).sum());
        }

        @Override public void close() throws InterruptedException {
            var children = process.descendants().toList();
            process.destroy();
            if (!process.waitFor(15, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
