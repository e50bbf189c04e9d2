package app.hearth.monitor.surroundings;

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
    private final Buses buses;

    BusInhibitors(Buses buses) {
        this.buses = buses;
    }

    /** Each once, however many lists it is in. */
    List<Inhibitor> list() {
        var found = new ArrayList<Inhibitor>();
        attempt(() -> found.addAll(gnome(buses.session())));
        attempt(() -> found.addAll(logind(buses.system())));
        attempt(() -> {
            if (found.isEmpty() && powerManagement(buses.session())) found.add(Inhibitor.of("", ""));
        });
        return found.stream().distinct().limit(MOST).toList();
    }

    private static List<Inhibitor> gnome(Bus bus) throws LineException {
        String service = "org.gnome.SessionManager";
        if (!bus.has(service)) return List.of();
        var found = new ArrayList<Inhibitor>();
        for (var object : items(bus.call(service, "/org/gnome/SessionManager", service, "GetInhibitors", ""))) {
            attempt(() -> {
                String path = object.toString();
                String face = "org.gnome.SessionManager.Inhibitor";
                int flags = bus.ask(UInt32.class, service, path, face, "GetFlags", "").intValue();
                if ((flags & KEEPS_FROM_IDLE) == 0) return;
                found.add(Inhibitor.of(bus.ask(String.class, service, path, face, "GetAppId", ""),
                        bus.ask(String.class, service, path, face, "GetReason", "")));
            });
        }
        return found;
    }

    /** {@code a(ssssuu)}: what, who, why, mode, user, process; see org.freedesktop.login1(5). */
    private static List<Inhibitor> logind(Bus bus) throws LineException {
        String service = "org.freedesktop.login1";
        if (!bus.has(service)) return List.of();
        var found = new ArrayList<Inhibitor>();
        for (var item : items(bus.call(service, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "ListInhibitors", ""))) {
            if (!(item instanceof Object[] row) || row.length < 6) continue;
            boolean idle = Arrays.asList(row[0].toString().split(":")).contains("idle") && row[3].equals("block");
            boolean own = row[5] instanceof UInt32 process && process.longValue() == ProcessHandle.current().pid();
            if (idle && !own) found.add(Inhibitor.of(row[1].toString(), row[2].toString()));
        }
        return found;
    }

    /** It says only that somebody does. */
    private static boolean powerManagement(Bus bus) throws LineException {
        String service = "org.freedesktop.PowerManagement";
        return bus.has(service) && bus.ask(Boolean.class, service, "/org/freedesktop/PowerManagement/Inhibit",
                "org.freedesktop.PowerManagement.Inhibit", "HasInhibit", "");
    }

    /** NetworkManager's word on the way to the internet: 1 and 3 are yes and probably, 2 and 4 no and probably not. */
    Optional<Boolean> metered() {
        try {
            var bus = buses.system();
            String service = "org.freedesktop.NetworkManager";
            if (!bus.has(service)) return Optional.empty();
            int value = bus.property(UInt32.class, service, "/org/freedesktop/NetworkManager", service, "Metered").intValue();
            return switch (value) {
                case 1, 3 -> Optional.of(true);
                case 2, 4 -> Optional.of(false);
                default -> Optional.empty();
            };
        } catch (LineException e) {
            return Optional.empty();
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
        void ask() throws LineException;
    }

    private static void attempt(Question question) {
        try {
            question.ask();
        } catch (LineException e) {
            LoggerFactory.getLogger(BusInhibitors.class).debug("Not told who keeps the session awake", e);
        }
    }
}
