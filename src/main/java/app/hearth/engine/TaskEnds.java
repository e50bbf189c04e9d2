package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.FileState.Status;
import app.hearth.engine.TaskState.Stage;
import app.hearth.engine.execution.TaskMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How tasks end: well, by a failure, by a limit, given up; and what follows until their network knows. */
final class TaskEnds {
    // Exit codes and error numbers of the reference client (protocol note 6.10, 12.1).
    static final int ABORTED_BY_USER = 203;
    private static final int ABORTED_BY_PROJECT = 202;
    /** EXIT_MISSING_COPROC. */
    static final int MISSING_COPROC = 201;
    /** Ends that the client makes, not the program: reported as aborted (RESULT::abort_inactive, ACTIVE_TASK::abort_task). */
    static final Set<Integer> ABORTS = Set.of(TaskMessage.EXIT_TIME_LIMIT_EXCEEDED, 200, MISSING_COPROC, ABORTED_BY_PROJECT, ABORTED_BY_USER);
    static final int ERR_RESULT_DOWNLOAD = -186;
    static final int ERR_RESULT_UPLOAD = -187;
    private static final int ERR_TOO_MANY_EXITS = -226;
    /** Premature exits without a new checkpoint before a task is given up (protocol note 6.8). */
    private static final int MAX_RESTARTS = 100;
    private static final long FIRST_RESTART_PAUSE_MILLIS = 1000;
    private static final long LONGEST_RESTART_PAUSE_MILLIS = 60_000;
    /** A bound below two minutes is taken for a mistake and replaced (protocol note 6.10). */
    private static final double SHORTEST_BOUND_SECONDS = 120;
    private static final double REPLACED_BOUND_SECONDS = 12 * 3600;
    static final int ERR_FILE_TOO_BIG = -131;
    /** From "quit" to the end by force (protocol note 6.6). */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final EngineCore core;
    private final Tasks tasks;

    TaskEnds(EngineCore core, Tasks tasks) {
        this.core = core;
        this.tasks = tasks;
    }

    void checkOutputs(TaskState task) {
        var files = task.outputs.stream().map(ref -> core.state.files.get(FileState.key(task.project, ref.file)))
                .filter(file -> file != null).toList();
        if (files.stream().anyMatch(FileState::outgoing)) return;
        var failed = files.stream().filter(file -> file.status == Status.SEND_FAILED).findFirst();
        if (failed.isPresent()) fail(task, ERR_RESULT_UPLOAD, Trouble.in(failed.get().name, Trouble.read(failed.get().error)));
        else toReport(task);
    }

    void ended(EngineEvent.Ended event) {
        tasks.current(event.task(), event.run()).ifPresent(task -> {
            int status = event.exitStatus();
            if (task.abortedByUser || task.stage != Stage.READY) {
                task.rewind();
            } else if (status == TaskMessage.LEFT_ON_REQUEST) {
                task.rewind();
            } else if (status == TaskMessage.INTERRUPTED) {
                task.rewind();
                core.log(Kind.TASK, core.state.projects.get(task.project), "task.interrupted", task.name, event.message());
                task.postponed = Optional.empty();
                task.nextStart = core.clock.millis() + pauseAfter(task.restartsWithoutCheckpoint);
                if (++task.restartsWithoutCheckpoint > MAX_RESTARTS) fail(task, ERR_TOO_MANY_EXITS, Trouble.of("end.often", MAX_RESTARTS, event.message()));
            } else if (status == 0) {
                task.inMemory = false;
                task.running = false;
                task.memoryBytes = 0;
                task.pid = 0;
                task.progress = 1;
                task.stderr = event.stderr();
                task.stage = Stage.COLLECTING;
                core.then(() -> core.world.collect(task));
            } else {
                task.stderr = event.stderr();
                fail(task, status, Troubles.ofEnd(status, event.message()));
            }
            core.state.changed(task);
        });
    }

    /** What ends a program over and over may pass, such as a computer that shuts down or has no memory left: it must not cost the task within seconds. */
    private static long pauseAfter(int restarts) {
        return restarts == 0 ? 0 : Math.min(FIRST_RESTART_PAUSE_MILLIS << Math.min(restarts - 1, 10), LONGEST_RESTART_PAUSE_MILLIS);
    }

    /** What a program said of itself to the user as it ended (boinc_finish_message). */
    void said(EngineEvent.Said event) {
        tasks.current(event.task(), event.run()).ifPresent(task -> {
            var project = core.state.projects.get(task.project);
            core.log(event.notice() ? Kind.PROBLEM : Kind.TASK, project, "task.message", task.name, event.text());
            if (!event.notice()) return;
            Contacts.notice(project, event.text());
            core.state.changed(project);
        });
    }

    /** As the reference client does: it counts like a premature end, and the program goes on after its wait. */
    void leftForAWhile(EngineEvent.LeftForAWhile event) {
        tasks.current(event.task(), event.run()).ifPresent(task -> {
            task.rewind();
            task.nextStart = core.clock.millis() + 1000 * event.seconds();
            task.postponed = Optional.of(event.reason());
            var project = core.state.projects.get(task.project);
            core.log(event.notice() ? Kind.PROBLEM : Kind.TASK, project, "task.later", task.name, event.seconds(), event.reason());
            if (event.notice()) {
                Contacts.notice(project, event.reason());
                core.state.changed(project);
            }
            if (++task.restartsWithoutCheckpoint > MAX_RESTARTS) fail(task, ERR_TOO_MANY_EXITS, Trouble.of("end.often", MAX_RESTARTS, event.reason()));
            core.state.changed(task);
        });
    }

