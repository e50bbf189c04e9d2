package app.hearth.desktop.earnings;

import app.hearth.desktop.money.MoneyWords;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.EarningsSource.Kind;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.Comparison;
import app.hearth.settings.Electricity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What networks bring for the same effort, in words. */
final class CompareWords {
    /** A figure and what stands below it; the figure is empty where it is not known. */
    record Cell(Optional<String> figure, String below) {}

    /**
     * A network in one unit.
     *
     * @param rests what the figures rest on
     * @param cells for an hour, for a kWh and, where any network's unit has a price, what that is worth; none where {@code instead} says why
     */
    record Line(int tone, String name, String rests, List<Cell> cells, Optional<String> instead) {
        /** All of it in one line, for a screen reader. */
        String spoken() {
            return Stream.concat(Stream.of(name, rests), Stream.concat(cells.stream().map(cell -> cell.figure().map(figure -> figure + " ").orElse("") + cell.below()),
                    instead.stream())).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        }
    }

    private final Texts texts;
    private final MoneyWords money;

    CompareWords(Texts texts) {
        this.texts = texts;
        this.money = new MoneyWords(texts);
    }

    /** One line for each comparison, in the networks' order, and one for each wallet, which has no tasks of its own. */
    List<Line> lines(List<Comparison> comparisons, RewardsSnapshot snapshot, Networks networks) {
        var lines = new ArrayList<Line>();
        boolean priced = priced(comparisons);
        comparisons.stream().sorted(java.util.Comparator.comparingInt(each -> networks.tone(each.effort().source()))).forEach(each -> lines.add(line(each, networks, priced)));
        snapshot.sources().stream().filter(state -> state.kind() == Kind.TOKEN).forEach(state -> lines.add(new Line(networks.tone(state.name()),
                networks.name(state.name()), "", List.of(), Optional.of(texts.get("earnings.compare.wallet")))));
        return lines;
    }

    /** Whether what a kWh brings has a worth in any line. */
    static boolean priced(List<Comparison> comparisons) {
        return comparisons.stream().anyMatch(each -> each.enough() && each.worthPerKwh().isPresent());
    }

    private Line line(Comparison comparison, Networks networks, boolean priced) {
        var effort = comparison.effort();
        int tone = networks.tone(effort.source());
        String name = networks.name(effort.source());
        if (!comparison.enough()) {
            return new Line(tone, name, effort.days() == 0 ? "" : rests(comparison), List.of(), Optional.of(missing(comparison)));
        }
        var hour = comparison.perHour().isPresent() ? Optional.of(Period.amount(comparison.perHour().getAsDouble(), effort.unit(), texts)) : Optional.<String>empty();
        var cells = new ArrayList<>(List.of(new Cell(hour, texts.get("earnings.compare.hour." + effort.hour())), perKwh(comparison)));
        if (priced) cells.add(worth(comparison));
        return new Line(tone, name, rests(comparison), cells, Optional.empty());
    }

    /** How far it is on the way to what a comparison needs. */
    private String missing(Comparison comparison) {
        var effort = comparison.effort();
        var ways = new ArrayList<String>();
        if (effort.days() < comparison.neededDays()) ways.add(texts.get("earnings.compare.little.days", effort.days(), comparison.neededDays()));
        if (effort.hours() < Comparison.LEAST_HOURS) ways.add(texts.get("earnings.compare.little.hour", time(effort.hours())));
        return texts.get("earnings.compare.little", String.join(", ", ways));
    }

    private String time(double hours) {
        return texts.figures().span(Duration.ofMinutes((long) Math.floor(hours * 60)));
    }

    private String rests(Comparison comparison) {
        var effort = comparison.effort();
        String hours = texts.figures().span(Duration.ofMinutes(Math.round(effort.hours() * 60)));
        var energy = effort.energy();
        String known = energy.kwh() > 0 ? texts.get("earnings.compare.known." + energy.mostly(), texts.figures().energy(energy.kwh()))
                : texts.get("earnings.compare.known.none");
        return texts.get("earnings.compare.rests", effort.days(), hours, known);
    }

    private Cell perKwh(Comparison comparison) {
        String unit = comparison.effort().unit();
        return comparison.perKwh().map(range -> new Cell(Optional.of(Period.amount(range.likely(), unit, texts)),
                        texts.get("earnings.compare.between", texts.figures().credit(range.low()), texts.figures().credit(range.high()))))
                .orElseGet(() -> new Cell(Optional.empty(), texts.get("earnings.compare.noEnergy")));
    }

    private Cell worth(Comparison comparison) {
        if (comparison.price().isEmpty()) return new Cell(Optional.empty(), texts.get("earnings.compare.noPrice"));
        var price = comparison.price().get();
        return comparison.worthPerKwh().map(range -> new Cell(Optional.of(texts.figures().money(range.likely(), price.currency())), texts.get("earnings.compare.between",
                        texts.figures().money(range.low(), price.currency()), texts.figures().money(range.high(), price.currency()))))
                .orElseGet(() -> new Cell(Optional.empty(), texts.get("earnings.compare.noEnergy")));
    }

    /** What must be known to read the lines: what is behind a total, and what a kWh costs where that is one figure. */
    String note(List<Comparison> comparisons, Electricity tariff) {
        var words = new ArrayList<String>();
        words.add(texts.get("earnings.compare.units"));
        if (comparisons.stream().anyMatch(each -> each.effort().silent())) words.add(texts.get("earnings.compare.totals"));
        comparisons.stream().filter(each -> each.enough() && each.worthPerKwh().isPresent()).map(each -> each.price().orElseThrow()).distinct()
                .forEach(price -> words.add(price(price)));
        if (comparisons.stream().anyMatch(Comparison::enough) && !priced(comparisons)) words.add(texts.get("earnings.compare.priceless"));
        else if (tariff.pricePerKwh().isPresent() && tariff.windows().isEmpty()) {
            words.add(texts.get("earnings.compare.tariff", texts.figures().money(tariff.pricePerKwh().getAsDouble(), tariff.currency())));
        }
        return String.join(" ", words);
    }

    private String price(Price price) {
        return texts.get("earnings.compare.price", texts.figures().price(price.perUnit(), price.currency()), money.unit(price.unit()), money.source(price));
    }
}
