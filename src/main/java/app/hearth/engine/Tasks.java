package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.FileState.Status;
import app.hearth.engine.TaskState.Stage;
import app.hearth.engine.execution.TaskMessage;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.scheduling.Chooser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The life of tasks: which run, how far they are, how they end. */
final class Tasks {
    // Exit codes and error numbers of the reference client (protocol note 6.10, 12.1).
    static final int ABORTED_BY_USER = 203;
    static final int ABORTED_BY_PROJECT = 202;
    private static final int NOT_STARTED_PAST_DEADLINE = 200;
    private static final int ERR_RESULT_DOWNLOAD = -186;
    private static final int ERR_RESULT_UPLOAD = -187;
    private static final int ERR_TOO_MANY_EXITS = -226;
    /** Premature exits without a new checkpoint before a task is given up (protocol note 6.8). */
    private static final int MAX_RESTARTS = 100;
    private static final long FIRST_RESTART_PAUSE_MILLIS = 1000;
    private static final long LONGEST_RESTART_PAUSE_MILLIS = 60_000;
    /** A bound below two minutes is taken for a mistake and replaced (protocol note 6.10). */
    private static final double SHORTEST_BOUND_SECONDS = 120;
    private static final double REPLACED_BOUND_SECONDS = 12 * 3600;
    private static final int ERR_FILE_TOO_BIG = -131;
    private static final int MOST_FAILED_STARTS = 5;
    private static final long FIRST_START_PAUSE_MILLIS = 15_000;

    /** From "quit" to the end by force (protocol note 6.6). */
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long SLICE_NANOS = (long) (Chooser.SLICE_SECONDS * 1e9);

    private final EngineCore core;
    private final Turns turns;

    Tasks(EngineCore core) {
        this.core = core;
        this.turns = new Turns(core, this);
    }

    /** What an earlier Hearth left: processes to end, and tasks to go on with from their checkpoints. */
    void afterRestart() {
        for (var task : core.state.tasks.values()) {
            if (task.pid > 0) {
                long pid = task.pid;
                long pidStart = task.pidStart;
                core.then(() -> core.world.endLeftover(pid, pidStart));
            }
            boolean collecting = task.stage == Stage.COLLECTING;
            if (task.stage == Stage.READY) task.rewind();
            task.pid = 0;
            core.state.changed(task);
            if (collecting) core.then(() -> core.world.collect(task));
        }
    }

    void advance(Decision decision, Optional<Duration> windowLeft) {
        for (var task : List.copyOf(core.state.tasks.values())) {
            switch (task.stage) {
                case NEW -> checkInputs(task);
                case UPLOADING -> checkOutputs(task);
                default -> { }
            }
        }
        turns.advance(decision, windowLeft);
    }

    private void checkInputs(TaskState task) {
        if (core.clock.millis() > task.deadline && task.elapsedNanos == 0) { // its files may never come; it must not stand for work at hand
            fail(task, NOT_STARTED_PAST_DEADLINE, "not started before its deadline");
            return;
        }
        // A task does without an input that it need not have (task_files_present of client/cs_apps.cpp).
        var files = task.inputs.stream().map(ref -> core.state.files.get(FileState.key(task.project, ref.file)))
                .filter(file -> file == null || file.status != Status.FAILED || !optional(task, file)).toList();
        var broken = files.stream().filter(file -> file != null && file.status == Status.FAILED).findFirst();
        if (files.contains(null)) {
            fail(task, ERR_RESULT_DOWNLOAD, "a file is missing");
        } else if (broken.isPresent()) {
            fail(task, ERR_RESULT_DOWNLOAD, broken.get().name + ": " + broken.get().error);
        } else if (files.stream().allMatch(file -> file.status == Status.PRESENT)) {
            task.stage = Stage.READY;
            core.state.changed(task);
        }
    }

    private static boolean optional(TaskState task, FileState file) {
        return task.inputs.stream().filter(ref -> ref.file.equals(file.name)).allMatch(ref -> ref.optional && !ref.ofProgram);
    }

