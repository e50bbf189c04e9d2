package app.hearth;

import app.hearth.monitor.session.Bus;
import app.hearth.monitor.session.Buses;
import app.hearth.monitor.session.LineException;
import app.hearth.rewards.notice.Herald.Voice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifications of a Linux desktop (Desktop Notifications Specification 1.2, freedesktop.org). Some desktops start the program that shows them when it is
 * first asked for, so one that could be started counts as there.
 */
final class BusNotifications implements Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(BusNotifications.class);
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";
    /** The key of a click on the notification itself. */
    private static final String CLICK = "default";
    private static final int MOST_KNOWN = 20;

    private final Buses buses;
    /** What can still be pressed, by the server's number and the button's key. */
    private final Map<Long, Map<String, Action>> shown = new LinkedHashMap<>();
    private Bus heard;

    BusNotifications(Map<String, String> environment) {
        buses = new Buses(environment);
    }

    @Override public Voice voice() {
        try {
            var bus = buses.session();
            return bus.has(NAME) || startable(bus) ? Voice.THERE : Voice.NO_SERVICE;
        } catch (LineException e) {
            LOG.debug("No notifications", e);
            return Voice.NO_SERVICE;
        }
    }

    private static boolean startable(Bus bus) throws LineException {
        return texts(bus.call(BUS, BUS_PATH, BUS, "ListActivatableNames", "")).contains(NAME);
    }

    private static List<?> texts(Object[] answer) {
        if (answer.length == 0) return List.of();
        return answer[0] instanceof Object[] array ? Arrays.asList(array) : answer[0] instanceof List<?> list ? list : List.of();
    }

    @Override public void show(String title, String body, List<Action> actions) throws IOException {
        try {
            var bus = buses.session();
            if (!bus.has(NAME)) bus.call(BUS, BUS_PATH, BUS, "StartServiceByName", "su", NAME, new UInt32(0));
            var can = texts(bus.call(NAME, PATH, NAME, "GetCapabilities", ""));
            var keys = can.contains("actions") ? keys(actions) : new LinkedHashMap<String, Action>();
            if (!keys.isEmpty()) listen(bus);
            // A server that knows markup takes a name with & or < in it for some.
            String words = can.contains("body-markup") ? body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") : body;
            var hints = new LinkedHashMap<String, Variant<?>>();
            hints.put("urgency", new Variant<>((byte) 1));
            hints.put("suppress-sound", new Variant<>(true));
            var pairs = new ArrayList<String>();
            keys.forEach((key, action) -> pairs.addAll(List.of(key, action.words())));
            var answer = bus.ask(UInt32.class, NAME, PATH, NAME, "Notify", "susssasa{sv}i", "Hearth", new UInt32(0), "", title, words,
                    pairs.toArray(String[]::new), hints, -1);
            remember(answer.longValue(), keys);
        } catch (LineException e) {
            throw new IOException("The desktop shows no notification", e);
        }
    }

    private static Map<String, Action> keys(List<Action> actions) {
        var keys = new LinkedHashMap<String, Action>();
        for (var action : actions) keys.put(keys.isEmpty() ? CLICK : "act" + keys.size(), action);
        return keys;
    }

    private synchronized void remember(long number, Map<String, Action> keys) {
        if (keys.isEmpty()) return;
        shown.put(number, keys);
        if (shown.size() > MOST_KNOWN) shown.remove(shown.keySet().iterator().next());
    }

    private synchronized void listen(Bus bus) throws LineException {
        if (bus == heard) return;
        bus.listen(NAME, "ActionInvoked", Optional.of(PATH), this::pressed);
        bus.listen(NAME, "NotificationClosed", Optional.of(PATH), this::closed);
        heard = bus;
        shown.clear(); // another bus numbers them anew
    }

    private void pressed(Object[] arguments) {
        if (arguments.length < 2 || !(arguments[0] instanceof UInt32 number)) return;
        Optional<Action> action;
        synchronized (this) {
            action = Optional.ofNullable(shown.get(number.longValue())).map(keys -> keys.get(String.valueOf(arguments[1])));
        }
        action.ifPresent(known -> known.act().run());
    }

    private synchronized void closed(Object[] arguments) {
        if (arguments.length > 0 && arguments[0] instanceof UInt32 number) shown.remove(number.longValue());
    }

    @Override public void close() {
        buses.close();
    }
}
