package app.hearth.monitor.presence;

import app.hearth.monitor.session.Buses;
import app.hearth.monitor.session.LineException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Opens sources. */
final class Sources implements SessionPresence.Opener {
    private final Map<String, String> environment;
    private final Buses buses;

    Sources(Map<String, String> environment, Buses buses) {
        this.environment = environment;
        this.buses = buses;
    }

    @Override public IdleSource open(Method method, IdleClock clock, Runnable lost) throws LineException {
        return switch (method) {
            case X11 -> X11Idle.open(environment, clock, lost);
            case GNOME -> GnomeIdle.open(buses.session(), clock, lost);
            case EXT_IDLE_NOTIFY -> WaylandIdle.open(environment, clock, lost);
            case LOGIND -> LogindIdle.open(buses.system(), session(environment), clock, InstantSource.system(), lost);
            case WINDOWS -> WindowsIdle.open(clock, lost);
            case MACOS -> MacIdle.open(clock, lost);
            case NONE -> throw new LineException("No source");
        };
    }

    static Optional<String> session(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("XDG_SESSION_ID")).filter(id -> !id.isEmpty());
    }
}
