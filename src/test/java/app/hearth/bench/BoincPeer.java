package app.hearth.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * The stock boinc-client with tasks that compute for ever, in a data folder of its own. The program is built on BOINC's own
 * library, for a BOINC task suspends itself on the client's word. The client finds it as an anonymous platform's application
 * and the tasks in its state file, so it needs no server.
 */
final class BoincPeer implements AutoCloseable {
    private static final Path CLIENT = Path.of("/usr/bin/boinc");
    private static final Path COMMAND = Path.of("/usr/bin/boinccmd");
    private static final String SITE = "http://127.0.0.1:1/bench/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final OptionalDouble idleMinutes;
    private final String port;
    private final Process client;
    private final List<Long> tasks;

    private BoincPeer(Path folder, int tasks, double limit, OptionalDouble idleMinutes, List<String> before) throws Exception {
        this.folder = folder;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = Integer.toString(socket.getLocalPort());
        }
        this.idleMinutes = idleMinutes;
        prepare(tasks, limit);
        var line = new ArrayList<>(before);
        line.addAll(List.of(CLIENT.toString(), "--dir", folder.toString(), "--gui_rpc_port", port, "--no_gpus"));
        this.client = new ProcessBuilder(line)
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        try {
            command("--set_network_mode", "never");
            this.tasks = awaitTasks(tasks);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Why it cannot be measured here; empty where it can. */
    static Optional<String> missing() {
        if (!Files.isExecutable(CLIENT) || !Files.isExecutable(COMMAND)) return Optional.of("needs the package boinc-client");
        if (!Files.exists(Path.of("/usr/include/boinc/boinc_api.h"))) return Optional.of("needs the package libboinc-app-dev");
        if (!Files.isExecutable(Path.of("/usr/bin/g++"))) return Optional.of("needs the package g++");
        return Optional.empty();
    }

    /** Starts it with so many tasks at a limit in percent, and waits until they run. */
    static BoincPeer start(int tasks, double limit) throws Exception {
        return new BoincPeer(Files.createTempDirectory("hearth-bench-boinc"), tasks, limit, OptionalDouble.empty(), List.of());
    }

    /**
     * Starts it so that its tasks rest while the computer is in use, and for some time after. It looks at all X servers with a
     * socket in {@code /tmp/.X11-unix} when it starts; where bubblewrap is installed it sees only this one.
     *
     * @param display {@code :7}
     */
    static BoincPeer startForIdleTime(int tasks, Duration idle, String display) throws Exception {
        String sockets = "/tmp/.X11-unix";
        String own = sockets + "/X" + display.substring(1);
        List<String> before = Files.isExecutable(Path.of("/usr/bin/bwrap"))
                ? List.of("bwrap", "--dev-bind", "/", "/", "--tmpfs", sockets, "--bind", own, own, "--") : List.of();
        return new BoincPeer(Files.createTempDirectory("hearth-bench-boinc"), tasks, 100, OptionalDouble.of(idle.toMillis() / 60_000.0), before);
    }

    private void prepare(int tasks, double limit) throws Exception {
        var project = Files.createDirectories(folder.resolve("projects/127.0.0.1_1_bench"));
        var source = Path.of(BoincPeer.class.getResource("/bench/spin.cpp").toURI());
        int built = new ProcessBuilder("g++", "-O2", source.toString(), "-o", project.resolve("spin").toString(), "-lboinc_api", "-lboinc", "-lpthread")
                .inheritIO().start().waitFor();
        if (built != 0) throw new IOException("g++ failed on spin.cpp");
        Files.writeString(project.resolve("app_info.xml"), """
                <app_info>
                <file_info><name>spin</name><executable/></file_info>
                <app><name>spin</name></app>
                <app_version><app_name>spin</app_name><version_num>1</version_num><api_version>7.20.5</api_version>
                <file_ref><file_name>spin</file_name><main_program/></file_ref></app_version>
                </app_info>
                """);
        Files.writeString(folder.resolve("account_127.0.0.1_1_bench.xml"),
                "<account><master_url>" + SITE + "</master_url><authenticator>0</authenticator></account>\n");
        Files.writeString(folder.resolve("client_state.xml"), state(tasks));
        Files.writeString(folder.resolve("gui_rpc_auth.cfg"), "secret");
        Files.writeString(folder.resolve("cc_config.xml"), "<cc_config><options><skip_cpu_benchmarks>1</skip_cpu_benchmarks>"
                + "<dont_contact_ref_site>1</dont_contact_ref_site><no_info_fetch>1</no_info_fetch></options></cc_config>\n");
        writeLimit(limit);
    }

    private static String state(int tasks) {
        var state = new StringBuilder("<client_state>\n<project>\n<master_url>" + SITE + "</master_url>\n"
                + "<project_name>bench</project_name>\n<dont_request_more_work/>\n</project>\n");
        for (int i = 0; i < tasks; i++) {
            state.append("""
                    <workunit><name>w%1$d</name><app_name>spin</app_name><version_num>1</version_num><rsc_fpops_est>1e18</rsc_fpops_est>
                    <rsc_fpops_bound>1e20</rsc_fpops_bound><rsc_memory_bound>1e8</rsc_memory_bound><rsc_disk_bound>1e8</rsc_disk_bound></workunit>
                    """.formatted(i));
        }
        for (int i = 0; i < tasks; i++) {
            state.append("""
                    <result><name>r%1$d</name><wu_name>w%1$d</wu_name><state>2</state><platform>x86_64-pc-linux-gnu</platform>
                    <version_num>1</version_num><report_deadline>4000000000</report_deadline><received_time>1700000000</received_time></result>
                    """.formatted(i));
        }
        return state + "</client_state>\n";
    }

    private void writeLimit(double percent) throws IOException {
        Files.writeString(folder.resolve("global_prefs_override.xml"), "<global_preferences><run_on_batteries>1</run_on_batteries>"
                + (idleMinutes.isEmpty() ? "<run_if_user_active>1</run_if_user_active>"
                : "<run_if_user_active>0</run_if_user_active><idle_time_to_run>" + idleMinutes.getAsDouble() + "</idle_time_to_run>")
                + "<leave_apps_in_memory>1</leave_apps_in_memory><suspend_cpu_usage>0</suspend_cpu_usage>"
                + "<max_ncpus_pct>100</max_ncpus_pct><cpu_usage_limit>" + percent + "</cpu_usage_limit></global_preferences>\n");
    }

    private List<Long> awaitTasks(int count) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && client.isAlive()) {
            var running = client.descendants().filter(process -> process.info().command().orElse("").endsWith("/spin")).map(ProcessHandle::pid).toList();
            if (running.size() == count) return running;
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("boinc-client did not start its tasks; it said last: " + Files.readAllLines(folder.resolve("log")).stream()
                .filter(said -> !said.isBlank()).reduce((_, last) -> last).orElse("nothing"));
    }

