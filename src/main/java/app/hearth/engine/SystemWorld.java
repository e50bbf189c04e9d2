package app.hearth.engine;

import app.hearth.engine.execution.Governor;
import app.hearth.engine.execution.Leftovers;
import app.hearth.engine.execution.Sleep;
import app.hearth.engine.execution.Strays;
import app.hearth.engine.execution.TaskLauncher;
import app.hearth.engine.execution.TaskProcess;
import app.hearth.protocol.AccountManagerRequest;
import app.hearth.protocol.Coproc;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.TrickleUp;
import app.hearth.settings.Rates;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real outside: HTTP, files and processes, each call on a virtual thread of its own, outcomes as events. */
final class SystemWorld implements World, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SystemWorld.class);
    private static final String RECHECKS = "rechecks";
    /** lib/error_numbers.h, ERR_FILE_MISSING. */
    private static final int ERR_FILE_MISSING = -163;

    /** Rather a thread left behind than a Hearth that does not end. */
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final Folders folders;
    private final HostInfo host;
    private final ProjectHttp http = new ProjectHttp(EngineCore.version());
    private final TaskFiles files;
    private final TaskOutputs taking;
    private final Slots slots;
    private final TaskStarts starts;
    private final TaskLauncher launcher;
    private final Governor governor;
    private final RunningTasks tasks;
    private final ExecutorService work = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("engine-work-", 0).factory());
    private final TransferThreads transfers = new TransferThreads();
    private volatile Consumer<EngineEvent> events = _ -> { };
    private volatile boolean freezeOnReturn;
    private final DiskSpace disk;
    private final NameRules names;
    private final Outlook outlook;
    private final FoundCards gpus = new FoundCards();

    /** Something that blocks and may fail. */
    private interface Blocking {
        void run() throws IOException;
    }

    SystemWorld(Path data, HostInfo host, TaskLauncher launcher, MemoryMeter memory, Outlook outlook, UserSettings settings) {
        this.folders = new Folders(data);
        this.names = NameRules.of(data);
        this.files = new TaskFiles(folders, http, names);
        this.taking = new TaskOutputs(folders);
        this.slots = new Slots(folders);
        this.disk = new DiskSpace(folders);
        this.host = host;
        this.launcher = launcher;
        this.starts = new TaskStarts(folders, files, host, launcher.bubblewrap(), settings);
        this.outlook = outlook;
        OneRun.clearLeftovers(data.resolve(RECHECKS));
        if (!launcher.bubblewrap()) Strays.endAll(data.toAbsolutePath().resolve("slots")); // containers end with Hearth
        this.governor = new Governor(launcher);
        this.tasks = new RunningTasks(governor, memory);
        governor.start();
    }

    Accounts accounts() {
        return new ProjectAccounts(http);
    }

    void connect(Consumer<EngineEvent> listener) {
        events = listener;
        tasks.connect(listener);
    }

    /** Every piece of work ends in an event: one that vanished would leave the engine waiting for it for ever. */
    private void begin(Blocking blocking, Function<IOException, EngineEvent> failed) {
        work.execute(() -> attempt(blocking, failed));
    }

    private void attempt(Blocking blocking, Function<IOException, EngineEvent> failed) {
        try {
            blocking.run();
        } catch (IOException e) {
            events.accept(failed.apply(e));
        } catch (RuntimeException e) {
            LOG.error("A piece of the engine's work failed", e);
            events.accept(failed.apply(new IOException(e.toString(), e)));
        }
    }

    @Override public void fetchMaster(String project, int talk, String masterUrl) {
        begin(() -> events.accept(new EngineEvent.MasterFetched(project, talk, http.schedulers(masterUrl))),
                e -> new EngineEvent.ContactFailed(project, talk, Troubles.of(e), true));
    }

    @Override public void contact(String project, int talk, List<String> urls, SchedulerRequest request, List<String> reported) {
        begin(() -> events.accept(new EngineEvent.Replied(project, talk, reported, http.contact(urls, request))),
                e -> new EngineEvent.ContactFailed(project, talk, Troubles.of(e), false));
    }

    @Override public void askManager(int talk, String url, AccountManagerRequest request) {
        begin(() -> events.accept(new EngineEvent.ManagerReplied(talk, http.manager(url, request))),
                e -> new EngineEvent.ManagerFailed(talk, Troubles.of(e).stored(), e instanceof ProtocolException || e instanceof ProjectHttp.Refused));
    }

    @Override public void trickle(List<String> urls, TrickleUp message) {
        urls.forEach(url -> work.execute(() -> Trickles.send(http, url, message)));
    }

    @Override public void renew(String project, String wishes) {
        work.execute(() -> tasks.renew(FileState.key(project, ""), about -> about.withWishes(wishes)));
    }

    @Override public void online(boolean allowed) {
        tasks.online(allowed);
    }

    private void transfer(String key, Blocking blocking, Function<IOException, EngineEvent> failed) {
        transfers.begin(key, earlier -> attempt(() -> {
            earlier.end();
            blocking.run();
        }, failed));
    }

    @Override public void cancel(String project, String name) {
        transfers.cancel(FileState.key(project, name));
    }

    @Override public void download(FileState file, int number, String codeSignKey) {
        String key = file.key();
        transfer(key, () -> {
            try {
                files.fetch(file, codeSignKey, done -> tasks.sayLater(key, new EngineEvent.TransferMoved(key, number, done)));
            } finally {
                tasks.unsay(key);
            }
            events.accept(new EngineEvent.TransferDone(key, number));
        }, e -> new EngineEvent.TransferFailed(key, number, Troubles.of(e), e instanceof ProjectHttp.Refused));
    }

    @Override public void upload(FileState file, int number) {
        String key = file.key();
        transfer(key, () -> {
            files.send(file);
            events.accept(new EngineEvent.TransferDone(key, number));
        }, e -> {
            boolean gone = e instanceof java.nio.file.NoSuchFileException;
            return new EngineEvent.TransferFailed(key, number, gone ? Trouble.of("vanished") : Troubles.of(e),
                    gone || e instanceof ProjectHttp.Refused);
        });
    }

    @Override public void deleteFile(FileState file) {
        cancel(file.project, file.name);
        try {
            Files.deleteIfExists(folders.file(file.project, file.onDisk()));
            Files.deleteIfExists(folders.file(file.project, file.onDisk() + Folders.PART));
        } catch (IOException e) {
            LOG.warn("A file of no more use stays: {}", file.name, e);
        }
    }

    @Override public NameRules names() {
        return names;
    }

    @Override public void deleteProject(String project) {
        transfers.cancelAll(FileState.key(project, ""));
        var leaving = folders.aside(project);
        work.execute(() -> Folders.discard(leaving));
    }

    @Override public void start(TaskState task, ProjectState project, List<FileState> files, boolean fresh) {
        String key = task.key();
        int run = task.run;
        int number = task.slot;
        var slot = folders.slot(number).toAbsolutePath();
        var start = starts.of(task, project, files, fresh, gpus.kinds());
        boolean gpu = !task.gpuType.isEmpty();
        boolean light = task.nonCpuIntensive;
        begin(() -> {
            var process = slots.start(number, () -> launcher.start(start.prepare(), message -> tasks.heard(key, run, slot, message)));
            tasks.add(key, new RunningTasks.Running(run, process, gpu, light, start.about()));
            events.accept(new EngineEvent.Started(key, run, process.handle().pid(),
                    Leftovers.startOf(process.handle()).map(Instant::toEpochMilli).orElse(0L)));
        }, e -> new EngineEvent.NotStarted(key, run, Troubles.of(e).stored(), e instanceof ProjectHttp.Refused));
    }

    @Override public boolean bubblewrap() {
        return launcher.bubblewrap();
    }

    /** The tasks' processes. */
    RunningTasks running() {
        return tasks;
    }

    @Override public void hold(String task) {
        tasks.with(task, TaskProcess::hold);
    }

    @Override public void release(String task) {
        tasks.with(task, TaskProcess::release);
    }

    @Override public void leave(String task) {
        tasks.with(task, process -> {
            process.release();
            process.askToLeave();
        });
    }

    @Override public void kill(String task) {
        tasks.kill(task);
    }

    @Override public void govern(List<String> named, double time, int gpuPercent) {
        tasks.govern(named, time, gpuPercent);
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

    @Override public long sleptNanos() {
        return Sleep.nanos();
    }

    @Override public Look look() {
        return outlook.look();
    }

    @Override public void saveSettings(UserSettings settings) {
        starts.settings(settings);
        work.execute(() -> tasks.renew("", starts::renewed));
        try {
            outlook.save(settings);
        } catch (IOException e) {
            LOG.error("The settings cannot be saved", e);
            events.accept(new EngineEvent.SettingsNotSaved(Troubles.of(e).stored()));
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
        return program.run(launcher, folders.data().resolve(RECHECKS), tasks::addExtra, tasks::removeExtra);
    }

    @Override public void collect(TaskState task) {
        String key = task.key();
        var outputs = task.outputs.stream().filter(ref -> !ref.early).toList();
        var place = TaskOutputs.Place.of(task, folders);
        int run = task.run;
        begin(() -> events.accept(new EngineEvent.Collected(key, run, taking.atLast(place, outputs))), e -> e instanceof TaskOutputs.TooBig big
                ? new EngineEvent.NotCollected(key, run, TaskEnds.ERR_FILE_TOO_BIG, big.trouble.stored())
                : new EngineEvent.NotCollected(key, run, ERR_FILE_MISSING, Troubles.of(e).stored()));
    }

    @Override public void collectEarly(TaskState task, TaskState.Ref output) {
        String key = task.key();
        int run = task.run;
        var place = TaskOutputs.Place.of(task, folders);
        begin(() -> events.accept(new EngineEvent.EarlyCollected(key, run, taking.early(place, output))),
                e -> new EngineEvent.EarlyNotCollected(key, run, output.openName, e instanceof TaskOutputs.TooBig ? TaskEnds.ERR_FILE_TOO_BIG : ERR_FILE_MISSING));
    }

    @Override public void tellUploaded(String task, int slot, String name, int status) {
        begin(() -> {
            files.uploaded(folders.slot(slot), name, status);
            tasks.with(task, TaskProcess::uploaded);
        }, e -> new EngineEvent.NotTold(task, Troubles.words(e)));
    }

    @Override public String stderr(int slot) {
        return TaskOutputs.stderr(folders.slot(slot));
    }

    @Override public void discardSlot(int slot) {
        work.execute(() -> slots.discard(slot));
    }

    @Override public void sweep(Set<Integer> slots, Map<String, Set<String>> names) {
        work.execute(() -> folders.sweep(slots, names));
    }

    @Override public void endLeftover(long pid, long pidStart) {
        if (Leftovers.end(pid, Instant.ofEpochMilli(pidStart))) events.accept(new EngineEvent.LeftoverEnded(pid));
    }

    @Override public long freeDisk() {
        return disk.free();
    }

    @Override public HostInfo hostInfo() {
        return host.toBuilder().timezone(OffsetDateTime.now().getOffset().getTotalSeconds()).diskTotal(disk.total()).diskFree(freeDisk()).openClCpus(gpus.processors()).build();
    }

    @Override public void rates(Rates rates) {
        http.rates(1000L * rates.downKBps().orElse(0), 1000L * rates.upKBps().orElse(0));
    }

    @Override public long usedDisk() {
        return disk.used(work);
    }

    /** Bytes of a project's files and of its tasks' slots. */
    long diskUse(String project, List<Integer> slots) {
        return DiskSpace.count(folders.project(project)) + slots.stream().mapToLong(slot -> DiskSpace.count(folders.slot(slot))).sum();
    }

    @Override public boolean coprocsKnown() {
        return gpus.known();
    }

    @Override public List<Coproc> coprocs() {
        return gpus.coprocs();
    }

    @Override public List<GraphicsCard> cards() {
        return gpus.cards();
    }

    /** Looks for graphics cards; until it has found some there are none. */
    void findGpus() {
        work.execute(gpus::find);
    }

    /** Those that were found, and where to say which. */
    FoundCards gpus() {
        return gpus;
    }

    @Override public void tell(String task, int slot, long time, byte[] message) {
        begin(() -> {
            files.trickleDown(folders.slot(slot), time, message);
            tasks.with(task, TaskProcess::message);
        }, e -> new EngineEvent.NotTold(task, Troubles.words(e)));
    }

    /** What writes into the folder ends first: it may be deleted, or opened again, right after. */
    @Override public void close() {
        launcher.close();
        work.shutdownNow();
        http.close();
        try {
            boolean moved = transfers.end(LAST_WORK);
            if (!work.awaitTermination(LAST_WORK.toNanos(), TimeUnit.NANOSECONDS) || !moved) LOG.warn("A piece of the engine's work does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tasks.stop(Duration.ZERO); // what had just begun to start
        governor.close();
    }
}
