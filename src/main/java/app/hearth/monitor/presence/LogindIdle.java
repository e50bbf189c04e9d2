package app.hearth.monitor.presence;

import app.hearth.monitor.session.Bus;
import app.hearth.monitor.session.LineException;
import app.hearth.monitor.session.Refreshed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.freedesktop.dbus.types.UInt64;
import org.slf4j.LoggerFactory;

/**
 * The idle hint of the system's session manager (org.freedesktop.login1). A desktop sets it, usually minutes after the last
 * input; one that never did has told nothing, and then nothing is known.
 */
final class LogindIdle implements IdleSource {
    private static final String SESSION = Logind.SESSION;
    private static final Duration PACE = Duration.ofSeconds(5); // changes are signalled; this is for those that get lost
    private final Bus bus;
    private final String path;
    private final IdleClock clock;
    private final InstantSource time;
    private final Runnable lost;
    private final Refreshed<Boolean> look = new Refreshed<>(PACE, false, this::look);
    private volatile boolean closed;

    private LogindIdle(Bus bus, String path, IdleClock clock, InstantSource time, Runnable lost) {
        this.bus = bus;
        this.path = path;
        this.clock = clock;
        this.time = time;
        this.lost = lost;
    }

    static IdleSource open(Bus bus, Optional<String> session, IdleClock clock, InstantSource time, Runnable lost) throws LineException {
        var idle = new LogindIdle(bus, Logind.sessionPath(bus, session), clock, time, lost);
        bus.listen("org.freedesktop.DBus.Properties", "PropertiesChanged", Optional.of(idle.path),
                _ -> Thread.ofVirtual().start(idle.look::now));
        bus.onLoss(idle::gone);
        idle.ask();
        return idle;
    }

    private void ask() throws LineException {
        boolean idle = bus.property(Boolean.class, Logind.SERVICE, path, SESSION, "IdleHint");
        long since = bus.property(UInt64.class, Logind.SERVICE, path, SESSION, "IdleSinceHint").longValue(); // µs since 1970
        if (since == 0) clock.unknown();
        else if (idle) clock.idle(max(Duration.ofMillis(time.millis() - since / 1000), IdleClock.THRESHOLD));
        else clock.active();
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private Boolean look() {
        if (closed) return false;
        try {
            ask();
            return true;
        } catch (LineException e) {
            if (closed) return false;
            LoggerFactory.getLogger(LogindIdle.class).info("The session manager is silent: {}", e.getMessage());
            gone();
            return false;
        }
    }

    private void gone() {
        if (!closed) lost.run();
    }

    @Override public void freshen() {
        if (!closed) look.get();
    }

    @Override public void close() {
        closed = true;
    }
}
