package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.FileState.Status;
import app.hearth.engine.TaskState.Stage;
import app.hearth.engine.scheduling.Job;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes over the work in a scheduler's reply. Hostile until checked: what does not fit is dropped with a word, the rest counts. */
final class Replies {
    /** Of a file whose size is not told; one with a size may have what the user gives to tasks. */
    static final long LARGEST_FILE = 2L << 30;
    private static final double SMALLEST_MEMORY = 64e6;
    /** Of a WebAssembly program: its addresses have 31 bits in the sandbox. A native one may say what it likes. */
    private static final double LARGEST_MEMORY = 1.8e9;
    private static final double LARGEST_NATIVE_MEMORY = 1e12;
    /** No home computer has more of either. */
    private static final double MOST_PROCESSORS = 1024;
    private static final double MOST_GPUS = 64;
    /** The stock client takes a GPU for ten of its processors where nothing is said (protocol note 3.8). */
    private static final double GPU_AGAINST_PROCESSOR = 10;
    private static final double SMALLEST_DISK = 1e6;
    /** Operations of a task, and operations a second: beyond these an estimate is a mistake or worse. */
    private static final double LARGEST_WORK = 1e21;
    private static final double SMALLEST_WORK = 1e3;
    private static final double SLOWEST = 1e6;
    private static final double FASTEST = 1e15;
    /** The end of the year 9999: a later deadline is none. */
    private static final double LATEST_MILLIS = 253_402_300_799_000.0;
    /** As many as the stock client lets wait before it stops asking (MAX_RUNNABLE in client/work_fetch.cpp is 1000). */
    private static final int MOST_TASKS = 1000;
    /** Of one reply; what follows so many would hardly be better, and costs time that other networks' tasks need. */
    private static final int MOST_REFUSED = 50;

    private final EngineCore core;
    private final ProjectState project;
    private final Map<String, FileInfo> files = new HashMap<>();
    /** What a task brings; taken over only when all of it is right. */
    private final List<Runnable> accepted = new ArrayList<>();
    private final Map<String, FileState> brought = new HashMap<>();
    /** Keys of the names that the network's files have on this computer's disk. */
    private final Set<String> taken = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();

    /** Its card is not in this computer; the message is the card's kind. */
    private static final class NoCard extends Exception {
        private static final long serialVersionUID = 1;

        NoCard(String type) {
            super(type);
        }
    }

    Replies(EngineCore core, ProjectState project) {
        this.core = core;
        this.project = project;
    }

    /** Kinds of processors for which tasks are new. */
    Set<String> kinds() {
        return kinds;
    }

    /** Returns how many tasks are new. */
    int take(SchedulerReply reply) {
        reply.fileInfos().forEach(file -> files.put(file.name(), file));
        var workunits = new HashMap<String, Workunit>();
        reply.workunits().forEach(workunit -> workunits.put(workunit.name(), workunit));
        int taken = 0;
        int refused = 0;
        long held = core.state.tasks.values().stream().filter(task -> task.project.equals(project.url) && task.stage != Stage.REPORTED).count();
        for (var result : reply.results()) {
            var known = core.state.tasks.get(FileState.key(project.url, result.name()));
            // One that it has in its books and sends again was lost there, as when its database went back to a backup.
            boolean lost = known != null && known.stage == Stage.REPORTED && known.reported < core.clock.millis();
            if (known != null && !lost) {
                known.deadline = deadline(result);
                core.state.changed(known);
                continue;
            }
            if (held >= MOST_TASKS) {
                core.log(Kind.PROBLEM, project, "file.rejected", result.name(), MOST_TASKS + " tasks of this network are at hand");
                break;
            }
            try {
                take(result, workunits.get(result.workunitName()), reply);
                taken++;
                held++;
            } catch (ProtocolException e) {
                core.log(Kind.PROBLEM, project, "file.rejected", result.name(), e.getMessage());
                refuse(result, workunits.get(result.workunitName()), TaskEnds.ERR_RESULT_DOWNLOAD, Trouble.of("task.refused", e.getMessage()));
                if (++refused == MOST_REFUSED) break;
            } catch (NoCard e) { // it would wait for a card until its deadline (client/cs_scheduler.cpp)
                refuse(result, workunits.get(result.workunitName()), TaskEnds.MISSING_COPROC, Trouble.of("task.noCard", e.getMessage()));
                if (++refused == MOST_REFUSED) break;
            }
        }
        return taken;
    }

