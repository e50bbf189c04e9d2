package app.hearth;

import app.hearth.engine.EngineSnapshot.PresenceMethod;
import app.hearth.engine.EngineSnapshot.SettingsNotice;
import app.hearth.engine.Look;
import app.hearth.engine.Outlook;
import app.hearth.engine.UserChoices;
import app.hearth.monitor.Reading;
import app.hearth.monitor.presence.Presence;
import app.hearth.monitor.presence.PresenceSource;
import app.hearth.monitor.surroundings.Inhibitor;
import app.hearth.monitor.surroundings.Surroundings;
import app.hearth.monitor.surroundings.SurroundingsProbe;
import app.hearth.settings.SettingsFile;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Tells the engine what monitor and settings know. */
final class UserOutlook implements Outlook {
    private final Path file;
    private final UserSettings suggested;
    private final Supplier<Optional<Reading>> reading;
    private final SessionWatch session;

    /** @param suggested what a new user starts with */
    UserOutlook(Path data, UserSettings suggested, Supplier<Optional<Reading>> reading, SessionWatch session) {
        this.file = data.resolve("settings.json");
        this.suggested = suggested;
        this.reading = reading;
        this.session = session;
    }

    @Override public UserChoices choices() throws IOException {
        var loaded = SettingsFile.load(file, suggested, Instant.now());
        return new UserChoices(loaded.settings(), loaded.copy().map(copy -> new SettingsNotice(loaded.unreadable(), copy)));
    }

    @Override public void save(UserSettings settings) throws IOException {
        SettingsFile.save(file, settings, Instant.now());
    }

    @Override public Look look() {
        Optional<Presence> user = session.presence().map(PresenceSource::now);
        Optional<Surroundings> around = session.surroundings().map(SurroundingsProbe::now);
        var fullScreen = around.stream().flatMap(now -> now.inhibitors().stream()).filter(UserOutlook::watching)
                .map(inhibitor -> inhibitor.who().isEmpty() ? inhibitor.why() : inhibitor.who()).toList();
        var method = user.map(now -> new PresenceMethod(now.method().name(), now.problem())).orElse(Look.BLIND.presence());
        return new Look(reading.get(), user.flatMap(Presence::idle), user.map(Presence::locked).orElse(false), method,
                around.flatMap(Surroundings::metered), around.map(Surroundings::programs).orElse(Set.of()), fullScreen,
                around.map(Surroundings::untold).orElse(Set.of()));
    }

    /** A download or an update that keeps the session awake is no user in front of it. */
    private static boolean watching(Inhibitor inhibitor) {
        return inhibitor.kind() != Inhibitor.Kind.OTHER;
    }
}