    private void checkOutputs(TaskState task) {
        var files = task.outputs.stream().map(ref -> core.state.files.get(FileState.key(task.project, ref.file)))
                .filter(file -> file != null).toList();
        if (files.stream().anyMatch(FileState::outgoing)) return;
        var failed = files.stream().filter(file -> file.status == Status.SEND_FAILED).findFirst();
        if (failed.isPresent()) fail(task, ERR_RESULT_UPLOAD, failed.get().name + ": " + failed.get().error);
        else toReport(task);
    }

    Turns turns() {
        return turns;
    }

    /** Whether any task uses the processor. */
    boolean working() {
        return core.state.tasks.values().stream().anyMatch(task -> task.running);
    }

    /** Whether work is left that was begun and is not finished. */
    boolean anyBegun() {
        return core.state.tasks.values().stream().anyMatch(task -> task.stage == Stage.READY && Turns.begun(task) && !task.suspendedByUser
                || task.stage == Stage.COLLECTING || task.stage == Stage.UPLOADING);
    }

    void start(TaskState task) {
        if (core.clock.millis() > task.deadline && task.elapsedNanos == 0) {
            fail(task, NOT_STARTED_PAST_DEADLINE, "not started before its deadline");
            return;
        }
        // A native program may have saved more than it told.
        boolean fresh = task.slot < 0 || task.lastCheckpoint == 0 && !task.runsNatively();
        if (task.slot < 0) task.slot = freeSlot();
        task.run++;
        task.inMemory = true;
        task.running = true;
        task.cpuBefore = task.cpuNanos;
        task.cpuCounted = task.cpuNanos;
        core.log(Kind.TASK, core.state.projects.get(task.project), task.elapsedNanos == 0 ? "task.started" : "task.resumed", task.name);
        core.state.changed(task);
        var files = task.inputs.stream().map(ref -> core.state.files.get(FileState.key(task.project, ref.file))).toList();
        int run = task.run;
        core.then(() -> {
            // While the disk was full this waited; the task may be over by now.
            if (task.run == run && task.inMemory) core.world.start(task, core.state.projects.get(task.project), files, fresh);
        });
    }

    private int freeSlot() {
        var settings = core.state.settings;
        int highest = core.state.tasks.values().stream().mapToInt(task -> task.slot).max().orElse(-1);
        int slot = Math.max(settings.nextSlot, highest + 1);
        settings.nextSlot = slot == Integer.MAX_VALUE ? 0 : slot + 1;
        core.state.settingsChanged();
        return slot;
    }

    void pause(TaskState task) {
        task.running = false;
        core.log(Kind.TASK, core.state.projects.get(task.project), "task.paused", task.name);
        core.world.hold(task.key());
    }

    void goOn(TaskState task) {
        task.running = true;
        core.log(Kind.TASK, core.state.projects.get(task.project), "task.resumed", task.name);
        core.world.release(task.key());
    }

    void started(EngineEvent.Started event) {
        if (current(event.task(), event.run()).isEmpty()) { // given up while its process was being made
            core.world.endLeftover(event.pid(), event.pidStart());
            return;
        }
        current(event.task(), event.run()).ifPresent(task -> {
            task.pid = event.pid();
            task.pidStart = event.pidStart();
            core.state.changed(task);
            task.failedStarts = 0;
            if (!task.running) core.world.hold(task.key());
            turns.governAnew();
        });
    }

    void notStarted(EngineEvent.NotStarted event) {
        current(event.task(), event.run()).ifPresent(task -> {
            task.rewind();
            if (event.programBroken()) {
                // Files on disk no longer fit what was verified: fetch them again.
                for (var ref : task.inputs) {
                    var file = core.state.files.get(FileState.key(task.project, ref.file));
                    if (file != null && file.status == Status.PRESENT) file.status = Status.NEEDED;
                    if (file != null) core.state.changed(file);
                }
                task.stage = Stage.NEW;
                core.log(Kind.PROBLEM, core.state.projects.get(task.project), "file.rejected", task.name, event.reason());
                core.state.changed(task);
            } else if (++task.failedStarts < MOST_FAILED_STARTS) {
                // Such as no memory for another process: that passes, and what was saved is worth the wait.
                task.nextStart = core.clock.millis() + FIRST_START_PAUSE_MILLIS * task.failedStarts;
                core.log(Kind.TASK, core.state.projects.get(task.project), "task.interrupted", task.name, event.reason());
                core.state.changed(task);
            } else fail(task, TaskMessage.EXIT_INIT_FAILURE, event.reason());
        });
    }

