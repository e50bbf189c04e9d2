package app.hearth.bench;

import app.hearth.cli.GuiRpcClient;
import app.hearth.protocol.guirpc.GuiRequest;
import app.hearth.settings.Amount;
import app.hearth.settings.HowMuch;
import app.hearth.settings.SettingsJson;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Hearth without its window, or the stock boinc-client, as a whole: all cores, no limits, steered over the control port. */
final class NativeClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ALWAYS = 1;
    private static final String PASSWORD = "secret";

    private final Path folder;
    private final Process process;
    private final int port;
    private final String password;

    private NativeClient(Path folder, List<String> line, int givenPort) throws Exception {
        this.folder = folder;
        process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        try {
            if (givenPort == 0) until("a control port", () -> Files.exists(folder.resolve("gui_rpc_port")));
            port = givenPort != 0 ? givenPort : Integer.parseInt(Files.readString(folder.resolve("gui_rpc_port")).strip());
            password = Files.readString(folder.resolve("gui_rpc_auth.cfg")).strip();
            until("an answer", () -> {
                perform(new GuiRequest.SetRunMode(ALWAYS, 0));
                return true;
            });
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Starts Hearth; its home network rests. */
    static NativeClient hearth() throws Exception {
        var folder = Files.createTempDirectory("hearth-bench-native");
        int cores = Runtime.getRuntime().availableProcessors();
        var all = new Amount(100, cores, 75, 0);
        var settings = UserSettings.suggested(false, cores).withOwn(new HowMuch(true, all, all));
        Files.writeString(folder.resolve("settings.json"),
                SettingsJson.write(settings.withManners(settings.manners().both(manners -> manners.withOthersBusy(OptionalInt.empty()).withBatteryDownTo(0)))));
        var client = new NativeClient(folder, List.of(ProcessHandle.current().info().command().orElse("java"), "@installers/jvm.options", "--module-path",
                System.getProperty("bench.modules"), "--module", "app.hearth/app.hearth.Hearth", "--headless", "--data-dir", folder.toString()), 0);
        client.until("its home network", () -> !client.projects().isEmpty());
        for (var home : client.projects()) client.perform(new GuiRequest.ProjectAction(GuiRequest.ProjectVerb.SUSPEND, home));
        return client;
    }

    static NativeClient boinc() throws Exception {
        var folder = Files.createTempDirectory("hearth-bench-native");
        Files.writeString(folder.resolve("gui_rpc_auth.cfg"), PASSWORD);
        Files.writeString(folder.resolve("cc_config.xml"), "<cc_config><options><skip_cpu_benchmarks>1</skip_cpu_benchmarks>"
                + "<dont_contact_ref_site>1</dont_contact_ref_site><no_info_fetch>1</no_info_fetch></options></cc_config>\n");
        Files.writeString(folder.resolve("global_prefs_override.xml"), "<global_preferences><run_on_batteries>1</run_on_batteries>"
                + "<run_if_user_active>1</run_if_user_active><suspend_cpu_usage>0</suspend_cpu_usage><max_ncpus_pct>100</max_ncpus_pct>"
                + "<cpu_usage_limit>100</cpu_usage_limit></global_preferences>\n");
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        return new NativeClient(folder, List.of("/usr/bin/boinc", "--dir", folder.toString(), "--gui_rpc_port", String.valueOf(port), "--no_gpus"), port);
    }

    private interface Question {
        boolean ask() throws IOException;
    }

    private void until(String what, Question question) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        IOException last = null;
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (question.ask()) return;
            } catch (IOException | NumberFormatException notYet) {
                last = new IOException(notYet);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException("no " + what + "; it said: " + Files.readString(folder.resolve("log")), last);
    }

    void attach(String url) throws IOException {
        perform(new GuiRequest.ProjectAttach(url, "0123456789abcdef0123456789abcdef", "Native project"));
    }

    /** Asks the project now, whatever waits of the client's own there are. */
    void update(String url) throws IOException {
        perform(new GuiRequest.ProjectAction(GuiRequest.ProjectVerb.UPDATE, url));
    }

    private void perform(GuiRequest request) throws IOException {
        try (var connection = new GuiRpcClient(port, Duration.ofSeconds(10))) {
            if (!connection.authorize(password)) throw new IOException("the password was refused");
            connection.perform(request);
        }
    }

    private List<String> projects() throws IOException {
        try (var connection = new GuiRpcClient(port, Duration.ofSeconds(10))) {
            return connection.projects().stream().map(project -> project.masterUrl()).toList();
        }
    }

    /** The processes of a program started with this one argument, once there are so many. */
    List<Long> processes(String program, String argument, int count) throws Exception {
        until(count + " processes", () -> running(program, argument).size() == count);
        return running(program, argument);
    }

    private List<Long> running(String program, String argument) {
        return process.descendants().filter(each -> each.info().command().orElse("").endsWith("/" + program)
                && Arrays.equals(each.info().arguments().orElse(null), new String[] {argument})).map(ProcessHandle::pid).toList();
    }

    /** Processor time of the client itself without its tasks, in nanoseconds. */
    long ownNanos() {
        return CpuTrace.clock(process.pid());
    }

    @Override public void close() throws Exception {
        var all = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        for (var each : all) {
            each.destroyForcibly();
            each.onExit().join();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
