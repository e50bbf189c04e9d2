package app.hearth.engine;

import app.hearth.engine.TaskState.Stage;
import app.hearth.engine.scheduling.Job;
import app.hearth.engine.scheduling.WorkFetch.Ask;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.Coproc;
import app.hearth.protocol.CoprocUse;
import app.hearth.protocol.DailyTransfers;
import app.hearth.protocol.DiskUsage;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.HeldFile;
import app.hearth.protocol.InProgressResult;
import app.hearth.protocol.OtherResult;
import app.hearth.protocol.ReportedResult;
import app.hearth.protocol.ResultState;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.WorkRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Builds scheduler requests from the engine's state (protocol note 2). */
final class Requests {
    /** What WebAssembly programs are called on the wire. */
    static final String PLATFORM = "wasm32-wasip1";
    /** The stock release whose protocol level this is; the product itself is named in client_brand. */
    static final ClientVersion CLIENT = new ClientVersion(8, 2, 15);

    private Requests() {}

    static SchedulerRequest build(EngineCore core, ProjectState project, List<TaskState> finished, Ask ask) {
        var versions = versions(core, project);
        var keys = new ArrayList<>(versions.keySet());
        var others = core.state.tasks.values().stream()
                .filter(task -> task.project.equals(project.url) && task.stage != Stage.REPORTED && !finished.contains(task))
                .map(task -> new OtherResult(task.name, keys.indexOf(versionKey(task)), Optional.of(task.planClass).filter(plan -> !plan.isEmpty()))).toList();
        var settings = core.state.settings;
        var all = core.state.projects.values();
        long now = core.clock.millis();
        var cpu = wanted(ask, Job.CPU);
        var request = SchedulerRequest.builder()
                .authenticator(project.authenticator).hostid(project.hostid).rpcSeqno(project.seqno).clientVersion(CLIENT)
                .resourceShareFraction(Shares.fraction(project, all, _ -> true))
                .rrsFraction(Shares.fraction(project, all, other -> Shares.hasWork(other, core.state)))
                .prrsFraction(Shares.fraction(project, all, other -> !other.suspended && (!other.noNewWork || Shares.hasWork(other, core.state))))
                .durationCorrectionFactor(project.withoutCorrection ? 1 : project.durationCorrection)
                // A BOINC client may run beside Hearth: were the two taken for one computer, each would lose the other's tasks.
                .allowMultipleClients(true).dontSendWork(project.noNewWork)
                .workReqSeconds(cpu.seconds()).cpu(cpu).planClasses(true)
                .platformName(Platforms.here().primary()).altPlatforms(Platforms.here().alternatives())
                .workingPreferences(Preferences.xml(core.deciding().settings(), core.world.hostInfo().ncpus(), core.deciding().buffer(), settings.pages.changed))
                .timeStats(settings.times.forRequest(now)).netStats(settings.times.speeds())
                .hostInfo(core.world.hostInfo().toBuilder().hostCpid(settings.hostCpid).build())
                .diskUsage(disk(core, project, all))
                .coprocs(coprocs(core, ask))
                .results(finished.stream().map(task -> report(core, task)).toList())
                .trickleUps(Trickles.forRequest(project))
                .heldFiles(core.state.files.values().stream().filter(file -> file.sticky && file.project.equals(project.url)
                        && file.status == (file.output ? FileState.Status.SENT : FileState.Status.PRESENT)).map(file -> new HeldFile(file.name, file.nbytes, 1)).toList())
                .appVersions(List.copyOf(versions.values())).otherResults(others)
                .clientBrand("Hearth");
        if (core.deciding().settings().budgets().gbPerMonth().isPresent()) request.dailyTransfers(transfers(core));
        if (project.wantsWorkload) request.inProgressResults(inProgress(core, project, finished));
        if (!project.codeSignKey.isEmpty()) request.codeSignKey(project.codeSignKey);
        crossProjectId(project, all).ifPresent(request::crossProjectId);
        return request.build();
    }

    /** The oldest of all networks with the same account address: so all come to know the user by one (protocol note 9.7). */
    private static Optional<String> crossProjectId(ProjectState project, Collection<ProjectState> all) {
        return all.stream().filter(other -> !other.crossProjectId.isEmpty() && !other.home || other == project)
                .filter(other -> other == project || !project.emailHash.isEmpty() && other.emailHash.equals(project.emailHash))
                .filter(other -> !other.crossProjectId.isEmpty())
                .min(Comparator.comparingDouble((ProjectState other) -> other.cpidTime > 0 ? other.cpidTime : Double.MAX_VALUE).thenComparing(other -> other != project))
                .map(oldest -> oldest.crossProjectId);
    }

    /** What moved this month, of which the user set the most. */
    private static DailyTransfers transfers(EngineCore core) {
        var today = core.deciding().today();
        var days = core.state.usage.tailMap(today.withDayOfMonth(1).toString()).values();
        return new DailyTransfers(today.getDayOfMonth(), days.stream().mapToDouble(day -> day.sent).sum(), days.stream().mapToDouble(day -> day.bytes - day.sent).sum());
    }

