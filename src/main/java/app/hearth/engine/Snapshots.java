package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.Isolation;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.EngineSnapshot.Transfer;
import app.hearth.engine.FileState.Status;
import app.hearth.engine.scheduling.Job;
import app.hearth.protocol.Credit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the immutable picture that others see from the state that only the engine's thread may touch. */
final class Snapshots {
    private Snapshots() {}

    static EngineSnapshot of(EngineCore core, Instant started, int totalCores, Optional<String> problem) {
        var state = core.state;
        var tasks = state.tasks.values().stream()
                .sorted(Comparator.comparing((TaskState task) -> !task.running).thenComparingLong(task -> task.received))
                .map(task -> task(core, task, state.projects.get(task.project))).toList();
        return new EngineSnapshot(core.clock.instant(), started, core.deciding().decision(), state.settings.mode, time(state.settings.modeUntil),
                state.settings.lastingMode, core.deciding().snapshot(), totalCores, state.projects.values().stream().map(project -> project(project, state)).toList(),
                tasks, transfers(state), List.copyOf(state.journal), problem, core.deciding().parts().snapshot());
    }

    private static EngineSnapshot.Project project(ProjectState project, EngineState state) {
        return new EngineSnapshot.Project(project.url, state.titleOf(project), project.home, project.userCredit, project.userAverage,
                project.hostCredit, project.hostAverage, time(project.lastContact),
                time(Math.max(project.minRpcTime, project.noWorkUntil(Job.CPU))), project.failures, words(project.lastError).map(Trouble::read),
                new EngineSnapshot.Choices(project.resourceShare, project.suspended, !project.noNewWork, project.internet, project.leavesWhenDone),
                new EngineSnapshot.Trust(project.fingerprint(), project.encrypted()),
                project.links.stream().map(link -> new EngineSnapshot.Link(link.name, link.description, link.url)).toList(),
                words(project.userName), words(project.teamName), project.notices, project.hostid, details(project, state));
    }

    private static EngineSnapshot.Task task(EngineCore core, TaskState task, ProjectState project) {
        var state = core.state;
        boolean remains = task.stage == TaskState.Stage.NEW || task.stage == TaskState.Stage.READY;
        return new EngineSnapshot.Task(task.project, state.titleOf(project), task.name, task.workunit, task.appName, task.appTitle,
                task.title, task.versionNum, shown(task), task.progress, Duration.ofNanos(task.elapsedNanos), Duration.ofNanos(task.cpuNanos),
                remains ? Optional.of(Duration.ofMillis((long) (1000 * Estimates.remaining(task, project) / core.runTimes().part(task)))) : Optional.empty(),
                Instant.ofEpochMilli(task.received), Instant.ofEpochMilli(task.deadline), time(task.lastCheckpoint),
                task.memoryBytes, isolation(task, core.world.bubblewrap()), task.pid > 0 ? Optional.of(task.pid) : Optional.empty(), task.exitStatus,
                Optional.of(task.message).filter(text -> !text.isEmpty()).map(Trouble::read), Credit.ofFlop(task.fpopsEstimate), devices(task), core.atRisk(task), spent(task), details(task, remains && Gpus.missing(core.world, task), core.clock.millis()));
    }

    private static EngineSnapshot.Spent spent(TaskState task) {
        return new EngineSnapshot.Spent(Duration.ofNanos(task.gpuNanos), task.joules, task.joulesKnown, task.bytesDown, task.bytesUp,
                time(task.ended), time(task.reported));
    }

    private static TaskDetails details(TaskState task, boolean cardMissing, long now) {
        return new TaskDetails(task.platform, task.planClass, task.slot, Duration.ofNanos(task.savedCpuNanos), task.suspendedByUser, task.fpopsEstimate, task.flops,
                task.virtualBytes, cardMissing, task.programFiles(), new TaskDetails.Bounds(task.fpopsBound, task.memoryBound, task.diskBound),
                task.nextStart > now ? task.postponed : Optional.empty());
    }

    private static NetworkDetails details(ProjectState project, EngineState state) {
        var noWork = project.noWork.entrySet().stream().filter(pause -> pause.getValue().until > 0).map(pause -> new NetworkDetails.NoWork(pause.getKey(),
                Instant.ofEpochMilli(pause.getValue().until), Duration.ofMillis(pause.getValue().length))).toList();
        boolean reports = state.tasks.values().stream().anyMatch(task -> task.stage == TaskState.Stage.TO_REPORT && task.project.equals(project.url));
        var contact = new NetworkDetails.Contact(project.talk != 0, project.updateAsked, reports, Trickles.waiting(project), project.schedulerUrls.isEmpty(),
                project.seqno, project.masterFailures, time(project.nextRpcTime), time(project.downloads.until), time(project.uploads.until), noWork,
                project.nothingFor);
        var days = project.days.stream().map(day -> new NetworkDetails.CreditDay(LocalDate.parse(day.date), day.userTotal, day.userAverage,
                day.hostTotal, day.hostAverage)).toList();
        return new NetworkDetails(new NetworkDetails.Account(project.userid, project.teamid, project.venue, project.crossProjectId, project.externalCpid, project.viaManager), contact,
                project.durationCorrection, project.recent.value,
                new NetworkDetails.Finished(project.tasksWell, project.tasksFailed, Duration.ofMillis((long) (1000 * project.tasksSeconds))), days,
                project.followable());
    }

    /** What holds its program, or will. */
    private static Isolation isolation(TaskState task, boolean bubblewrap) {
        if (task.runsNatively()) return bubblewrap ? Isolation.NATIVE_BUBBLEWRAP : Isolation.NATIVE;
        return bubblewrap ? Isolation.WASM_BUBBLEWRAP : Isolation.WASM;
    }

    private static EngineSnapshot.Devices devices(TaskState task) {
        return new EngineSnapshot.Devices(task.cpus, words(task.gpuType), task.gpus);
    }

    private static State shown(TaskState task) {
        return switch (task.stage) {
            case NEW -> State.DOWNLOADING;
            case READY -> task.running ? State.RUNNING : task.suspendedByUser ? State.SUSPENDED
                    : task.elapsedNanos > 0 ? State.WAITING : State.READY;
            case COLLECTING, UPLOADING -> State.UPLOADING;
            case TO_REPORT, REPORTED -> task.abortedByUser ? State.ABORTED : task.exitStatus != 0 ? State.FAILED
                    : task.stage == TaskState.Stage.REPORTED ? State.REPORTED : State.READY_TO_REPORT;
        };
    }

    private static List<Transfer> transfers(EngineState state) {
        return state.files.values().stream()
                .filter(file -> file.status == Status.NEEDED || file.status == Status.TO_SEND)
                .map(file -> new Transfer(file.project, state.titleOf(state.projects.get(file.project)), file.name,
                        file.outgoing(), file.done, Math.max(file.nbytes, 0), file.retries,
                        file.active ? Optional.empty() : time(file.nextTry), words(file.error).map(Trouble::read), file.active))
                .toList();
    }

    private static Optional<Instant> time(long millis) {
        return millis > 0 ? Optional.of(Instant.ofEpochMilli(millis)) : Optional.empty();
    }

    private static Optional<String> words(String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
