package app.hearth.cli;

import app.hearth.rewards.export.Texts;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.Balance;
import app.hearth.rewards.value.Comparison;
import app.hearth.rewards.value.EarningsForecast;
import app.hearth.rewards.value.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The figures of earnings in lines for people. */
public final class RewardsReport {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("app.hearth.cli.messages");
    private final RewardsFigures figures;
    private final List<String> lines = new ArrayList<>();

    private RewardsReport(RewardsFigures figures) {
        this.figures = figures;
    }

    public static String of(RewardsFigures figures) {
        var report = new RewardsReport(figures);
        report.write();
        return report.lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
    }

    private static String text(String key, Object... figures) {
        return new MessageFormat(WORDS.getString(key), Locale.ROOT).format(figures);
    }

    /** Measured and reckoned figures with four decimals, or two digits that count; the exact ones are in the JSON. Credits are never rounded. */
    private static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) return Texts.number(value);
        int decimals = Math.max(4, 1 - (int) Math.floor(Math.log10(Math.abs(value))));
        return Texts.number(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue());
    }

    private void line(String key, Object... figures) {
        lines.add(text(key, figures));
    }

    private void write() {
        if (figures.sources().isEmpty()) line("rewards.nothing");
        figures.sources().forEach(this::source);
        month(figures.balance());
        if (!figures.comparisons().isEmpty()) line("rewards.compared");
        figures.comparisons().forEach(this::comparison);
        if (!figures.days().isEmpty()) line("rewards.days");
        figures.days().forEach(day -> line("rewards.day", day.date().toString(), day.source(), day.amount().text(), day.unit(), Integer.toString(day.events())));
    }

    private void source(RewardsFigures.Source source) {
        source.fetched().ifPresentOrElse(at -> line("rewards.source", source.name(), Texts.time(at.truncatedTo(ChronoUnit.SECONDS), figures.zone())),
                () -> line("rewards.source.never", source.name()));
        for (var unit : source.units()) {
            line("rewards.unit", unit.unit(), unit.today().text(), unit.month().text(), unit.total().text(), unit.pending().text());
        }
        if (source.counts().isEmpty()) return;
        line("rewards.receipts", source.counts().stream().map(count -> text("rewards.count", Integer.toString(count.events()), text("rewards.state." + count.state())))
                .collect(Collectors.joining(", ")));
    }

    private void month(Balance balance) {
        line("rewards.month", balance.month().toString());
        for (var line : balance.lines()) {
            line.worth().ifPresentOrElse(worth -> line("rewards.line.worth", line.unit(), line.amount().text(), number(worth.value()), worth.currency(),
                    number(worth.price().perUnit()), origin(worth.price())), () -> line("rewards.line", line.unit(), line.amount().text()));
        }
        if (balance.cost().isEmpty()) line("rewards.electricity.none");
        balance.cost().ifPresent(cost -> {
            var kwh = cost.energy().range();
            var known = text("rewards.known." + RewardsJson.word(cost.energy().mostly()));
            cost.money().ifPresentOrElse(money -> line("rewards.electricity.cost", with(kwh, known, number(money.likely()), number(money.low()),
                    number(money.high()), cost.currency())), () -> line("rewards.electricity", with(kwh, known)));
            balance.net().ifPresent(net -> line("rewards.net", with(net, cost.currency())));
        });
        if (balance.net().isEmpty()) line("rewards.net.unknown");
        switch (figures.forecast()) {
            case EarningsForecast.NotYet(int days, int needed) -> line("rewards.forecast.notYet", needed - days);
            case EarningsForecast.Expected expected -> line("rewards.forecast", with(expected.month(), balance.month().atEndOfMonth().toString(),
                    number(expected.soFar()), Integer.toString(expected.days()), number(expected.hours())));
        }
    }

    private String origin(Price price) {
        var from = switch (price.origin()) {
            case Price.Own(var entered) -> text("rewards.price.own", entered.toString());
            case Price.Fed(var host, var fetched) -> text("rewards.price.fed", host, Texts.time(fetched.truncatedTo(ChronoUnit.SECONDS), figures.zone()));
        };
        return price.stale(figures.at(), figures.zone()) ? text("rewards.price.stale", from) : from;
    }

    private void comparison(Comparison comparison) {
        var effort = comparison.effort();
        line("rewards.comparison", effort.source(), effort.unit());
        line("rewards.comparison.rests", effort.days(), number(effort.hours()), number(effort.energy().kwh()));
        if (!comparison.enough()) {
            line("rewards.comparison.little", comparison.neededDays());
            return;
        }
        comparison.perHour().ifPresentOrElse(hour -> line("rewards.comparison.hour." + effort.hour(), number(hour)),
                () -> line("rewards.comparison.hour.MIXED"));
        comparison.perKwh().ifPresent(range -> line("rewards.comparison.kwh", with(range)));
        comparison.worthPerKwh().ifPresent(range -> line("rewards.comparison.worth", with(range, comparison.price().orElseThrow().currency())));
        if (effort.silent()) line("rewards.comparison.byTotal");
    }

    /** The likely figure, the lowest, the highest, and what else stands in the line. */
    private static Object[] with(Range range, Object... more) {
        var all = new ArrayList<Object>(List.of(number(range.likely()), number(range.low()), number(range.high())));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }
}