    private static WorkRequest wanted(Ask ask, String kind) {
        var amount = ask.amounts().get(kind);
        return amount == null ? WorkRequest.NONE : new WorkRequest(amount.seconds(), amount.instances(), amount.delay());
    }

    /** The cards that tasks may use: for others no work is wanted. */
    private static List<Coproc> coprocs(EngineCore core, Ask ask) {
        var all = core.world.coprocs();
        var usable = Gpus.usable(Gpus.counts(all), core.deciding().settings().cardsNever());
        return all.stream().filter(coproc -> usable.containsKey(Gpus.type(coproc))).map(coproc -> withWish(coproc, usable.get(Gpus.type(coproc)), ask)).toList();
    }

    private static Coproc withWish(Coproc coproc, int count, Ask ask) {
        return new Coproc(coproc.block(), count, coproc.name(), coproc.availableRam(), wanted(ask, Gpus.type(coproc)), coproc.peakFlops(),
                coproc.details(), coproc.openCl());
    }

    /** The disk is shared as the processor is; what a network has already it keeps. */
    private static DiskUsage disk(EngineCore core, ProjectState project, Collection<ProjectState> all) {
        double own = core.state.files.values().stream().filter(file -> file.project.equals(project.url) && file.status != FileState.Status.NEEDED)
                .mapToDouble(file -> Math.max(file.nbytes, 0)).sum();
        double used = Math.max(core.world.usedDisk(), own);
        double room = Math.max(core.roomOnDisk(), 0);
        return new DiskUsage(used, own, Math.max(own, (used + room) * Shares.fraction(project, all, _ -> true)));
    }

    private static List<InProgressResult> inProgress(EngineCore core, ProjectState project, List<TaskState> finished) {
        return core.state.tasks.values().stream()
                .filter(task -> task.project.equals(project.url) && (task.stage == Stage.NEW || task.stage == Stage.READY) && !finished.contains(task))
                .map(task -> new InProgressResult(task.name, task.deadline / 1000.0, Estimates.remaining(task, project), task.cpus)).toList();
    }

    private static LinkedHashMap<String, AppVersion> versions(EngineCore core, ProjectState project) {
        var versions = new LinkedHashMap<String, AppVersion>();
        for (var task : core.state.tasks.values()) {
            if (!task.project.equals(project.url) || task.stage == Stage.REPORTED) continue;
            versions.computeIfAbsent(versionKey(task), _ -> described(task));
        }
        return versions;
    }

    private static AppVersion described(TaskState task) {
        var version = AppVersion.builder().appName(task.appName).versionNum(task.versionNum)
                .platform(task.platform).planClass(task.planClass).avgNcpus(task.cpus).flops(task.flops)
                .wrapper(task.wrapper).dontThrottle(task.dontThrottle).needsNetwork(task.needsNetwork).filePrefix(task.filePrefix);
        if (!task.apiVersion.isEmpty()) version.apiVersion(task.apiVersion);
        if (task.gpus > 0) version.coproc(new CoprocUse(task.gpuType, task.gpus));
        return version.build();
    }

    private static String versionKey(TaskState task) {
        return task.appName + " " + task.platform + " " + task.versionNum + " " + task.planClass;
    }

    private static ReportedResult report(EngineCore core, TaskState task) {
        var state = task.succeeded() ? ResultState.FILES_UPLOADED : task.abortedByUser || TaskEnds.ABORTS.contains(task.exitStatus) ? ResultState.ABORTED
                : task.exitStatus == TaskEnds.ERR_RESULT_DOWNLOAD ? ResultState.FILES_DOWNLOADING : task.exitStatus == TaskEnds.ERR_RESULT_UPLOAD ? ResultState.UPLOAD_FAILED
                : ResultState.COMPUTE_ERROR;
        var files = task.outputs.stream().map(ref -> core.state.files.get(FileState.key(task.project, ref.file)))
                .filter(file -> file != null && file.status == FileState.Status.SENT)
                .map(file -> FileInfo.builder().name(file.name).nbytes(file.nbytes)
                        .maxNbytes(file.maxNbytes)
                        .md5(file.md5).uploadUrls(file.urls).build())
                .toList();
        return ReportedResult.builder().name(task.name).cpuTime(task.cpuNanos / 1e9).elapsedTime(task.elapsedNanos / 1e9)
                .exitStatus(task.exitStatus).state(state).platform(task.platform).versionNum(task.versionNum).planClass(task.planClass)
                .peakWorkingSet(task.peakMemory).peakSwap(task.peakVirtual).peakDisk(task.peakDisk).appVersionNum(task.versionNum)
                .clientVersion(CLIENT.major() + "." + CLIENT.minor() + "." + CLIENT.release())
                .message(Trouble.read(task.message).english()).stderrText(task.stderr).files(files).build();
    }
}
