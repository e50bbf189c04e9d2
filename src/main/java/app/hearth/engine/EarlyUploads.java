package app.hearth.engine;

import app.hearth.engine.FileState.Status;
import app.hearth.engine.TaskState.Stage;
import java.util.Optional;

/** Outputs that a program wants sent while it goes on (boinc_upload_file, client/app.cpp, protocol note 6.9). */
final class EarlyUploads {
    private EarlyUploads() {}

    private static Optional<TaskState> running(EngineCore core, String key, int run) {
        return Optional.ofNullable(core.state.tasks.get(key)).filter(task -> task.run == run && task.stage == Stage.READY && task.inMemory);
    }

    private static FileState file(EngineCore core, TaskState task, String name) {
        return core.state.files.get(FileState.key(task.project, name));
    }

    static void wanted(EngineCore core, EngineEvent.UploadWanted wanted) {
        running(core, wanted.task(), wanted.run()).ifPresent(task -> task.outputs.stream().filter(ref -> ref.openName.equals(wanted.openName())).findFirst()
                .ifPresent(ref -> {
                    var file = file(core, task, ref.file);
                    // One on its way is not touched; one that was sent comes again when a program began anew from before it.
                    boolean free = file != null && !file.active && (file.status == Status.PRESENT || file.status == Status.SENT);
                    if (free) core.then(() -> core.world.takeEarly(task, ref));
                }));
    }

    static void taken(EngineCore core, EngineEvent.TakenEarly taken) {
        var task = running(core, taken.task(), taken.run()).orElse(null);
        if (task == null) return;
        var file = file(core, task, taken.output().file());
        // What the network would refuse for its size ends the task when it is done, like any output.
        if (file == null || TaskData.isTooBig(core, task, taken.output())) return;
        file.nbytes = taken.output().nbytes();
        file.md5 = taken.output().md5();
        file.status = file.urls.isEmpty() ? Status.SENT : Status.TO_SEND;
        core.state.changed(file);
    }

    /** An upload is done: the program that goes on and waits for it is told. */
    static void sent(EngineCore core, FileState file) {
        for (var task : core.state.tasks.values()) {
            if (!task.project.equals(file.project) || task.stage != Stage.READY || !task.inMemory) continue;
            task.outputs.stream().filter(ref -> ref.file.equals(file.name)).findFirst()
                    .ifPresent(ref -> core.then(() -> core.world.sentEarly(task.key(), task.slot, ref.openName)));
        }
    }

    /** Whether an output is taken over at the task's end: not what left before. */
    static boolean isLeft(EngineCore core, TaskState task, TaskState.Ref output) {
        var file = file(core, task, output.file);
        return file == null || file.status == Status.PRESENT;
    }
}
