package app.hearth.desktop.work;

import app.hearth.desktop.status.AppWords;
import app.hearth.desktop.status.AppWords;
import app.hearth.desktop.status.TroubleWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds the sentence of a journal entry. A code without words is shown as it is, never dropped. */
final class JournalWords {
    private final Texts texts;
    private final AppWords apps;

    JournalWords(Texts texts) {
        this.texts = texts;
        this.apps = new AppWords(texts);
    }

    String of(JournalEntry entry) {
        String key = key(entry);
        if (!texts.has(key)) return asItCame(entry);
        try {
            return texts.get(key, arguments(entry));
        } catch (IllegalArgumentException e) {
            return asItCame(entry); // a figure that is none: better read raw than lost
        }
    }

    private static String asItCame(JournalEntry entry) {
        return entry.code() + ": " + String.join(", ", entry.arguments().stream().map(each -> Trouble.read(each).english()).toList());
    }

    private static String key(JournalEntry entry) {
        if (entry.code().equals("mode.changed")) return modeKey(entry.arguments());
        boolean kinds = entry.code().equals("sharing.held") || entry.code().equals("finishing");
        return "journal." + entry.code() + (kinds && !entry.arguments().isEmpty() ? "." + entry.arguments().getFirst() : "");
    }

    private static String modeKey(List<String> arguments) {
        String mode = arguments.isEmpty() ? "" : arguments.getFirst();
        boolean timed = arguments.size() > 1 && !arguments.get(1).isBlank();
        return "journal.mode.changed." + mode + (timed ? ".timed" : "");
    }

    /** Arguments that are figures in words, the others as they came. */
    private Object[] arguments(JournalEntry entry) {
        List<Object> found = new ArrayList<>();
        entry.arguments().forEach(each -> found.add(TroubleWords.of(Trouble.read(each), texts)));
        if (entry.code().startsWith("task.") && !found.isEmpty()) found.set(0, apps.named(entry.projectName(), found.getFirst().toString()));
        while (found.size() < 3) found.add("");
        inWords(entry, found);
        return found.toArray();
    }

    private void inWords(JournalEntry entry, List<Object> found) {
        var figures = texts.figures();
        switch (entry.code()) {
            case "mode.changed" -> found.set(1, figures.span(Duration.ofMinutes(Math.round(number(found.get(1))))));
            case "task.finished", "task.later" -> found.set(1, figures.span(Duration.ofSeconds(Math.round(number(found.get(1))))));
            case "disk.full" -> found.set(0, figures.bytes(Math.round(number(found.getFirst())) << 20));
            case "clock.jumped" -> found.set(0, figures.span(Duration.ofSeconds(Math.abs(Math.round(number(found.getFirst()))))));
            case "project.contact.ok" -> {
                found.set(0, Math.round(number(found.get(0))));
                found.set(1, Math.round(number(found.get(1))));
            }
            default -> { }
        }
    }

    private static double number(Object argument) {
        String digits = argument.toString();
        return digits.isBlank() ? 0 : Double.parseDouble(digits);
    }
}
