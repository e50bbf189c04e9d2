package app.hearth.rewards.value;

import app.hearth.rewards.Amount;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.price.Price;
import app.hearth.settings.Electricity;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came in over a month, what it is worth, what the electricity cost, and what is left. Units stay apart: each has a line of its own, and only
 * money of the tariff's currency is set against the electricity.
 *
 * @param lines one for each unit that came in, by unit
 * @param worth of all lines whose price is in the tariff's currency; empty where there is no such line
 * @param cost  of the electricity of sharing; empty where none was counted
 * @param net   worth less cost; empty unless both are known
 */
public record Balance(YearMonth month, List<Line> lines, Optional<Double> worth, Optional<Cost> cost, Optional<Range> net) {
    public Balance {
        lines = List.copyOf(lines);
    }

    /**
     * What came in of one unit.
     *
     * @param worth empty without a price
     */
    public record Line(String unit, Amount amount, Optional<Worth> worth) {}

    /**
     * The balance of a month.
     *
     * @param earned what each local day brought, as in the book; other months are left out
     * @param prices by unit
     * @param used   what each local day of sharing used; other months are left out
     */
    public static Balance of(YearMonth month, List<BookReader.Day> earned, Map<String, Price> prices, List<PowerDay> used, Electricity tariff) {
        var amounts = new TreeMap<String, Amount>();
        for (var day : earned) {
            if (YearMonth.from(day.date()).equals(month)) amounts.merge(day.unit(), day.amount(), Amount::plus);
        }
        var lines = new ArrayList<Line>();
        amounts.forEach((unit, amount) -> lines.add(new Line(unit, amount, Optional.ofNullable(prices.get(unit)).map(price -> Worth.of(amount, price)))));
        var worth = lines.stream().flatMap(line -> line.worth().stream()).filter(one -> one.currency().equals(tariff.currency()))
                .map(Worth::value).reduce(Double::sum);
        var cost = Cost.of(used.stream().filter(day -> YearMonth.from(day.date()).equals(month)).toList(), tariff);
        var net = worth.flatMap(value -> cost.flatMap(Cost::money).map(money -> Range.exactly(value).minus(money)));
        return new Balance(month, lines, worth, cost, net);
    }

    /** Worth less cost as they read with so many decimals, so that on a screen or on paper the one taken from the other gives the third. */
    public Optional<Range> net(int decimals) {
        return net.map(_ -> Range.exactly(worth.orElseThrow()).rounded(decimals).minus(cost.flatMap(Cost::money).orElseThrow().rounded(decimals)).rounded(decimals));
    }

    /** Lines that have a price, but in another currency than the tariff's: shown, not set against the electricity. */
    public List<Line> elsewhere(String currency) {
        return lines.stream().filter(line -> line.worth().filter(worth -> !worth.currency().equals(currency)).isPresent()).toList();
    }
}