    void moved(EngineEvent.Moved event) {
        if (Double.isNaN(event.progress())) return; // a program may say anything
        current(event.task(), event.run()).ifPresent(task -> task.progress = Math.clamp(event.progress(), 0, 1));
    }

    void used(EngineEvent.Used event) {
        current(event.task(), event.run()).ifPresent(task -> {
            task.cpuNanos = Math.max(task.cpuNanos, task.cpuBefore + event.cpuNanos());
            task.memoryBytes = event.memoryBytes();
            task.peakMemory = Math.max(task.peakMemory, event.memoryBytes());
            // A WebAssembly program has its bound built in; a native one that can never fit again would wait for ever.
            if (task.runsNatively() && event.memoryBytes() > mostMemory()) {
                fail(task, TaskMessage.EXIT_MEM_LIMIT_EXCEEDED, "uses " + (event.memoryBytes() >> 20) + " MB of memory, more than tasks may have");
            }
        });
    }

    /** What tasks may ever have by the settings. */
    private double mostMemory() {
        var host = core.world.hostInfo();
        var settings = core.deciding().settings();
        var figures = settings.howMuch(settings.level(), host.ncpus());
        int percent = Math.max(figures.away().memoryPercent(), figures.inUse().memoryPercent());
        return host.memoryBytes() > 0 ? host.memoryBytes() * percent / 100 : Double.MAX_VALUE;
    }

    void checkpointed(EngineEvent.Saved event) {
        current(event.task(), event.run()).ifPresent(task -> {
            task.savedProgress = task.progress;
            task.savedElapsedNanos = task.elapsedNanos;
            task.savedCpuNanos = task.cpuNanos;
            task.lastCheckpoint = core.clock.millis();
            task.restartsWithoutCheckpoint = 0;
            task.turnOver |= task.turnNanos >= SLICE_NANOS;
            core.state.changed(task);
        });
    }

    void ended(EngineEvent.Ended event) {
        current(event.task(), event.run()).ifPresent(task -> {
            int status = event.exitStatus();
            if (task.abortedByUser || task.stage != Stage.READY) {
                task.rewind();
            } else if (status == TaskMessage.LEFT_ON_REQUEST) {
                task.rewind();
            } else if (status == TaskMessage.INTERRUPTED) {
                task.rewind();
                core.log(Kind.TASK, core.state.projects.get(task.project), "task.interrupted", task.name, event.message());
                task.nextStart = core.clock.millis() + pauseAfter(task.restartsWithoutCheckpoint);
                if (++task.restartsWithoutCheckpoint > MAX_RESTARTS) fail(task, ERR_TOO_MANY_EXITS, event.message());
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
                fail(task, status, event.message());
            }
            core.state.changed(task);
        });
    }

    /** What ends a program over and over may pass, such as a computer that shuts down or has no memory left: it must not cost the task within seconds. */
    private static long pauseAfter(int restarts) {
        return restarts == 0 ? 0 : Math.min(FIRST_RESTART_PAUSE_MILLIS << Math.min(restarts - 1, 10), LONGEST_RESTART_PAUSE_MILLIS);
    }

    /** As the reference client does: it counts like a premature end, and the program goes on after its wait. */
    void leftForAWhile(EngineEvent.LeftForAWhile event) {
        current(event.task(), event.run()).ifPresent(task -> {
            task.rewind();
            task.nextStart = core.clock.millis() + 1000 * event.seconds();
            var project = core.state.projects.get(task.project);
            core.log(event.notice() ? Kind.PROBLEM : Kind.TASK, project, "task.later", task.name, event.seconds(), event.reason());
            if (event.notice()) {
                Contacts.notice(project, event.reason());
                core.state.changed(project);
            }
            if (++task.restartsWithoutCheckpoint > MAX_RESTARTS) fail(task, ERR_TOO_MANY_EXITS, event.reason());
            core.state.changed(task);
        });
    }