    /**
     * Told as a failure. A task that is passed over in silence counts as lost there: it is sent again with each contact, and nothing
     * else meanwhile (resend_lost_work in sched/sched_resend.cpp).
     */
    private void refuse(Result result, Workunit workunit, int exitStatus, Trouble reason) {
        if (workunit == null || !FileNames.isSafe(result.name())) return;
        var task = new TaskState();
        task.project = project.url;
        task.name = result.name();
        task.workunit = workunit.name();
        task.appName = workunit.appName();
        task.appTitle = workunit.appName();
        task.versionNum = result.versionNum();
        task.planClass = result.planClass();
        task.platform = platformOf(result.platform());
        task.received = core.clock.millis();
        task.deadline = deadline(result);
        task.exitStatus = exitStatus;
        task.message = reason.stored();
        task.ended = task.received;
        task.stage = Stage.TO_REPORT;
        project.tasksFailed++;
        core.state.changed(project);
        core.state.changed(task);
    }

    private void take(Result result, Workunit workunit, SchedulerReply reply) throws ProtocolException, NoCard {
        FileNames.requireSafe(result.name());
        if (workunit == null) throw new ProtocolException("result", "names a workunit that did not come");
        var version = reply.appVersions().stream().filter(candidate -> fits(candidate, result, workunit)).findFirst()
                .orElseThrow(() -> new ProtocolException("result", "no program of it fits this computer"));
        accepted.clear();
        brought.clear();
        var task = new TaskState();
        task.project = project.url;
        task.name = result.name();
        task.workunit = workunit.name();
        task.appName = workunit.appName();
        task.appTitle = reply.apps().stream().filter(app -> app.name().equals(workunit.appName()))
                .map(app -> app.userFriendlyName()).findFirst().orElse(workunit.appName());
        task.title = workunit.title();
        reply.apps().stream().filter(app -> app.name().equals(workunit.appName())).findFirst().ifPresent(app -> {
            task.nonCpuIntensive = app.nonCpuIntensive();
            task.fractionDoneExact = app.fractionDoneExact();
        });
        task.nonCpuIntensive |= reply.nonCpuIntensive();
        task.reportImmediately = result.reportImmediately();
        describe(task, version);
        task.fpopsEstimate = Math.clamp(workunit.fpopsEstimate(), SMALLEST_WORK, LARGEST_WORK);
        task.fpopsBound = workunit.effectiveFpopsBound();
        task.memoryBound = (long) Math.clamp(workunit.memoryBound(), SMALLEST_MEMORY,
                task.runsNatively() ? LARGEST_NATIVE_MEMORY : LARGEST_MEMORY);
        task.diskBound = (long) Math.max(workunit.diskBound(), SMALLEST_DISK);
        task.commandLine = (workunit.commandLine() + " " + version.cmdline()).strip();
        task.received = core.clock.millis();
        task.deadline = deadline(result);
        for (var ref : version.files()) {
            var input = input(ref, true);
            input.ofProgram = true;
            task.inputs.add(input);
        }
        if (task.inputs.stream().filter(ref -> ref.main).count() != 1) throw new ProtocolException("app_version", "needs exactly one main program");
        for (var ref : workunit.files()) task.inputs.add(input(ref, false));
        for (var ref : result.files()) output(ref, task);
        requireDistinctNames(task);
        Optional.ofNullable(core.state.tasks.get(task.key())).ifPresent(core.state::delete);
        brought.values().forEach(core.state::changed);
        accepted.forEach(Runnable::run);
        core.state.changed(task);
        kinds.add(task.gpus > 0 ? task.gpuType : Job.CPU);
        core.log(Kind.TASK, project, "task.received", task.name);
        if (task.needsNetwork) tellOfInternet(task);
    }

