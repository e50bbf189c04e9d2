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

/** The life of tasks until their end: what they need, which run, how far they are. */
final class Tasks {
    // Of the reference client (protocol note 6.10, 12.1).
    private static final int NOT_STARTED_PAST_DEADLINE = 200;
    private static final int MOST_FAILED_STARTS = 5;
    static final long FIRST_START_PAUSE_MILLIS = 15_000;

    private static final long SLICE_NANOS = (long) (Chooser.SLICE_SECONDS * 1e9);

    private final EngineCore core;
    private final Turns turns;
    private final TaskEnds ends;

    Tasks(EngineCore core) {
        this.core = core;
        this.ends = new TaskEnds(core, this);
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
            if (collecting) task.run = core.nextNumber();
            if (collecting) core.then(() -> core.world.collect(task));
        }
    }

    void advance(Decision decision, Optional<Duration> windowLeft) {
        for (var task : List.copyOf(core.state.tasks.values())) {
            switch (task.stage) {
                case NEW -> checkInputs(task);
                case UPLOADING -> ends.checkOutputs(task);
                default -> { }
            }
        }
        turns.advance(decision, windowLeft);
    }

    private void checkInputs(TaskState task) {
        if (late(task)) { // its files may never come; it must not stand for work at hand
            ends.fail(task, NOT_STARTED_PAST_DEADLINE, Trouble.of("task.deadline"));
            return;
        }
        // A task does without an input that it need not have (task_files_present of client/cs_apps.cpp).
        var files = task.inputs.stream().map(ref -> core.state.files.get(FileState.key(task.project, ref.file)))
                .filter(file -> file == null || file.status != Status.FAILED || !optional(task, file)).toList();
        var broken = files.stream().filter(file -> file != null && file.status == Status.FAILED).findFirst();
        if (files.contains(null)) {
            ends.fail(task, TaskEnds.ERR_RESULT_DOWNLOAD, Trouble.of("task.missing"));
        } else if (broken.isPresent()) {
            ends.fail(task, TaskEnds.ERR_RESULT_DOWNLOAD, Trouble.in(broken.get().name, Trouble.read(broken.get().error)));
        } else if (files.stream().allMatch(file -> file.status == Status.PRESENT)) {
            task.stage = Stage.READY;
            core.state.changed(task);
        }
    }

    /** Not begun when it should be done. One that came so late already tells only that two clocks differ: days, where one is set wrong. */
    private boolean late(TaskState task) {
        return core.clock.millis() > task.deadline && task.received < task.deadline && task.elapsedNanos == 0;
    }

    private static boolean optional(TaskState task, FileState file) {
        return task.inputs.stream().filter(ref -> ref.file.equals(file.name)).allMatch(ref -> ref.optional && !ref.ofProgram);
    }

    Turns turns() {
        return turns;
    }

    TaskEnds ends() {
        return ends;
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
        if (late(task)) {
            ends.fail(task, NOT_STARTED_PAST_DEADLINE, Trouble.of("task.deadline"));
            return;
        }
        // A native program may have saved more than it told.
        boolean fresh = task.slot < 0 || task.lastCheckpoint == 0 && !task.runsNatively();
        if (task.slot < 0) task.slot = freeSlot();
        task.run = core.nextNumber();
        task.inMemory = true;
        task.running = true;
        task.cpuBefore = task.cpuNanos;
        task.cpuCounted = task.cpuNanos;
        task.share = Shares.ofRunnable(task, core.state);
        task.bestBy = task.deadline - (long) (1000 * core.deciding().buffer().least());
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
            } else ends.fail(task, TaskMessage.EXIT_INIT_FAILURE, Trouble.read(event.reason()));
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
            task.virtualBytes = event.virtualBytes();
            task.peakVirtual = Math.max(task.peakVirtual, event.virtualBytes());
            task.peakDisk = Math.max(task.peakDisk, event.diskBytes());
            if (task.runsNatively() && core.state.projects.get(task.project).strictMemoryBound && event.memoryBytes() > task.memoryBound) {
                ends.fail(task, TaskMessage.EXIT_MEM_LIMIT_EXCEEDED, Trouble.of("task.memoryBound", event.memoryBytes() >> 20, task.memoryBound >> 20));
                return;
            }
            // A WebAssembly program has its bound built in; a native one that can never fit again would wait for ever.
            if (task.runsNatively() && event.memoryBytes() > mostMemory()) {
                ends.fail(task, TaskMessage.EXIT_MEM_LIMIT_EXCEEDED, Trouble.of("task.memory", event.memoryBytes() >> 20));
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
            Estimates.saved(task, core.state.projects.get(task.project));
            task.savedElapsedNanos = task.elapsedNanos;
            task.savedCpuNanos = task.cpuNanos;
            task.lastCheckpoint = core.clock.millis();
            task.restartsWithoutCheckpoint = 0;
            task.turnOver |= task.turnNanos >= SLICE_NANOS;
            core.state.changed(task);
        });
    }

    void suspend(String key, boolean suspended) {
        var task = core.state.tasks.get(key);
        if (task == null || task.suspendedByUser == suspended) return;
        task.suspendedByUser = suspended;
        core.state.changed(task);
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

    Optional<TaskState> current(String key, int run) {
        return Optional.ofNullable(core.state.tasks.get(key)).filter(task -> task.run == run && task.inMemory);
    }
}
