package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import java.util.HashSet;
import java.util.stream.Stream;

/** What becomes of a task's files in the engine's books, and with them on disk. */
final class TaskData {
    private static final int MOST_COMPLAINTS = 5;

    private TaskData() {}

    /** Those that only this task needed; programs serve later tasks. */
    static void dropUnneeded(EngineCore core, TaskState task) {
        var needed = new HashSet<String>();
        core.state.tasks.values().stream().filter(other -> other != task && !other.over())
                .forEach(other -> other.inputs.forEach(ref -> needed.add(FileState.key(other.project, ref.file))));
        Stream.concat(task.inputs.stream(), task.outputs.stream())
                .map(ref -> core.state.files.get(FileState.key(task.project, ref.file)))
                .filter(file -> file != null && !file.program && !file.sticky && !needed.contains(file.key()))
                .forEach(file -> drop(core, file));
    }

    /** Counts the files that came or went for this task alone; one that several tasks read counts for the first that is over. */
    static void countMoved(EngineCore core, TaskState task) {
        task.bytesUp = task.outputs.stream().mapToLong(ref -> bytes(core, task, ref)).sum();
        task.bytesDown = task.inputs.stream().filter(ref -> !ref.ofProgram && core.state.tasks.values().stream().noneMatch(other -> other != task
                        && other.over() && other.project.equals(task.project) && other.inputs.stream().anyMatch(input -> input.file.equals(ref.file))))
                .mapToLong(ref -> bytes(core, task, ref)).sum();
    }

    private static long bytes(EngineCore core, TaskState task, TaskState.Ref ref) {
        var file = core.state.files.get(FileState.key(task.project, ref.file));
        return file == null ? 0 : Math.max(file.nbytes, 0);
    }

    /** A running program wants something that it cannot have; one that wants it each second must not fill the journal. */
    static void refused(EngineCore core, TaskState task, String what, String why) {
        if (++task.complaints <= MOST_COMPLAINTS) core.log(Kind.PROBLEM, core.state.projects.get(task.project), "file.rejected", what, why);
    }

    /** What a task that failed has written. */
    static void dropOutputs(EngineCore core, TaskState task) {
        task.outputs.stream().map(ref -> core.state.files.get(FileState.key(task.project, ref.file)))
                .filter(file -> file != null).forEach(file -> drop(core, file));
    }

    static void drop(EngineCore core, FileState file) {
        core.state.delete(file);
        core.then(() -> core.world.deleteFile(file));
    }

    /** A result is in its network's folder and goes out; one without an address is as good as sent. */
    static void toSend(EngineCore core, FileState file, EngineEvent.Output output) {
        file.nbytes = output.nbytes();
        file.md5 = output.md5();
        file.status = file.urls.isEmpty() ? FileState.Status.SENT : FileState.Status.TO_SEND;
        core.state.changed(file);
    }

    /** Whether the network would refuse it for its size. */
    static boolean isTooBig(EngineCore core, TaskState task, EngineEvent.Output output) {
        var file = core.state.files.get(FileState.key(task.project, output.file()));
        return file != null && file.maxNbytes > 0 && output.nbytes() > file.maxNbytes;
    }
}
