package app.hearth.engine;

import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.policy.Decision;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's rules without its thread: takes one event at a time, changes the state, saves what changed, and only
 * then lets follow what the change asks of the outside. So a crash at any instant loses at most what can be done again.
 * Time, chance and the outside are passed in; the simulation test drives this class through whole weeks.
 */
final class EngineCore {
    private static final Logger LOG = LoggerFactory.getLogger(EngineCore.class);
    /** A step of the wall clock beyond this against the steady clock is a jump, not drift. */
    private static final long JUMP_MILLIS = 60_000;
    private static final long KEEP_REPORTED_MILLIS = 24 * 3_600_000L;
    /** A program that no task has used for so long was most likely replaced by a newer one. */
    private static final long KEEP_PROGRAMS_MILLIS = 14 * 24 * 3_600_000L;
    private static final long FORGET_EVERY_MILLIS = 3_600_000;

    final EngineState state = new EngineState();
    final World world;
    final InstantSource clock;
    final LongSupplier nanos;
    final RandomGenerator random;
    private final Store store;
    private final int totalCores;
    private final Instant started;
    private final List<Runnable> followUps = new ArrayList<>();
    private final Transfers transfers = new Transfers(this);
    private final Tasks tasks;
    private final RunTimes times;
    private final Contacts contacts = new Contacts(this);
    private final AccountManager manager;
    private final Deciding deciding;
    private Optional<String> problem = Optional.empty();
    private long wallBefore;
    private long steadyBefore;
    private long forgotten;
    private boolean stopping;
    private int numbered;

    EngineCore(Store store, World world, InstantSource clock, LongSupplier nanos, RandomGenerator random, int totalCores,
               UserChoices choices, Supplier<ZoneId> zone)
            throws IOException {
        this.store = store;
        this.world = world;
        this.clock = clock;
        this.nanos = nanos;
        this.random = random;
        this.totalCores = totalCores;
        this.started = clock.instant();
        this.tasks = new Tasks(this);
        this.times = new RunTimes(this);
        this.manager = new AccountManager(this, contacts, tasks);
        state.take(store.load());
        prepareSettings();
        this.deciding = new Deciding(this, choices, totalCores, zone);
        wallBefore = clock.millis();
        steadyBefore = steady();
        // The clock was set back while Hearth was off; forward is just time that passed.
        if (state.settings.lastSeen - wallBefore > JUMP_MILLIS) shift(wallBefore - state.settings.lastSeen);
        tasks.afterRestart();
        transfers.afterRestart();
        sweep();
        log(Kind.ENGINE, null, "engine.started", version());
        deciding.decide(); // and no more: the outside, such as the home network, may not be ready before the first event
    }

    /** What a crash left between saving that something is over and clearing it away. */
    private void sweep() {
        var slots = new HashSet<Integer>();
        state.tasks.values().forEach(task -> slots.add(task.slot));
        var names = new HashMap<String, Set<String>>();
        state.projects.keySet().forEach(url -> names.put(url, new HashSet<>()));
        state.files.values().forEach(file -> names.computeIfAbsent(file.project, _ -> new HashSet<>()).add(file.onDisk()));
        then(() -> world.sweep(slots, names));
    }

    private void prepareSettings() {
        var settings = state.settings;
        if (settings.hostCpid.isEmpty()) newHostCpid();
        state.settingsChanged();
    }

    /** This computer's identifier towards networks, drawn anew. */
    void newHostCpid() {
        state.settings.hostCpid = String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
        state.settingsChanged();
    }

    static String version() {
        return Optional.ofNullable(EngineCore.class.getModule().getDescriptor()).flatMap(ModuleDescriptor::rawVersion).orElse("development");
    }

    /** Takes one event and everything that follows from it. Throws nothing: a fault in an event is logged and that event lost. */
    void handle(EngineEvent event) {
        try {
            noticeJump();
            times.account();
            deciding.count(tasks.working());
            dispatch(event);
            advance();
        } catch (RuntimeException | StackOverflowError e) { // the latter where a network's word nests without end
            LOG.error("Event {} failed", event.getClass().getSimpleName(), e);
            log(Kind.PROBLEM, null, "problem", e.toString());
            save();
        }
    }