    void collected(EngineEvent.Collected event) {
        var task = core.state.tasks.get(event.task());
        if (task == null || task.stage != Stage.COLLECTING) return;
        var tooBig = event.outputs().stream().filter(output -> TaskData.isTooBig(core, task, output)).findFirst();
        if (tooBig.isPresent()) {
            fail(task, ERR_FILE_TOO_BIG, tooBig.get().file() + " has " + tooBig.get().nbytes() + " bytes, more than it may");
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
        if (task != null && task.stage == Stage.COLLECTING) fail(task, event.exitStatus(), event.reason());
    }

    void suspend(String key, boolean suspended) {
        var task = core.state.tasks.get(key);
        if (task == null || task.suspendedByUser == suspended) return;
        task.suspendedByUser = suspended;
        core.state.changed(task);
    }

    void abort(String key, int exitStatus) {
        var task = core.state.tasks.get(key);
        if (task == null || task.over()) return;
        task.abortedByUser = true;
        core.log(Kind.TASK, core.state.projects.get(task.project), "task.aborted", task.name);
        fail(task, exitStatus, exitStatus == ABORTED_BY_USER ? "given up by the user" : "withdrawn by the network");
    }

    /** Ends tasks that ran far beyond what their network foresaw (protocol note 6.10). */
    void checkBounds() {
        for (var task : List.copyOf(core.state.tasks.values())) {
            if (task.inMemory && task.leaving && core.nanos.getAsLong() - task.leavingSince > PATIENCE_NANOS) endStubborn(task);
            if (!task.running || task.fpopsBound <= 0) continue;
            double bound = task.fpopsBound / task.flops;
            if (bound < SHORTEST_BOUND_SECONDS) bound = REPLACED_BOUND_SECONDS;
            if (task.elapsedNanos / 1e9 > bound) {
                fail(task, TaskMessage.EXIT_TIME_LIMIT_EXCEEDED, "ran longer than its bound of " + Math.round(bound) + " s");
            }
        }
    }

    /** One that was asked to leave and stays works outside all limits; it goes on later from what it saved. */
    private void endStubborn(TaskState task) {
        core.world.kill(task.key());
        task.run++;
        task.rewind();
        task.nextStart = core.clock.millis() + FIRST_START_PAUSE_MILLIS;
        core.state.changed(task);
    }

    /** What a program said of itself to the user as it ended (boinc_finish_message). */
    void said(EngineEvent.Said event) {
        current(event.task(), event.run()).ifPresent(task -> {
            var project = core.state.projects.get(task.project);
            core.log(event.notice() ? Kind.PROBLEM : Kind.TASK, project, "task.message", task.name, event.text());
            if (!event.notice()) return;
            Contacts.notice(project, event.text());
            core.state.changed(project);
        });
    }

    private void fail(TaskState task, int exitStatus, String reason) {
        if (task.stderr.isEmpty() && task.slot >= 0) task.stderr = core.world.stderr(task.slot); // those who look into the failure need it
        task.exitStatus = exitStatus;
        task.message = reason;
        if (task.inMemory) core.then(() -> core.world.kill(task.key()));
        task.inMemory = false;
        task.running = false;
        task.pid = 0;
        task.run++;
        var project = core.state.projects.get(task.project);
        if (!task.abortedByUser) core.log(Kind.PROBLEM, project, "task.failed", task.name, reason);
        freeSlotOf(task);
        TaskData.dropOutputs(core, task);
        toReport(task);
    }

    private void toReport(TaskState task) {
        task.stage = Stage.TO_REPORT;
        task.ended = core.clock.millis();
        TaskData.countMoved(core, task);
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
        task.run++;
        freeSlotOf(task);
    }

    void shift(long millis) {
        for (var task : core.state.tasks.values()) {
            if (task.nextStart == 0) continue;
            task.nextStart += millis;
            core.state.changed(task);
        }
    }

    void leaveAll() {
        core.state.tasks.values().stream().filter(task -> task.inMemory).forEach(this::leave);
    }

    /** Asks its program to save its work and go. */
    void leave(TaskState task) {
        task.leaving = true;
        task.leavingSince = core.nanos.getAsLong();
        task.running = false;
        core.world.leave(task.key());
    }

    private java.util.Optional<TaskState> current(String key, int run) {
        return java.util.Optional.ofNullable(core.state.tasks.get(key)).filter(task -> task.run == run && task.inMemory);
    }
}
