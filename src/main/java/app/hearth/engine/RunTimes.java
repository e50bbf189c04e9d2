package app.hearth.engine;

import app.hearth.engine.policy.Decision;

/** Counts how long tasks run, and what of the computing each network gets. */
final class RunTimes {
    /** Longest step that counts as run time: a computer that slept did not compute. */
    private static final long LONGEST_STEP_NANOS = 10_000_000_000L;
    private static final long SHARES_EVERY_NANOS = 60_000_000_000L;
    /** What a card counts in shares: the stock client takes one for ten processors where nothing is known (protocol note 3.8). */
    private static final double CARD_AGAINST_PROCESSOR = 10;

    private final EngineCore core;
    private long accounted;
    private long sinceShares;

    RunTimes(EngineCore core) {
        this.core = core;
        this.accounted = core.nanos.getAsLong();
    }

    /** What each running task gets of a core's time under the limits, 0 to 1. */
    private double grantedOfCore() {
        if (!(core.deciding().decision() instanceof Decision.Share share)) return 1;
        double cpus = core.state.tasks.values().stream().filter(task -> task.running && !task.nonCpuIntensive).mapToDouble(task -> task.cpus).sum();
        return cpus > 0 ? Math.min(1, share.allowance().coreTime() / cpus) : 1;
    }

    /** Adds the time since the last event to what is running. */
    void account() {
        long now = core.nanos.getAsLong();
        long step = Math.clamp(now - accounted, 0, LONGEST_STEP_NANOS);
        accounted = now;
        double granted = grantedOfCore();
        double grantedOfCard = core.deciding().decision() instanceof Decision.Share share ? share.allowance().gpuPercent() / 100.0 : 1;
        for (var task : core.state.tasks.values()) {
            if (!task.running) continue;
            task.elapsedNanos += step;
            task.grantedNanos += (long) (step * (task.gpus > 0 ? grantedOfCard : granted));
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
