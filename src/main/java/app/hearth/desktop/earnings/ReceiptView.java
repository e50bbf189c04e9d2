package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.Facts.Fact;
import app.hearth.desktop.status.AppWords;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.Book.Entry;
import app.hearth.rewards.BookReader.Receipt;
import app.hearth.rewards.Event;
import app.hearth.rewards.Event.Proof;
import app.hearth.rewards.Event.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One receipt in words.
 *
 * @param receipt empty for a row whose receipt is still on its way
 */
record ReceiptView(Optional<Receipt> receipt, String title, String network, String finished, String energy, String amount, String state) {
    /** A row whose receipt is still being read. */
    static final ReceiptView COMING = new ReceiptView(Optional.empty(), "", "", "", "", "", "");

    /** @param network what the source is called */
    static ReceiptView of(Receipt receipt, String network, Texts texts) {
        var event = receipt.event();
        return new ReceiptView(Optional.of(receipt), title(event, texts), network, day(when(receipt), texts),
                receipt.measured().flatMap(measured -> measured.energy()).map(energy -> energy(energy.joules(), texts)).orElse(""), amount(event, texts),
                texts.get("receipt." + stateKey(event)));
    }

    private static String title(Event event, Texts texts) {
        if (!event.title().isBlank()) return new AppWords(texts).ofTask(event.app(), event.title());
        return new AppWords(texts).title(event.app(), event.app().isBlank() ? event.id() : event.app());
    }

    /** A receipt is signed, granted, or what else its state says. */
    private static String stateKey(Event event) {
        return event.state() == State.VALIDATED && event.facts().proof() == Proof.SIGNED ? "SIGNED" : event.state().name();
    }

    private static Instant when(Receipt receipt) {
        var facts = receipt.event().facts();
        return facts.reported().or(() -> receipt.measured().map(measured -> measured.finished())).orElse(receipt.event().at());
    }

    private static String day(Instant at, Texts texts) {
        return texts.times().dateOf(at).equals(texts.times().today()) ? texts.times().clock(at) : texts.times().dayName(at);
    }

    /** Small tasks need less than a Wh: with a decimal, as in the ux note's picture. */
    private static String energy(double joules, Texts texts) {
        double wh = joules / 3600;
        return wh < 9.95 ? texts.get("unit.wh", texts.figures().decimal(wh, wh < 0.095 ? 2 : 1)) : texts.figures().energy(wh / 1000);
    }

    /** A dash where the network names no credit for a single task. */
    private static String amount(Event event, Texts texts) {
        if (!event.counted() && event.amount().isZero()) return "–";
        String figure = texts.figures().credit(event.amount().value());
        return event.unit().equals(Event.CREDIT) ? figure : texts.figures().token(event.amount().value()) + " " + event.unit();
    }

    boolean same(ReceiptView other) {
        return receipt.isPresent() && other.receipt.isPresent() && event().source().equals(other.event().source()) && event().id().equals(other.event().id());
    }

    private Event event() {
        return receipt.orElseThrow().event();
    }

    /** Style class of the state's pill. */
    String look() {
        return switch (event().state()) {
            case VALIDATED, PAID -> "granted";
            case PENDING, REPORTED -> "checking";
            case REJECTED -> "refused";
        };
    }

    String icon() {
        return switch (event().state()) {
            case VALIDATED, PAID -> event().facts().proof() == Proof.SIGNED ? "fth-shield" : "fth-check";
            case PENDING -> "fth-clock";
            case REPORTED -> "fth-send";
            case REJECTED -> "fth-x";
        };
    }

    /** What stands beside the amount. */
    String unit(Texts texts) {
        if (!event().unit().equals(Event.CREDIT)) return "";
        if (!event().counted() && event().amount().isZero()) return texts.get("receipt.inTotal");
        return texts.get(event().state() == State.PENDING ? "receipt.expected" : "overview.today.credits");
    }

