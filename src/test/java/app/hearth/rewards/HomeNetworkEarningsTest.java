package app.hearth.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.protocol.ReceiptText;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of a network's figures, and what is not. */
final class HomeNetworkEarningsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private final MockWebServer server = new MockWebServer();
    private KeyPair keys;
    private HomeNetworkEarnings source;

    @BeforeEach void start() throws IOException, GeneralSecurityException {
        server.start();
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        source = new HomeNetworkEarnings("Home network", master(), "key", Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                new OkHttpClient());
    }

    @AfterEach void stop() {
        server.close();
    }

    private String master() {
        return server.url("/hearth/").toString();
    }

    private JsonObject receipt(long number, double credit) {
        var text = new ReceiptText(master(), number, 1, 2, "fold_" + number + "_0", "fold", "Fold <" + number + ">\n", NOON.toEpochMilli() - 9000,
                NOON.toEpochMilli() - 2000, NOON.toEpochMilli() - 1000, credit > 0, 7.5, 7.25, credit, "energy −9");
        var json = new JsonObject();
        json.addProperty("number", number);
        json.addProperty("result", text.result());
        json.addProperty("app", text.app());
        json.addProperty("title", text.title());
        json.addProperty("host", 2);
        json.addProperty("sent", text.sent());
        json.addProperty("reported", text.reported());
        json.addProperty("judged", text.judged());
        json.addProperty("granted", text.granted());
        json.addProperty("elapsed", text.elapsed());
        json.addProperty("cpu", text.cpu());
        json.addProperty("credit", credit);
        json.addProperty("explanation", text.explanation());
        json.addProperty("signature", text.sign(keys.getPrivate()));
        return json;
    }

    private static JsonObject answer(double total, boolean more, JsonObject... receipts) {
        var json = new JsonObject();
        json.addProperty("version", 1);
        json.addProperty("account", 1);
        json.addProperty("total", total);
        json.add("pending", new JsonArray());
        var array = new JsonArray();
        for (JsonObject receipt : receipts) array.add(receipt);
        json.add("receipts", array);
        json.addProperty("more", more);
        return json;
    }

    private void answers(Object json) {
        server.enqueue(new MockResponse.Builder().body(json.toString()).build());
    }

    @Test void theReceiptsArriveWithWhatVouchesForThem() throws IOException {
        JsonObject answer = answer(3.5, false, receipt(2, 1.5), receipt(1, 2));
        JsonObject waiting = receipt(3, 4);
        answer.getAsJsonArray("pending").add(waiting);
        answers(answer);
        var told = source.fetch(0);
        assertThat(told.pending()).hasValue(Set.of("fold_3_0"));
        assertThat(told.total()).isEmpty();
        assertThat(told.events()).extracting(event -> event.state() + " " + event.amount().text() + " " + event.facts().proof())
                .containsExactly("PENDING 4 WORD", "VALIDATED 1.5 SIGNED", "VALIDATED 2 SIGNED");
        assertThat(told.events().getLast().at()).isEqualTo(NOON.minusSeconds(1));
    }

    @Test void itIsAskedOftenOnlyWhileItsJudgeIsAtWork() throws IOException {
        assertThat(source.pace()).isEqualTo(Duration.ofMinutes(1));
        JsonObject pending = answer(0, false);
        pending.getAsJsonArray("pending").add(receipt(3, 4));
        answers(pending);
        source.fetch(0);
        assertThat(source.pace()).isEqualTo(Duration.ofSeconds(5));
        answers(answer(4, false, receipt(3, 4)));
        source.fetch(0);
        assertThat(source.pace()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test void laterPagesAreFetchedAndLaterLooksAskOnlyForWhatIsNew() throws Exception {
        answers(answer(3, true, receipt(3, 1)));
        answers(answer(3, false, receipt(2, 1), receipt(1, 1)));
        assertThat(source.fetch(0).events()).hasSize(3);
        answers(answer(3, false));
        assertThat(source.fetch(3).events()).isEmpty();
        assertThat(server.takeRequest().getUrl().queryParameter("since")).isNull();
        assertThat(server.takeRequest().getUrl().queryParameter("before")).isEqualTo("3");
        assertThat(server.takeRequest().getUrl().queryParameter("since")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"credit", "title", "explanation", "result"})
    void aReceiptThatWasChangedIsNotBelieved(String part) {
        JsonObject changed = receipt(1, 2);
        if (part.equals("credit")) changed.addProperty("credit", 200);
        else changed.addProperty(part, "something else");
        answers(answer(200, false, changed));
        assertThatThrownBy(() -> source.fetch(0)).isInstanceOf(IOException.class).hasMessageContaining("not signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "{}", "{\"total\":\"much\"}", "null", "[[[[[[", "{\"account\":1,\"total\":1,\"receipts\":[1]}"})
    void whatIsNoAnswerIsAnErrorAndNothingElse(String body) {
        answers(body);
        assertThatThrownBy(() -> source.fetch(0)).isInstanceOf(IOException.class);
    }

    @Test void figuresBeyondReasonAreRefused() {
        for (String total : new String[] {"1e300", "-1", "1e999", "\"NaN\"", "true", "[]", "null"}) {
            refuses(it -> it.add("total", com.google.gson.JsonParser.parseString(total)));
        }
        refuses(it -> it.addProperty("account", 1.5));
        refuses(it -> it.addProperty("account", 1e17));
        refuses(it -> it.addProperty("more", "yes"));
    }

    private void refuses(Consumer<JsonObject> change) {
        JsonObject answer = answer(1, false, receipt(1, 1));
        change.accept(answer);
        answers(answer);
        assertThatThrownBy(() -> source.fetch(0)).as(answer.toString()).isInstanceOf(IOException.class);
    }

    @Test void anErrorOfTheNetworkIsPutInWords() {
        server.enqueue(new MockResponse.Builder().code(403).build());
        assertThatThrownBy(() -> source.fetch(0)).hasMessage("Home network does not know this account");
        server.enqueue(new MockResponse.Builder().code(500).build());
        assertThatThrownBy(() -> source.fetch(0)).hasMessageContaining("error 500");
    }

    @Test void anAnswerWithoutEndIsCutOff() {
        answers(" ".repeat((8 << 20) + 10));
        assertThatThrownBy(() -> source.fetch(0)).hasMessageContaining("more than can be read");
    }

    @Test void aNetworkThatPromisesForEverDoesNotHoldUsForEver() {
        answers(answer(1, true, receipt(1, 1)));
        answers(answer(1, true));
        assertThatThrownBy(() -> source.fetch(0)).hasMessageContaining("sends none");
    }
}
