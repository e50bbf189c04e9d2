package app.hearth.monitor.surroundings;

import app.hearth.monitor.Untold;
import app.hearth.monitor.session.Buses;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks at what goes on around Hearth, every five seconds at most and only when asked. Threads: any. */
public interface SurroundingsProbe extends AutoCloseable {
    /** What was last seen. Does not wait; a look follows in the background when this one is old. */
    Surroundings now();

    /** Programs to pick from, each once: those of the desktop's menu first, then the user's own, then the system's. Takes a moment. */
    List<RunningProgram> runningPrograms();

    @Override void close();

    /** For the session that this process runs in. Waits a second at most for the first look. */
    static SurroundingsProbe forThisSession() {
        return forSession(System.getProperty("os.name"), System.getenv());
    }

    /** @param environment as {@link System#getenv()} */
    static SurroundingsProbe forSession(String system, Map<String, String> environment) {
        var programs = new Programs(system.startsWith("Linux"), DesktopNames.of(environment, Locale.getDefault()));
        if (system.startsWith("Windows")) return new SessionSurroundings(programs, new WindowsScreen(), new Buses(Map.of()),
                Set.of(Untold.METERED_WINDOWS, Untold.AWAKE_WINDOWS));
        // where XQuartz is installed, asking for an X server would start it, and it sees only its own programs
        if (system.startsWith("Mac")) return new SessionSurroundings(programs, new Screen.Blind(Untold.FULL_SCREEN_MACOS), new Buses(Map.of()),
                Set.of(Untold.METERED_MACOS, Untold.AWAKE_MACOS));
        return new SessionSurroundings(programs, FullScreen.of(environment), new Buses(environment), Set.of());
    }
}
