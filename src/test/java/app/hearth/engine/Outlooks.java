package app.hearth.engine;

import app.hearth.engine.policy.Conditions;
import app.hearth.engine.policy.Habits;
import app.hearth.engine.policy.Power;
import app.hearth.engine.policy.Usage;
import app.hearth.engine.policy.Wishes;
import app.hearth.settings.UserSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Computers and users for tests. */
public final class Outlooks {
    private Outlooks() {}

    /** A computer of which nothing can be told, with the usual settings. */
    public static Outlook blind(int cores) {
        return new Outlook() {
            @Override public UserChoices choices() {
                return new UserChoices(UserSettings.suggested(false, cores), Optional.empty());
            }

            @Override public void save(UserSettings settings) {
                // These tests end before the next start.
            }

            @Override public Look look() {
                return Look.BLIND;
            }
        };
    }

    /** What a snapshot says of an idle computer with the usual settings. */
    public static EngineSnapshot.Sharing idle(Instant now, int cores) {
        return new EngineSnapshot.Sharing(UserSettings.suggested(false, cores), Wishes.NONE, Conditions.idle(now, ZoneOffset.UTC, cores, 16L << 30),
                Usage.NONE, Habits.UNKNOWN, new Power(64, Power.Source.ESTIMATE), new EngineSnapshot.PresenceMethod("X11", Optional.empty()),
                Optional.empty(), Optional.empty(), Optional.empty());
    }
}