    /** Once while there are such tasks: without the internet they fail, and only the user can give it to them. */
    private void tellOfInternet(TaskState task) {
        boolean open = project.internet || !task.runsNatively() || !core.world.bubblewrap();
        boolean told = core.state.tasks.values().stream().anyMatch(other -> other != task && other.needsNetwork
                && other.project.equals(project.url) && other.stage != Stage.REPORTED);
        if (!open && !told) core.log(Kind.PROBLEM, project, "task.internet", task.appTitle);
    }

    /** What the program is and what it uses while it runs. */
    private void describe(TaskState task, AppVersion version) throws ProtocolException, NoCard {
        task.versionNum = version.versionNum();
        task.platform = platformOf(version.platform());
        task.planClass = version.planClass();
        task.apiVersion = version.apiVersion().orElse("");
        task.cpus = version.avgNcpus() > 0 ? Math.min(version.avgNcpus(), MOST_PROCESSORS) : 1;
        version.coproc().filter(gpu -> gpu.count() > 0).ifPresent(gpu -> {
            task.gpuType = gpu.type().equals("CUDA") ? "NVIDIA" : gpu.type();
            task.gpus = Math.min(gpu.count(), MOST_GPUS);
        });
        if (task.gpus > 0 && core.world.coprocsKnown() && !Gpus.counts(core.world.coprocs()).containsKey(task.gpuType)) throw new NoCard(task.gpuType);
        task.wrapper = version.wrapper();
        task.dontThrottle = version.dontThrottle();
        task.needsNetwork = version.needsNetwork();
        task.filePrefix = version.filePrefix().isEmpty() ? "" : requireHeld(FileNames.requireSafe(version.filePrefix()));
        double speed = Math.max(core.world.hostInfo().fpops(), 1e9);
        double flops = version.flops().orElse(0) > 0 ? version.flops().getAsDouble() : speed * (task.cpus + GPU_AGAINST_PROCESSOR * task.gpus);
        task.flops = Math.clamp(flops, SLOWEST, FASTEST);
    }

    /** One that names no platform is for the first that was asked for (protocol note 3.8). */
    private static String platformOf(Optional<String> platform) {
        return platform.filter(name -> !name.isEmpty()).orElse(Platforms.here().primary());
    }

    private static boolean fits(AppVersion version, Result result, Workunit workunit) {
        return version.appName().equals(workunit.appName()) && version.versionNum() == result.versionNum()
                && version.planClass().equals(result.planClass()) && platformOf(version.platform()).equals(platformOf(result.platform()))
                && Platforms.here().runs(platformOf(version.platform()));
    }

    private static long deadline(Result result) {
        return (long) Math.clamp(1000 * result.reportDeadline(), 0, LATEST_MILLIS);
    }

    private TaskState.Ref input(FileRef ref, boolean program) throws ProtocolException {
        String key = FileState.key(project.url, FileNames.requireSafe(ref.fileName()));
        var known = core.state.files.get(key);
        var info = files.get(ref.fileName());
        if (known == null && info == null) throw new ProtocolException("file_ref", ref.fileName() + " did not come");
        if (known != null && known.output && known.sticky && known.status == Status.SENT) accepted.add(() -> takeUp(known));
        else if (known != null && known.output) throw new ProtocolException("file_ref", ref.fileName() + " is a result's file");
        if (known != null) accepted.add(() -> renew(known, info, program));
        else describe(brought.computeIfAbsent(key, _ -> new FileState()), info, program);
        var slotRef = slotRef(ref);
        slotRef.disk = (known != null ? known : brought.get(key)).disk;
        return slotRef;
    }

    /**
     * What is known of a file stays: name, size and checksum never change, only where to get it (protocol note 3.7). But one that never
     * came as it was described is taken as it is now: its network has mended it.
     */
    private void renew(FileState file, FileInfo info, boolean program) {
        if (info != null && file.status == Status.FAILED) {
            file.md5 = info.md5().orElse("");
            file.nbytes = info.nbytes().orElse(-1);
        }
        if (info != null) {
            file.urls = new ArrayList<>(info.downloadUrls());
            compressed(file, info);
            file.stay(info, core.clock.millis());
            if (info.fileSignature().isPresent()) file.signature = info.fileSignature().get();
        }
        // A file that came as data was taken without a signature: as a program it is looked at anew.
        boolean promoted = program && !file.program && file.status == Status.PRESENT;
        file.lookAgain |= program && !file.program && file.active;
        file.program |= program;
        if (promoted || info != null && file.status == Status.FAILED) { // a later task brings another chance
            file.status = Status.NEEDED;
            file.retries = 0;
            file.nextTry = 0;
        }
        core.state.changed(file);
    }

