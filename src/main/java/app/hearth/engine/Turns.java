package app.hearth.engine;

import app.hearth.engine.TaskState.Stage;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.scheduling.Chooser;
import app.hearth.engine.scheduling.Job;
import app.hearth.engine.scheduling.RoundRobin;
import app.hearth.engine.scheduling.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets the right tasks use the processor and the cards, as {@link Chooser} says. */
final class Turns {
    /** Estimates move slowly: what may come is looked at anew this often, and when tasks come or go (protocol note 8.3). */
    private static final long LOOK_AGAIN_NANOS = 60_000_000_000L;
    /** A computer that is hardly ever on would make every task late at once. */
    private static final double LEAST_AVAILABILITY = 0.05;
    static final double RECENT_HALF_LIFE_DAYS = 10;

    private final EngineCore core;
    private final Tasks tasks;
    private List<String> governed = List.of();
    private double governedShare = -1;
    private int governedGpus = -1;
    private RoundRobin outlook = new RoundRobin(Set.of(), Map.of());
    private long lookedAt;
    private long seen;
    private boolean looked;

    Turns(EngineCore core, Tasks tasks) {
        this.core = core;
        this.tasks = tasks;
    }

    void advance(Decision decision, Optional<Duration> windowLeft) {
        var share = decision instanceof Decision.Share s ? s : null;
        if (share != null) lookAhead(share);
        var chosen = share == null ? Map.<String, List<Integer>>of() : choose(share, windowLeft);
        for (var task : core.state.tasks.values()) {
            if (!task.inMemory || !task.running || task.leaving || chosen.containsKey(task.key())) continue;
            if (share != null) task.turn = false; // it made room for another; on hold it only waits
            // What lies in a card's memory is in everybody's way: such a program goes (protocol note 6.7).
            if (task.gpus > 0) tasks.leave(task);
            else tasks.pause(task);
        }
        chosen.forEach((key, devices) -> {
            var task = core.state.tasks.get(key);
            // On another card it must begin again from what it saved.
            if (task.inMemory && !task.devices.equals(devices)) tasks.leave(task);
            else run(task, devices);
        });
        if (share != null) makeRoom(share, chosen.keySet());
        govern(chosen.keySet().stream().sorted().toList(), share == null ? 0 : share.allowance().coreTime(), share == null ? 0 : share.allowance().gpuPercent());
    }

    private void run(TaskState task, List<Integer> devices) {
        if (!task.turn) {
            task.turn = true;
            task.turnOver = false;
            task.turnNanos = 0;
        }
        if (!task.inMemory) {
            task.devices = devices;
            tasks.start(task);
            governedShare = -1; // a new process must be told to the governor
        } else if (!task.running) tasks.goOn(task);
    }

    private Map<String, List<Integer>> choose(Decision.Share share, Optional<Duration> windowLeft) {
        long now = core.clock.millis();
        var jobs = core.state.tasks.values().stream()
                .filter(task -> task.stage == Stage.READY && !task.suspendedByUser && !task.leaving && task.nextStart <= now)
                .filter(task -> !core.state.projects.get(task.project).suspended)
                .map(task -> job(task, now, windowLeft)).toList();
        var allowance = share.allowance();
        return Chooser.choose(jobs, sources(jobs), outlook.late(),
                new Chooser.Limits(allowance.cores(), allowance.memoryBytes(), allGpus(share), cardsOff(share), share.startNew()));
    }

    private Map<String, Integer> allGpus(Decision.Share share) {
        return share.allowance().gpuPercent() > 0 && core.deciding().parts().cards() ? Gpus.counts(core.world.coprocs()) : Map.of();
    }

    /** How many cards of each type tasks may use now. */
    Map<String, Integer> gpus(Decision.Share share) {
        return Gpus.usable(allGpus(share), cardsOff(share));
    }

    private Set<String> cardsOff(Decision.Share share) {
        return core.deciding().settings().manners().get(share.inUse()).cardsOff();
    }