    private void dispatch(EngineEvent event) {
        switch (event) {
            case EngineEvent.Tick _ -> {
                tasks.ends().checkBounds();
                deciding.tick(tasks.working());
                noteTimes();
            }
            case EngineEvent.UserReturned _ -> deciding.tick(tasks.working());
            case EngineEvent.SettingsNotSaved(var reason) -> log(Kind.PROBLEM, null, "settings.not.saved", reason);
            case EngineEvent.Asked(var command) -> command(command);
            case EngineEvent.Attach attach -> contacts.attach(attach);
            case EngineEvent.MasterFetched fetched -> contacts.masterFetched(fetched);
            case EngineEvent.Replied replied -> contacts.replied(replied, tasks);
            case EngineEvent.ContactFailed failed -> contacts.failed(failed);
            case EngineEvent.ManagerReplied replied -> manager.replied(replied);
            case EngineEvent.ManagerFailed failed -> manager.failed(failed);
            case EngineEvent.TransferMoved moved -> transfers.moved(moved, deciding);
            case EngineEvent.TransferDone done -> transfers.done(done, deciding);
            case EngineEvent.TransferFailed failed -> transfers.failed(failed);
            case EngineEvent.Started running -> tasks.started(running);
            case EngineEvent.NotStarted refused -> tasks.notStarted(refused);
            case EngineEvent.Moved moved -> tasks.moved(moved);
            case EngineEvent.Used used -> tasks.used(used);
            case EngineEvent.Saved saved -> tasks.checkpointed(saved);
            case EngineEvent.Ended ended -> tasks.ends().ended(ended);
            case EngineEvent.LeftForAWhile left -> tasks.ends().leftForAWhile(left);
            case EngineEvent.Collected collected -> tasks.ends().collected(collected);
            case EngineEvent.NotCollected failed -> tasks.ends().notCollected(failed);
            case EngineEvent.Said said -> tasks.ends().said(said);
            case EngineEvent.UploadAsked asked -> EarlyUploads.asked(this, asked);
            case EngineEvent.EarlyCollected taken -> EarlyUploads.taken(this, taken);
            case EngineEvent.EarlyNotCollected missing -> EarlyUploads.notTaken(this, missing);
            case EngineEvent.Trickled trickled -> Trickles.said(this, trickled);
            case EngineEvent.NotTold(var task, var reason) -> log(Kind.PROBLEM, null, "problem", task + ": " + reason);
            case EngineEvent.LeftoverEnded(long pid) -> log(Kind.ENGINE, null, "leftover.ended", pid);
        }
    }

    private void noteTimes() {
        boolean computes = deciding.decision() instanceof Decision.Share;
        boolean gpus = deciding.decision() instanceof Decision.Share share && share.allowance().gpuPercent() > 0;
        // They go to disk with whatever else changes: ten seconds of them are worth no write of their own.
        state.settings.times.note(clock.millis(), computes, gpus, deciding.transfersAllowed(), times.usualPart());
    }

    private void command(EngineCommand command) {
        switch (command) {
            case EngineCommand.SetRunMode(var mode, var duration) -> deciding.setMode(mode, duration.map(d -> d.toMillis()).orElse(0L));
            case EngineCommand.ChangeSettings(var settings) -> deciding.change(settings);
            case EngineCommand.Apply(var remedy) -> deciding.apply(remedy);
            case EngineCommand.SnoozeUntil(var until) -> deciding.snoozeUntil(until);
            case EngineCommand.SnoozeWhile(var program) -> deciding.snoozeWhile(program);
            case EngineCommand.UseInstead(var figures) -> deciding.instead(figures);
            case EngineCommand.FinishThen(var then) -> deciding.finish(then);
            case EngineCommand.EndFirstMinutes() -> deciding.endFirstMinutes();
            case EngineCommand.SuspendTask(var project, var name) -> tasks.suspend(FileState.key(project, name), true);
            case EngineCommand.ResumeTask(var project, var name) -> tasks.suspend(FileState.key(project, name), false);
            case EngineCommand.AbortTask(var project, var name) -> tasks.ends().abort(FileState.key(project, name), TaskEnds.ABORTED_BY_USER);
            case EngineCommand.AttachProject(var url, var name, var key) -> contacts.attach(new EngineEvent.Attach(url, name, key, false));
            case EngineCommand.JoinManager(var url, var name, var hash) -> manager.join(url, name, hash);
            case EngineCommand.AskManager() -> manager.ask();
            case EngineCommand.LeaveManager() -> manager.leave();
            case EngineCommand.DetachProject(var url) -> contacts.leave(url, tasks, true);
            case EngineCommand.LeaveWhenDone(var url, boolean wanted) -> contacts.leaveWhenDone(url, wanted);
            case EngineCommand.FollowMove(var url) -> contacts.follow(url);
            case EngineCommand.ResetProject(var url) -> contacts.leave(url, tasks, false);
            case EngineCommand.SuspendProject(var url) -> contacts.choose(url, project -> project.suspended = true);
            case EngineCommand.ResumeProject(var url) -> contacts.choose(url, project -> project.suspended = false);
            case EngineCommand.AllowWork(var url, boolean allow) -> contacts.choose(url, project -> {
                project.noNewWork = !allow;
                project.leavesWhenDone &= !allow;
            });
            case EngineCommand.SetResourceShare(var url, double share) -> {
                if (share >= 0 && share <= 1e6) contacts.choose(url, project -> project.resourceShare = share);
            }
            case EngineCommand.AllowInternet(var url, boolean allow) -> {
                contacts.choose(url, project -> project.internet = allow);
                // A container keeps the line for its whole life: programs begin anew without it.
                if (!allow) state.tasks.values().stream().filter(task -> task.inMemory && task.project.equals(url) && !task.platform.equals(Requests.PLATFORM))
                        .toList().forEach(tasks::leave);
            }
            case EngineCommand.UpdateProject(var url) -> contacts.askNow(url);
            case EngineCommand.SetModeOf(var part, var mode, var duration) -> deciding.parts().set(part, mode, duration.map(Duration::toMillis).orElse(0L));
            case EngineCommand.AbortTransfer(var project, var file) -> transfers.abort(FileState.key(project, file));
            case EngineCommand.RetryTransfer(var project, var file) -> transfers.retry(FileState.key(project, file));
        }
    }

