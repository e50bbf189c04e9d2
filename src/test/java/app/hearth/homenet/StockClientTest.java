package app.hearth.homenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real boinc-client against the home network. */
final class StockClientTest {
    private static final Path CLIENT = Path.of("/usr/bin/boinc");
    private static final Path COMMAND = Path.of("/usr/bin/boinccmd");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    @TempDir Path folder;

    @Test void attachesAndIsToldThatThereIsNoTaskForItsPlatform() throws Exception {
        boolean installed = Files.isExecutable(CLIENT) && Files.isExecutable(COMMAND);
        if ("required".equals(System.getProperty("hearth.peers"))) assertThat(installed).as("the package boinc-client").isTrue();
        assumeTrue(installed, "needs the package boinc-client");
        Path data = Files.createDirectory(folder.resolve("boinc"));
        Files.writeString(data.resolve("gui_rpc_auth.cfg"), "secret");
        Files.writeString(data.resolve("cc_config.xml"), "<cc_config><options><skip_cpu_benchmarks>1</skip_cpu_benchmarks>"
                + "<dont_contact_ref_site>1</dont_contact_ref_site></options></cc_config>");
        String port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = Integer.toString(socket.getLocalPort());
        }
        try (var network = HomeNetwork.open(folder.resolve("home"), InstantSource.system(), List.of(new Doubling()), _ -> (_, _) -> null)) {
            Process client = new ProcessBuilder(CLIENT.toString(), "--dir", data.toString(), "--gui_rpc_port", port, "--no_gpus")
                    .redirectErrorStream(true).redirectOutput(data.resolve("log").toFile()).start();
            try {
                attach(network, data, port);
                String log = await(data, client, "This network has tasks for the platform wasm32-wasip1");
                assertThat(log).doesNotContain("Couldn't parse", "signature", "Invalid", "can't parse");
                String user = Contributor.get(network.masterUrl() + "show_user.php?format=xml&auth="
                        + network.account().authenticator()).text();
                assertThat(user).containsOnlyOnce("<host>").contains("<id>1</id>");
            } finally {
                client.destroy();
                if (!client.waitFor(60, TimeUnit.SECONDS)) client.destroyForcibly().waitFor();
            }
        }
    }

    private static void attach(HomeNetwork network, Path data, String port) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        String said = "";
        while (Instant.now().isBefore(end)) {
            var command = new ArrayList<>(List.of(COMMAND.toString(), "--host", "127.0.0.1:" + port, "--passwd", "secret",
                    "--project_attach", network.masterUrl(), network.account().authenticator()));
            Process attach = new ProcessBuilder(command).directory(data.toFile()).redirectErrorStream(true).start();
            said = new String(attach.getInputStream().readAllBytes());
            if (attach.waitFor() == 0) return;
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("boinccmd could not attach: " + said);
    }

    private static String await(Path data, Process client, String text) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        boolean running = true;
        while (Instant.now().isBefore(end) && running) {
            running = client.isAlive(); // asked first, so that the last words of a client that ended are read
            String log = Files.readString(data.resolve("log"));
            if (log.contains(text)) return log;
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("not said by the client: " + text + "\n" + Files.readString(data.resolve("log")));
    }
}
