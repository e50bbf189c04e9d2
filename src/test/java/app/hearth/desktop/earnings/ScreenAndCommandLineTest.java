package app.hearth.desktop.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.cli.RewardsFigures;
import app.hearth.cli.RewardsJson;
import app.hearth.cli.RewardsReport;
import app.hearth.desktop.Samples;
import app.hearth.desktop.earnings.EarningsViewModel.Around;
import app.hearth.desktop.money.ValueWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.SavedState;
import app.hearth.engine.policy.Forecast;
import app.hearth.rewards.Amount;
import app.hearth.rewards.Book;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.EarningsSource.Kind;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.Facts;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.Measured;
import app.hearth.rewards.Measured.Energy;
import app.hearth.rewards.Measured.Known;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.RewardsSnapshot.SourceState;
import app.hearth.rewards.Told;
import app.hearth.rewards.price.Prices;
import app.hearth.rewards.value.Comparison;
import app.hearth.rewards.value.EarningsForecast;
import app.hearth.rewards.value.Effort;
import app.hearth.rewards.value.PowerDay;
import app.hearth.settings.MoneyFile;
import app.hearth.settings.SettingsFile;
import app.hearth.settings.UserSettings;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hearth rewards} and the Earnings screen say the same of the same folder. */
class ScreenAndCommandLineTest {
    private static final String HOME = "Home network";
    private static final String LAB = "https://lab.example.org/";
    private static final LocalDate TODAY = LocalDate.ofInstant(Samples.NOW, Samples.BERLIN);
    private final Texts texts = Samples.english();
    private final EarningsViewModel model = new EarningsViewModel(texts);
    @TempDir Path folder;
    private RewardsFigures figures;
    private List<Comparison> compared;

    private static Event task(String source, String id, State state, double amount, Instant at) {
        return new Event(source, id, "", "app", Event.CREDIT, Amount.of(amount), state, at, source.equals(HOME), 0,
                new Facts(Optional.empty(), Optional.of(at), Optional.empty(), Duration.ofHours(3), Duration.ofHours(3), "", Proof.WORD));
    }

    @BeforeEach void readBoth() throws Exception {
        fillBook();
        fillEngine();
        Files.writeString(folder.resolve("money.json"), """
                {"version": 1, "wallet": null, "prices": [{"unit": "credit", "currency": "EUR", "own": {"perUnit": 0.002, "entered": "2026-11-01"}}]}""");
        Files.writeString(folder.resolve("settings.json"), """
                {"version": 2, "electricity": {"currency": "EUR", "pricePerKwh": 0.3}}""");
        figures = RewardsFigures.read(folder, Samples.BERLIN, Samples.NOW);
        readAsTheScreenDoes();
    }

    private void fillBook() throws Exception {
        try (var book = new Book(folder.resolve(RewardsFigures.BOOK))) {
            book.total(LAB, new Told.Total("host 7", Event.CREDIT, Amount.of(4000)), Samples.NOW.minus(Duration.ofDays(30)));
            var events = new ArrayList<Event>();
            for (int back = 24; back >= 0; back--) {
                Instant noon = TODAY.minusDays(back).atTime(11, 0).atZone(Samples.BERLIN).toInstant();
                events.add(task(HOME, "h" + back, State.VALIDATED, 60 + back % 4 * 7.25, noon));
                events.add(task(LAB, "l" + back, State.REPORTED, 0, noon));
                book.measured(HOME, "h" + back, measured(noon, 0.2));
                book.measured(LAB, "l" + back, measured(noon, 0.25));
                book.total(LAB, new Told.Total("host 7", Event.CREDIT, Amount.of(4000 + (25 - back) * 81.5)), noon);
            }
            events.add(task(HOME, "p", State.PENDING, 12.5, Samples.NOW));
            book.take(events, Samples.NOW);
        }
    }

    private static Measured measured(Instant at, double kwh) {
        return new Measured(at, Duration.ofHours(3), Duration.ofHours(3), Duration.ZERO, Optional.of(new Energy(kwh * 3_600_000, Known.SENSOR)), 0, 0);
    }