    /** Draws every conclusion that the state allows now, and saves. */
    private void advance() {
        if (stopping) {
            save();
            return;
        }
        deciding.decide();
        Decision decision = deciding.decision();
        world.online(deciding.transfersAllowed());
        transfers.advance(deciding);
        tasks.advance(decision, deciding.windowLeft());
        world.thaw(); // what must not run is held by now
        deciding.endWhenFinished(tasks.anyBegun());
        contacts.advance(decision, tasks);
        manager.advance();
        forgetOld();
        save();
    }

    /** Bytes that new files may still take; of the quota a twentieth stays for what the tasks write, else they would soon hold each other up. */
    long roomOnDisk() {
        var storage = deciding.settings().storage();
        return Math.min(deciding.freeDisk() - storage.keepFreeBytes(), storage.mostBytes() - storage.mostBytes() / 20 - world.usedDisk());
    }

    /** Whether a task may miss its deadline. */
    boolean atRisk(TaskState task) {
        return tasks.turns().outlook().late().contains(task.key());
    }

    Deciding deciding() {
        return deciding;
    }

    private void forgetOld() {
        long now = clock.millis();
        if (Math.abs(now - forgotten) < FORGET_EVERY_MILLIS) return;
        forgotten = now;
        transfers.forgetPrograms(now - KEEP_PROGRAMS_MILLIS);
        transfers.forgetSticky();
        long old = now - KEEP_REPORTED_MILLIS;
        for (var task : List.copyOf(state.tasks.values())) {
            if (task.stage == TaskState.Stage.REPORTED && Math.max(task.ended, task.reported) < old) state.delete(task);
        }
    }

    /**
     * Waiting times were set by the wall clock; when that jumps they move with it, so nothing waits for a wrong date. While the
     * computer sleeps, time passes: a pause of an hour is over when the lid is opened in the morning.
     */
    private void noticeJump() {
        long wall = clock.millis();
        long steady = steady();
        long jump = (wall - wallBefore) - (steady - steadyBefore) / 1_000_000;
        wallBefore = wall;
        steadyBefore = steady;
        if (Math.abs(jump) >= JUMP_MILLIS) shift(jump);
    }

    private long steady() {
        return nanos.getAsLong() + world.sleptNanos();
    }

    private void shift(long jump) {
        contacts.shift(jump);
        manager.shift(jump);
        transfers.shift(jump);
        tasks.shift(jump);
        deciding.shift(jump);
        state.settings.times.shift(jump);
        log(Kind.ENGINE, null, "clock.jumped", jump / 1000);
    }

    private void save() {
        try {
            if (!state.changes().empty()) {
                state.settings.lastSeen = clock.millis();
                state.settingsChanged();
                var changes = state.changes();
                store.save(changes);
                state.saved();
            }
            problem = Optional.empty();
        } catch (IOException e) {
            // Nothing follows from a state that is not on disk; the next event tries again.
            if (problem.isEmpty()) LOG.error("The engine's state cannot be saved: {}", e.getMessage());
            problem = Optional.of(e.getMessage());
            return;
        }
        var now = List.copyOf(followUps);
        followUps.clear();
        now.forEach(EngineCore::follow);
    }

    /** One that fails must not take the others with it: they will not be asked for again. */
    private static void follow(Runnable followUp) {
        try {
            followUp.run();
        } catch (RuntimeException e) {
            LOG.error("Something that had to follow from an event failed", e);
        }
    }

    RunTimes runTimes() {
        return times;
    }

    int managerWishes() {
        return manager.wishes();
    }

    /** A number for something that begins: what is told of it later carries the number, and no two have the same while Hearth runs. */
    int nextNumber() {
        return ++numbered;
    }

    /** Something to do outside once the state that asks for it is on disk. */
    void then(Runnable followUp) {
        followUps.add(followUp);
    }

    void log(Kind kind, ProjectState project, String code, Object... arguments) {
        state.log(clock.instant(), kind, state.titleOf(project), code, arguments);
    }

    /** What sharing used on each day; any thread. */
    List<EnergyDay> energyDays() {
        return deciding.energyDays();
    }

    EngineSnapshot snapshot() {
        return Snapshots.of(this, started, totalCores, problem);
    }

    /** Lets every program save its work; the caller waits a little and then kills what is left. */
    void prepareToStop() {
        stopping = true;
        times.account();
        tasks.leaveAll();
        deciding.flush();
        log(Kind.ENGINE, null, "engine.stopped");
        save();
    }
}
