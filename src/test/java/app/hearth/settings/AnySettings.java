package app.hearth.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary settings for property tests. */
public final class AnySettings {
    private AnySettings() {}

    public static Arbitrary<UserSettings> settings() {
        return Combinators.combine(Arbitraries.of(Preset.class), howMuch(), Arbitraries.integers().between(10, 86_400), budgets(), when(quiet()),
                Combinators.combine(when(manners()), Arbitraries.of(true, false)).as(Polite::new), Combinators.combine(storage(), when(rates())).as(StorageAndRates::new),
                Combinators.combine(weeks(), weeks().map(AnySettings::onOrOff), exceptions().list().ofMaxSize(4), electricity()).as(Times::new))
                .as((level, own, away, budgets, quiet, manners, storage, times) -> new UserSettings(level, own, Duration.ofSeconds(away), manners.fullScreenIsUse, budgets,
                        quiet, manners.manners, storage.storage, storage.rates, times.computing, times.transfers, times.exceptions, times.electricity)).withoutEdgeCases();
    }

    private record Polite(When<Manners> manners, boolean fullScreenIsUse) {}

    private record StorageAndRates(Storage storage, When<Rates> rates) {}

    private record Times(Week computing, Week transfers, List<DateException> exceptions, Electricity electricity) {}

    public static Arbitrary<Amount> amounts() {
        var percent = Arbitraries.integers().between(1, 100);
        return Combinators.combine(percent, Arbitraries.integers().between(1, 64), percent, Arbitraries.integers().between(0, 100)).as(Amount::new);
    }

    public static Arbitrary<HowMuch> howMuch() {
        return Combinators.combine(Arbitraries.of(true, false), amounts(), amounts()).as(HowMuch::new);
    }

    public static Arbitrary<Budgets> budgets() {
        return Combinators.combine(maybe(0.1, 24), maybe(0.1, 168), maybe(0.01, 10), maybe(0.1, 100), maybe(0.1, 50), maybe(0.1, 100)).as(Budgets::new);
    }

    private static Arbitrary<OptionalDouble> maybe(double from, double to) {
        return Arbitraries.doubles().between(from, to).ofScale(3).map(OptionalDouble::of).injectNull(0.5)
                .map(value -> value == null ? OptionalDouble.empty() : value);
    }

    private static Arbitrary<OptionalInt> maybe(int from, int to) {
        return Arbitraries.integers().between(from, to).map(OptionalInt::of).injectNull(0.5).map(value -> value == null ? OptionalInt.empty() : value);
    }

    private static Arbitrary<Quiet> quiet() {
        return Combinators.combine(maybe(30, 110), maybe(100, 20_000), maybe(1, 5000), maybe(30, 110), maybe(1, 100)).as(Quiet::new);
    }

    private static Arbitrary<Rates> rates() {
        return Combinators.combine(maybe(1, Integer.MAX_VALUE), maybe(1, Integer.MAX_VALUE)).as(Rates::new);
    }

    private static <T> Arbitrary<When<T>> when(Arbitrary<T> values) {
        return Combinators.combine(values, values).as(When::new);
    }

    public static Arbitrary<Manners> manners() {
        var percent = Arbitraries.integers().between(0, 100);
        var flag = Arbitraries.of(true, false);
        var programs = Arbitraries.of("obs", "steam", "gimp", "größe", "日本", "a \"b\"\\").list().ofMaxSize(3);
        return Combinators.combine(percent, percent, flag, programs, maybe(1, 100), Arbitraries.of("NVIDIA 0", "ATI 1").set().ofMaxSize(2))
                .as(Manners::new);
    }

    private static Arbitrary<Storage> storage() {
        return Combinators.combine(maybe(0.1, 1e6), Arbitraries.doubles().between(0.1, 1000).ofScale(2), maybe(0.0, 10.0)).as(Storage::new);
    }

    public static Arbitrary<Paint> paints() {
        return Arbitraries.oneOf(Arbitraries.of(Paint.AS_CHOSEN, Paint.OFF), Arbitraries.of(Preset.class).map(Paint.Level::new),
                Arbitraries.integers().between(1, 100).map(Paint.Percent::new));
    }

    /** Some windows, or every half-hour by itself. */
    public static Arbitrary<Week> weeks() {
        var window = Combinators.combine(Arbitraries.integers().between(0, Week.CELLS - 1), Arbitraries.integers().between(1, 40), paints())
                .as((from, length, paint) -> new Span(from, Math.min(Week.CELLS, from + length), paint));
        var few = window.list().ofMaxSize(8).map(AnySettings::week);
        var all = paints().list().ofSize(Week.CELLS).map(Week::new);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, few), net.jqwik.api.Tuple.of(1, all));
    }

    /** As the week of transfers is. */
    private static Week onOrOff(Week week) {
        return new Week(week.cells().stream().map(paint -> paint instanceof Paint.Off ? Paint.OFF : Paint.AS_CHOSEN).toList());
    }

    private record Span(int from, int to, Paint paint) {}

    private static Week week(List<Span> spans) {
        var cells = new Paint[Week.CELLS];
        java.util.Arrays.fill(cells, Paint.AS_CHOSEN);
        for (var span : spans) java.util.Arrays.fill(cells, span.from, span.to, span.paint);
        return Week.of(cells);
    }

    /** Around the year 2026. */
    public static Arbitrary<DateException> exceptions() {
        var first = Arbitraries.integers().between(0, 800).map(days -> LocalDate.of(2025, 12, 1).plusDays(days));
        var time = Arbitraries.integers().between(0, 47).map(half -> LocalTime.MIDNIGHT.plusMinutes(30L * half));
        var names = Arbitraries.of("", "Guests", "\"quoted\"\n", "Фестиваль", "<b>&'");
        return Combinators.combine(names, first, Arbitraries.integers().between(0, 20), time, time, Arbitraries.of(DateException.Repeat.class), paints())
                .as((name, date, days, from, to, repeat, paint) -> new DateException(name, date, date.plusDays(days), from, to, repeat, paint));
    }

    public static Arbitrary<Electricity> electricity() {
        var time = Arbitraries.integers().between(0, 1439).map(minute -> LocalTime.MIDNIGHT.plusMinutes(minute));
        var windows = Combinators.combine(time, time, Arbitraries.doubles().between(0, 2).ofScale(4)).as(Electricity.PriceWindow::new);
        return Combinators.combine(maybe(1, 5000.0), Arbitraries.of("EUR", "USD", "JPY"), maybe(0, 2.0), windows.list().ofMaxSize(3), maybe(1, 5000.0))
                .as(Electricity::new);
    }
}
