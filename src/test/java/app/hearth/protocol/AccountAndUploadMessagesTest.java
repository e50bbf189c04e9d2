package app.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.protocol.ProjectConfig.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attaching and moving files (sections 1 and 4.3). */
class AccountAndUploadMessagesTest {
    private static final ClientVersion CLIENT = new ClientVersion(8, 2, 15);

    @Test void aProjectsConfigurationSurvivesTheWire() throws Exception {
        ProjectConfig config = ProjectConfig.builder().name("Häuser & Co").masterUrl("http://127.0.0.1:9/n/").inviteCodeRequired(true)
                .termsOfUse("Be kind.").platforms(List.of(new Platform("wasm32-wasip1", "WebAssembly", ""), new Platform("p", "", "mt"))).build();
        byte[] document = AccountMessages.write(config);
        assertThat(new String(document, StandardCharsets.US_ASCII)).startsWith("<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?>\n<project_config>");
        assertThat(AccountMessages.parseConfig(document)).isEqualTo(config);
    }

    @Test void accountAnswersSurviveTheWire() throws Exception {
        for (AccountOut answer : List.of(new AccountOut.Key("0".repeat(32)), new AccountOut.Exists(), new AccountOut.Refused(-206, "Wrong <password>"))) {
            assertThat(AccountMessages.parseAccount(AccountMessages.write(answer))).isEqualTo(answer);
        }
        assertThatThrownBy(() -> AccountMessages.parseAccount("<html>busy</html>".getBytes(StandardCharsets.UTF_8))).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> AccountMessages.parseAccount("<account_out></account_out>".getBytes(StandardCharsets.UTF_8))).isInstanceOf(ProtocolException.class);
    }

    @Test void queriesEscapeAllButLettersAndDigits() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("email_addr", "foo@example.org");
        parameters.put("user_name", "É a");
        assertThat(AccountMessages.query(parameters)).isEqualTo("email_addr=foo%40example%2Eorg&user_name=%C3%89%20a");
    }

    @Test void schedulersAreFoundInBothForms() throws Exception {
        String page = "<html><head>\n" + MasterPage.headLines("http://127.0.0.1:9/n_cgi/cgi") + "<!-- <scheduler>http://b.c/cgi</scheduler><scheduler>http://d.e/cgi</scheduler> -->\n";
        assertThat(MasterPage.schedulers(page.getBytes(StandardCharsets.UTF_8), 1 << 20))
                .containsExactly("http://127.0.0.1:9/n_cgi/cgi", "http://b.c/cgi", "http://d.e/cgi");
        assertThat(MasterPage.headLines("http://a.b/c").lines()).allMatch(l -> l.startsWith("<"));
        assertThatThrownBy(() -> MasterPage.schedulers("<html>".getBytes(StandardCharsets.UTF_8), 100)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> MasterPage.schedulers("<scheduler>javascript:x</scheduler>".getBytes(StandardCharsets.UTF_8), 100)).isInstanceOf(ProtocolException.class);
    }

    @Test void anUploadsHeadEndsRightBeforeTheBytes() throws Exception {
        UploadRequest request = new UploadRequest(CLIENT, "wu_1_0_r1_0", Optional.of("ab\ncd\n."), 1_000_000, 123_456, Optional.of("0".repeat(32)), 4096);
        byte[] head = UploadMessages.write(request);
        assertThat(new String(head, StandardCharsets.US_ASCII)).endsWith("<offset>4096</offset>\n<data>\n").doesNotContain("</data");
        byte[] body = (new String(head, StandardCharsets.US_ASCII) + "\n<data>\nrest").getBytes(StandardCharsets.US_ASCII);
        assertThat(UploadMessages.parse(body, true)).isEqualTo(new UploadMessages.Head.Upload(request, head.length));
    }

    @Test void aHeadThatIsStillComingIsIncompleteUntilItIsTooLong() throws Exception {
        byte[] head = UploadMessages.write(new UploadRequest(CLIENT, "f", Optional.empty(), 10, 5, Optional.empty(), 0));
        for (int n = 0; n < head.length; n++) {
            byte[] part = Arrays.copyOf(head, n);
            assertThat(UploadMessages.parse(part, false)).isInstanceOf(UploadMessages.Head.Incomplete.class);
            assertThatThrownBy(() -> UploadMessages.parse(part, true)).isInstanceOf(ProtocolException.class);
        }
        assertThatThrownBy(() -> UploadMessages.parse("a\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII), false)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> UploadMessages.parse("a".repeat(300).getBytes(StandardCharsets.US_ASCII), false)).isInstanceOf(ProtocolException.class);
    }

    @Test void sizesThatAreMissingOrNegativeAreRefused() {
        for (String lines : List.of("<name>f</name>\n<nbytes>5</nbytes>\n", "<name>f</name>\n<max_nbytes>5</max_nbytes>\n<nbytes>-5</nbytes>\n",
                "<max_nbytes>5</max_nbytes>\n<nbytes>5</nbytes>\n")) {
            assertThatThrownBy(() -> UploadMessages.parse(("<data_server_request>\n" + lines + "<data>\n").getBytes(StandardCharsets.US_ASCII), true))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test void sizeQueriesAndRepliesSurviveTheWire() throws Exception {
        FileSizeQuery query = new FileSizeQuery(CLIENT, "wu_1_0_r1_0");
        assertThat(UploadMessages.parse(UploadMessages.write(query), true)).isEqualTo(new UploadMessages.Head.Query(query));
        for (UploadReply reply : List.of(UploadReply.complete(), UploadReply.size(4096), UploadReply.transientError("disk full"), UploadReply.permanentError("no"))) {
            assertThat(UploadMessages.parseReply(UploadMessages.write(reply))).isEqualTo(reply);
        }
    }

    /** A window must lay them out: at a quarter of a million letters it would stand still. */
    @Test void wordsForTheUserAreCutWhereTheyGetTooLong() throws Exception {
        String much = "a".repeat(1022) + "😀" + "b".repeat(100_000);
        String cut = "a".repeat(1022);
        assertThat(AccountMessages.parseAccount(bytes("<error><error_num>-1</error_num><error_msg>" + much + "</error_msg></error>")))
                .isEqualTo(new AccountOut.Refused(-1, cut));
        assertThat(UploadMessages.parseReply(bytes("<data_server_reply><status>-1</status><message>" + "c".repeat(5000) + "</message></data_server_reply>")).message())
                .hasValue("c".repeat(1023));
        var manager = AccountManagerMessages.parse(bytes("<acct_mgr_reply><error>" + much + "</error><message>" + much + "</message></acct_mgr_reply>"), 1 << 20);
        assertThat(manager.error()).isEqualTo(cut);
        assertThat(manager.messages()).containsExactly(cut);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
