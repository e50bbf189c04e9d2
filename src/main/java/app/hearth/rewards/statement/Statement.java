package app.hearth.rewards.statement;

import app.hearth.rewards.Amount;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.State;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.statement.StatementData.Network;
import app.hearth.rewards.value.Cost;
import app.hearth.rewards.value.Range;
import app.hearth.rewards.value.Worth;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Puts a month on paper, as PDF. Pure: the same data and language give the same words. */
public final class Statement {
    private final StatementData data;
    private final Locale locale;
    private final ResourceBundle words;
    private final Paper paper;

    private Statement(StatementData data, Locale locale, Paper paper) throws IOException {
        this.data = data;
        this.words = ResourceBundle.getBundle("app.hearth.rewards.statement.messages", locale);
        this.paper = paper;
        this.locale = written(locale);
    }

    /** @param out stays open */
    public static void write(StatementData data, Locale locale, OutputStream out) throws IOException {
        try (var document = new PDDocument()) {
            try (var paper = new Paper(document)) {
                var statement = new Statement(data, locale, paper);
                statement.write();
                var about = document.getDocumentInformation();
                about.setTitle(statement.text("title", statement.month()));
                about.setCreator("Hearth");
                about.setCreationDate(GregorianCalendar.from(data.made().atZone(data.zone())));
                document.getDocumentCatalog().setLanguage(statement.words.getLocale().equals(Locale.ROOT) ? "en" : statement.words.getLocale().toLanguageTag());
            }
            document.save(out);
        }
    }

    private void write() throws IOException {
        paper.title(text("title", month()));
        paper.note(text("made", time(data.made()), data.zone().getId()));
        if (data.networks().isEmpty()) {
            paper.heading(text("networks"));
            paper.note(text("nothing"));
        }
        for (var network : data.networks()) network(network);
        worth();
        electricity();
        paper.heading(text("net"));
        if (data.balance().net().isPresent()) sum(text("net.left"), data.balance().net(places(currency())).orElseThrow(), currency());
        paper.note(text(data.balance().net().isPresent() ? "net.how" : "net.unknown"));
        paper.heading(text("proof"));
        paper.row(text("proof.signed"), whole(data.signed()));
        paper.row(text("proof.word"), whole(data.unsigned()));
        paper.note(text("proof.how"));
    }

    private void network(Network network) throws IOException {
        paper.heading(network.label());
        for (var sum : network.sums()) paper.row(text("state." + sum.state().name()), amount(sum.amount(), sum.unit()));
        for (var state : State.values()) {
            int count = network.receipts().getOrDefault(state, 0);
            if (count > 0) paper.row(text("receipts." + state.name()), whole(count));
        }
    }

    private void worth() throws IOException {
        paper.heading(text("worth"));
        for (var line : data.balance().lines()) {
            var amount = amount(line.amount(), line.unit());
            if (line.worth().isPresent()) {
                Worth worth = line.worth().get();
                paper.row(text("worth.line", amount, price(worth.price())), money(worth.value(), worth.currency()));
            } else {
                paper.row(amount, text("worth.none"));
            }
        }
        if (data.balance().lines().isEmpty()) paper.note(text("nothing"));
    }

    private String price(Price price) {
        var each = figure(BigDecimal.valueOf(price.perUnit()), 0, 8) + " " + price.currency();
        var from = switch (price.origin()) {
            case Price.Own(var entered) -> text("price.own", each, date(entered));
            case Price.Fed(var host, var fetched) -> text("price.fed", each, host, time(fetched));
        };
        return price.stale(data.made(), data.zone()) ? text("price.old", from) : from;
    }

    private void electricity() throws IOException {
        paper.heading(text("electricity"));
        if (data.balance().cost().isEmpty()) {
            paper.note(text("electricity.none"));
            return;
        }
        Cost cost = data.balance().cost().get();
        Range kwh = cost.energy().range();
        paper.row(text("electricity.used"), text("kwh", kwh(kwh.likely())));
        paper.row(text("range"), text("kwh.range", kwh(kwh.low()), kwh(kwh.high())));
        if (cost.energy().sensor() > 0) paper.row(text("electricity.sensor"), text("kwh", kwh(cost.energy().sensor())));
        if (cost.energy().meter() > 0) paper.row(text("electricity.meter"), text("kwh", kwh(cost.energy().meter())));
        if (cost.energy().estimate() > 0) paper.row(text("electricity.estimate"), text("kwh", kwh(cost.energy().estimate())));
        if (cost.money().isPresent()) sum(text("electricity.cost"), cost.money().get(), cost.currency());
        else paper.note(text("electricity.tariff"));
        if (cost.money().isPresent() && cost.later()) paper.note(text("electricity.later"));
    }

    private void sum(String name, Range range, String currency) throws IOException {
        paper.sum(name, money(range.likely(), currency));
        if (!range.exact()) paper.row(text("range"), text("to", money(range.low(), currency), money(range.high(), currency)));
    }

    /** Of the electricity, against which the worth is set. */
    private String currency() {
        return data.balance().cost().orElseThrow().currency();
    }

    private String text(String key, Object... figures) {
        return new MessageFormat(words.getString(key), locale).format(figures);
    }

    /** The user's, or English where the paper's font lacks the letters of its dates and figures: a question mark for each says nothing. */
    private Locale written(Locale wanted) throws IOException {
        return paper.shows(month(wanted) + time(data.made(), wanted) + NumberFormat.getNumberInstance(wanted).format(-1_234_567_890.5)) ? wanted
                : Locale.of("en", wanted.getCountry());
    }

    private String month() {
        return month(locale);
    }

    private String month(Locale in) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", in).format(data.month());
    }

    private String time(Instant at) {
        return time(at, locale);
    }

    private String time(Instant at, Locale in) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(in).format(at.atZone(data.zone()));
    }

    private String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(date);
    }

    private String amount(Amount amount, String unit) {
        return figure(new BigDecimal(amount.text()), 0, 8) + " " + (unit.equals(Event.CREDIT) ? text("credits") : unit);
    }

    private String kwh(double kwh) {
        return figure(BigDecimal.valueOf(kwh), 2, 3);
    }

    private String money(double money, String currency) {
        int places = places(currency);
        return figure(new BigDecimal(money), places, places) + " " + currency; // exactly, as a screen rounds it
    }

    /** As its money has; a code that nobody registered gets two. */
    private static int places(String currency) {
        return Currency.getAvailableCurrencies().stream().filter(known -> known.getCurrencyCode().equals(currency)).findFirst()
                .map(known -> Math.max(0, known.getDefaultFractionDigits())).orElse(2);
    }

    private String whole(int number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    private String figure(BigDecimal value, int least, int most) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(value);
    }
}
