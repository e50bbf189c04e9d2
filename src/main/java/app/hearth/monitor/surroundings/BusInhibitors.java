package app.hearth.monitor.surroundings;

import app.hearth.monitor.Untold;
import app.hearth.monitor.session.Bus;
import app.hearth.monitor.session.Buses;
import app.hearth.monitor.session.LineException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.LoggerFactory;

/** Programs that keep the session awake, asked from whoever keeps a list of them, and what the network costs. */
final class BusInhibitors {
    private static final int KEEPS_FROM_IDLE = 8; // org.gnome.SessionManager's flag
    private static final int MOST = 50;
    private static final String GNOME = "org.gnome.SessionManager"; // Cinnamon and MATE answer to it too
    private static final String LOGIND = "org.freedesktop.login1";
    private static final String POWER = "org.freedesktop.PowerManagement"; // KDE Plasma, Xfce
    private final Buses buses;

    BusInhibitors(Buses buses) {
        this.buses = buses;
    }

    /** @param untold why a program may be missing */
    record Awake(List<Inhibitor> programs, Optional<Untold> untold) {}

    /** @param untold why it is not known whether the line is metered */
    record Line(Optional<Boolean> metered, Optional<Untold> untold) {}

    /** Each once, however many lists it is in. */
    Awake awake() {
        var found = new ArrayList<Inhibitor>();
        boolean desktop = attempt(() -> {
            if (!buses.session().has(GNOME)) return false;
            found.addAll(gnome(buses.session()));
            return true;
        });
        boolean system = attempt(() -> {
            if (!buses.system().has(LOGIND)) return false;
            found.addAll(logind(buses.system()));
            return true;
        });
        desktop |= attempt(() -> {
            if (!buses.session().has(POWER)) return false;
            if (found.isEmpty() && powerManagement(buses.session())) found.add(Inhibitor.of("", ""));
            return true;
        });
        return new Awake(found.stream().distinct().limit(MOST).toList(),
                desktop ? Optional.empty() : Optional.of(system ? Untold.AWAKE_SYSTEM_ONLY : Untold.AWAKE_NO_LIST));
    }

    private static List<Inhibitor> gnome(Bus bus) throws LineException {
        var found = new ArrayList<Inhibitor>();
        for (var object : items(bus.call(GNOME, "/org/gnome/SessionManager", GNOME, "GetInhibitors", ""))) {
            attempt(() -> {
                String path = object.toString();
                String face = "org.gnome.SessionManager.Inhibitor";
                int flags = bus.ask(UInt32.class, GNOME, path, face, "GetFlags", "").intValue();
                if ((flags & KEEPS_FROM_IDLE) == 0) return false;
                found.add(Inhibitor.of(bus.ask(String.class, GNOME, path, face, "GetAppId", ""),
                        bus.ask(String.class, GNOME, path, face, "GetReason", "")));
                return true;
            });
        }
        return found;
    }

    /** {@code a(ssssuu)}: what, who, why, mode, user, process; see org.freedesktop.login1(5). */
    private static List<Inhibitor> logind(Bus bus) throws LineException {
        var found = new ArrayList<Inhibitor>();
        for (var item : items(bus.call(LOGIND, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "ListInhibitors", ""))) {
            if (!(item instanceof Object[] row) || row.length < 6) continue;
            boolean idle = Arrays.asList(row[0].toString().split(":")).contains("idle") && row[3].equals("block");
            boolean own = row[5] instanceof UInt32 process && process.longValue() == ProcessHandle.current().pid();
            if (idle && !own) found.add(Inhibitor.of(row[1].toString(), row[2].toString()));
        }
        return found;
    }

    /** It says only that somebody does. */
    private static boolean powerManagement(Bus bus) throws LineException {
        return bus.ask(Boolean.class, POWER, "/org/freedesktop/PowerManagement/Inhibit",
                "org.freedesktop.PowerManagement.Inhibit", "HasInhibit", "");
    }

    /** NetworkManager's word on the way to the internet: 1 and 3 are yes and probably, 2 and 4 no and probably not. */
    Line line() {
        try {
            var bus = buses.system();
            String service = "org.freedesktop.NetworkManager";
            if (!bus.has(service)) return new Line(Optional.empty(), Optional.of(Untold.METERED_NO_MANAGER));
            int value = bus.property(UInt32.class, service, "/org/freedesktop/NetworkManager", service, "Metered").intValue();
            return switch (value) {
                case 1, 3 -> new Line(Optional.of(true), Optional.empty());
                case 2, 4 -> new Line(Optional.of(false), Optional.empty());
                default -> new Line(Optional.empty(), Optional.of(Untold.METERED_UNSAID));
            };
        } catch (LineException e) {
            return new Line(Optional.empty(), Optional.of(Untold.METERED_NO_MANAGER));
        }
    }

    private static List<?> items(Object[] answer) {
        if (answer.length == 0) return List.of();
        return switch (answer[0]) {
            case List<?> list -> list;
            case Object[] array -> Arrays.asList(array);
            default -> List.of();
        };
    }

    private interface Question {
        /** Whether there was somebody to ask. */
        boolean ask() throws LineException;
    }

    private static boolean attempt(Question question) {
        try {
            return question.ask();
        } catch (LineException e) {
            LoggerFactory.getLogger(BusInhibitors.class).debug("Not told who keeps the session awake", e);
            return false;
        }
    }
}
