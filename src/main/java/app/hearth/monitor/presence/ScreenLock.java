package app.hearth.monitor.presence;

import app.hearth.monitor.session.Bus;
import app.hearth.monitor.session.Buses;
import app.hearth.monitor.session.LineException;
import app.hearth.monitor.session.Refreshed;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether somebody says that the screen is locked: the session manager's hint, GNOME's shield, or the screen saver's
 * interface of the other desktops. Two seconds old at most.
 */
final class ScreenLock {
    private static final Duration PACE = Duration.ofSeconds(2);
    private final Buses buses;
    private final Optional<String> session;
    private final Refreshed<Boolean> locked = new Refreshed<>(PACE, false, this::look);
    private Bus systemBus;
    private String path;

    ScreenLock(Buses buses, Optional<String> session) {
        this.buses = buses;
        this.session = session;
    }

    boolean locked() {
        return locked.get();
    }

    private boolean look() {
        return hinted() || saying("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver")
                || saying("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver");
    }

    private boolean hinted() {
        try {
            var bus = buses.system();
            if (bus != systemBus) {
                path = Logind.sessionPath(bus, session);
                systemBus = bus;
            }
            return bus.property(Boolean.class, Logind.SERVICE, path, Logind.SESSION, "LockedHint");
        } catch (LineException e) {
            systemBus = null;
            return false;
        }
    }

    private boolean saying(String service, String path) {
        try {
            var bus = buses.session();
            return bus.has(service) && bus.ask(Boolean.class, service, path, service, "GetActive", "");
        } catch (LineException e) {
            return false; // not every desktop has it
        }
    }
}
