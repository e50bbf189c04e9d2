package app.hearth.desktop.status;

import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot.Task;
import java.util.Map;
import java.util.regex.Pattern;

/** What a task's application is called and what it is for. An application without words of ours keeps its network's name. */
public final class AppWords {
    /** As the home network names itself, in English: its own constant is out of the window's reach, a test compares them. */
    static final String HOME = "Home network";
    /** The titles that the home network gives its own tasks, in English too, with the figure that differs. */
    private static final Map<String, Pattern> TITLES = Map.of(
            "hpfold", Pattern.compile("Fold a chain of (\\d+) residues"),
            "climate", Pattern.compile("Climates under (\\d+) suns"),
            "mersenne", Pattern.compile("Is 2\\^(\\d+) − 1 prime\\?"),
            "grokking", Pattern.compile("Learn to add modulo (\\d+)"));
    /** What the home network's checks found, as its receipts say it in English, with the figures that differ; the signed text itself stays. */
    private static final Map<String, Pattern> FOUND = Map.of(
            "hpfold", Pattern.compile("A fold with energy (-?\\d+) of a chain of (\\d+) residues; the best known is (-?\\d+)\\."),
            "climate", Pattern.compile("Of (\\d+) climates (\\d+) froze over; today's ice line is at (-?\\d+)° latitude\\."),
            "mersenne", Pattern.compile("2\\^(\\d+) − 1 is (prime|composite)\\."),
            "grokking", Pattern.compile("(\\d+) of (\\d+) networks understood addition modulo (\\d+)\\."));

    private final Texts texts;

    public AppWords(Texts texts) {
        this.texts = texts;
    }

    public String title(String appName, String otherwise) {
        return texts.getOr("app." + appName + ".title", otherwise);
    }

    /** What this one task is in its network's words, else what its application is called. */
    public String title(Task task) {
        return task.title().isBlank() ? title(task.appName(), task.appTitle()) : ofTask(task.appName(), task.title());
    }

    /** A task's own title, in the user's language where it is one of the home network's own tasks. */
    public String ofTask(String appName, String title) {
        var own = TITLES.get(appName);
        var match = own == null ? null : own.matcher(title);
        return match != null && match.matches() ? texts.get("app." + appName + ".task", match.group(1)) : title;
    }

    /** What a check found, in the user's language where the home network said it of one of its own tasks. */
    public String found(String appName, String sentence) {
        var own = FOUND.get(appName);
        var match = own == null ? null : own.matcher(sentence);
        if (match == null || !match.matches()) return sentence;
        if (appName.equals("mersenne")) return texts.get("app.mersenne.found." + match.group(2), match.group(1));
        return texts.get("app." + appName + ".found", match.group(1), match.group(2), match.group(3));
    }

    /** What a network is called: the home network in the user's language, the others as they call themselves. */
    public String network(String name) {
        return name.equals(HOME) ? texts.get("welcome.home") : name;
    }

    /** A task by the name on the wire, with what it is where it is one of the home network's own: those names begin with the application's. */
    public String named(String network, String task) {
        String app = network.equals(HOME) ? title(task.replaceFirst("_.*", ""), "") : "";
        return app.isEmpty() ? task : texts.get("work.journal.task", app, task);
    }

    /** What it computes, empty where we have no words. */
    public String what(String appName) {
        return texts.getOr("app." + appName + ".what", "");
    }

    /** Why that is worth the electricity, empty where we have no words. */
    public String why(String appName) {
        return texts.getOr("app." + appName + ".why", "");
    }
}
