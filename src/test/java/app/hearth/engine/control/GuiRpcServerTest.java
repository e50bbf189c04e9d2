package app.hearth.engine.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import app.hearth.cli.GuiRpcClient;
import app.hearth.engine.Accounts;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.TestAccounts;
import app.hearth.homenet.HomeNetwork;
import app.hearth.monitor.session.Peers;
import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.guirpc.GuiRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control port as its callers see it: raw bytes, Hearth's own client, and the stock boinccmd. */
class GuiRpcServerTest {
    private static final String PASSWORD = "correct horse";
    private static final String URL = FakeEngine.URL;
    private static final Path BOINCCMD = Path.of("/usr/bin/boinccmd");

    @TempDir Path folder;
    private final FakeEngine engine = new FakeEngine();
    private final AtomicInteger quits = new AtomicInteger();
    private final AtomicInteger shows = new AtomicInteger();
    private GuiRpcServer server;

    @BeforeEach void open() throws IOException {
        server = GuiRpcServer.open(engine, 0, PASSWORD, new ClientVersion(8, 2, 15), "x86_64-pc-linux-gnu", quits::incrementAndGet, shows::incrementAndGet);
    }

    @AfterEach void close() throws IOException { server.close(); }

    @Test void anyoneOnThisComputerMayLook() throws Exception {
        try (GuiRpcClient client = client()) {
            assertThat(client.status().mode()).isEqualTo(2);
            assertThat(client.projects()).singleElement().satisfies(p -> assertThat(p.name()).isEqualTo("Home & garden"));
            assertThat(client.results()).extracting("name").containsExactly("job_1_0", "job_2_0");
            assertThat(client.results().getFirst().active()).hasValueSatisfying(a -> assertThat(a.fractionDone()).isEqualTo(0.25));
        }
    }

