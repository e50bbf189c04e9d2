package app.hearth.desktop.status;

import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineCommand.Apply;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineCommand.SetRunMode;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Sharing;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.Remedy;
import app.hearth.engine.policy.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The few ways to ask for quiet, and the way back. */
public final class Snooze {
    private Snooze() {}

    public static EngineCommand until(Duration duration) {
        return new SetRunMode(RunMode.NEVER, Optional.of(duration));
    }

    /** Until the user starts it again. */
    public static EngineCommand forGood() {
        return new SetRunMode(RunMode.NEVER, Optional.empty());
    }

    /** The way back: ends a snooze where that is all that holds, else shares for an hour whatever else says no. */
    public static EngineCommand shareNow(EngineSnapshot now) {
        boolean onlyAsked = now.decision() instanceof Hold hold && hold.reasons().stream().allMatch(reason -> reason instanceof Reason.PausedByUser
                || reason instanceof Reason.Snoozed || reason instanceof Reason.SnoozedFor);
        return new Apply(onlyAsked ? new Remedy.EndSnooze() : new Remedy.ShareAnyway(Duration.ofHours(1)));
    }

    /** When sharing would start again after a snooze until then. */
    public static Optional<Instant> startsAgain(Sharing sharing, Instant until) {
        var wish = new Wishes.Stop(sharing.conditions().now(), Optional.of(until), Optional.empty());
        return Forecast.nextStart(sharing.settings(), sharing.wishes().withStop(Optional.of(wish)), sharing.conditions(), sharing.usage());
    }
}
