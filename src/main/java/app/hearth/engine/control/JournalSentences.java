package app.hearth.engine.control;

import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.Trouble;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The journal's events as English sentences, for BOINC's managers and for the console. Windows have words of their own. */
public final class JournalSentences {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("app.hearth.engine.control.journal", Locale.ROOT);

    private JournalSentences() {}

    /** The event in words; one that has none yet shows as its code. */
    public static String of(JournalEntry entry) {
        String key = key(entry);
        if (!WORDS.containsKey(key)) return (key + " " + String.join(" ", arguments(entry))).strip();
        return new MessageFormat(WORDS.getString(key), Locale.ENGLISH).format(arguments(entry).toArray());
    }

    private static List<String> arguments(JournalEntry entry) {
        var words = new ArrayList<>(entry.arguments().stream().map(each -> Trouble.read(each).english()).toList());
        if (entry.code().startsWith("mode.changed") && !words.isEmpty()) words.set(0, mode(words.getFirst()));
        return words;
    }

    private static String mode(String name) {
        String key = "mode.changed.to." + name;
        return WORDS.containsKey(key) ? WORDS.getString(key) : name;
    }

    private static String key(JournalEntry entry) {
        boolean timed = entry.code().equals("mode.changed") && entry.arguments().size() > 1 && !entry.arguments().get(1).isEmpty();
        boolean kinds = entry.code().equals("sharing.held") || entry.code().equals("finishing");
        if (kinds && !entry.arguments().isEmpty()) return entry.code() + "." + entry.arguments().getFirst();
        return timed ? "mode.changed.timed" : entry.code();
    }
}