    /** A result of an earlier task that the network wanted kept here is what this one works on. */
    private static void takeUp(FileState file) {
        file.output = false;
        file.status = Status.PRESENT;
    }

    private static void compressed(FileState file, FileInfo info) {
        file.gzippedUrls = new ArrayList<>(info.gzippedUrls());
        file.gzippedBytes = info.gzippedBytes().orElse(-1);
    }

    private void describe(FileState file, FileInfo info, boolean program) throws ProtocolException {
        file.urls = new ArrayList<>(info.downloadUrls());
        compressed(file, info);
        file.stay(info, core.clock.millis());
        if (info.fileSignature().isPresent()) file.signature = info.fileSignature().get();
        file.program |= program;
        file.project = project.url;
        name(file, info.name());
        file.md5 = info.md5().orElse("");
        file.nbytes = info.nbytes().orElse(-1);
        if (file.nbytes > core.deciding().settings().storage().mostBytes()) {
            throw new ProtocolException("nbytes", file.name + " is larger than all that tasks may have on the disk");
        }
        if (file.md5.isEmpty() && file.signature.isEmpty()) throw new ProtocolException("md5_cksum", "missing for " + file.name);
    }

    private void output(FileRef ref, TaskState task) throws ProtocolException {
        var info = files.get(FileNames.requireSafe(ref.fileName()));
        if (info == null) throw new ProtocolException("file_ref", ref.fileName() + " did not come");
        String key = FileState.key(project.url, info.name());
        if (core.state.files.containsKey(key) || brought.containsKey(key)) throw new ProtocolException("file_ref", info.name() + " is in use");
        var file = new FileState();
        file.output = true;
        brought.put(key, file);
        file.project = project.url;
        name(file, info.name());
        file.urls = new ArrayList<>(info.uploadUrls());
        file.maxNbytes = info.maxNbytes().orElse(0);
        file.stay(info, core.clock.millis());
        file.certificate = info.xmlSignature().orElse("");
        file.status = Status.PRESENT; // nothing to fetch; becomes TO_SEND when the task has written it
        var output = slotRef(ref);
        output.disk = file.disk;
        output.most = file.maxNbytes;
        output.gzip = info.gzipWhenDone();
        task.outputs.add(output);
    }

    /** Two results in one place: one of them would be lost without a word. Of two inputs the first counts ({@link TaskFiles#prepareNative}). */
    private void requireDistinctNames(TaskState task) throws ProtocolException {
        var names = new HashSet<String>();
        for (var ref : task.outputs) {
            if (!names.add(core.world.names().key(ref.openName))) throw new ProtocolException("open_name", ref.openName + " is given twice");
        }
    }

    private void name(FileState file, String name) {
        file.name = name;
        var names = core.world.names();
        if (taken.isEmpty()) {
            core.state.files.values().stream().filter(other -> other.project.equals(project.url)).forEach(other -> taken.add(names.key(other.onDisk())));
        }
        String chosen = names.choose(name, taken);
        taken.add(names.key(chosen));
        file.disk = chosen.equals(name) ? "" : chosen;
    }

    private TaskState.Ref slotRef(FileRef ref) throws ProtocolException {
        var slotRef = new TaskState.Ref();
        slotRef.file = ref.fileName();
        slotRef.openName = requireHeld(FileNames.requireSafePath(ref.slotName()));
        slotRef.main = ref.mainProgram();
        slotRef.optional = ref.optional();
        slotRef.copy = ref.copyFile();
        return slotRef;
    }

    /** A program looks for its files in its slot by exactly these names. */
    private String requireHeld(String path) throws ProtocolException {
        for (var name : path.split("/")) {
            if (!core.world.names().canHold(name)) throw new ProtocolException("open_name", "this computer can have no file called " + name);
        }
        return path;
    }
}
