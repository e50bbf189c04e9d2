package app.hearth.desktop.earnings;

import app.hearth.desktop.money.MoneyWords;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.value.Balance;
import app.hearth.rewards.value.Cost;
import app.hearth.rewards.value.Range;
import app.hearth.settings.Electricity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the strip of worth, electricity and what is left says. */
final class BalanceWords {
    /** A figure with its name before and where it is from after. */
    record Part(String title, String figure, String about) {}

    /**
     * The strip.
     *
     * @param worth       of what came in this month
     * @param electricity what it cost
     * @param left        what the user gave or kept; empty unless both are known
     * @param action      what the button says
     */
    record Strip(Part worth, Part electricity, Optional<Part> left, String action) {}

    private final Texts texts;
    private final MoneyWords money;

    BalanceWords(Texts texts) {
        this.texts = texts;
        this.money = new MoneyWords(texts);
    }

    /** @param units that came in and could have a price */
    Strip strip(Balance balance, Electricity tariff, List<String> units) {
        String month = texts.times().month(balance.month());
        boolean priced = balance.lines().stream().anyMatch(line -> line.worth().isPresent());
        return new Strip(worth(balance, month, tariff), balance.cost().map(this::electricity).orElseGet(() -> new Part(texts.get("earnings.electricity"),
                texts.get("earnings.electricity.none"), "")), balance.net().map(net -> left(net, tariff.currency())),
                texts.get(priced ? "earnings.value" : "earnings.value.set"));
    }

    private Part worth(Balance balance, String month, Electricity tariff) {
        String title = texts.get("earnings.worth", month);
        var known = balance.lines().stream().filter(line -> line.worth().isPresent()).toList();
        if (known.isEmpty()) return new Part(title, texts.get("earnings.worth.none"), texts.get(balance.lines().isEmpty() ? "earnings.worth.nothing" : "earnings.worth.noPrice"));
        var about = new ArrayList<String>();
        for (var line : known) {
            var worth = line.worth().orElseThrow();
            about.add(texts.get("earnings.worth.line", Period.amount(line.amount().value(), line.unit(), texts),
                    texts.figures().price(worth.price().perUnit(), worth.currency()), money.source(worth.price())));
        }
        String figure = balance.worth().map(value -> texts.figures().money(value, tariff.currency()))
                .orElseGet(() -> String.join(" + ", known.stream().map(line -> texts.figures().money(line.worth().orElseThrow().value(), line.worth().orElseThrow().currency())).toList()));
        return new Part(title, figure, String.join("; ", about));
    }

    private Part electricity(Cost cost) {
        String known = texts.get("earnings.energy." + cost.energy().mostly());
        String energy = texts.figures().energy(cost.energy().kwh());
        if (cost.money().isEmpty()) return new Part(texts.get("earnings.electricity"), energy, known + ", " + texts.get("earnings.electricity.noPrice"));
        var range = cost.money().get();
        return new Part(texts.get("earnings.electricity"), texts.figures().money(range.likely(), cost.currency()),
                texts.get("earnings.electricity.about", energy, known, between(range, cost.currency())));
    }

    private Part left(Range net, String currency) {
        boolean gave = net.likely() < 0;
        String figure = texts.figures().money(Math.abs(net.likely()), currency);
        var shown = gave ? new Range(-net.high(), -net.likely(), -net.low()) : net;
        return new Part(texts.get(gave ? "earnings.gave" : "earnings.kept"), figure, net.exact() ? "" : between(shown, currency));
    }

    private String between(Range range, String currency) {
        return texts.get("earnings.between", texts.figures().money(range.low(), currency), texts.figures().money(range.high(), currency));
    }
}