    /** The processes of the tasks. */
    List<Long> tasks() {
        return tasks;
    }

    /** The processor limit from now on, in percent. */
    void limit(double percent) throws Exception {
        writeLimit(percent);
        command("--read_global_prefs_override");
    }

    void suspend() throws Exception {
        command("--set_run_mode", "never");
    }

    void resume() throws Exception {
        command("--set_run_mode", "always");
    }

    private void command(String... words) throws Exception {
        var line = new ArrayList<>(List.of(COMMAND.toString(), "--host", "127.0.0.1:" + port, "--passwd", "secret"));
        line.addAll(List.of(words));
        Instant end = Instant.now().plus(PATIENCE);
        String said;
        do {
            var command = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
            said = new String(command.getInputStream().readAllBytes());
            if (command.waitFor() == 0) return;
            TimeUnit.MILLISECONDS.sleep(100); // it is just starting
        } while (Instant.now().isBefore(end) && client.isAlive());
        throw new IOException("boinccmd " + String.join(" ", words) + ": " + said);
    }

    @Override public void close() throws Exception {
        var all = client.descendants().toList();
        if (all.stream().noneMatch(process -> process.info().command().orElse("").equals(CLIENT.toString()))) client.destroy();
        all.forEach(ProcessHandle::destroy);
        if (!client.waitFor(20, TimeUnit.SECONDS)) client.destroyForcibly().waitFor();
        for (var process : all) {
            process.destroyForcibly();
            process.onExit().join();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