    /** The pane's lines: what it used. */
    List<Fact> facts(Texts texts) {
        var facts = new ArrayList<Fact>();
        var told = event().facts();
        if (told.elapsed().isPositive()) facts.add(fact(texts, "worked", span(told.elapsed(), texts)));
        if (told.cpu().isPositive()) facts.add(fact(texts, "processor", span(told.cpu(), texts)));
        receipt.flatMap(Receipt::measured).ifPresent(measured -> {
            if (measured.gpu().isPositive()) facts.add(fact(texts, "graphics", span(measured.gpu(), texts)));
            measured.energy().ifPresent(energy -> facts.add(fact(texts, "energy",
                    texts.get("receipt.energy." + energy.known(), energy(energy.joules(), texts)))));
            facts.add(fact(texts, "data", texts.get("receipt.data", texts.figures().bytes(measured.bytesDown()), texts.figures().bytes(measured.bytesUp()))));
        });
        facts.add(fact(texts, "task", event().id()));
        return facts;
    }

    private static String span(Duration span, Texts texts) {
        return texts.figures().span(Duration.ofSeconds(Math.round(span.toMillis() / 1000.0)));
    }

    /** Received, reported, checked, each with its time or what it waits for. */
    List<Fact> way(Texts texts) {
        var way = new ArrayList<Fact>();
        var told = event().facts();
        told.sent().ifPresent(at -> way.add(fact(texts, "sent", texts.times().moment(at))));
        receipt.flatMap(Receipt::measured).ifPresent(measured -> way.add(fact(texts, "ended", texts.times().moment(measured.finished()))));
        told.reported().ifPresent(at -> way.add(fact(texts, "reported", texts.times().moment(at))));
        if (told.judged().isPresent()) way.add(fact(texts, "checked", texts.times().moment(told.judged().get())));
        else if (event().state() == State.PENDING) way.add(fact(texts, "checked", texts.get("receipt.way.waiting")));
        else if (told.sent().isEmpty()) way.add(fact(texts, "at", texts.times().moment(event().at())));
        return way;
    }

    /** What vouches for it, in a sentence. */
    String proof(Texts texts) {
        return texts.get(switch (event().state()) {
            case REPORTED -> "receipt.proof.total";
            case PENDING -> "receipt.proof.pending";
            case PAID -> "receipt.proof.wallet";
            case VALIDATED, REJECTED -> event().facts().proof() == Proof.SIGNED ? "receipt.proof.signed" : "receipt.proof.word";
        });
    }

    /** What the check found; a sentence of the home network's own in the user's language. */
    String explanation(Texts texts) {
        return new AppWords(texts).found(event().app(), event().facts().explanation());
    }

    /** How its amount came about, a line for each entry of the book. */
    static List<Fact> history(List<Entry> entries, Texts texts) {
        return entries.stream().filter(entry -> !entry.amount().isZero()).map(entry -> new Fact(texts.times().moment(entry.recorded()),
                texts.get("receipt.entry." + entry.why() + (entry.amount().units() < 0 ? ".back" : ""), sign(entry, texts),
                        texts.get("receipt." + entry.state())))).toList();
    }

    private static String sign(Entry entry, Texts texts) {
        double value = entry.amount().value();
        return (value < 0 ? "−" : "+") + texts.figures().token(Math.abs(value));
    }

    /** The receipt as plain text, for the clipboard. */
    String asText(Texts texts) {
        var lines = new ArrayList<Fact>();
        lines.add(new Fact(texts.get("receipt.title"), title));
        lines.add(new Fact(texts.get("receipt.column.network"), network));
        lines.add(new Fact(texts.get("receipt.column.credits"), amount + " " + unit(texts)));
        lines.add(new Fact(texts.get("receipt.column.state"), state));
        lines.addAll(facts(texts));
        lines.addAll(way(texts));
        return lines.stream().map(line -> line.name() + ": " + line.value()).collect(Collectors.joining("\n")) + "\n" + proof(texts)
                + (explanation(texts).isBlank() ? "" : "\n" + explanation(texts));
    }

    private static Fact fact(Texts texts, String name, String value) {
        return new Fact(texts.get("receipt.fact." + name), value);
    }
}
