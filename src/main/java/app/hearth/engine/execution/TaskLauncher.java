package app.hearth.engine.execution;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Starts tasks' processes, all from one thread that lives as long as Hearth: "die with your parent" means the parent's
 * thread to Linux (prctl(2)), so a process started from a pool's thread would be killed when the pool shrinks.
 */
public final class TaskLauncher implements AutoCloseable {
    private final TaskCommand command = new TaskCommand();
    private final boolean containers;
    private final AppCommand appCommand;
    private final Freeze freeze = new Freeze();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("task-launcher").daemon().factory());

    public TaskLauncher() {
        this(true);
    }

    /** @param containers whether native programs run inside bubblewrap where it works */
    TaskLauncher(boolean containers) {
        this.containers = containers && command.bubblewrap();
        this.appCommand = new AppCommand(this.containers);
    }

    /** Whether tasks run inside bubblewrap here. */
    public boolean bubblewrap() {
        return command.bubblewrap();
    }

    /** What stops all processes started here. */
    Freeze freeze() {
        return freeze;
    }

    /**
     * Starts a task.
     *
     * @throws IOException when the system refuses
     */
    public TaskProcess start(TaskSpec spec, Consumer<TaskMessage> messages) throws IOException {
        String name = spec.slot().getFileName().toString();
        return switch (spec) {
            // A WebAssembly program cannot start processes.
            case TaskSpec.Wasm wasm -> start(command.builder(wasm), name, bubblewrap(), false, new PipeTalk(), messages);
            case TaskSpec.Native app -> {
                // Another process number counts in a container: there the first one of all is what keeps it (protocol note 6.3).
                var talk = AppTalk.begin(app, containers ? AppTalk.CONTAINERS_FIRST : ProcessHandle.current().pid());
                yield start(appCommand.builder(app), name, containers, true, talk, messages);
            }
        };
    }

    /**
     * Starts a process as a task.
     *
     * @param keeper whether it only keeps a container around the task's own process
     * @param grows  whether the task may start further processes
     * @param talk   how it is spoken with
     */
    TaskProcess start(ProcessBuilder builder, String name, boolean keeper, boolean grows, Talk talk, Consumer<TaskMessage> messages)
            throws IOException {
        return onThread(() -> {
            var task = TaskProcess.start(builder, name, keeper, grows, talk, messages);
            freeze.add(task); // at once: while all is frozen it must not begin
            return task;
        });
    }

    private TaskProcess onThread(Callable<TaskProcess> start) throws IOException {
        try {
            return thread.submit(start).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException refused) throw refused;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a task was started", e);
        }
    }

    @Override public void close() {
        thread.shutdown();
    }
}
