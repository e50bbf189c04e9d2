package app.hearth.engine;

import app.hearth.engine.policy.Allowance;
import app.hearth.engine.policy.Decision;
import java.util.Optional;

/** Counts how long tasks run, and what of the computing each network gets. */
final class RunTimes {
    /** Longest step that counts as run time: a computer that slept did not compute. */
    private static final long LONGEST_STEP_NANOS = 10_000_000_000L;
    private static final long SHARES_EVERY_NANOS = 60_000_000_000L;
    private static final int LEAST_PERCENT = 1;
    /** What a card counts in shares: the stock client takes one for ten processors where nothing is known (protocol note 3.8). */
    private static final double CARD_AGAINST_PROCESSOR = 10;

    private final EngineCore core;
    private long accounted;
    private long sinceShares;
    /** The last there was: on hold it is what tasks will have again. */
    private Optional<Allowance> allowance = Optional.empty();
    /** Cores that the running tasks want together. */
    private double wanted;

    RunTimes(EngineCore core) {
        this.core = core;
        this.accounted = core.nanos.getAsLong();
    }

    /**
     * What of the time a task has under a limit, 0..1. Only that counts as run time, as the reference client counts it since 8.0 (client/app_control.cpp,
     * get_msgs): bounds, credit and estimates are of a task that has its devices for itself, and else a low limit would end healthy tasks.
     */
    double part(TaskState task) {
        if (task.nonCpuIntensive || allowance.isEmpty()) return 1;
        var now = allowance.get();
        if (task.gpus > 0) return Math.max(now.gpuPercent(), LEAST_PERCENT) / 100.0;
        return now.part(task.running ? wanted : now.cores());
    }

    /** The same of a task on a processor that is as busy as it may be. */
    double usualPart() {
        return allowance.map(now -> now.part(now.cores())).orElse(1.0);
    }

    /** Adds the time since the last event to what is running. */
    void account() {
        long now = core.nanos.getAsLong();
        long step = Math.clamp(now - accounted, 0, LONGEST_STEP_NANOS);
        accounted = now;
        if (core.deciding().decision() instanceof Decision.Share share) allowance = Optional.of(share.allowance());
        wanted = core.state.tasks.values().stream().filter(task -> task.running && !task.nonCpuIntensive).mapToDouble(task -> task.cpus).sum();
        for (var task : core.state.tasks.values()) {
            if (!task.running) continue;
            task.elapsedNanos += (long) (step * part(task));
            task.turnNanos += step;
            if (task.gpus > 0) task.gpuNanos += step;
            var project = core.state.projects.get(task.project);
            project.unaccounted += step / 1e9 * (task.nonCpuIntensive ? 0 : task.cpus + CARD_AGAINST_PROCESSOR * task.gpus);
        }
        sinceShares += step;
        if (sinceShares < SHARES_EVERY_NANOS) return;
        long millis = core.clock.millis();
        for (var project : core.state.projects.values()) {
            if (project.unaccounted <= 0) continue;
            // A network that is new has had nothing so far; else its first minute would count as its long average.
            if (project.recent.at == 0) project.recent.at = millis - sinceShares / 1_000_000;
            project.recent.add(millis, 0, project.unaccounted / 86_400, Turns.RECENT_HALF_LIFE_DAYS);
            project.unaccounted = 0;
            core.state.changed(project);
        }
        sinceShares = 0;
    }
}
