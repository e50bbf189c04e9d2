package app.hearth.desktop.overview;

import app.hearth.engine.EngineCommand.SetLimit;
import app.hearth.engine.policy.Decision.Allowance;

/** Translates between percent of the whole processor, as the slider says it, and cores with percent of their time. */
final class ShareLimit {
    private ShareLimit() {}

    /** So many percent (1..100) of a processor with so many cores: the fewest cores that can give it. */
    static SetLimit toCommand(int percentOfAll, int totalCores) {
        int total = Math.max(1, totalCores);
        int cores = Math.clamp(Math.ceilDiv(percentOfAll * total, 100), 1, total);
        int ofCores = Math.clamp(Math.round(percentOfAll * (float) total / cores), 1, 100);
        return new SetLimit(cores, ofCores);
    }

    /** The percentage of the whole processor that a limit means. */
    static int toPercent(Allowance limit, int totalCores) {
        int cores = Math.min(limit.cores(), Math.max(1, totalCores));
        return Math.clamp(Math.round(cores * limit.cpuPercent() / (float) Math.max(1, totalCores)), 1, 100);
    }
}
