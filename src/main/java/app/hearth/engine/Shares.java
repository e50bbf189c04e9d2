package app.hearth.engine;

import java.util.Collection;
import java.util.function.Predicate;

/** Parts of the computing that networks are to get, by what the user chose (protocol note 2.1, 8.2). */
final class Shares {
    private Shares() {}

    /** A network's part, 0..1, among those that count and itself. */
    static double fraction(ProjectState project, Collection<ProjectState> all, Predicate<ProjectState> counts) {
        double sum = 0;
        for (var other : all) {
            if (other == project || counts.test(other)) sum += other.resourceShare;
        }
        return sum > 0 ? project.resourceShare / sum : 1;
    }

    /** Whether something of it can run. */
    static boolean hasWork(ProjectState project, EngineState state) {
        return !project.suspended && state.tasks.values().stream()
                .anyMatch(task -> task.project.equals(project.url) && task.stage == TaskState.Stage.READY && !task.suspendedByUser);
    }

    /** What a program is told of its network's part: among those that can use processors now (APP_INIT_DATA of client/app_start.cpp). */
    static double ofRunnable(TaskState task, EngineState state) {
        return fraction(state.projects.get(task.project), state.projects.values(), other -> hasWork(other, state));
    }
}