    private void fillEngine() throws Exception {
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("engine.sqlite")); var statement = raw.createStatement()) {
            statement.execute("CREATE TABLE item (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID");
            statement.execute("INSERT INTO item VALUES ('settings', 'settings', '{\"mode\":\"AUTO\",\"habits\":\"" + "0000".repeat(168) + "\"}')");
            for (int back = 24; back >= 0; back--) {
                LocalDate day = TODAY.minusDays(back);
                statement.execute("INSERT INTO item VALUES ('usage', '" + day + "', '{\"date\":\"" + day + "\",\"sharedMillis\":21600000,\"kwh\":0.5,\"kwhSensor\":0.5}')");
            }
        }
    }

    private void readAsTheScreenDoes() throws Exception {
        var settings = SettingsFile.load(folder.resolve("settings.json"), UserSettings.suggested(false, 4), Samples.NOW).settings();
        var used = SavedState.energy(folder).stream().map(day -> new PowerDay(day.date(), day.shared(), day.kwh(), day.kwhSensor(), day.kwhMeter(), day.money(),
                day.currency())).toList();
        var prices = Prices.kept(folder.resolve(Prices.FILE), MoneyFile.load(folder.resolve(MoneyFile.NAME), Samples.NOW).settings());
        var week = Forecast.week(SavedState.plan(folder, settings, Runtime.getRuntime().availableProcessors(), Samples.BERLIN, Samples.NOW));
        try (var reader = BookReader.open(folder.resolve(RewardsFigures.BOOK))) {
            var sources = List.of(new SourceState(HOME, HOME, Kind.HOME, Optional.of(Samples.NOW), Optional.empty(), List.of()),
                    new SourceState(LAB, "Lab", Kind.BOINC, Optional.of(Samples.NOW), Optional.empty(), List.of()));
            var snapshot = new RewardsSnapshot(sources, reader.sums(), reader.days(Samples.BERLIN), reader.counts(), Optional.empty());
            model.show(snapshot, new Around(used, prices, settings.electricity(), week.days()));
            compared = Comparison.of(Effort.of(reader.spent(), snapshot.days(), Samples.BERLIN), prices);
        }
    }

    private String credit(Function<RewardsFigures.Unit, Amount> which) {
        return texts.figures().credit(figures.sources().stream().flatMap(source -> source.units().stream()).map(which).reduce(Amount.ZERO, Amount::plus).value());
    }

    @Test void theCardsAreTheSumsOfTheCommandsFigures() {
        var head = model.head().get().orElseThrow();
        assertThat(head.today().figure()).isEqualTo(credit(RewardsFigures.Unit::today)).isNotEqualTo("0");
        assertThat(head.month().figure()).isEqualTo(credit(RewardsFigures.Unit::month)).isNotEqualTo("0");
        assertThat(head.checking().figure()).isEqualTo(credit(RewardsFigures.Unit::pending)).isEqualTo("12.5");
        assertThat(head.sum().figure()).isEqualTo(credit(RewardsFigures.Unit::total)).isNotEqualTo("0");
    }

    @Test void theForecastIsTheSameAndFromResults() {
        var expected = (EarningsForecast.Expected) figures.forecast();
        assertThat(expected.days()).isEqualTo(24);
        assertThat(expected.hours()).isPositive();
        assertThat(expected.month().low()).isLessThan(expected.month().high());
        assertThat(model.head().get().orElseThrow().month().below()).isEqualTo(new ValueWords(texts).forecast(figures.forecast(), figures.balance()));
        var json = JsonParser.parseString(RewardsJson.of(figures)).getAsJsonObject().getAsJsonObject("month").getAsJsonObject("forecast");
        assertThat(json.getAsJsonObject("month").get("high").getAsDouble()).isCloseTo(expected.month().high(), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(RewardsReport.of(figures)).containsPattern("forecast: [0-9.]+ to [0-9.]+ credit by 2026-11-30, likely [0-9.]+: [0-9.]+ so far, and as in 24 days");
    }

    @Test void theBalanceIsTheSame() {
        assertThat(model.balance(YearMonth.from(TODAY))).isEqualTo(figures.balance());
        assertThat(figures.balance().net()).isPresent();
    }

    @Test void theComparisonIsTheSameAndInTheSameWords() {
        assertThat(figures.comparisons()).isEqualTo(compared).hasSize(2).allMatch(Comparison::enough);
        var lines = new CompareWords(texts).lines(figures.comparisons(), RewardsSnapshot.NONE, model.networks());
        assertThat(lines).extracting(CompareWords.Line::name).containsExactly(HOME, "Lab");
        var lab = compared.getLast();
        assertThat(lab.perHour().orElseThrow()).isEqualTo(81.5 / 3);
        assertThat(lines.getLast().cells().getFirst().figure()).contains(texts.figures().credits(81.5 / 3));
        assertThat(lines.getLast().cells().get(1).figure()).contains(texts.figures().credits(81.5 / 0.25));
        assertThat(lines.getLast().cells().get(2).figure()).contains(texts.figures().money(0.652, "EUR"));
        assertThat(RewardsReport.of(figures).lines()).contains("  27.1667 for an hour of a processor core",
                "  by what its total grew by; tasks that it still checks count with their effort");
    }
}
