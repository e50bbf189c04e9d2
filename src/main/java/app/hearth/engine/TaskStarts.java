package app.hearth.engine;

import app.hearth.engine.execution.TaskSpec;
import app.hearth.protocol.AppInitData;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.ProjectPreferences;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes down on the engine's thread what a task needs to start, so that its slot can be prepared beside it. */
final class TaskStarts {
    /** Often enough that a minute of another program's crash costs little, seldom enough for a quiet disk. */
    private static final Duration CHECKPOINT_PERIOD = Duration.ofSeconds(10);
    /** Native programs may save much: as often as the reference client lets them (disk_interval, protocol note 7.2). */
    private static final double NATIVE_CHECKPOINT_SECONDS = 60;
    /** From this on programs read from init_data.xml which GPU is theirs (protocol note 6.13). */
    private static final double API_WITH_DEVICES = 7.5;

    private final Folders folders;
    private final TaskFiles files;
    private final HostInfo host;
    private final boolean sandbox;
    private volatile UserSettings settings;

    /** Prepares the slot and says what is to run. Blocks. */
    interface Start {
        TaskSpec prepare() throws IOException;
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

    Start of(TaskState task, ProjectState project, List<FileState> inputs, boolean fresh) {
        var slot = folders.slot(task.slot).toAbsolutePath();
        var refs = List.copyOf(task.inputs);
        var arguments = CommandLine.split(task.commandLine);
        String url = task.project;
        long memory = task.memoryBound;
        long disk = task.diskBound;
        if (!task.runsNatively()) {
            return () -> new TaskSpec.Wasm(files.prepare(url, refs, inputs, slot, fresh), slot, arguments, memory, disk, CHECKPOINT_PERIOD);
        }
        var folder = folders.project(url).toAbsolutePath();
        String prefix = task.filePrefix;
        var gpu = gpu(task);
        var all = new ArrayList<>(arguments);
        if (!task.gpuType.isEmpty() && apiVersion(task.apiVersion) < API_WITH_DEVICES) {
            task.devices.forEach(device -> all.addAll(List.of("--device", String.valueOf(device))));
        }
        // As the reference client: these wait for a GPU or for other processes, and that must not take long.
        boolean eager = !task.gpuType.isEmpty() || task.wrapper || task.cpus < 1;
        var grant = new TaskSpec.Grant(eager, project.internet, !task.gpuType.isEmpty());
        double saved = task.savedCpuNanos / 1e9;
        var about = about(task, project, folder, gpu);
        return () -> new TaskSpec.Native(files.prepareNative(url, refs, inputs, slot, prefix, fresh), slot, folder, all, memory, disk,
                saved, grant, pid -> about.withClient(pid).xml());
    }

    /** Major and minor as one number, 0 where nothing usable was said. */
    static double apiVersion(String text) {
        var parts = text.strip().split("\\.");
        try {
            return parts.length < 2 ? 0 : Integer.parseInt(parts[0]) + Math.min(Integer.parseInt(parts[1]), 99) / 10.0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static AppInitData.Gpu gpu(TaskState task) {
        if (task.gpuType.isEmpty()) return AppInitData.Gpu.NONE;
        return new AppInitData.Gpu(task.gpuType, task.devices.isEmpty() ? 0 : task.devices.getFirst(),
                task.devices.isEmpty() ? 0 : task.devices.getFirst(), task.gpus);
    }

    private AppInitData about(TaskState task, ProjectState project, Path folder, AppInitData.Gpu gpu) {
        var account = new AppInitData.Account(project.userid, project.teamid, project.hostid, project.userName, project.teamName, project.authenticator,
                ProjectPreferences.parse(project.preferences, project.venue).specific(),
                project.userCredit, project.userAverage, project.hostCredit, project.hostAverage, 1);
        var job = new AppInitData.Job(task.appName, task.versionNum, task.planClass, task.workunit, task.name, task.fpopsEstimate,
                task.fpopsBound, task.memoryBound, task.diskBound, task.deadline / 1000.0);
        var place = new AppInitData.Place(folder.toString(), folders.data().toAbsolutePath().toString(), task.slot, 0, sandbox, task.cpus, gpu);
        var progress = new AppInitData.Progress(task.savedCpuNanos / 1e9, task.savedElapsedNanos / 1e9, NATIVE_CHECKPOINT_SECONDS);
        return new AppInitData(Requests.CLIENT, account, job, place, progress, host, 0, Preferences.xml(settings, host.ncpus(), 0),
                task.inputs.stream().filter(ref -> ref.ofProgram).map(ref -> ref.file).toList());
    }
}
