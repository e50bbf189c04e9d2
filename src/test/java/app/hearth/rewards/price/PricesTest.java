package app.hearth.rewards.price;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.settings.MoneySettings;
import app.hearth.settings.MoneySettings.Feed;
import app.hearth.settings.MoneySettings.UnitPrice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which price counts, and how old it is. */
final class PricesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final MockWebServer server = new MockWebServer();
    @TempDir Path folder;

    @BeforeEach void start() throws IOException {
        server.start();
    }

    @AfterEach void stop() {
        server.close();
    }

    private Prices prices() {
        return new Prices(folder.resolve("prices.json"), OkHttpClient::new, now::get);
    }

    private MoneySettings fed() {
        return MoneySettings.NONE.with(new UnitPrice("GRC", "EUR", new Feed("http://localhost:" + server.getPort() + "/p", "p")));
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    @Test void theUsersOwnFigureCountsFromTheDayItWasEntered() {
        try (var prices = prices()) {
            prices.set(MoneySettings.NONE.with(new UnitPrice("GRC", "EUR", new MoneySettings.Own(0.01, LocalDate.of(2026, 11, 18)))));
            var price = prices.now().get("GRC");
            assertThat(price.perUnit()).isEqualTo(0.01);
            assertThat(price.age(NOON, ZoneOffset.UTC)).isEqualTo(Duration.ofHours(4 * 24 + 12));
            assertThat(price.stale(NOON, ZoneOffset.UTC)).isFalse();
            assertThat(price.stale(NOON.plus(Duration.ofDays(100)), ZoneOffset.UTC)).isTrue();
        }
    }

    @Test void aFeedsFigureIsKeptOverARestartWithItsTime() {
        answer("{\"p\":0.02}");
        try (var prices = prices()) {
            prices.set(fed());
            assertThat(prices.now()).isEmpty();
            prices.look();
            assertThat(prices.now().get("GRC").perUnit()).isEqualTo(0.02);
        }
        now.set(NOON.plus(Duration.ofMinutes(30)));
        try (var again = prices()) {
            again.set(fed());
            again.look(); // younger than an hour: not asked
            assertThat(server.getRequestCount()).isEqualTo(1);
            assertThat(again.now().get("GRC").origin()).isEqualTo(new Price.Fed("localhost", NOON));
        }
    }

    @Test void aFigureThatComesAfterTheCloseIsNotWritten() {
        var prices = prices();
        server.setDispatcher(new Dispatcher() {
            @Override public MockResponse dispatch(RecordedRequest request) {
                prices.close();
                return new MockResponse.Builder().body("{\"p\":0.02}").build();
            }
        });
        prices.set(fed());
        prices.look();
        assertThat(prices.now().get("GRC").perUnit()).isEqualTo(0.02);
        assertThat(folder).isEmptyDirectory();
    }

    @Test void aFeedThatFailsKeepsItsLastPriceWhichGrowsOldAndSaysWhy() {
        answer("{\"p\":0.02}");
        server.enqueue(new MockResponse.Builder().code(500).build());
        try (var prices = prices()) {
            prices.set(fed());
            prices.look();
            assertThat(prices.failure("GRC")).isEmpty();
            now.set(NOON.plus(Duration.ofHours(25)));
            prices.look();
            assertThat(prices.now().get("GRC").perUnit()).isEqualTo(0.02);
            assertThat(prices.now().get("GRC").stale(now.get(), ZoneOffset.UTC)).isTrue();
            assertThat(prices.failure("GRC").orElseThrow()).contains("500");
        }
    }

    @Test void aPriceIsNeverThatOfAnotherFeedOrCurrency() {
        answer("{\"p\":0.02}");
        try (var prices = prices()) {
            prices.set(fed());
            prices.look();
            prices.set(MoneySettings.NONE.with(new UnitPrice("GRC", "USD", fed().price("GRC").orElseThrow().source())));
            assertThat(prices.now()).isEmpty();
        }
    }

    @Test void listenersHearOfAChangeAndNotOfNothing() {
        answer("{\"p\":0.02}");
        var heard = new AtomicInteger();
        try (var prices = prices()) {
            prices.set(fed());
            prices.subscribe(heard::incrementAndGet);
            prices.look();
            prices.look();
            assertThat(heard).hasValue(1);
        }
    }

    @Test void aFaultWithoutWordsIsAFailureOfTheFeedAndDoesNotEndTheAsking() {
        try (var prices = new Prices(folder.resolve("prices.json"), () -> {
            throw new IllegalStateException();
        }, now::get)) {
            prices.set(fed());
            prices.look(); // an exception that left this would end the schedule in silence
            assertThat(prices.failure("GRC")).isPresent();
        }
    }

    @Test void aBrokenFileOfPricesIsNoReasonNotToStart() throws IOException {
        for (var text : new String[] {"{", "[]", "{\"a\":{\"price\":\"x\",\"at\":1}}", "{\"a\":{\"price\":-1,\"at\":1e300}}", "null"}) {
            Files.writeString(folder.resolve("prices.json"), text);
            try (var prices = prices()) {
                prices.set(fed());
                assertThat(prices.now()).isEmpty();
            }
        }
    }
}
