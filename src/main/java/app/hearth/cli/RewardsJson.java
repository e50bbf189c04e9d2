package app.hearth.cli;

import app.hearth.rewards.Amount;
import app.hearth.rewards.Event;
import app.hearth.rewards.export.Texts;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.Balance;
import app.hearth.rewards.value.Comparison;
import app.hearth.rewards.value.Cost;
import app.hearth.rewards.value.EarningsForecast;
import app.hearth.rewards.value.Effort;
import app.hearth.rewards.value.Range;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * The figures of earnings as JSON. Amounts of the book are texts, exact, since many readers would round a number; times are ISO 8601 with the offset.
 * A field whose figure is not known is left out.
 */
public final class RewardsJson {
    private final JsonWriter out;
    private final RewardsFigures figures;

    private RewardsJson(JsonWriter out, RewardsFigures figures) {
        this.out = out;
        this.figures = figures;
    }

    public static String of(RewardsFigures figures) {
        var text = new StringWriter();
        try (var out = new JsonWriter(text)) {
            out.setIndent("  ");
            new RewardsJson(out, figures).write();
        } catch (IOException e) {
            throw new UncheckedIOException("a text takes all", e);
        }
        return text + System.lineSeparator();
    }

    private void write() throws IOException {
        out.beginObject().name("format").value("hearth-rewards").name("version").value(1);
        out.name("at").value(Texts.time(figures.at(), figures.zone())).name("zone").value(figures.zone().getId());
        out.name("sources").beginArray();
        for (var source : figures.sources()) source(source);
        out.endArray().name("days").beginArray();
        for (var day : figures.days()) {
            out.beginObject().name("date").value(day.date().toString()).name("source").value(day.source()).name("unit").value(day.unit());
            amount("amount", day.amount());
            out.name("receipts").value(day.events()).endObject();
        }
        out.endArray().name("month");
        month(figures.balance());
        out.name("comparison").beginArray();
        for (var comparison : figures.comparisons()) comparison(comparison);
        out.endArray().endObject();
    }

    private void source(RewardsFigures.Source source) throws IOException {
        out.beginObject().name("name").value(source.name());
        if (source.fetched().isPresent()) out.name("fetched").value(Texts.time(source.fetched().get(), figures.zone()));
        out.name("units").beginArray();
        for (var unit : source.units()) {
            out.beginObject().name("unit").value(unit.unit());
            amount("today", unit.today());
            amount("month", unit.month());
            amount("total", unit.total());
            amount("pending", unit.pending());
            out.endObject();
        }
        out.endArray().name("receipts").beginObject();
        for (var count : source.counts()) out.name(word(count.state())).value(count.events());
        out.endObject().endObject();
    }

    private void month(Balance balance) throws IOException {
        out.beginObject().name("month").value(balance.month().toString()).name("units").beginArray();
        for (var line : balance.lines()) {
            out.beginObject().name("unit").value(line.unit());
            amount("amount", line.amount());
            if (line.worth().isPresent()) {
                number("worth", line.worth().get().value());
                price(line.worth().get().price());
            }
            out.endObject();
        }
        out.endArray();
        if (balance.worth().isPresent()) number("worth", balance.worth().get());
        if (balance.cost().isPresent()) electricity(balance.cost().get());
        if (balance.net().isPresent()) range("net", balance.net().get());
        out.name("forecast");
        forecast(figures.forecast());
        out.endObject();
    }

    /** Of credit alone: coins are paid for the work of all the user's computers, so that the plan of this one says nothing of them. */
    private void forecast(EarningsForecast forecast) throws IOException {
        out.beginObject().name("unit").value(Event.CREDIT);
        switch (forecast) {
            case EarningsForecast.NotYet(int days, int needed) -> out.name("days").value(days).name("daysNeeded").value(needed);
            case EarningsForecast.Expected expected -> {
                number("soFar", expected.soFar());
                range("month", expected.month());
                out.name("days").value(expected.days());
                number("hoursPlanned", expected.hours());
            }
        }
        out.endObject();
    }

    private void electricity(Cost cost) throws IOException {
        out.name("electricity").beginObject();
        range("kwh", cost.energy().range());
        out.name("known").beginObject();
        number("sensor", cost.energy().sensor());
        number("meter", cost.energy().meter());
        number("estimate", cost.energy().estimate());
        out.endObject();
        if (cost.money().isPresent()) range("cost", cost.money().get());
        out.name("currency").value(cost.currency()).name("partlyAtTodaysPrice").value(cost.later()).endObject();
    }

    private void comparison(Comparison comparison) throws IOException {
        var effort = comparison.effort();
        out.beginObject().name("source").value(effort.source()).name("unit").value(effort.unit());
        amount("amount", effort.amount());
        out.name("byTotal").value(effort.silent()).name("days").value(effort.days()).name("tasks").value(effort.tasks()).name("tasksOnCard").value(effort.onCard());
        number("cpuHours", effort.cpu().toMillis() / 3_600_000.0);
        number("cardHours", effort.gpu().toMillis() / 3_600_000.0);
        number("kwh", effort.energy().kwh());
        out.name("enough").value(comparison.enough()).name("daysNeeded").value(comparison.neededDays());
        if (comparison.perHour().isPresent()) number(effort.hour() == Effort.Hour.CARD ? "perCardHour" : "perCoreHour", comparison.perHour().getAsDouble());
        if (comparison.perKwh().isPresent()) range("perKwh", comparison.perKwh().get());
        if (comparison.worthPerKwh().isPresent()) range("worthPerKwh", comparison.worthPerKwh().get());
        if (comparison.price().isPresent()) price(comparison.price().get());
        out.endObject();
    }

    private void price(Price price) throws IOException {
        out.name("price").beginObject();
        number("perUnit", price.perUnit());
        out.name("currency").value(price.currency());
        switch (price.origin()) {
            case Price.Own(var entered) -> out.name("from").value("user").name("entered").value(entered.toString());
            case Price.Fed(var host, var fetched) -> out.name("from").value(host).name("fetched").value(Texts.time(fetched, figures.zone()));
        }
        out.name("old").value(price.stale(figures.at(), figures.zone())).endObject();
    }

    private void range(String name, Range range) throws IOException {
        out.name(name).beginObject();
        number("low", range.low());
        number("likely", range.likely());
        number("high", range.high());
        out.endObject();
    }

    private void number(String name, double value) throws IOException {
        out.name(name).jsonValue(Texts.number(value));
    }

    private void amount(String name, Amount amount) throws IOException {
        out.name(name).value(amount.text());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
