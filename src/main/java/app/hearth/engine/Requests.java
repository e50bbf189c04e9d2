package app.hearth.engine;

import app.hearth.engine.TaskState.Stage;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.OtherResult;
import app.hearth.protocol.ReportedResult;
import app.hearth.protocol.ResultState;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.TimeStats;
import app.hearth.protocol.WorkRequest;
import java.util.ArrayList;
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

    static SchedulerRequest build(EngineCore core, ProjectState project, List<TaskState> finished, double seconds, double instances) {
        var versions = versions(core, project);
        var keys = new ArrayList<>(versions.keySet());
        var others = core.state.tasks.values().stream()
                .filter(task -> task.project.equals(project.url) && task.stage != Stage.REPORTED && !finished.contains(task))
                .map(task -> new OtherResult(task.name, keys.indexOf(versionKey(task)), Optional.of(task.planClass).filter(plan -> !plan.isEmpty()))).toList();
        var settings = core.state.settings;
        double now = core.clock.millis() / 1000.0;
        var request = SchedulerRequest.builder()
                .authenticator(project.authenticator).hostid(project.hostid).rpcSeqno(project.seqno).clientVersion(CLIENT)
                .resourceShareFraction(1.0 / core.state.projects.size()).rrsFraction(1).prrsFraction(1).durationCorrectionFactor(1)
                .workReqSeconds(seconds).cpu(new WorkRequest(seconds, instances, 0)).planClasses(true)
                .platformName(Platforms.here().primary()).altPlatforms(Platforms.here().alternatives())
                .workingPreferences(Preferences.xml(core.deciding().settings(), core.world.hostInfo().ncpus()))
                .timeStats(TimeStats.builder().now(now).build())
                .hostInfo(core.world.hostInfo().toBuilder().hostCpid(settings.hostCpid).build())
                .diskUsage(core.world.diskUsage())
                .results(finished.stream().map(task -> report(core, task)).toList())
                .appVersions(List.copyOf(versions.values())).otherResults(others)
                .clientBrand("Hearth");
        if (!project.codeSignKey.isEmpty()) request.codeSignKey(project.codeSignKey);
        if (!project.crossProjectId.isEmpty()) request.crossProjectId(project.crossProjectId);
        return request.build();
    }

    private static LinkedHashMap<String, AppVersion> versions(EngineCore core, ProjectState project) {
        var versions = new LinkedHashMap<String, AppVersion>();
        for (var task : core.state.tasks.values()) {
            if (!task.project.equals(project.url) || task.stage == Stage.REPORTED) continue;
            versions.computeIfAbsent(versionKey(task), _ -> AppVersion.builder().appName(task.appName).versionNum(task.versionNum)
                    .platform(task.platform).planClass(task.planClass).avgNcpus(task.cpus)
                    .flops(task.flops).build());
        }
        return versions;
    }

    private static String versionKey(TaskState task) {
        return task.appName + " " + task.platform + " " + task.versionNum + " " + task.planClass;
    }

    private static ReportedResult report(EngineCore core, TaskState task) {
        var state = task.succeeded() ? ResultState.FILES_UPLOADED : task.abortedByUser ? ResultState.ABORTED
                : task.exitStatus == -186 ? ResultState.FILES_DOWNLOADING : task.exitStatus == -187 ? ResultState.UPLOAD_FAILED
                : ResultState.COMPUTE_ERROR;
        var files = task.outputs.stream().map(ref -> core.state.files.get(FileState.key(task.project, ref.file)))
                .filter(file -> file != null && file.status == FileState.Status.SENT)
                .map(file -> FileInfo.builder().name(file.name).nbytes(file.nbytes)
                        .maxNbytes(file.maxNbytes)
                        .md5(file.md5).uploadUrls(file.urls).build())
                .toList();
        return ReportedResult.builder().name(task.name).cpuTime(task.cpuNanos / 1e9).elapsedTime(task.elapsedNanos / 1e9)
                .exitStatus(task.exitStatus).state(state).platform(task.platform).versionNum(task.versionNum).planClass(task.planClass)
                .peakWorkingSet(task.peakMemory).appVersionNum(task.versionNum)
                .clientVersion(CLIENT.major() + "." + CLIENT.minor() + "." + CLIENT.release())
                .message(task.message).stderrText(task.stderr).files(files).build();
    }
}
