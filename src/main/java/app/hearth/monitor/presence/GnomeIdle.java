package app.hearth.monitor.presence;

import app.hearth.monitor.session.Bus;
import app.hearth.monitor.session.LineException;
import app.hearth.monitor.session.Refreshed;
import java.time.Duration;
import java.util.Optional;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.slf4j.LoggerFactory;

/**
 * GNOME's compositor (org.gnome.Mutter.IdleMonitor): a watch tells of going idle, another, which ends as it fires, of coming
 * back. While a film keeps the session awake the first may stay silent, so the idle time is also asked for.
 */
final class GnomeIdle implements IdleSource {
    private static final String NAME = "org.gnome.Mutter.IdleMonitor";
    private static final String PATH = "/org/gnome/Mutter/IdleMonitor/Core";
    private static final Duration PACE = Duration.ofSeconds(5);
    private static final long NOT_ARMED = -1;
    private final Bus bus;
    private final IdleClock clock;
    private final Runnable lost;
    private final Refreshed<Boolean> look = new Refreshed<>(PACE, false, this::look);
    private volatile long idleWatch;
    private long activeWatch = NOT_ARMED;
    private volatile boolean closed;

    private GnomeIdle(Bus bus, IdleClock clock, Runnable lost) {
        this.bus = bus;
        this.clock = clock;
        this.lost = lost;
    }

    static IdleSource open(Bus bus, IdleClock clock, Runnable lost) throws LineException {
        if (!bus.has(NAME)) throw new LineException("No GNOME here");
        var idle = new GnomeIdle(bus, clock, lost);
        bus.listen(NAME, "WatchFired", Optional.of(PATH), arguments -> idle.fired(((UInt32) arguments[0]).longValue()));
        bus.onOwnerChange(NAME, idle::gone); // another one knows nothing of our watches
        bus.onLoss(idle::gone);
        idle.idleWatch = bus.ask(UInt32.class, NAME, PATH, NAME, "AddIdleWatch", "t",
                new UInt64(IdleClock.THRESHOLD.toMillis())).longValue();
        idle.ask();
        return idle;
    }

    private void fired(long watch) {
        if (closed) return;
        if (watch == idleWatch) {
            clock.idle(IdleClock.THRESHOLD);
            Thread.ofVirtual().start(this::arm); // calls may not wait on the thread that brings the answers
        } else if (isActiveWatch(watch)) {
            clock.active();
        }
    }

    private synchronized boolean isActiveWatch(long watch) {
        if (watch != activeWatch) return false;
        activeWatch = NOT_ARMED;
        return true;
    }

    private synchronized void arm() {
        if (activeWatch != NOT_ARMED || closed) return;
        try {
            activeWatch = bus.ask(UInt32.class, NAME, PATH, NAME, "AddUserActiveWatch", "").longValue();
        } catch (LineException e) {
            failed(e);
        }
    }

    private void ask() throws LineException {
        long idle = bus.ask(UInt64.class, NAME, PATH, NAME, "GetIdletime", "").longValue();
        clock.idle(Duration.ofMillis(idle));
        if (clock.isIdle()) arm();
    }

    private Boolean look() {
        try {
            ask();
            return true;
        } catch (LineException e) {
            failed(e);
            return false;
        }
    }

    private void failed(LineException e) {
        if (closed) return;
        LoggerFactory.getLogger(GnomeIdle.class).info("GNOME no longer tells of the user: {}", e.getMessage());
        gone();
    }

    private void gone() {
        if (!closed) lost.run();
    }

    @Override public void freshen() {
        if (!closed) look.get();
    }

    @Override public void close() {
        closed = true; // the watches end with the connection; until then they are not listened to
    }
}
