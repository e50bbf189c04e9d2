package app.hearth.engine.execution;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Stops everything at once. What starts meanwhile is stopped too. Any thread. */
final class Freeze {
    private final Set<TaskProcess> tasks = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean frozen;

    /** A process that obeys from now on; safe to repeat. */
    synchronized void add(TaskProcess task) {
        tasks.removeIf(known -> !known.alive());
        tasks.add(task);
        if (frozen) task.freeze(true);
    }

    synchronized void set(boolean freeze) {
        frozen = freeze;
        tasks.forEach(task -> task.freeze(freeze));
    }

    synchronized boolean frozen() {
        return frozen;
    }
}
