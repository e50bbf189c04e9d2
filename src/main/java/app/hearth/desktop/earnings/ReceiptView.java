package app.hearth.desktop.earnings;

import app.hearth.desktop.controls.Facts.Fact;
import app.hearth.desktop.status.AppWords;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.Earnings.Receipt;
import app.hearth.rewards.Earnings.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One receipt in words. */
record ReceiptView(Receipt receipt, String title, String network, String finished, String worked, String credit, String state) {
    static ReceiptView of(Receipt receipt, Texts texts) {
        String title = receipt.title().isBlank() ? new AppWords(texts).title(receipt.appName(), receipt.appName()) : receipt.title();
        return new ReceiptView(receipt, title, receipt.network(), finished(receipt, texts), span(receipt.elapsedSeconds(), texts),
                texts.figures().credit(receipt.credit()), texts.get("receipt." + receipt.state()));
    }

    private static String finished(Receipt receipt, Texts texts) {
        boolean today = texts.times().dateOf(receipt.reported()).equals(texts.times().today());
        return today ? texts.times().clock(receipt.reported()) : texts.times().dayName(receipt.reported());
    }

    private static String span(double seconds, Texts texts) {
        return texts.figures().span(Duration.ofSeconds(Math.round(seconds)));
    }

    boolean matches(String search) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || (title + " " + network + " " + receipt.result()).toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Style class of the state's pill. */
    String look() {
        return switch (receipt.state()) {
            case GRANTED -> "granted";
            case BEING_CHECKED -> "checking";
            case NOT_ACCEPTED -> "refused";
        };
    }

    String icon() {
        return switch (receipt.state()) {
            case GRANTED -> "fth-check";
            case BEING_CHECKED -> "fth-clock";
            case NOT_ACCEPTED -> "fth-x";
        };
    }

    /** The pane's lines: what it used, and when it went its way. */
    List<Fact> facts(Texts texts) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(texts, "worked", worked));
        facts.add(fact(texts, "processor", span(receipt.cpuSeconds(), texts)));
        facts.add(fact(texts, "task", receipt.result()));
        return facts;
    }

    /** Sent, reported, checked, each with its time or what it waits for. */
    List<Fact> way(Texts texts) {
        String checked = receipt.judged().map(at -> texts.times().moment(at)).orElseGet(() -> texts.get("receipt.way.waiting"));
        return List.of(fact(texts, "sent", texts.times().moment(receipt.sent())),
                fact(texts, "reported", texts.times().moment(receipt.reported())), fact(texts, "checked", checked));
    }

    /** What stands beside the credit while it is only expected. */
    boolean expected() {
        return receipt.state() == State.BEING_CHECKED;
    }

    /** The receipt as plain text, for the clipboard. */
    String asText(Texts texts) {
        List<Fact> lines = new ArrayList<>();
        lines.add(new Fact(texts.get("receipt.title"), title));
        lines.add(new Fact(texts.get("receipt.column.network"), network));
        lines.add(new Fact(texts.get("receipt.column.credits"), credit));
        lines.add(new Fact(texts.get("receipt.column.state"), state));
        lines.addAll(facts(texts));
        lines.addAll(way(texts));
        return lines.stream().map(line -> line.name() + ": " + line.value()).collect(Collectors.joining("\n")) + "\n" + receipt.explanation();
    }

    private static Fact fact(Texts texts, String name, String value) {
        return new Fact(texts.get("receipt.fact." + name), value);
    }
}
