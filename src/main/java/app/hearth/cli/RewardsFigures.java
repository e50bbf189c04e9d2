package app.hearth.cli;

import app.hearth.engine.SavedState;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.MonthPlan;
import app.hearth.rewards.Amount;
import app.hearth.rewards.Book.Sum;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.BookReader.Count;
import app.hearth.rewards.BookReader.Day;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.price.Prices;
import app.hearth.rewards.value.Balance;
import app.hearth.rewards.value.Comparison;
import app.hearth.rewards.value.EarningsForecast;
import app.hearth.rewards.value.Effort;
import app.hearth.rewards.value.PowerDay;
import app.hearth.settings.Electricity;
import app.hearth.settings.MoneyFile;
import app.hearth.settings.SettingsFile;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the files in Hearth's folder say of earnings, whether Hearth runs or not; nothing is asked of a network. Days and months are those of the zone.
 *
 * @param sources  by name
 * @param days     what each local day brought, oldest first
 * @param balance  of the month that runs
 * @param forecast of that month's credit, by what the files tell of the plan
 */
public record RewardsFigures(Instant at, ZoneId zone, List<Source> sources, List<Day> days, Balance balance, EarningsForecast forecast,
                             List<Comparison> comparisons) {
    /** Name of the book in the folder. */
    public static final String BOOK = "earnings.sqlite";

    /** A source, when it last answered, its figures by unit, and how many receipts stand in which state. */
    public record Source(String name, Optional<Instant> fetched, List<Unit> units, List<Count> counts) {}

    /** Figures of a source in one unit; {@code total} is all that is validated and paid. */
    public record Unit(String unit, Amount today, Amount month, Amount total, Amount pending) {}

    /**
     * @param folder with a book in it
     * @throws IOException with a sentence for the user
     */
    public static RewardsFigures read(Path folder, ZoneId zone, Instant now) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        var settings = SettingsFile.load(folder.resolve("settings.json"), UserSettings.suggested(false, cores), now).settings();
        var prices = Prices.kept(folder.resolve(Prices.FILE), MoneyFile.load(folder.resolve(MoneyFile.NAME), now).settings());
        var plan = MonthPlan.hours(Forecast.week(SavedState.plan(folder, settings, cores, zone, now)).days(), LocalDate.ofInstant(now, zone));
        var used = SavedState.energy(folder).stream().map(day -> new PowerDay(day.date(), day.shared(), day.kwh(), day.kwhSensor(), day.kwhMeter(),
                day.money(), day.currency())).toList();
        var figures = new RewardsFigures[1];
        try (var book = BookReader.open(folder.resolve(BOOK))) {
            book.atOneMoment(() -> figures[0] = of(book, prices, used, settings.electricity(), plan, now, zone));
        }
        return figures[0];
    }

    private static RewardsFigures of(BookReader book, Map<String, Price> prices, List<PowerDay> used, Electricity tariff,
                                      Map<LocalDate, Double> plan, Instant now, ZoneId zone) throws IOException {
        var today = now.atZone(zone).toLocalDate();
        var sums = book.sums();
        var days = book.days(zone);
        var counts = book.counts();
        var fetches = book.fetches();
        var names = new TreeSet<>(fetches.keySet());
        sums.forEach(sum -> names.add(sum.source()));
        counts.forEach(count -> names.add(count.source()));
        var sources = names.stream().map(name -> new Source(name, Optional.ofNullable(fetches.get(name)), units(name, sums, days, today),
                counts.stream().filter(count -> count.source().equals(name)).toList())).toList();
        return new RewardsFigures(now, zone, sources, days, Balance.of(YearMonth.from(today), days, prices, used, tariff),
                EarningsForecast.of(Event.CREDIT, days, used, plan, today), Comparison.of(Effort.of(book.spent(), days, zone), prices));
    }

    private static List<Unit> units(String source, List<Sum> sums, List<Day> days, LocalDate today) {
        var own = days.stream().filter(day -> day.source().equals(source)).toList();
        var units = new TreeSet<String>();
        sums.stream().filter(sum -> sum.source().equals(source)).forEach(sum -> units.add(sum.unit()));
        own.forEach(day -> units.add(day.unit()));
        return units.stream().map(unit -> new Unit(unit, came(own, unit, today::equals), came(own, unit, date -> YearMonth.from(date).equals(YearMonth.from(today))),
                sum(sums.stream().filter(sum -> of(sum, source, unit) && sum.state() != State.PENDING).map(Sum::amount)),
                sum(sums.stream().filter(sum -> of(sum, source, unit) && sum.state() == State.PENDING).map(Sum::amount)))).toList();
    }

    private static boolean of(Sum sum, String source, String unit) {
        return sum.source().equals(source) && sum.unit().equals(unit);
    }

    private static Amount came(List<Day> days, String unit, Predicate<LocalDate> when) {
        return sum(days.stream().filter(day -> day.unit().equals(unit) && when.test(day.date())).map(Day::amount));
    }

    private static Amount sum(Stream<Amount> amounts) {
        return amounts.reduce(Amount.ZERO, Amount::plus);
    }
}