    private Job job(TaskState task, long now, Optional<Duration> windowLeft) {
        double left = Estimates.remaining(task, core.state.projects.get(task.project));
        // Under a limit a window leaves less run time than its length.
        boolean fits = windowLeft.map(window -> Estimates.fits(task, core.state.projects.get(task.project), window.toMillis() / 1000.0 * core.runTimes().part(task)))
                .orElse(true);
        // What is planned for days reckons with the processor's limit over days; a card has its own.
        double planned = task.gpus > 0 ? left * core.state.settings.times.part() / core.runTimes().part(task) : left;
        return new Job(task.key(), task.project, task.cpus, task.gpuType, task.gpus, planned, (task.deadline - now) / 1000.0, task.received,
                memoryNeed(task), task.nonCpuIntensive, begun(task), task.inMemory, task.inMemory && task.turn && !task.turnOver, fits,
                task.inMemory ? task.devices : List.of());
    }

    private List<Source> sources(Collection<Job> jobs) {
        return jobs.stream().map(Job::project).distinct().map(url -> source(core.state.projects.get(url))).toList();
    }

    Source source(ProjectState project) {
        return new Source(project.url, project.resourceShare, project.recent.faded(core.clock.millis(), RECENT_HALF_LIFE_DAYS));
    }

    /** What happens if all goes on as it is; from time to time, since it looks at every task many times. */
    private void lookAhead(Decision.Share share) {
        long nanos = core.nanos.getAsLong();
        long now = core.clock.millis();
        var gpus = gpus(share);
        long signs = share.allowance().cores() + 31L * gpus.hashCode() + 31L * Double.hashCode(core.deciding().buffer().total());
        for (var task : core.state.tasks.values()) {
            if (!waits(task)) continue;
            signs += task.name.hashCode() * 31L + task.deadline + task.stage.ordinal() + (task.inMemory ? 7 : 0);
        }
        if (looked && signs == seen && nanos - lookedAt < LOOK_AGAIN_NANOS) return;
        looked = true;
        seen = signs;
        lookedAt = nanos;
        var jobs = core.state.tasks.values().stream().filter(this::waits).map(task -> job(task, now, Optional.empty())).toList();
        var times = core.state.settings.times;
        outlook = RoundRobin.simulate(jobs, sources(jobs), share.allowance().cores(), gpus,
                Math.clamp(times.on * times.active * times.part(), LEAST_AVAILABILITY, 1), core.deciding().buffer().total());
    }

    /** Whether it will run by itself, now or when its files are here. */
    private boolean waits(TaskState task) {
        return (task.stage == Stage.READY || task.stage == Stage.NEW) && !task.suspendedByUser && !core.state.projects.get(task.project).suspended;
    }

    RoundRobin outlook() {
        return outlook;
    }

    /** Tasks that made room for others stay in memory while there is room; what they did not save would be lost else. */
    private void makeRoom(Decision.Share share, Set<String> chosen) {
        long free = share.allowance().memoryBytes();
        var paused = new ArrayList<TaskState>();
        for (var task : core.state.tasks.values()) {
            if (!task.inMemory || task.leaving) continue;
            if (chosen.contains(task.key())) free -= memoryNeed(task);
            else paused.add(task);
        }
        paused.sort(Comparator.comparing(task -> task.lastCheckpoint > 0));
        for (var task : paused) {
            free -= task.memoryBytes;
            if (free < 0 && task.lastCheckpoint > 0) tasks.leave(task);
        }
    }

    static boolean begun(TaskState task) {
        return task.inMemory || task.savedProgress > 0;
    }

    /** What it took so far at most, or may take by its bound. */
    private static long memoryNeed(TaskState task) {
        return Math.max(task.memoryBytes, task.peakMemory > 0 ? task.peakMemory : task.memoryBound);
    }

    /** A process came or went: the governor is told at the next occasion. */
    void governAnew() {
        governedShare = -1;
    }

    private void govern(List<String> running, double share, int gpuPercent) {
        if (running.equals(governed) && share == governedShare && gpuPercent == governedGpus) return;
        governed = running;
        governedShare = share;
        governedGpus = gpuPercent;
        core.world.govern(running, share, gpuPercent);
    }
}
