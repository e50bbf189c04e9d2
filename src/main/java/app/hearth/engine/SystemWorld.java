package app.hearth.engine;

import app.hearth.engine.execution.Governor;
import app.hearth.engine.execution.Leftovers;
import app.hearth.engine.execution.TaskLauncher;
import app.hearth.engine.execution.TaskMessage;
import app.hearth.engine.execution.TaskProcess;
import app.hearth.engine.execution.TaskSpec;
import app.hearth.protocol.DiskUsage;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.settings.Rates;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real outside: HTTP, files and processes, each call on a virtual thread of its own, outcomes as events. */
final class SystemWorld implements World, AutoCloseable {
    /** Walking through all files costs some milliseconds. */
    private static final long COUNT_EVERY_NANOS = 60_000_000_000L;
    private static final Logger LOG = LoggerFactory.getLogger(SystemWorld.class);
    /** Often enough that a minute of another program's crash costs little, seldom enough for a quiet disk. */
    private static final Duration CHECKPOINT_PERIOD = Duration.ofSeconds(10);
    private static final String RECHECKS = "rechecks";
    private static final long LONGEST_PAUSE_SECONDS = 300;
    /** lib/error_numbers.h, ERR_FILE_MISSING. */
    private static final int ERR_FILE_MISSING = -163;

