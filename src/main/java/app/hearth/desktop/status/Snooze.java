package app.hearth.desktop.status;

import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineCommand.SetRunMode;
import java.time.Duration;
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

    public static EngineCommand shareNow() {
        return new SetRunMode(RunMode.AUTO, Optional.empty());
    }
}