    @Test void onlyThePasswordOpensTheWayToChanges() throws Exception {
        try (GuiRpcClient client = client()) {
            assertThatThrownBy(() -> client.perform(new GuiRequest.Quit())).hasMessageContaining("unauthorized");
            assertThat(client.authorize(PASSWORD)).isTrue();
            client.perform(new GuiRequest.SetRunMode(3, 60));
            assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.SetRunMode(RunMode.NEVER, Optional.of(Duration.ofSeconds(60))));
            client.perform(new GuiRequest.TaskAction(GuiRequest.TaskVerb.ABORT, URL, "job_2_0"));
            assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.AbortTask(URL, "job_2_0"));
            assertThatThrownBy(() -> client.perform(new GuiRequest.TaskAction(GuiRequest.TaskVerb.ABORT, URL, "other"))).hasMessageContaining("no such result");
            client.perform(new GuiRequest.ShowWindow());
            client.perform(new GuiRequest.Quit());
            assertThat(shows).hasValue(1);
            Peers.until("asked to end", () -> quits.get() == 1);
        }
    }

    @Test void aWrongPasswordHasNoSecondAttempt() throws Exception {
        try (GuiRpcClient client = client()) {
            assertThat(client.authorize("wrong")).isFalse();
            assertThatThrownBy(() -> client.authorize(PASSWORD)).isInstanceOf(IOException.class);
        }
        assertThat(quits).hasValue(0);
    }

    @Test void anUnknownOperationIsNamedInTheStockWay() throws Exception {
        try (GuiRpcClient client = client()) {
            assertThatThrownBy(() -> client.perform(new GuiRequest.Unknown("fly/"))).as("also to one without the password").hasMessageContaining("unrecognized op: fly/");
            assertThatThrownBy(() -> client.perform(new GuiRequest.Unknown("run_benchmarks/"))).hasMessageContaining("unauthorized");
            client.authorize(PASSWORD);
            assertThatThrownBy(() -> client.perform(new GuiRequest.Unknown("fly/"))).hasMessageContaining("unrecognized op: fly/");
        }
    }

    @Test void managersLearnHowLargeATaskIsHowFastItGoesWhyItWaitsAndHowMuchThisComputerWorks() throws Exception {
        engine.postponed = Optional.of("needs a card & room");
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request("<get_state/>"));
            assertThat(reply(socket).replace("\n", "")).contains("<active_frac>0.500000</active_frac>", "<now>1790000000.000000</now>",
                    "<client_start_time>1789999900.000000</client_start_time>", "<bwup>10.000000</bwup>", "<avg_down>50.000000</avg_down>",
                    "<avg_ncpus>1.000000</avg_ncpus><flops>3000000000.000000</flops>", "<rsc_fpops_bound>4000000000000000.000000</rsc_fpops_bound>",
                    "<rsc_memory_bound>200000000.000000</rsc_memory_bound><rsc_disk_bound>300000000.000000</rsc_disk_bound>",
                    "<progress_rate>0.002778</progress_rate>", "<scheduler_wait/><scheduler_wait_reason>needs a card &amp; room</scheduler_wait_reason>");
        }
        engine.postponed = Optional.empty();
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request("<get_results/>"));
            assertThat(reply(socket)).contains("job_2_0").doesNotContain("scheduler_wait");
        }
    }

    @Test void requestsMayShareASegmentOrComeByteByByte() throws Exception {
        byte[] request = request("<get_message_count/>");
        try (Socket socket = connect()) {
            byte[] both = Arrays.copyOf(request, 2 * request.length);
            System.arraycopy(request, 0, both, request.length, request.length);
            socket.getOutputStream().write(both);
            assertThat(reply(socket)).contains("<seqno>3</seqno>");
            assertThat(reply(socket)).contains("<seqno>3</seqno>");
            socket.setTcpNoDelay(true);
            for (byte b : request) socket.getOutputStream().write(b);
            assertThat(reply(socket)).contains("<seqno>3</seqno>");
        }
    }

    @Test void tooLongARequestAndABrowsersRequestEndTheConnection() throws Exception {
        for (String bad : List.of("x".repeat(100_001), "POST / HTTP/1.1\r\n\r\n<boinc_gui_rpc_request><get_cc_status/></boinc_gui_rpc_request>\u0003")) {
            try (Socket socket = connect()) {
                socket.getOutputStream().write(bad.getBytes(StandardCharsets.US_ASCII));
                assertThat(ended(socket)).isTrue();
            }
        }
    }

    @Test void silentCallersDoNotKeepOthersOut() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = connect();
                socket.getOutputStream().write('<');
                silent.add(socket);
            }
            try (GuiRpcClient client = client()) {
                assertThat(client.results()).hasSize(2);
            }
        } finally {
            for (Socket socket : silent) socket.close();
        }
    }

    @Test void boinccmdUnderstandsEveryAnswer() throws Exception {
        requireBoinccmd();
        assertThat(boinccmd("--client_version")).contains("8.2.15");
        assertThat(boinccmd("--get_cc_status")).contains("not suspended").contains("according to prefs");
        assertThat(boinccmd("--get_tasks")).contains("name: job_1_0", "WU name: job_2", "project URL: " + URL, "active_task_state: EXECUTING",
                "scheduler state: scheduled", "fraction done: 0.25", "elapsed task time: 90.000000", "state: downloading");
        assertThat(boinccmd("--get_project_status")).contains("name: Home & garden", "master URL: " + URL, "user_total_credit: 12.500000", "cross-project ID: external");
        assertThat(boinccmd("--get_state")).contains("Projects", "Applications", "name: primes", "Workunits", "job_2_0");
        assertThat(boinccmd("--get_messages")).contains("Hearth 0.1.0 started", "[Home & garden]", "job_1_0 received").doesNotContain("task.received");
        assertThat(boinccmd("--get_host_info")).contains("#CPUS: 8");
        assertThat(engine.commands).isEmpty();
    }

    @Test void boinccmdCanSteer() throws Exception {
        requireBoinccmd();
        boinccmd("--set_run_mode", "never", "60");
        assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.SetRunMode(RunMode.NEVER, Optional.of(Duration.ofSeconds(60))));
        boinccmd("--set_run_mode", "always");
        assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.SetRunMode(RunMode.ALWAYS, Optional.empty()));
        boinccmd("--task", URL, "job_1_0", "suspend");
        assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.SuspendTask(URL, "job_1_0"));
        boinccmd("--project", URL, "update");
        assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.UpdateProject(URL));
        boinccmd("--quit");
        Peers.until("asked to end", () -> quits.get() == 1);
    }

    @Test void boinccmdCanDecideAboutNetworks() throws Exception {
        requireBoinccmd();
        var expected = Map.of("suspend", new EngineCommand.SuspendProject(URL), "resume", new EngineCommand.ResumeProject(URL),
                "nomorework", new EngineCommand.AllowWork(URL, false), "allowmorework", new EngineCommand.AllowWork(URL, true),
                "reset", new EngineCommand.ResetProject(URL));
        for (var one : expected.entrySet()) {
            boinccmd("--project", URL, one.getKey());
            assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(one.getValue());
        }
    }

    @Test void boinccmdCreatesAnAccountFindsItAndAttaches() throws Exception {
        requireBoinccmd();
        engine.accounts = TestAccounts.overHttp();
        try (var network = HomeNetwork.open(folder.resolve("home"), InstantSource.system(), List.of(), _ -> (_, _) -> null)) {
            assertThat(boinccmd("--get_project_config", network.masterUrl())).contains("name: " + network.name(), "min_passwd_length: 6");
            String made = boinccmd("--create_account", network.masterUrl(), "ada@example.org", "difference", "Ada");
            String key = made.substring(made.indexOf("key:") + 4).strip();
            assertThat(Accounts.isKey(key)).as(made).isTrue();
            assertThat(boinccmd("--lookup_account", network.masterUrl(), "ada@example.org", "difference")).contains(key);
            boinccmd("--project_attach", network.masterUrl(), key);
            assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.AttachProject(network.masterUrl(), "", key));
        }
        assertThat(refused("--project_attach", URL, "0".repeat(32))).contains("Already attached");
        assertThat(refused("--project_attach", "http://nowhere/", "0".repeat(32))).contains("Invalid URL");
    }

    @Test void aTemporaryModeNamesTheOneThatFollowsAndRestoringGoesBackToIt() throws Exception {
        engine.mode = RunMode.NEVER;
        engine.until = Optional.of(FakeEngine.NOW.plusSeconds(600));
        engine.lasting = RunMode.ALWAYS;
        try (GuiRpcClient client = client()) {
            assertThat(client.status()).extracting("mode", "permanentMode", "modeDelay").containsExactly(3, 1, 600.0);
            client.authorize(PASSWORD);
            client.perform(new GuiRequest.SetRunMode(4, 0));
        }
        assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.SetRunMode(RunMode.ALWAYS, Optional.empty()));
    }

    @Test void boinccmdSeesFilesDiskAndNotices() throws Exception {
        requireBoinccmd();
        assertThat(boinccmd("--get_file_transfers")).contains("name: job_1_0_0", "direction: upload", "name: job_2_in", "direction: download",
                "bytes_xferred: 500.000000");
        assertThat(boinccmd("--get_disk_usage")).contains("master URL: " + URL, "disk usage: 2.00MB", "total: 10240.00MB", "free: 4096.00MB");
        assertThat(boinccmd("--get_notices", "0")).contains("The disk is cross");
        assertThat(boinccmd("--get_simple_gui_info")).contains("Home & garden", "job_1_0").doesNotContain("job_2_0");
        assertThat(boinccmd("--get_host_info")).contains("#CPUS: 8", "OS name: Linux Debian");
        assertThat(engine.commands).isEmpty();
        boinccmd("--file_transfer", URL, "job_1_0_0", "retry");
        assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.RetryTransfer(URL, "job_1_0_0"));
        boinccmd("--network_available");
        assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.RetryTransfer(URL, "job_1_0_0"));
        assertThat(engine.commands).isEmpty();
    }

    @Test void managersSeeTheFactsThatTheReferenceClientTells() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request("<get_project_status/>"));
            assertThat(reply(socket)).contains("<cross_project_id>internal</cross_project_id>", "<external_cpid>external</external_cpid>", "<disk_usage>2097152.000000</disk_usage>");
            socket.getOutputStream().write(request("<get_state/>"));
            String state = reply(socket);
            assertThat(state).containsOnlyOnce("<app_version>").contains("<flops>3000000000.000000</flops>", "<type>NVIDIA</type>", "<file_name>primes_1.0</file_name>",
                    "<main_program/>", "<open_name>table</open_name>", "<swap_size>70000000.000000</swap_size>").containsOnlyOnce("<coproc_missing/>");
        }
    }

    @Test void aNetworkThatMovedCanBeFollowedFromTheConsole() throws Exception {
        try (GuiRpcClient client = client()) {
            client.authorize(PASSWORD);
            var follow = new GuiRequest.ProjectAction(GuiRequest.ProjectVerb.FOLLOW, URL);
            assertThatThrownBy(() -> client.perform(follow)).hasMessageContaining("has not moved");
            engine.moved = Optional.of("https://there.example/");
            assertThat(client.hearthStatus()).contains("Home & garden has moved to https://there.example/. To move along: hearth follow " + URL);
            client.perform(follow);
            assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.FollowMove(URL));
        }
    }

    @Test void boinccmdReadsEveryReport() throws Exception {
        requireBoinccmd();
        assertThat(boinccmd("--get_old_tasks")).doesNotContain("job_1_0");
        assertThat(boinccmd("--get_daily_xfer_history")).isNotNull();
        assertThat(boinccmd("--get_proxy_settings")).contains("HTTP server name");
        assertThat(boinccmd("--get_message_count")).contains("3");
        assertThat(boinccmd("--acct_mgr", "info")).contains("Name");
        assertThat(boinccmd("--acct_mgr", "sync")).contains("Not using account manager");
        assertThat(refused("--get_app_config", URL)).contains("app_config.xml not found");
        try (Socket socket = connect()) {
            for (var report : List.of("get_statistics", "get_old_results", "get_screensaver_tasks", "get_newer_version", "get_daily_xfer_history")) {
                socket.getOutputStream().write(request("<" + report + "/>"));
                assertThat(reply(socket)).as(report).doesNotContain("<error>", "<unauthorized");
            }
            socket.getOutputStream().write(request("<get_global_prefs_working/>"));
            assertThat(reply(socket)).as("for the user alone").contains("<unauthorized");
        }
        assertThat(engine.commands).isEmpty();
    }

    @Test void boinccmdFaresWithHearthAsWithTheStockClient() throws Exception {
        requireBoinccmd();
        Peers.need("boinc-client", "/usr/bin/boinc");
        Path data = Files.createDirectory(folder.resolve("boinc"));
        Files.writeString(data.resolve("gui_rpc_auth.cfg"), PASSWORD);
        Files.writeString(data.resolve("cc_config.xml"), "<cc_config><options><skip_cpu_benchmarks>1</skip_cpu_benchmarks>"
                + "<dont_contact_ref_site>1</dont_contact_ref_site></options></cc_config>");
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process stock = new ProcessBuilder("/usr/bin/boinc", "--dir", data.toString(), "--gui_rpc_port", String.valueOf(port), "--no_gpus")
                .redirectErrorStream(true).redirectOutput(data.resolve("log").toFile()).start();
        try {
            Peers.until("the stock client answers", () -> run(port, "--client_version").status() == 0);
            var options = List.of("--get_cc_status", "--get_tasks", "--get_old_tasks", "--get_project_status", "--get_simple_gui_info", "--get_state",
                    "--get_messages 0", "--get_message_count", "--get_notices 0", "--get_host_info", "--get_disk_usage", "--get_daily_xfer_history",
                    "--get_file_transfers", "--get_proxy_settings", "--acct_mgr info", "--acct_mgr sync", "--set_run_mode auto", "--set_gpu_mode auto",
                    "--set_network_mode auto", "--network_available", "--project http://127.0.0.1:1/other/ update", "--task http://127.0.0.1:1/other/ none abort",
                    "--file_transfer http://127.0.0.1:1/other/ none abort", "--get_app_config http://127.0.0.1:1/other/", "--quit");
            for (var option : options) {
                var ours = run(server.port(), option.split(" "));
                var theirs = run(port, option.split(" "));
                assertThat(ours.status()).as("%s: %s, and the stock client: %s", option, ours.said(), theirs.said()).isEqualTo(theirs.status());
                assertThat(ours.headings()).as(option).isEqualTo(theirs.headings());
            }
            assertThat(stock.waitFor(60, TimeUnit.SECONDS)).isTrue();
            Peers.until("asked to end too", () -> quits.get() == 1);
        } finally {
            stock.destroyForcibly().waitFor();
        }
    }

    private record Answer(int status, String said) {
        List<String> headings() {
            return said.lines().filter(line -> line.startsWith("========")).toList();
        }
    }

    private static Answer run(int port, String... arguments) {
        try {
            List<String> line = new ArrayList<>(List.of(BOINCCMD.toString(), "--host", "127.0.0.1:" + port, "--passwd", PASSWORD));
            line.addAll(List.of(arguments));
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), said);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test void boinccmdSetsTheModesOfCardsAndNetworkAndGivesTransfersUp() throws Exception {
        requireBoinccmd();
        boinccmd("--set_network_mode", "never", "600");
        assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.SetModeOf(EngineCommand.Part.NETWORK, RunMode.NEVER, Optional.of(Duration.ofMinutes(10))));
        boinccmd("--set_gpu_mode", "auto");
        assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.SetModeOf(EngineCommand.Part.CARDS, RunMode.AUTO, Optional.empty()));
        boinccmd("--file_transfer", URL, "job_2_in", "abort");
        assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.AbortTransfer(URL, "job_2_in"));
        assertThat(refused("--file_transfer", URL, "other", "abort")).contains("no such file");
        boinccmd("--project", URL, "dont_detach_when_done");
        assertThat(engine.commands.poll(30, TimeUnit.SECONDS)).isEqualTo(new EngineCommand.LeaveWhenDone(URL, false));
    }

    @Test void whatHearthDoesNotDoItSaysInWords() throws Exception {
        try (GuiRpcClient client = client()) {
            client.authorize(PASSWORD);
            assertThatThrownBy(() -> client.perform(new GuiRequest.Unknown("run_benchmarks/"))).hasMessageContaining("each time it starts");
            assertThatThrownBy(() -> client.perform(new GuiRequest.Unknown("get_all_projects_list/"))).hasMessageContaining("under Networks");
            assertThatThrownBy(() -> client.perform(new GuiRequest.RetryTransfer(URL, "other"))).hasMessageContaining("no such file");
        }
        requireBoinccmd();
        assertThat(refused("--project", URL, "detach")).contains("can be paused, not left");
        assertThat(refused("--project", URL, "detach_when_done")).contains("can be paused, not left");
        assertThat(refused("--project", "http://127.0.0.1:1/other/", "update")).contains("no such project");
    }

    @Test void onlyTheUserSeesAllNotices() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request("<get_notices>\n<seqno>0</seqno>\n</get_notices>"));
            assertThat(reply(socket)).contains("unauthorized");
        }
    }

    private static void requireBoinccmd() {
        if (Files.isExecutable(BOINCCMD)) return;
        String missing = "boinccmd is missing: install the package boinc-client";
        if ("required".equals(System.getProperty("hearth.peers"))) fail(missing);
        abort(missing);
    }

    private String boinccmd(String... arguments) throws Exception {
        return boinccmd(true, arguments);
    }

    private String refused(String... arguments) throws Exception {
        return boinccmd(false, arguments);
    }

    private String boinccmd(boolean succeeds, String... arguments) {
        Answer answer = run(server.port(), arguments);
        assertThat(answer.status() == 0).as(answer.said()).isEqualTo(succeeds);
        return answer.said();
    }

    private GuiRpcClient client() throws IOException { return new GuiRpcClient(server.port(), Duration.ofSeconds(20)); }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static byte[] request(String op) {
        return ("<boinc_gui_rpc_request>\n" + op + "\n</boinc_gui_rpc_request>\n\u0003").getBytes(StandardCharsets.US_ASCII);
    }

    private static String reply(Socket socket) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b >= 0 && b != 3; b = in.read()) out.write(b);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Whether the server ended it; with bytes still unread on its side the system may say so by a reset. */
    private static boolean ended(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return !(reset instanceof SocketTimeoutException);
        }
    }
}