    private final Folders folders;
    private final HostInfo host;
    private final ProjectHttp http = new ProjectHttp(EngineCore.version());
    private final TaskFiles files;
    private final TaskLauncher launcher;
    private final Governor governor;
    private final ExecutorService work = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("engine-work-", 0).factory());
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final java.util.Set<TaskProcess> extras = ConcurrentHashMap.newKeySet();
    private final ToLongFunction<ProcessHandle> memory;
    private volatile Consumer<EngineEvent> events = _ -> { };
    private volatile List<String> governed = List.of();
    private volatile double coreTime = 1;
    private volatile boolean freezeOnReturn;
    private volatile FileStore volume;
    private volatile long keepFree;
    private volatile long mostUsed;
    private volatile long used;
    private volatile long usedCounted = Long.MIN_VALUE / 2;
    private final AtomicBoolean countingUsed = new AtomicBoolean();
    private final Outlook outlook;

    /** What programs and transfers said since the last sample: they may say it thousands of times a second. */
    private final Map<String, EngineEvent> unsaid = new ConcurrentHashMap<>();

    private record Running(int run, TaskProcess process) {}

    /** Something that blocks and may fail. */
    private interface Blocking {
        void run() throws IOException;
    }

    SystemWorld(Path data, HostInfo host, TaskLauncher launcher, ToLongFunction<ProcessHandle> memory, Outlook outlook, UserSettings settings) {
        this.folders = new Folders(data);
        this.files = new TaskFiles(folders, http);
        this.host = host;
        this.launcher = launcher;
        this.memory = memory;
        this.outlook = outlook;
        storage(settings);
        OneRun.clearLeftovers(data.resolve(RECHECKS));
        this.governor = new Governor(launcher);
        governor.start();
    }

    Accounts accounts() {
        return new ProjectAccounts(http);
    }

    void connect(Consumer<EngineEvent> listener) {
        events = listener;
    }

    /** Every piece of work ends in an event: one that vanished would leave the engine waiting for it for ever. */
    private void begin(Blocking blocking, Function<IOException, EngineEvent> failed) {
        work.execute(() -> {
            try {
                blocking.run();
            } catch (IOException e) {
                events.accept(failed.apply(e));
            } catch (RuntimeException e) {
                LOG.error("A piece of the engine's work failed", e);
                events.accept(failed.apply(new IOException(e.toString(), e)));
            }
        });
    }

    @Override public void fetchMaster(String project, String masterUrl) {
        begin(() -> events.accept(new EngineEvent.MasterFetched(project, http.schedulers(masterUrl))),
                e -> new EngineEvent.ContactFailed(project, reason(e), true));
    }

    @Override public void contact(String project, List<String> urls, int attempt, SchedulerRequest request, List<String> reported,
                                  boolean asksForWork) {
        begin(() -> {
            var reply = http.contact(urls.get(attempt % urls.size()), request);
            events.accept(new EngineEvent.Replied(project, request.rpcSeqno(), reported, asksForWork, reply));
        }, e -> new EngineEvent.ContactFailed(project, reason(e), false));
    }

    static String reason(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    @Override public void download(FileState file, String codeSignKey) {
        String key = file.key();
        begin(() -> {
            try {
                files.fetch(file, codeSignKey, done -> unsaid.put(key, new EngineEvent.TransferMoved(key, done)));
            } finally {
                unsaid.remove(key);
            }
            events.accept(new EngineEvent.TransferDone(key));
        }, e -> new EngineEvent.TransferFailed(key, reason(e), e instanceof ProjectHttp.Refused));
    }

    @Override public void upload(FileState file) {
        String key = file.key();
        begin(() -> {
            files.send(file);
            events.accept(new EngineEvent.TransferDone(key));
        }, e -> {
            boolean gone = e instanceof java.nio.file.NoSuchFileException;
            return new EngineEvent.TransferFailed(key, gone ? "the result file has vanished" : reason(e),
                    gone || e instanceof ProjectHttp.Refused);
        });
    }

    @Override public void deleteFile(String project, String name) {
        try {
            Files.deleteIfExists(folders.file(project, name));
            Files.deleteIfExists(folders.file(project, name + ".part"));
        } catch (IOException e) {
            LOG.warn("A file of no more use stays: {}", name, e);
        }
    }

    @Override public void deleteProject(String project) {
        try {
            Folders.deleteAll(folders.project(project));
        } catch (IOException e) {
            LOG.warn("The folder of {} stays", project, e);
        }
    }

    @Override public void start(TaskState task, List<FileState> files, boolean fresh) {
        String key = task.key();
        int run = task.run;
        var inputs = List.copyOf(task.inputs);
        var slot = folders.slot(task.slot);
        var arguments = task.commandLine.isBlank() ? List.<String>of() : List.of(task.commandLine.strip().split("\\s+"));
        long memoryBound = task.memoryBound;
        long diskBound = task.diskBound;
        String project = task.project;
        begin(() -> {
            var module = this.files.prepare(project, inputs, files, slot, fresh);
            var spec = new TaskSpec(module, slot.toAbsolutePath(), arguments, memoryBound, diskBound, CHECKPOINT_PERIOD);
            var process = launcher.start(spec, message -> heard(key, run, slot, message));
            var entry = new Running(run, process);
            running.put(key, entry);
            if (!process.alive()) running.remove(key, entry); // its end may have been told before it was noted here
            regovern();
            events.accept(new EngineEvent.Started(key, run, process.handle().pid(),
                    Leftovers.startOf(process.handle()).map(Instant::toEpochMilli).orElse(0L), launcher.bubblewrap()));
        }, e -> new EngineEvent.NotStarted(key, run, reason(e), e instanceof ProjectHttp.Refused));
    }

    private void heard(String key, int run, Path slot, TaskMessage message) {
        switch (message) {
            case TaskMessage.Progress(double fraction) -> unsaid.put("progress " + key, new EngineEvent.Moved(key, run, fraction));
            case TaskMessage.Checkpoint _ -> unsaid.put("saved " + key, new EngineEvent.Saved(key, run));
            case TaskMessage.End(int status, var why) -> {
                sample(key);
                running.computeIfPresent(key, (_, current) -> current.run() == run ? null : current);
                events.accept(new EngineEvent.Ended(key, run, status, why, TaskFiles.stderr(slot)));
            }
        }
    }

    private void say(String key) {
        var event = unsaid.remove(key);
        if (event != null) events.accept(event);
    }

    /** Tells the engine how far everything is and what each task has used; called once a second. */
    void sample() {
        running.keySet().forEach(this::sample);
        unsaid.keySet().forEach(this::say);
    }

    private void sample(String key) {
        var task = running.get(key);
        if (task != null) {
            say("progress " + key);
            say("saved " + key);
        }
        if (task != null) events.accept(new EngineEvent.Used(key, task.run(), task.process().cpuNanos(), memory.applyAsLong(task.process().handle())));
    }

    /** Root processes of running tasks. */
    java.util.Set<Long> roots() {
        var roots = new java.util.HashSet<Long>();
        running.values().forEach(task -> roots.add(task.process().handle().pid()));
        extras.forEach(process -> roots.add(process.handle().pid()));
        return roots;
    }

    @Override public void hold(String task) {
        with(task, TaskProcess::hold);
    }

    @Override public void release(String task) {
        with(task, TaskProcess::release);
    }

    @Override public void leave(String task) {
        with(task, process -> {
            process.release();
            process.askToLeave();
        });
    }

    @Override public void kill(String task) {
        with(task, TaskProcess::kill);
        running.remove(task);
    }

    private void with(String task, Consumer<TaskProcess> act) {
        var found = running.get(task);
        if (found != null) act.accept(found.process());
    }

    @Override public void govern(List<String> tasks, double time) {
        governed = tasks;
        coreTime = time;
        regovern();
    }

    @Override public void freezeOnReturn(boolean freeze) {
        freezeOnReturn = freeze;
    }

    @Override public void thaw() {
        governor.thawAll();
    }

    /** The user is back: stops every task at once where the policy is going to, and then asks it. Any thread. */
    void userReturned() {
        if (freezeOnReturn) governor.freezeAll();
        events.accept(new EngineEvent.UserReturned());
    }

    @Override public Look look() {
        return outlook.look();
    }

    private void storage(UserSettings settings) {
        keepFree = settings.storage().keepFreeBytes();
        mostUsed = settings.storage().mostBytes();
    }

    @Override public void saveSettings(UserSettings settings) {
        storage(settings);
        try {
            outlook.save(settings);
        } catch (IOException e) {
            LOG.error("The settings cannot be saved", e);
            events.accept(new EngineEvent.SettingsNotSaved(reason(e)));
        }
    }

    @Override public void endSession(EngineCommand.AfterFinish how) {
        work.execute(() -> {
            try {
                SessionEnd.carryOut(how);
            } catch (IOException e) {
                LOG.warn("The computer would not {}", how, e);
            }
        });
    }

    /**
     * Runs a program once in the sandbox under the same limits as tasks, and gives the files it wrote. Blocks.
     *
     * @throws IOException when it fails or does not end in time
     */
    Map<String, byte[]> runOnce(OneRun program) throws IOException {
        return program.run(launcher, folders.data().resolve(RECHECKS), process -> {
            extras.add(process);
            regovern();
        }, process -> {
            extras.remove(process);
            regovern();
        });
    }

    private synchronized void regovern() {
        var processes = new ArrayList<TaskProcess>();
        for (var extra : extras) {
            if (coreTime > 0) extra.release();
            else extra.hold();
            if (coreTime > 0) processes.add(extra);
        }
        for (var task : governed) {
            var found = running.get(task);
            if (found != null) processes.add(found.process());
        }
        governor.govern(processes, coreTime > 0 ? coreTime : Runtime.getRuntime().availableProcessors());
    }

    @Override public void collect(TaskState task) {
        String key = task.key();
        var outputs = List.copyOf(task.outputs);
        var slot = folders.slot(task.slot);
        String project = task.project;
        begin(() -> events.accept(new EngineEvent.Collected(key, takeOver(project, outputs, slot))),
                e -> new EngineEvent.NotCollected(key, ERR_FILE_MISSING, reason(e)));
    }

    /** Finished work is not given up for a full disk or the like: only a file that is not there ends it. */
    private List<EngineEvent.Output> takeOver(String project, List<TaskState.Ref> outputs, Path slot) throws IOException {
        for (long pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE_SECONDS)) {
            try {
                return files.takeOver(project, outputs, slot);
            } catch (ProjectHttp.Refused missing) {
                throw missing;
            } catch (IOException e) {
                LOG.warn("Results in {} cannot be taken over now, again in {} s: {}", slot, pause, e.toString());
            }
            try {
                TimeUnit.SECONDS.sleep(pause);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                throw new java.io.InterruptedIOException("Hearth ends");
            }
        }
    }

    @Override public void discardSlot(int slot) {
        try {
            Folders.deleteAll(folders.slot(slot));
        } catch (IOException e) {
            LOG.warn("Slot {} could not be emptied; it is before its next use", slot, e);
        }
    }

    @Override public void sweep(Set<Integer> slots, Map<String, Set<String>> names) {
        work.execute(() -> folders.sweep(slots, names));
    }

    @Override public void endLeftover(long pid, long pidStart) {
        if (Leftovers.end(pid, Instant.ofEpochMilli(pidStart))) events.accept(new EngineEvent.LeftoverEnded(pid));
    }

    /** Looked up once: that reads the table of all mounts. */
    private FileStore volume() throws IOException {
        if (volume == null) volume = Files.getFileStore(folders.data());
        return volume;
    }

    @Override public long freeDisk() {
        try {
            return volume().getUsableSpace();
        } catch (IOException e) {
            LOG.warn("The free space of {} cannot be read", folders.data(), e);
            return Long.MAX_VALUE;
        }
    }

    @Override public HostInfo hostInfo() {
        return host.toBuilder().diskFree(freeDisk()).build();
    }

    @Override public void rates(Rates rates) {
        http.rates(1000L * rates.downKBps().orElse(0), 1000L * rates.upKBps().orElse(0));
    }

    @Override public long usedDisk() {
        long now = System.nanoTime();
        if (now - usedCounted > COUNT_EVERY_NANOS && countingUsed.compareAndSet(false, true)) {
            usedCounted = now;
            work.execute(() -> {
                used = folders.size(folders.data());
                countingUsed.set(false);
            });
        }
        return used;
    }

    /** Bytes of a project's files. */
    long diskUse(String project) {
        return folders.size(folders.project(project));
    }

    @Override public DiskUsage diskUsage() {
        return new DiskUsage(0, 0, Math.max(0, Math.min(freeDisk() - keepFree, mostUsed - used)));
    }

    /** Gives programs a moment to save, then ends what is left. */
    void stopTasks(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        for (var task : running.values()) {
            try {
                long left = end - System.nanoTime();
                if (left > 0 && task.process().awaitEnd(left, TimeUnit.NANOSECONDS)) continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            task.process().kill();
        }
        extras.forEach(TaskProcess::kill);
    }

    @Override public void close() {
        governor.close();
        launcher.close();
        work.shutdownNow();
        http.close();
    }
}
