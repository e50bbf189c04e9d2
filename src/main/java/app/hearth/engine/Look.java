package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.PresenceMethod;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Untold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the engine sees of the computer at one moment; what cannot be told is empty.
 *
 * @param reading    load, heat, power
 * @param idle       since the user's last key or mouse
 * @param locked     whether the screen is locked
 * @param presence   how that is told
 * @param metered    whether the network line is metered
 * @param programs   running programs' base names in lower case
 * @param fullScreen programs that play, present or fill the screen
 * @param untold     what the session does not tell, and why
 */
public record Look(Optional<Reading> reading, Optional<Duration> idle, boolean locked, PresenceMethod presence,
                   Optional<Boolean> metered, Set<String> programs, List<String> fullScreen, Set<Untold> untold) {
    /** Nothing can be told. */
    public static final Look BLIND = new Look(Optional.empty(), Optional.empty(), false, new PresenceMethod("NONE", Optional.empty()),
            Optional.empty(), Set.of(), List.of());

    public Look {
        programs = Set.copyOf(programs);
        fullScreen = List.copyOf(fullScreen);
        untold = Set.copyOf(untold);
    }

    /** Without a word on what is missing. */
    public Look(Optional<Reading> reading, Optional<Duration> idle, boolean locked, PresenceMethod presence, Optional<Boolean> metered,
                Set<String> programs, List<String> fullScreen) {
        this(reading, idle, locked, presence, metered, programs, fullScreen, Set.of());
    }
}
