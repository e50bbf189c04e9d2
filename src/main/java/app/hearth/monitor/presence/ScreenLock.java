package app.hearth.monitor.presence;

import app.hearth.monitor.session.Bus;
import app.hearth.monitor.session.Buses;
import app.hearth.monitor.session.LineException;
import app.hearth.monitor.session.Refreshed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether somebody says that the screen is locked: the session manager's hint, GNOME's shield, or the screen saver's
 * interface of the other desktops. They signal changes; asking now and then is for those that get lost.
 */
final class ScreenLock {
    private static final Duration PACE = Duration.ofSeconds(10);
    private static final String GNOME = "org.gnome.ScreenSaver";
    private static final String OTHERS = "org.freedesktop.ScreenSaver";
    private final Buses buses;
    private final Optional<String> session;
    private final Refreshed<Boolean> locked = new Refreshed<>(PACE, false, this::look);
    private Bus systemBus;
    private Bus sessionBus;
    private String path;

    ScreenLock(Buses buses, Optional<String> session) {
        this.buses = buses;
        this.session = session;
    }

    boolean locked() {
        return locked.get();
    }

    private synchronized boolean look() {
        return hinted() || saying(GNOME, "/org/gnome/ScreenSaver") || saying(OTHERS, "/org/freedesktop/ScreenSaver");
    }

    private void lookAgain(Object[] signal) {
        Thread.ofVirtual().name("session-look").start(locked::now); // calls may not wait on the thread that brings the answers
    }

    private boolean hinted() {
        try {
            var bus = buses.system();
            if (bus != systemBus) {
                path = Logind.sessionPath(bus, session);
                bus.listen("org.freedesktop.DBus.Properties", "PropertiesChanged", Optional.of(path), this::lookAgain);
                systemBus = bus;
            }
            return bus.property(Boolean.class, Logind.SERVICE, path, Logind.SESSION, "LockedHint");
        } catch (LineException e) {
            return false; // not every system has it
        }
    }

    private boolean saying(String service, String path) {
        try {
            var bus = buses.session();
            if (bus != sessionBus) {
                for (String face : List.of(GNOME, OTHERS)) bus.listen(face, "ActiveChanged", Optional.empty(), this::lookAgain);
                sessionBus = bus;
            }
            return bus.has(service) && bus.ask(Boolean.class, service, path, service, "GetActive", "");
        } catch (LineException e) {
            return false; // not every desktop has it
        }
    }
}
