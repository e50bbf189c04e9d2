package app.hearth.desktop.work;

import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand.AbortTask;
import app.hearth.engine.EngineCommand.ResumeTask;
import app.hearth.engine.EngineCommand.SuspendTask;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The tasks at hand, filtered by state and words. */
final class TasksViewModel {
    private final EngineClient engine;
    private final Texts texts;
    private final ObservableList<TaskItem> all = FXCollections.observableArrayList(item -> new Observable[] {item.view()});
    private final FilteredList<TaskItem> shown = new FilteredList<>(all);
    private Optional<Group> group = Optional.empty();
    private String search = "";

    TasksViewModel(EngineClient engine, Texts texts) {
        this.engine = engine;
        this.texts = texts;
    }

    void show(EngineSnapshot snapshot) {
        Map<String, TaskItem> known = new HashMap<>();
        all.forEach(item -> known.put(item.key(), item));
        List<TaskItem> now = new ArrayList<>();
        for (Task task : snapshot.tasks().stream().sorted(Comparator.comparing(TasksViewModel::isFinished)).toList()) {
            TaskView view = TaskView.of(task, texts);
            TaskItem item = known.get(TaskItem.keyOf(task));
            if (item == null) item = new TaskItem(view);
            else item.update(view);
            now.add(item);
        }
        if (!all.equals(now)) all.setAll(now);
    }

    /** What is done with stands below what is still to be done. */
    private static boolean isFinished(Task task) {
        return Group.of(task.state()) == Group.FINISHED;
    }

    void filter(Optional<Group> wanted) {
        group = wanted;
        applyFilter();
    }

    void search(String words) {
        search = words;
        applyFilter();
    }

    private void applyFilter() {
        shown.setPredicate(item -> group.map(wanted -> item.now().group() == wanted).orElse(true) && item.now().matches(search));
    }

    long count(Group of) {
        return all.stream().filter(item -> item.now().group() == of).count();
    }

    int count() {
        return all.size();
    }

    ObservableList<TaskItem> items() {
        return shown;
    }

    void pause(TaskView view) {
        if (view.canPause()) engine.send(new SuspendTask(view.task().projectUrl(), view.task().name()));
    }

    void resume(TaskView view) {
        if (view.canContinue()) engine.send(new ResumeTask(view.task().projectUrl(), view.task().name()));
    }

    void giveUp(TaskView view) {
        if (view.canGiveUp()) engine.send(new AbortTask(view.task().projectUrl(), view.task().name()));
    }
}
