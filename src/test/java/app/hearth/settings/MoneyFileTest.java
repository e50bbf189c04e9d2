package app.hearth.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.settings.MoneySettings.Feed;
import app.hearth.settings.MoneySettings.Own;
import app.hearth.settings.MoneySettings.Source;
import app.hearth.settings.MoneySettings.UnitPrice;
import app.hearth.settings.MoneySettings.Wallet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices and the wallet's address on disk. */
final class MoneyFileTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    @TempDir Path folder;

    @Property(tries = 200) void whatIsWrittenIsReadAgain(@ForAll("any") MoneySettings settings) {
        var unreadable = new ArrayList<String>();
        assertThat(MoneyFile.read(MoneyFile.write(settings), unreadable)).isEqualTo(settings);
        assertThat(unreadable).isEmpty();
    }

    @Provide static Arbitrary<MoneySettings> any() {
        Arbitrary<Source> own = Combinators.combine(Arbitraries.doubles().between(0, 1e9), Dates.dates().between(LocalDate.of(2000, 1, 1),
                LocalDate.of(2100, 1, 1))).as(Own::new);
        Arbitrary<Source> feed = Combinators.combine(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20), Arbitraries.of("$.a.b", "x['y z']"))
                .as((host, path) -> new Feed("https://" + host + "/?a=b&c=\"d\"", path));
        var prices = Combinators.combine(Arbitraries.of("GRC", "credit", "tGRC", "Ä b"), Arbitraries.of("EUR", "USD", "JPY"), Arbitraries.oneOf(own, feed))
                .as(UnitPrice::new).list().uniqueElements(UnitPrice::unit).ofMaxSize(4);
        var wallet = Combinators.combine(Arbitraries.of("localhost:15715", "[::1]:99"), Arbitraries.strings().ofMaxLength(20), Arbitraries.of(true, false))
                .as(Wallet::new).optional();
        return Combinators.combine(prices, wallet).as(MoneySettings::new);
    }

    @Test void withoutAFileThereIsNothing() throws IOException {
        assertThat(MoneyFile.load(folder.resolve("money.json"), NOON).settings()).isEqualTo(MoneySettings.NONE);
    }

    @Test void whatIsBrokenIsSetAsideAndTheRestCounts() throws IOException {
        Path file = Files.writeString(folder.resolve("money.json"), """
                {"version": 1, "prices": [{"unit": "GRC", "currency": "EUR", "own": {"perUnit": 0.01, "entered": "2026-11-18"}},
                  {"unit": "credit", "currency": "EUX", "own": {"perUnit": 0.01, "entered": "2026-11-18"}},
                  {"unit": "X", "currency": "EUR", "own": {"perUnit": -1, "entered": "2026-11-18"}},
                  {"unit": "Y", "currency": "EUR", "feed": {"url": "javascript:1", "path": "p"}}, 7],
                 "wallet": {"address": 5}, "walet": null}
                """);
        var loaded = MoneyFile.load(file, NOON);
        assertThat(loaded.settings().prices()).containsExactly(new UnitPrice("GRC", "EUR", new Own(0.01, LocalDate.of(2026, 11, 18))));
        assertThat(loaded.settings().wallet()).isEmpty();
        assertThat(loaded.unreadable()).containsExactlyInAnyOrder("prices[1]", "prices[2]", "prices[3]", "prices[4]", "wallet", "walet");
        assertThat(folder.resolve(loaded.copy().orElseThrow())).hasSameTextualContentAs(file);
    }

    @Test void whatIsSavedIsThereAgain() throws IOException {
        Path file = folder.resolve("money.json");
        var settings = new MoneySettings(List.of(new UnitPrice("GRC", "EUR", new Feed("https://example.org/p", "p"))),
                Optional.of(new Wallet("localhost:15715", "me", false)));
        MoneyFile.save(file, settings);
        assertThat(MoneyFile.load(file, NOON).settings()).isEqualTo(settings);
    }
}
