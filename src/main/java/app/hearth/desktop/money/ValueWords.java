package app.hearth.desktop.money;

import app.hearth.desktop.text.Figures;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.value.Balance;
import app.hearth.rewards.value.Cost;
import app.hearth.rewards.value.EarningsForecast;
import app.hearth.rewards.value.Range;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of a month's balance: each figure with where it is from and how sure it is. */
public final class ValueWords {
    private final Texts texts;
    private final MoneyWords words;

    public ValueWords(Texts texts) {
        this.texts = texts;
        this.words = new MoneyWords(texts);
    }

    /**
     * One figure.
     *
     * @param value empty where it is not known; {@code about} says why
     */
    public record Cell(String name, Optional<String> value, String about) {}

    /** What came in is worth. */
    public Cell worth(Balance balance, String currency) {
        String name = texts.get("money.strip.worth", texts.times().month(balance.month()));
        if (balance.lines().isEmpty()) return new Cell(name, Optional.empty(), texts.get("money.strip.nothing"));
        String about = balance.lines().stream().filter(line -> line.worth().isPresent()).map(this::line).collect(Collectors.joining(" · "));
        if (balance.worth().isEmpty()) return new Cell(name, Optional.empty(), about.isEmpty() ? texts.get("money.strip.noPrice") : about);
        return new Cell(name, Optional.of(texts.figures().money(balance.worth().get(), currency)), about);
    }

    private String line(Balance.Line line) {
        var worth = line.worth().orElseThrow();
        return texts.get("money.strip.line", texts.figures().credit(line.amount().value()), shortUnit(line.unit()),
                texts.figures().price(worth.price().perUnit(), worth.currency()), words.source(worth.price()));
    }

    private String shortUnit(String unit) {
        return unit.equals("credit") ? texts.get("money.unit.credits") : unit;
    }

    /** What the electricity of sharing cost. */
    public Cell electricity(Optional<Cost> cost) {
        String name = texts.get("money.strip.electricity");
        if (cost.isEmpty()) return new Cell(name, Optional.empty(), texts.get("money.strip.noEnergy"));
        var known = cost.get();
        String energy = texts.figures().energy(known.energy().kwh()) + ", " + texts.get("money.known." + known.energy().mostly().name());
        if (known.money().isEmpty()) return new Cell(name, Optional.empty(), energy + ". " + texts.get("money.strip.noTariff"));
        var money = known.money().get();
        String about = between(money, known.currency()) + energy + (known.later() ? ", " + texts.get("money.strip.later") : "");
        return new Cell(name, Optional.of(texts.figures().money(money.likely(), known.currency())), about);
    }

    private String between(Range range, String currency) {
        return range.exact() ? "" : between(range.low(), range.high(), currency) + " · ";
    }

    /** What is next to nothing is no bound worth a figure. */
    private String between(double low, double high, String currency) {
        boolean little = low < Math.pow(10, -Figures.decimals(currency));
        return little ? texts.get("money.strip.upTo", texts.figures().money(high, currency))
                : texts.get("money.strip.between", texts.figures().money(low, currency), texts.figures().money(high, currency));
    }

    /** What is left: given or kept. Empty unless worth and cost are known. */
    public Optional<Cell> net(Balance balance, String currency) {
        return balance.net(Figures.decimals(currency)).map(net -> {
            boolean kept = net.likely() >= 0;
            // Both ways the figure is above zero; which way is in the name.
            String about = net.exact() ? "" : net.low() < 0 && net.high() > 0 ? texts.get("money.strip.either")
                    : between(Math.min(Math.abs(net.low()), Math.abs(net.high())), Math.max(Math.abs(net.low()), Math.abs(net.high())), currency);
            return new Cell(texts.get(kept ? "money.strip.kept" : "money.strip.gave"), Optional.of(texts.figures().money(Math.abs(net.likely()), currency)), about);
        });
    }

    /** What the whole month will bring, such as "405,000–440,000 by 30 Nov". */
    public String forecast(EarningsForecast forecast, Balance balance) {
        return switch (forecast) {
            case EarningsForecast.NotYet(int days, int needed) -> texts.get("money.forecast.notYet", needed - days);
            case EarningsForecast.Expected expected -> {
                String low = texts.figures().credit(expected.month().low());
                String high = texts.figures().credit(expected.month().high());
                String end = texts.times().date(balance.month().atEndOfMonth());
                yield low.equals(high) ? texts.get("money.forecast.one", low, end) : texts.get("money.forecast.range", low, high, end);
            }
        };
    }

    /** All of it in one line, for a screen reader. */
    public String spoken(List<Cell> cells) {
        return cells.stream().map(cell -> cell.name() + ": " + cell.value().map(value -> value + ", ").orElse("") + cell.about()).collect(Collectors.joining(". "));
    }
}