    void collected(EngineEvent.Collected event) {
        var task = core.state.tasks.get(event.task());
        if (task == null || task.stage != Stage.COLLECTING || task.run != event.run()) return;
        var tooBig = event.outputs().stream().filter(output -> TaskData.isTooBig(core, task, output)).findFirst();
        if (tooBig.isPresent()) {
            fail(task, ERR_FILE_TOO_BIG, Trouble.of("task.big", tooBig.get().file(), tooBig.get().nbytes()));
            return;
        }
        for (var output : event.outputs()) {
            var file = core.state.files.get(FileState.key(task.project, output.file()));
            if (file != null) TaskData.toSend(core, file, output);
        }
        var project = core.state.projects.get(task.project);
        Estimates.learn(task, project);
        core.state.changed(project);
        task.stage = Stage.UPLOADING;
        core.state.changed(task);
        core.log(Kind.TASK, project, "task.finished", task.name, task.cpuNanos / 1_000_000_000);
        freeSlotOf(task);
        checkOutputs(task);
    }

    void notCollected(EngineEvent.NotCollected event) {
        var task = core.state.tasks.get(event.task());
        if (task != null && task.stage == Stage.COLLECTING && task.run == event.run()) fail(task, event.exitStatus(), Trouble.read(event.reason()));
    }

    /** Its network takes it back. One that is computed goes there all the same, as with the reference client (RESULT::abort_inactive). */
    void withdrawn(String key) {
        var task = core.state.tasks.get(key);
        if (task != null && task.stage != Stage.COLLECTING && task.stage != Stage.UPLOADING) abort(key, ABORTED_BY_PROJECT);
    }

    void abort(String key, int exitStatus) {
        var task = core.state.tasks.get(key);
        if (task == null || task.over()) return;
        task.abortedByUser = true;
        core.log(Kind.TASK, core.state.projects.get(task.project), exitStatus == ABORTED_BY_USER ? "task.aborted" : "task.withdrawn", task.name);
        fail(task, exitStatus, Trouble.of(exitStatus == ABORTED_BY_USER ? "givenUp" : "task.withdrawn"));
    }

    /** Ends tasks that ran far beyond what their network foresaw (protocol note 6.10). */
    void checkBounds() {
        for (var task : List.copyOf(core.state.tasks.values())) {
            if (task.inMemory && task.leaving && core.nanos.getAsLong() - task.leavingSince > PATIENCE_NANOS) endStubborn(task);
            if (!task.running || task.fpopsBound <= 0 || task.nonCpuIntensive) continue; // what hardly computes has no bound of operations
            double bound = task.fpopsBound / task.flops;
            if (bound < SHORTEST_BOUND_SECONDS) bound = REPLACED_BOUND_SECONDS;
            if (task.elapsedNanos / 1e9 > bound) {
                fail(task, TaskMessage.EXIT_TIME_LIMIT_EXCEEDED, Trouble.of("task.time", Math.round(bound)));
            }
        }
    }

    /** One that was asked to leave and stays works outside all limits; it goes on later from what it saved. */
    private void endStubborn(TaskState task) {
        core.world.kill(task.key());
        task.run = 0;
        task.rewind();
        task.nextStart = core.clock.millis() + Tasks.FIRST_START_PAUSE_MILLIS;
        core.state.changed(task);
    }

    void fail(TaskState task, int exitStatus, Trouble reason) {
        if (task.stderr.isEmpty() && task.slot >= 0) task.stderr = core.world.stderr(task.slot); // those who look into the failure need it
        task.exitStatus = exitStatus;
        task.message = reason.stored();
        if (task.inMemory) core.then(() -> core.world.kill(task.key()));
        task.inMemory = false;
        task.running = false;
        task.pid = 0;
        task.run = 0;
        var project = core.state.projects.get(task.project);
        if (!task.abortedByUser) core.log(Kind.PROBLEM, project, "task.failed", task.name, reason.stored());
        freeSlotOf(task);
        TaskData.dropOutputs(core, task);
        toReport(task);
    }

    private void toReport(TaskState task) {
        task.stage = Stage.TO_REPORT;
        task.ended = core.clock.millis();
        TaskData.countMoved(core, task);
        var project = core.state.projects.get(task.project);
        if (task.succeeded()) project.tasksWell++;
        else project.tasksFailed++;
        project.tasksSeconds += task.elapsedNanos / 1e9;
        core.state.changed(project);
        core.state.changed(task);
    }

    private void freeSlotOf(TaskState task) {
        int slot = task.slot;
        task.slot = -1;
        if (slot >= 0) core.then(() -> core.world.discardSlot(slot));
    }

    /** The network has it in its books: what only this task needed goes. */
    void acknowledged(String key) {
        var task = core.state.tasks.get(key);
        if (task == null || task.stage != Stage.TO_REPORT) return;
        task.stage = Stage.REPORTED;
        task.reported = core.clock.millis();
        core.state.changed(task);
        core.log(Kind.TASK, core.state.projects.get(task.project), "task.reported", task.name);
        TaskData.dropUnneeded(core, task);
    }

    /** Ends whatever it does, without a report: its network is left. */
    void discard(TaskState task) {
        if (task.inMemory) core.then(() -> core.world.kill(task.key()));
        task.inMemory = false;
        task.running = false;
        task.run = 0;
        freeSlotOf(task);
    }
}
