package app.hearth.rewards.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.hearth.rewards.price.FeedException.Problem;
import com.google.gson.JsonParser;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken from a price feed, and what is refused. */
final class PriceFeedTest {
    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient http = new OkHttpClient();

    @BeforeEach void start() throws IOException {
        server.start();
    }

    @AfterEach void stop() {
        server.close();
    }

    private PriceFeed feed(String path) throws FeedException {
        return new PriceFeed("http://localhost:" + server.getPort() + "/price", path, http);
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private Problem problem(String path) throws FeedException {
        return catchThrowableOfType(FeedException.class, feed(path)::fetch).problem();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # path                          | json                                        | price
            $.gridcoin-research.eur         | {"gridcoin-research":{"eur":0.0078}}        | 0.0078
            gridcoin-research.eur           | {"gridcoin-research":{"eur":"0.0078"}}      | 0.0078
            $['gridcoin-research']["e.u.r"] | {"gridcoin-research":{"e.u.r":1e-3}}        | 0.001
            rates[1].price                  | {"rates":[{"price":1},{"price":2.5}]}       | 2.5
            rates.1.price                   | {"rates":[{"price":1},{"price":2.5}]}       | 2.5
            [0]                             | [7]                                         | 7
            """)
    void theFigureAtThePathIsThePrice(String path, String json, double price) throws FeedException {
        answer(json);
        assertThat(feed(path).fetch()).isEqualTo(price);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "true", "null", "{}", "[]", "\"\"", "\"cheap\"", "\"NaN\"", "NaN", "1e400", "1e10", "\"1e999999999\""})
    void whatIsNoPriceIsRefused(String value) throws FeedException {
        answer("{\"p\":" + value + "}");
        assertThat(problem("p")).isEqualTo(Problem.NOT_A_PRICE);
    }

    @Test void nothingAtThePathIsToldFromNoJson() throws FeedException {
        answer("{\"q\":1}");
        assertThat(problem("p.q")).isEqualTo(Problem.NOTHING_THERE);
        answer("<html>");
        assertThat(problem("p")).isIn(Problem.NOT_JSON, Problem.NOTHING_THERE);
        server.enqueue(new MockResponse.Builder().code(429).build());
        assertThat(problem("p")).isEqualTo(Problem.ERROR);
        answer(" ".repeat((1 << 20) + 2) + "{\"p\":1}");
        assertThat(problem("p")).isEqualTo(Problem.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "", "a[", "a['b", "a..b", "a b", "[-1]"})
    void aPathThatIsNoneIsRefused(String path) {
        assertThat(catchThrowableOfType(FeedException.class, () -> JsonPath.parse(path)).problem()).isEqualTo(Problem.NO_PATH);
    }

    @Test void pricesThatCouldBeChangedOnTheWayAreRefused() {
        assertThat(catchThrowableOfType(FeedException.class, () -> new PriceFeed("http://example.org/p", "p", http)).problem())
                .isEqualTo(Problem.NOT_ENCRYPTED);
        assertThat(catchThrowableOfType(FeedException.class, () -> new PriceFeed("example", "p", http)).problem()).isEqualTo(Problem.NO_ADDRESS);
    }

    @Test void aRedirectWithinIsFollowedButNotForEver() throws FeedException {
        server.enqueue(new MockResponse.Builder().code(302).addHeader("Location: /other").build());
        answer("{\"p\":3}");
        assertThat(feed("p").fetch()).isEqualTo(3);
        for (int i = 0; i < 4; i++) server.enqueue(new MockResponse.Builder().code(302).addHeader("Location: /again").build());
        assertThat(problem("p")).isEqualTo(Problem.REDIRECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost/p", "https://localhost/p", "http://example.org/p", "file:///etc/passwd"})
    void aRedirectElsewhereIsNotFollowed(String location) throws FeedException {
        server.enqueue(new MockResponse.Builder().code(301).addHeader("Location: " + location).build());
        assertThat(problem("p")).isIn(Problem.REDIRECTED, Problem.NOT_ENCRYPTED);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test void aPathGoesOnlyThroughWhatIsThere() throws FeedException {
        var json = JsonParser.parseString("{\"a\":[{\"b\":1}]}");
        assertThat(JsonPath.parse("a[0].b").in(json)).isPresent();
        assertThat(JsonPath.parse("a[1].b").in(json)).isEmpty();
        assertThat(JsonPath.parse("a.b").in(json)).isEmpty();
        assertThat(JsonPath.parse("[0]").in(json)).isEmpty();
    }
}
