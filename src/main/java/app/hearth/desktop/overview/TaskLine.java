package app.hearth.desktop.overview;

import app.hearth.desktop.controls.ShareBar.Meaning;
import app.hearth.desktop.status.AppWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.EngineSnapshot.Task;
import app.hearth.engine.policy.Decision;
import java.util.List;

/** One task of the Overview's short list, in words. */
record TaskLine(String title, String network, double progress, String percent, String left, Meaning meaning) {
    private static final int MOST = 4;
    private static final int MOST_ON_HOLD = 3;

    /** The running tasks, or on hold those that wait with work done; four, or three where the reasons need the room. */
    static List<TaskLine> of(EngineSnapshot snapshot, Texts texts) {
        boolean hold = snapshot.decision() instanceof Decision.Hold;
        return snapshot.tasks().stream()
                .filter(task -> task.state() == State.RUNNING || task.state() == State.WAITING)
                .limit(hold ? MOST_ON_HOLD : MOST).map(task -> of(task, hold, texts)).toList();
    }

    private static TaskLine of(Task task, boolean hold, Texts texts) {
        boolean running = task.state() == State.RUNNING && !hold;
        return new TaskLine(new AppWords(texts).title(task),
                texts.get("overview.task.from", new AppWords(texts).network(task.projectName()), task.workunit()),
                task.progress(), texts.figures().progress(task.progress()), left(task, running, hold, texts),
                running ? Meaning.SHARED : Meaning.RESTING);
    }

    private static String left(Task task, boolean running, boolean hold, Texts texts) {
        if (!running) return texts.get(hold ? "overview.task.paused" : "overview.task.waiting");
        return task.remaining().map(span -> texts.get("overview.task.left", texts.figures().estimate(span))).orElse("");
    }
}
