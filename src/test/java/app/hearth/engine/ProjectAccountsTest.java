package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.engine.Accounts.AccountProblem;
import app.hearth.engine.Accounts.AccountProblem.Kind;
import app.hearth.homenet.HomeNetwork;
import app.hearth.protocol.AccountMessages;
import app.hearth.protocol.AccountOut;
import app.hearth.protocol.ProjectConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts on networks: the home network as it is, and a server that says what a test wants. */
class ProjectAccountsTest {
    @TempDir Path folder;
    private final Accounts accounts = TestAccounts.overHttp();
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private final MockWebServer server = new MockWebServer();

    @BeforeEach void open() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override public MockResponse dispatch(RecordedRequest request) {
                String path = request.getUrl().encodedPath();
                asked.put(path, String.valueOf(request.getUrl().encodedQuery()));
                byte[] page = pages.get(path);
                return page == null ? new MockResponse.Builder().code(404).build() : new MockResponse.Builder().body(new Buffer().write(page)).build();
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach void close() {
        server.close();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getPort() + "/lab/";
    }

    private void config(ProjectConfig.Builder config) {
        pages.put("/lab/get_project_config.php", AccountMessages.write(config.name("Lab").build()));
    }

    @Test void anAccountIsCreatedAndFoundAgainOnTheHomeNetwork() throws Exception {
        try (var network = HomeNetwork.open(folder.resolve("home"), InstantSource.system(), List.of(), _ -> (_, _) -> null)) {
            var config = accounts.config(network.masterUrl().substring("http://".length()));
            assertThat(config.masterUrl()).isEqualTo(network.masterUrl());
            String hash = Accounts.hash("Ada@Example.org", "difference engine");
            var created = accounts.create(config, "Ada@Example.org", hash, "Ada", false);
            assertThat(created).isInstanceOfSatisfying(AccountOut.Key.class, key -> assertThat(Accounts.isKey(key.authenticator())).isTrue());
            assertThat(accounts.lookUp(config, "ada@example.ORG", hash)).isEqualTo(created);
            assertThat(accounts.lookUp(config, "ada@example.org", "")).isInstanceOf(AccountOut.Exists.class);
            assertThat(accounts.lookUp(config, "ada@example.org", Accounts.hash("ada@example.org", "wrong")))
                    .isInstanceOfSatisfying(AccountOut.Refused.class, no -> assertThat(no.errorNum()).isEqualTo(-206));
        }
    }

    @Test void theNetworksOwnWordOnItsAddressIsAdopted() throws Exception {
        config(ProjectConfig.builder().masterUrl("http://Lab.example.org/moved"));
        assertThat(accounts.config(address()).masterUrl()).isEqualTo("http://lab.example.org/moved/");
        config(ProjectConfig.builder());
        assertThat(accounts.config(address()).masterUrl()).isEqualTo(address());
    }

    @Test void accountPagesAreAskedWhereTheConfigurationSays() throws Exception {
        config(ProjectConfig.builder().masterUrl(address()).webRpcUrlBase(address() + "rpc/"));
        pages.put("/lab/rpc/create_account.php", AccountMessages.write(new AccountOut.Key("a".repeat(32))));
        accounts.create(accounts.config(address()), "a+b@c.org", "0".repeat(32), "Ann Other", true);
        assertThat(asked.get("/lab/rpc/create_account.php"))
                .isEqualTo("email_addr=a%2Bb%40c%2Eorg&passwd_hash=" + "0".repeat(32) + "&user_name=Ann%20Other&consent_flag=1&source=Hearth");
    }

    @Test void aPasswordItselfIsNeverSentUnencrypted() throws Exception {
        config(ProjectConfig.builder().masterUrl(address()).ldapAuth(true));
        var config = accounts.config(address());
        problem(Kind.NOT_ENCRYPTED, () -> accounts.lookUpInDirectory(config, "ada", "secret"));
        assertThat(asked).doesNotContainKey("/lab/lookup_account.php");
    }

    @Test void anEncryptedNetworkCannotSendAccountCallsInTheClear() throws Exception {
        // A server for plain HTTP may take the random bytes of a greeting for a request and wait for its end: this one hangs up.
        try (var door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(door));
            var config = ProjectConfig.builder().masterUrl("https://127.0.0.1:" + door.getLocalPort() + "/lab/").webRpcUrlBase(address()).build();
            problem(Kind.UNREACHABLE, () -> accounts.lookUp(config, "a@b.org", "0".repeat(32)));
        }
        assertThat(asked).isEmpty();
    }

    private static void hangUp(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                door.accept().close();
            } catch (IOException _) {
                return; // the test is over
            }
        }
    }

    @Test void whatKeepsANetworkFromBeingAskedHasAKind() throws Exception {
        problem(Kind.NO_NETWORK, () -> accounts.config(address()));
        pages.put("/lab/get_project_config.php", "<html>Hello</html>".getBytes(StandardCharsets.US_ASCII));
        problem(Kind.NO_NETWORK, () -> accounts.config(address()));
        config(ProjectConfig.builder().webStopped(true));
        problem(Kind.DOWN, () -> accounts.config(address()));
        config(ProjectConfig.builder().errorNum(-183));
        problem(Kind.DOWN, () -> accounts.config(address()));
        config(ProjectConfig.builder().accountManager(true));
        assertThat(accounts.config(address()).accountManager()).as("it is none, and says so").isTrue();
        config(ProjectConfig.builder().minClientVersion(990_000));
        problem(Kind.TOO_NEW, () -> accounts.config(address()));
        server.close();
        problem(Kind.UNREACHABLE, () -> accounts.config(address()));
    }

    @Test void anEndlessAnswerIsCutOff() {
        pages.put("/lab/get_project_config.php", new byte[2 << 20]);
        problem(Kind.NO_NETWORK, () -> accounts.config(address()));
    }

    @ParameterizedTest @ValueSource(strings = {"", "localhost", "ftp://lab.example.org/", "http://", "two words.org", "http://.org/"})
    void whatIsNoAddressIsNotAsked(String address) {
        problem(Kind.BAD_ADDRESS, () -> accounts.config(address));
    }

    private static AbstractThrowableAssert<?, ?> problem(Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(AccountProblem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }
}
