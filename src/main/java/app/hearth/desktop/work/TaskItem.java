package app.hearth.desktop.work;

import app.hearth.engine.EngineSnapshot.Task;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A row of the table that stays the same while its task goes on, so that a selection stays where it is. */
final class TaskItem {
    private final String key;
    private final ReadOnlyObjectWrapper<TaskView> view;

    TaskItem(TaskView view) {
        this.key = keyOf(view.task());
        this.view = new ReadOnlyObjectWrapper<>(view);
    }

    static String keyOf(Task task) {
        return task.projectUrl() + " " + task.name();
    }

    String key() {
        return key;
    }

    void update(TaskView now) {
        view.set(now);
    }

    TaskView now() {
        return view.get();
    }

    ReadOnlyObjectProperty<TaskView> view() {
        return view.getReadOnlyProperty();
    }
}
