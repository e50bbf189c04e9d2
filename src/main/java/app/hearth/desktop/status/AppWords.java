package app.hearth.desktop.status;

import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot.Task;

/** What a task's application is called and what it is for. An application without words of ours keeps its network's name. */
public final class AppWords {
    private final Texts texts;

    public AppWords(Texts texts) {
        this.texts = texts;
    }

    public String title(String appName, String otherwise) {
        return texts.getOr("app." + appName + ".title", otherwise);
    }

    /** What this one task is in its network's words, else what its application is called. */
    public String title(Task task) {
        return task.title().isBlank() ? title(task.appName(), task.appTitle()) : task.title();
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
