package app.hearth.desktop.limits;

import app.hearth.engine.EngineSnapshot.Sharing;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Untold;
import app.hearth.settings.HowMuch;
import app.hearth.settings.UserSettings;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the groups of the screen are shown.
 *
 * @param settings as the window holds them, a change on its way to the engine included
 * @param reading  empty before the first
 */
public record LimitsState(UserSettings settings, Sharing sharing, Optional<Reading> reading) {
    int cores() {
        return sharing.conditions().totalCores();
    }

    long memory() {
        return sharing.conditions().memoryBytes();
    }

    HowMuch figures() {
        return settings.howMuch(settings.level(), cores());
    }

    boolean hasCard() {
        return reading.map(now -> !now.gpus().isEmpty()).orElse(false);
    }

    boolean hasBattery() {
        return sharing.conditions().battery().isPresent() || reading.map(now -> !(now.power() instanceof Reading.Power.NoBattery)).orElse(false);
    }

    /** What this computer does not tell. */
    SortedSet<Untold> untold() {
        var untold = new TreeSet<>(sharing.untold());
        reading.ifPresent(now -> untold.addAll(now.untold()));
        return untold;
    }

    LimitsState with(UserSettings other) {
        return new LimitsState(other, sharing, reading);
    }
}
