package app.hearth.desktop.networks;

import app.hearth.desktop.status.TroubleWords;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.EngineSnapshot.Task;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with a network, in words.
 *
 * @param pill     one or two words
 * @param sentence what it does and until when
 * @param detail   what the network said of its failure
 * @param remedy   what would change it
 */
record Standing(Kind kind, String pill, String sentence, Optional<String> detail, Optional<Remedy> remedy) {
    /** In the order of what is said first. */
    enum Kind { MOVED, PAUSED, ERROR, LEAVING, WORKING, NO_MORE, READY, FIRST, WAITING, ASKING }

    /** What the user can do about it. */
    enum Remedy { FOLLOW, CONTINUE, ASK_NOW, TAKE_WORK, STAY }

    static Standing of(Project project, EngineSnapshot snapshot, Texts texts) {
        var tasks = unfinished(project, snapshot);
        long running = tasks.stream().filter(task -> task.state() == State.RUNNING).count();
        boolean later = project.nextContact().filter(at -> at.isAfter(texts.now())).isPresent();
        String next = project.nextContact().filter(_ -> later).map(texts.times()::moment).orElseGet(() -> texts.get("networks.next.now"));
        var moved = project.details().movedTo();
        if (moved.isPresent() && !project.choices().leavesWhenDone()) return of(Kind.MOVED, Remedy.FOLLOW, texts, moved.get());
        if (project.choices().suspended()) return of(Kind.PAUSED, Remedy.CONTINUE, texts);
        if (project.failures() > 0) {
            return new Standing(Kind.ERROR, texts.get("networks.pill.ERROR"), texts.get("networks.says.ERROR", project.failures(), next),
                    project.lastError().map(error -> texts.get("networks.says.because", TroubleWords.of(error, texts))), Optional.of(Remedy.ASK_NOW));
        }
        if (project.choices().leavesWhenDone()) return of(Kind.LEAVING, Remedy.STAY, texts, tasks.size());
        if (!project.choices().allowsWork()) return of(Kind.NO_MORE, Remedy.TAKE_WORK, texts, tasks.size());
        if (running > 0) return of(Kind.WORKING, null, texts, running);
        if (!tasks.isEmpty()) return of(Kind.READY, null, texts, tasks.size());
        if (project.lastContact().isEmpty()) return of(Kind.FIRST, null, texts);
        return later ? of(Kind.WAITING, Remedy.ASK_NOW, texts, next) : of(Kind.ASKING, null, texts);
    }

    private static Standing of(Kind kind, Remedy remedy, Texts texts, Object... arguments) {
        return new Standing(kind, texts.get("networks.pill." + kind), texts.get("networks.says." + kind, arguments), Optional.empty(),
                Optional.ofNullable(remedy));
    }

    /** What would be lost by leaving: work that is here and not yet reported. */
    static List<Task> unfinished(Project project, EngineSnapshot snapshot) {
        return snapshot.tasks().stream().filter(task -> task.projectUrl().equals(project.url()))
                .filter(task -> switch (task.state()) {
                    case DOWNLOADING, READY, RUNNING, WAITING, SUSPENDED, UPLOADING, READY_TO_REPORT -> true;
                    case REPORTED, FAILED, ABORTED -> false;
                }).toList();
    }
}
