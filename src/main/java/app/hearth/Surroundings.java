package app.hearth;

import app.hearth.engine.EngineSnapshot.PresenceMethod;
import app.hearth.engine.Look;
import app.hearth.engine.Outlook;
import app.hearth.engine.UserChoices;
import app.hearth.monitor.Reading;
import app.hearth.settings.UserSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Gives the engine what monitor and settings know. */
final class Surroundings implements Outlook {
    private final UserSettings suggested;
    private final Supplier<Optional<Reading>> reading;

    Surroundings(UserSettings suggested, Supplier<Optional<Reading>> reading) {
        this.suggested = suggested;
        this.reading = reading;
    }

    @Override public UserChoices choices() {
        return new UserChoices(suggested, Optional.empty());
    }

    @Override public void save(UserSettings settings) {
    }

    @Override public Look look() {
        return new Look(reading.get(), Optional.empty(), false, new PresenceMethod("NONE", Optional.empty()), Optional.empty(), Set.of(), List.of());
    }
}
