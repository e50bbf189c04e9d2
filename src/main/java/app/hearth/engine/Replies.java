package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.FileState.Status;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileNames;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.Workunit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes over the work in a scheduler's reply. Hostile until checked: what does not fit is dropped with a word, the rest counts. */
final class Replies {
    /** A module and its inputs may together need no more than this; a home computer's patience, not a format's limit. */
    private static final long LARGEST_FILE = 2L << 30;
    private static final double SMALLEST_MEMORY = 64e6;
    private static final double LARGEST_MEMORY = 1.8e9;
    private static final double SMALLEST_DISK = 1e6;

    private final EngineCore core;
    private final ProjectState project;
    private final Map<String, FileInfo> files = new HashMap<>();

    Replies(EngineCore core, ProjectState project) {
        this.core = core;
        this.project = project;
    }

    /** Returns how many tasks are new. */
    int take(SchedulerReply reply) {
        reply.fileInfos().forEach(file -> files.put(file.name(), file));
        var workunits = new HashMap<String, Workunit>();
        reply.workunits().forEach(workunit -> workunits.put(workunit.name(), workunit));
        int taken = 0;
        for (var result : reply.results()) {
            var known = core.state.tasks.get(FileState.key(project.url, result.name()));
            if (known != null) {
                known.deadline = (long) (1000 * result.reportDeadline());
                core.state.changed(known);
                continue;
            }
            try {
                take(result, workunits.get(result.workunitName()), reply);
                taken++;
            } catch (ProtocolException e) {
                core.log(Kind.PROBLEM, project, "file.rejected", result.name(), e.getMessage());
            }
        }
        return taken;
    }

    private void take(Result result, Workunit workunit, SchedulerReply reply) throws ProtocolException {
        FileNames.requireSafe(result.name());
        if (workunit == null) throw new ProtocolException("result", "names a workunit that did not come");
        var version = reply.appVersions().stream().filter(candidate -> fits(candidate, result, workunit)).findFirst()
                .orElseThrow(() -> new ProtocolException("result", "no program of it fits this computer"));
        var task = new TaskState();
        task.project = project.url;
        task.name = result.name();
        task.workunit = workunit.name();
        task.appName = workunit.appName();
        task.appTitle = reply.apps().stream().filter(app -> app.name().equals(workunit.appName()))
                .map(app -> app.userFriendlyName()).findFirst().orElse(workunit.appName());
        task.title = workunit.title();
        task.versionNum = version.versionNum();
        task.platform = Requests.PLATFORM;
        task.planClass = version.planClass();
        task.flops = version.flops().orElse(0) > 0 ? version.flops().getAsDouble() : Math.max(core.world.hostInfo().fpops(), 1e9);
        task.fpopsEstimate = workunit.fpopsEstimate();
        task.fpopsBound = workunit.effectiveFpopsBound();
        task.memoryBound = (long) Math.clamp(workunit.memoryBound(), SMALLEST_MEMORY, LARGEST_MEMORY);
        task.diskBound = (long) Math.max(workunit.diskBound(), SMALLEST_DISK);
        task.commandLine = (workunit.commandLine() + " " + version.cmdline()).strip();
        task.received = core.clock.millis();
        task.deadline = (long) (1000 * result.reportDeadline());
        for (var ref : version.files()) task.inputs.add(input(ref, true));
        if (task.inputs.stream().filter(ref -> ref.main).count() != 1) throw new ProtocolException("app_version", "needs exactly one main program");
        for (var ref : workunit.files()) task.inputs.add(input(ref, false));
        List<FileState> outputs = new ArrayList<>();
        for (var ref : result.files()) outputs.add(output(ref, task));
        outputs.forEach(core.state::changed);
        core.state.changed(task);
        core.log(Kind.TASK, project, "task.received", task.name);
    }

    private static boolean fits(AppVersion version, Result result, Workunit workunit) {
        return version.appName().equals(workunit.appName()) && version.versionNum() == result.versionNum()
                && version.planClass().equals(result.planClass()) && version.platform().filter(Requests.PLATFORM::equals).isPresent();
    }

    private TaskState.Ref input(FileRef ref, boolean program) throws ProtocolException {
        var known = core.state.files.get(FileState.key(project.url, FileNames.requireSafe(ref.fileName())));
        var info = files.get(ref.fileName());
        if (known == null && info == null) throw new ProtocolException("file_ref", ref.fileName() + " did not come");
        var file = known != null ? known : new FileState();
        if (info != null) describe(file, info, program, known == null);
        core.state.changed(file);
        return slotRef(ref);
    }

    /** What is known of a file stays: name, size and checksum never change, only where to get it (protocol note 3.7). */
    private void describe(FileState file, FileInfo info, boolean program, boolean isNew) throws ProtocolException {
        file.urls = new ArrayList<>(info.downloadUrls());
        if (info.fileSignature().isPresent()) file.signature = info.fileSignature().get();
        file.program |= program;
        if (!isNew) {
            if (file.status == Status.FAILED) { // a later task brings another chance
                file.status = Status.NEEDED;
                file.retries = 0;
                file.nextTry = 0;
            }
            return;
        }
        file.project = project.url;
        file.name = info.name();
        file.md5 = info.md5().orElse("");
        file.nbytes = info.nbytes().orElse(-1);
        if (file.nbytes > LARGEST_FILE) throw new ProtocolException("nbytes", file.name + " is larger than Hearth takes");
        if (file.md5.isEmpty() && file.signature.isEmpty()) throw new ProtocolException("md5_cksum", "missing for " + file.name);
    }

    private FileState output(FileRef ref, TaskState task) throws ProtocolException {
        var info = files.get(FileNames.requireSafe(ref.fileName()));
        if (info == null) throw new ProtocolException("file_ref", ref.fileName() + " did not come");
        var file = new FileState();
        file.project = project.url;
        file.name = info.name();
        file.urls = new ArrayList<>(info.uploadUrls());
        file.maxNbytes = info.maxNbytes().orElse(0);
        file.certificate = info.xmlSignature().orElse("");
        file.status = Status.PRESENT; // nothing to fetch; becomes TO_SEND when the task has written it
        task.outputs.add(slotRef(ref));
        return file;
    }

    private static TaskState.Ref slotRef(FileRef ref) throws ProtocolException {
        var slotRef = new TaskState.Ref();
        slotRef.file = ref.fileName();
        slotRef.openName = FileNames.requireSafe(ref.slotName());
        slotRef.main = ref.mainProgram();
        slotRef.optional = ref.optional();
        return slotRef;
    }
}
