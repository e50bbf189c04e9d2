package app.hearth.desktop.overview;

import app.hearth.engine.EngineCommand.UseInstead;
import app.hearth.engine.EngineSnapshot.Sharing;
import app.hearth.engine.policy.SharingPolicy;
import app.hearth.settings.HowMuch;
import java.util.Optional;

/** The Overview's slider: percent of the whole processor in place of the level's figure, until the plan's window ends. */
final class ShareLimit {
    private ShareLimit() {}

    static UseInstead toCommand(int percent, Sharing sharing) {
        HowMuch figures = figures(sharing);
        var away = figures.away().withCpuPercent(percent).withCores(cores(percent, sharing));
        return new UseInstead(Optional.of(new HowMuch(figures.whileInUse(),
                figures.inUse().withCpuPercent(Math.min(percent, figures.inUse().cpuPercent())), away)));
    }

    /** Cores that tasks may use at the same time then. */
    static int cores(int percent, Sharing sharing) {
        return Math.max(figures(sharing).away().cores(), cores(percent, sharing.conditions().totalCores()));
    }

    static int percent(Sharing sharing) {
        return figures(sharing).away().cpuPercent();
    }

    private static HowMuch figures(Sharing sharing) {
        return SharingPolicy.ruling(sharing.settings(), sharing.wishes(), sharing.conditions());
    }

    /** Whole cores that so many percent of all take at least. */
    static int cores(int percent, int totalCores) {
        return Math.clamp((int) Math.ceil(percent * totalCores / 100.0), 1, totalCores);
    }
}
