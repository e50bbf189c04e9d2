package app.hearth.desktop.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.Samples;
import app.hearth.desktop.Samples.Credits;
import app.hearth.desktop.controls.HistoryChart.Kind;
import app.hearth.desktop.earnings.EarningsViewModel.Around;
import app.hearth.desktop.earnings.EarningsViewModel.History;
import app.hearth.engine.policy.Forecast;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.settings.Electricity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarningsViewModelTest {
    private static final Electricity TARIFF = new Electricity(OptionalDouble.empty(), "EUR", OptionalDouble.of(0.34), List.of());
    private static final LocalDate TODAY = LocalDate.ofInstant(Samples.NOW, Samples.BERLIN);
    private final EarningsViewModel model = new EarningsViewModel(Samples.english());

    private void show(Credits credits, Electricity tariff, List<Forecast.Day> plan) {
        model.show(credits.latest(), new Around(credits.used(), credits.prices(), tariff, plan));
    }

    private static String plain(String words) {
        return words.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private EarningsViewModel.Head head() {
        return model.head().get().orElseThrow();
    }

    @Test void addsUpTodayTheMonthAndAllThatCameBefore() {
        show(SampleEarnings.usual(), TARIFF, List.of());
        assertThat(head().first()).isFalse();
        assertThat(plain(head().today().below())).isEqualTo("7 h 24 min shared");
        assertThat(head().month().title()).isEqualTo("November");
        assertThat(head().sum().title()).as("networks' totals held more than the book saw").isEqualTo("In all");
        assertThat(plain(head().sum().below())).isEqualTo("113,000 of it before Hearth kept book");
        assertThat(plain(head().checking().below())).isEqualTo("3 tasks, oldest 2 h 30 min");
        assertThat(plain(head().fetched())).isEqualTo("Fetched 12 s ago");
    }

    @Test void aDayWithoutCreditIsMissingNotZeroAndNetworksKeepTheirColours() {
        show(SampleEarnings.usual(), TARIFF, List.of());
        var history = model.history().get();
        assertThat(history.columns()).hasSize(30);
        assertThat(history.columns().stream().filter(column -> column.kind() == Kind.NOTHING)).hasSize(3);
        assertThat(history.columns().getLast().axis()).isEqualTo("today");
        assertThat(history.legend()).containsExactly(new History.Entry(0, "Home network"), new History.Entry(1, "Asteroids@home"), new History.Entry(2, "Einstein@Home"));
        assertThat(history.columns().getLast().parts()).extracting(part -> part.name()).containsExactly("Home network", "Asteroids@home", "Einstein@Home");
    }

    @Test void unitsAreNeverMixed() {
        show(SampleEarnings.usual(), TARIFF, List.of());
        assertThat(model.history().get().units()).containsExactly("credit", "GRC");
        double credits = model.history().get().columns().stream().mapToDouble(column -> column.credit()).sum();
        model.chooseUnit("GRC");
        double coins = model.history().get().columns().stream().mapToDouble(column -> column.credit()).sum();
        assertThat(credits).isGreaterThan(100_000);
        assertThat(coins).isCloseTo(4 * 4.73, org.assertj.core.data.Offset.offset(0.001));
    }

    @Test void weeksAndMonthsAddUpToTheSame() {
        show(SampleEarnings.usual(), TARIFF, List.of());
        model.choose(Period.WEEK);
        double weeks = model.history().get().columns().stream().mapToDouble(column -> column.credit()).sum();
        model.choose(Period.MONTH);
        double months = model.history().get().columns().stream().mapToDouble(column -> column.credit()).sum();
        assertThat(weeks).isCloseTo(months, org.assertj.core.data.Offset.offset(0.001));
    }

    @Test void theMonthIsForecastFromThePlanOfTheDaysToCome() {
        var week = IntStream.range(0, 7).mapToObj(day -> new Forecast.Day(TODAY.plusDays(day), 7, 0.9, 0.3, false)).toList();
        show(SampleEarnings.usual(), TARIFF, week);
        assertThat(head().month().below()).containsPattern("GRC · [0-9,]+–[0-9,]+ by 30 Nov");
        show(SampleEarnings.firstDay(), TARIFF, week);
        assertThat(head().month().below()).as("too little to go by").isEqualTo("7 more days of sharing until a forecast");
    }

    @Test void theMonthIsBalancedOnlyWhereSomethingCameIn() {
        show(SampleEarnings.usual(), TARIFF, List.of());
        var balance = model.balance().get().orElseThrow();
        assertThat(balance.worth().orElseThrow()).isCloseTo(3 * 4.73 * 0.0078, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(balance.net().orElseThrow().likely()).isNegative();
        show(SampleEarnings.none(), TARIFF, List.of());
        assertThat(model.balance().get()).as("nothing to speak of").isEmpty();
    }

    @Test void theFirstDayIsKnownAsSuch() {
        show(SampleEarnings.firstDay(), TARIFF, List.of());
        assertThat(head().first()).isTrue();
        assertThat(model.history().get().columns().stream().filter(column -> column.kind() == Kind.BEFORE)).hasSize(29);
        assertThat(model.history().get().legend()).hasSize(1);
    }

    @Test void keepsTheLastFiguresWithTheirAgeWhenANetworkIsAway() {
        show(SampleEarnings.offline(), TARIFF, List.of());
        assertThat(head().trouble()).contains("Home network can’t be reached (Connection refused). These are the figures of 13:25.");
        show(SampleEarnings.unreadable(), TARIFF, List.of());
        assertThat(head().trouble()).contains("The book of earnings can’t be read: disk I/O error");
    }

    @Test void sourcesSayWhatTheyKnowInWords() {
        var usual = SampleEarnings.usual();
        show(usual, TARIFF, List.of());
        var lines = new SourceWords(Samples.english()).lines(usual.latest(), model.networks());
        assertThat(lines).extracting(SourceWords.Line::name).containsExactly("Home network", "Asteroids@home", "Einstein@Home", "Gridcoin");
        assertThat(lines.getLast().facts()).extracting(fact -> fact.name()).contains("Magnitude", "Beacon").doesNotContain("gridcoin.beacon.expires");
        assertThat(lines.getLast().facts()).extracting(fact -> plain(fact.value())).anyMatch(value -> value.contains("in 12 days. Renew it"));
    }

    @Test void networksOfTheSameNameAreToldApartByTheirAddresses() {
        var states = java.util.stream.Stream.of("https://lab.example.org/", "http://other.example.org/lab/", "https://sky.example.org/").map(url -> new RewardsSnapshot.SourceState(url,
                url.contains("lab") ? "Lab" : "Sky", app.hearth.rewards.EarningsSource.Kind.BOINC, Optional.empty(), Optional.empty(), List.of())).toList();
        var networks = Networks.of(new RewardsSnapshot(states, List.of(), List.of(), List.of(), Optional.empty()), "Home network");
        assertThat(networks.names().values()).containsExactly("Lab (lab.example.org)", "Lab (other.example.org/lab)", "Sky");
    }
}
