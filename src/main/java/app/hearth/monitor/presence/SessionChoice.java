package app.hearth.monitor.presence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which sources may know of the user in a session, best first. */
final class SessionChoice {
    private SessionChoice() {}

    /**
     * The X server is never asked in a Wayland session: XWayland sees only what goes to X windows, so it calls a user idle
     * who types elsewhere, and asking starts it where it sleeps.
     *
     * @param system      the system's name as Java gives it
     * @param environment of the process
     */
    static List<Method> methods(String system, Map<String, String> environment) {
        if (system.startsWith("Windows")) return List.of(Method.WINDOWS);
        if (system.startsWith("Mac")) return List.of(Method.MACOS);
        boolean gnome = Arrays.asList(value(environment, "XDG_CURRENT_DESKTOP").split(":")).contains("gnome");
        boolean wayland = isWayland(environment);
        if (wayland && gnome) return List.of(Method.GNOME, Method.EXT_IDLE_NOTIFY, Method.LOGIND);
        if (wayland) return List.of(Method.EXT_IDLE_NOTIFY, Method.GNOME, Method.LOGIND);
        if (value(environment, "DISPLAY").isEmpty()) return List.of(Method.LOGIND);
        return gnome ? List.of(Method.X11, Method.GNOME, Method.LOGIND) : List.of(Method.X11, Method.LOGIND);
    }

    /** A session started by hand from a console says "tty" even when it draws. */
    private static boolean isWayland(Map<String, String> environment) {
        return switch (value(environment, "XDG_SESSION_TYPE")) {
            case "wayland" -> true;
            case "x11" -> false;
            default -> !value(environment, "WAYLAND_DISPLAY").isEmpty();
        };
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
    }
}
