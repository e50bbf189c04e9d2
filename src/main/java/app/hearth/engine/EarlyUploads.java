package app.hearth.engine;

import app.hearth.engine.FileState.Status;
import app.hearth.engine.TaskState.Stage;
import java.util.Optional;
import java.util.stream.Stream;

/** Results that a running program wants sent before it ends (boinc_upload_file, protocol note 6.9). */
final class EarlyUploads {
    private static final int ERR_UPLOAD_PERMANENT = -128;

    private EarlyUploads() {}

    static void asked(EngineCore core, EngineEvent.UploadAsked event) {
        var task = running(core, event.task());
        if (task.isEmpty() || task.get().run != event.run()) return;
        var output = task.get().outputs.stream().filter(ref -> ref.openName.equals(event.name())).findFirst();
        if (output.isEmpty()) {
            TaskData.refused(core, task.get(), event.name(), "it is no result file of " + task.get().name);
            return;
        }
        // Asked for again, as after a restart from a checkpoint: it is sent once, and a program that waits for it is told.
        if (output.get().early) file(core, task.get(), output.get()).filter(file -> !file.outgoing()).ifPresent(file -> done(core, file));
        else if (output.get().taking != event.run()) {
            output.get().taking = event.run();
            core.then(() -> core.world.collectEarly(task.get(), output.get()));
        }
    }

    static void taken(EngineCore core, EngineEvent.EarlyCollected event) {
        var task = running(core, event.task()).filter(known -> known.run == event.run());
        if (task.isEmpty()) return; // it ended meanwhile, and all its results with it
        var ref = task.get().outputs.stream().filter(output -> output.file.equals(event.output().file())).findFirst();
        var file = ref.flatMap(output -> file(core, task.get(), output));
        ref.ifPresent(output -> output.taking = 0);
        if (file.isEmpty() || ref.get().early) return;
        if (TaskData.isTooBig(core, task.get(), event.output())) {
            tell(core, task.get(), ref.get(), TaskEnds.ERR_FILE_TOO_BIG); // and so it fails when it ends
            return;
        }
        ref.get().early = true;
        TaskData.toSend(core, file.get(), event.output());
        core.state.changed(task.get());
        if (!file.get().outgoing()) done(core, file.get());
    }

    static void notTaken(EngineCore core, EngineEvent.EarlyNotCollected event) {
        running(core, event.task()).filter(known -> known.run == event.run()).ifPresent(task -> task.outputs.stream().filter(output -> output.openName.equals(event.name())).findFirst()
                .ifPresent(output -> {
                    output.taking = 0;
                    tell(core, task, output, event.status());
                }));
    }

    /** It was sent, or never will be: its program may wait for that. */
    static void done(EngineCore core, FileState file) {
        core.state.tasks.values().stream().filter(task -> task.project.equals(file.project) && task.inMemory)
                .forEach(task -> task.outputs.stream().filter(output -> output.early && output.file.equals(file.name))
                        .forEach(output -> tell(core, task, output, file.status == Status.SENT ? 0 : ERR_UPLOAD_PERMANENT)));
    }

    private static void tell(EngineCore core, TaskState task, TaskState.Ref output, int status) {
        core.then(() -> core.world.tellUploaded(task.key(), task.slot, output.openName, status));
    }

    private static Optional<TaskState> running(EngineCore core, String key) {
        return Stream.ofNullable(core.state.tasks.get(key)).filter(task -> task.stage == Stage.READY && task.inMemory).findFirst();
    }

    private static Optional<FileState> file(EngineCore core, TaskState task, TaskState.Ref output) {
        return Optional.ofNullable(core.state.files.get(FileState.key(task.project, output.file)));
    }
}
