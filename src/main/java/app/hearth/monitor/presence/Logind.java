package app.hearth.monitor.presence;

import app.hearth.monitor.session.Bus;
import app.hearth.monitor.session.LineException;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;

/** Names of the system's session manager (org.freedesktop.login1(5)). */
final class Logind {
    static final String SERVICE = "org.freedesktop.login1";
    static final String SESSION = "org.freedesktop.login1.Session";
    private static final String MANAGER = "org.freedesktop.login1.Manager";
    private static final String ROOT = "/org/freedesktop/login1";

    private Logind() {}

    /** @param id the session's name, as XDG_SESSION_ID; without one the manager picks the caller's (systemd 243 and later) */
    static String sessionPath(Bus bus, Optional<String> id) throws LineException {
        if (!bus.has(SERVICE)) throw new LineException("No session manager here");
        String name = id.isPresent() ? id.get() : bus.property(String.class, SERVICE, ROOT + "/session/auto", SESSION, "Id");
        var path = bus.call(SERVICE, ROOT, MANAGER, "GetSession", "s", name);
        return switch (path[0]) {
            case DBusPath object -> object.getPath();
            case Object text -> text.toString();
        };
    }
}
