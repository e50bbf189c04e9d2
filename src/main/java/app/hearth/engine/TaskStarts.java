package app.hearth.engine;

import app.hearth.engine.execution.TaskSpec;
import app.hearth.engine.gpu.Gpu;
import app.hearth.engine.gpu.GpuKind;
import app.hearth.protocol.AppInitData;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.ProjectPreferences;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes down on the engine's thread what a task needs to start, so that its slot can be prepared beside it. */
final class TaskStarts {
    /** Often enough that a minute of another program's crash costs little, seldom enough for a quiet disk. */
    private static final Duration CHECKPOINT_PERIOD = Duration.ofSeconds(10);
    /** Native programs may save much: as often as the reference client lets them (disk_interval, protocol note 7.2). */
    private static final double NATIVE_CHECKPOINT_SECONDS = 60;
    /** From this on programs read from init_data.xml which GPU is theirs (protocol note 6.13). */
    private static final int[] API_WITH_DEVICES = {7, 5};

    private final Folders folders;
    private final TaskFiles files;
    private final HostInfo host;
    private final boolean sandbox;
    private volatile UserSettings settings;

    /** Prepares the slot and says what is to run. Blocks. */
    interface Preparation {
        TaskSpec prepare() throws IOException;
    }

    /** @param about what a native program is told; none for others */
    record Start(Preparation preparation, Optional<AppInitData> about) {
        TaskSpec prepare() throws IOException {
            return preparation.prepare();
        }
    }

    TaskStarts(Folders folders, TaskFiles files, HostInfo host, boolean sandbox, UserSettings settings) {
        this.folders = folders;
        this.files = files;
        this.host = host;
        this.sandbox = sandbox;
        this.settings = settings;
    }

    void settings(UserSettings changed) {
        settings = changed;
    }

    /** What it is told once the settings are others. */
    AppInitData renewed(AppInitData about) {
        return about.withPreferences(preferences());
    }

    /** What the user wished of the network on its pages, as its programs read it. */
    static String wishesOf(ProjectState project) {
        return ProjectPreferences.parse(project.preferences, project.venue).specific();
    }

    private String preferences() {
        return Preferences.xml(settings, host.ncpus(), WorkBuffer.USUAL, 0);
    }

    Start of(TaskState task, ProjectState project, List<FileState> inputs, boolean fresh, List<GpuKind> kinds) {
        var slot = folders.slot(task.slot).toAbsolutePath();
        var refs = List.copyOf(task.inputs);
        var outputs = List.copyOf(task.outputs);
        var arguments = CommandLine.split(task.commandLine);
        String url = task.project;
        long memory = task.memoryBound;
        long disk = task.diskBound;
        if (!task.runsNatively()) {
            return new Start(() -> {
                var module = files.prepare(url, refs, inputs, slot, fresh);
                TaskFiles.foldersFor(outputs, slot, "");
                return new TaskSpec.Wasm(module, slot, arguments, memory, disk, CHECKPOINT_PERIOD);
            }, Optional.empty());
        }
        var folder = folders.project(url).toAbsolutePath();
        String prefix = task.filePrefix;
        boolean thoroughly = project.verifiesFiles;
        var gpus = gpus(task, kinds);
        var gpu = gpus.isEmpty() ? AppInitData.Gpu.NONE
                : new AppInitData.Gpu(task.gpuType, gpus.getFirst().device(), gpus.getFirst().openClIndex(), task.gpus);
        var all = new ArrayList<>(arguments);
        if (!task.gpuType.isEmpty() && !apiAtLeast(task.apiVersion, API_WITH_DEVICES[0], API_WITH_DEVICES[1])) {
            gpus.forEach(each -> all.addAll(List.of("--device", String.valueOf(each.device()))));
        }
        // As the reference client: these wait for a GPU or for other processes, and that must not take long.
        boolean eager = !task.gpuType.isEmpty() || task.wrapper || task.cpus < 1;
        var grant = new TaskSpec.Grant(eager, project.internet, !task.gpuType.isEmpty());
        double saved = task.savedCpuNanos / 1e9;
        var about = about(task, project, folder, gpu, kinds.stream().mapToInt(kind -> kind.gpus().size()).sum());
        return new Start(() -> {
            var program = files.prepareNative(url, refs, inputs, sandbox ? outputs : List.of(), slot, prefix, fresh, thoroughly);
            TaskFiles.foldersFor(outputs, slot, prefix);
            return new TaskSpec.Native(program, slot, folder, refs.stream().map(TaskState.Ref::onDisk).distinct().toList(), all, memory, disk, saved, grant, pid -> about.withClient(pid).xml());
        }, Optional.of(about));
    }

    /** Whether it is of that version or a later one; what says nothing usable counts as old. */
    static boolean apiAtLeast(String version, int major, int minor) {
        var parts = version.strip().split("\\.");
        try {
            int given = Integer.parseInt(parts[0]);
            return parts.length > 1 && (given > major || given == major && Integer.parseInt(parts[1]) >= minor);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The cards that it was given. */
    private static List<Gpu> gpus(TaskState task, List<GpuKind> kinds) {
        var all = kinds.stream().filter(kind -> kind.type().equals(task.gpuType)).findFirst().map(GpuKind::gpus).orElse(List.of());
        return task.devices.stream().filter(number -> number < all.size()).map(all::get).toList();
    }

    private AppInitData about(TaskState task, ProjectState project, Path folder, AppInitData.Gpu gpu, int gpus) {
        var account = new AppInitData.Account(project.userid, project.teamid, project.hostid, project.userName, project.teamName, project.authenticator,
                wishesOf(project),
                project.userCredit, project.userAverage, project.hostCredit, project.hostAverage, task.share);
        var job = new AppInitData.Job(task.appName, task.versionNum, task.planClass, task.workunit, task.name, task.fpopsEstimate,
                task.fpopsBound, task.memoryBound, task.diskBound, (task.bestBy > 0 ? task.bestBy : task.deadline) / 1000.0);
        var place = new AppInitData.Place(folder.toString(), folders.data().toAbsolutePath().toString(), task.slot, 0, sandbox, task.cpus, gpu);
        var progress = new AppInitData.Progress(task.savedCpuNanos / 1e9, task.savedElapsedNanos / 1e9, NATIVE_CHECKPOINT_SECONDS);
        return new AppInitData(Requests.CLIENT, account, job, place, progress, host, gpus, preferences(),
                task.inputs.stream().filter(ref -> ref.ofProgram).map(TaskState.Ref::onDisk).toList());
    }
}
