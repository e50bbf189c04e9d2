package app.hearth.monitor.presence;

import static app.hearth.monitor.presence.Method.EXT_IDLE_NOTIFY;
import static app.hearth.monitor.presence.Method.GNOME;
import static app.hearth.monitor.presence.Method.LOGIND;
import static app.hearth.monitor.presence.Method.X11;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SessionChoiceTest {
    @Test void eachKindOfSessionHasItsBestSourceFirst() {
        assertThat(first(Map.of("XDG_SESSION_TYPE", "wayland", "XDG_CURRENT_DESKTOP", "ubuntu:GNOME", "DISPLAY", ":0"))).isEqualTo(GNOME);
        assertThat(first(Map.of("XDG_SESSION_TYPE", "wayland", "XDG_CURRENT_DESKTOP", "KDE", "DISPLAY", ":1"))).isEqualTo(EXT_IDLE_NOTIFY);
        assertThat(first(Map.of("WAYLAND_DISPLAY", "wayland-1", "XDG_CURRENT_DESKTOP", "sway"))).isEqualTo(EXT_IDLE_NOTIFY);
        assertThat(first(Map.of("XDG_SESSION_TYPE", "x11", "XDG_CURRENT_DESKTOP", "KDE", "DISPLAY", ":0"))).isEqualTo(X11);
        assertThat(first(Map.of("XDG_SESSION_TYPE", "x11", "XDG_CURRENT_DESKTOP", "GNOME", "DISPLAY", ":0"))).isEqualTo(X11);
        assertThat(first(Map.of("XDG_SESSION_TYPE", "tty", "DISPLAY", ":0"))).as("startx").isEqualTo(X11);
        assertThat(first(Map.of())).as("a service").isEqualTo(LOGIND);
        assertThat(SessionChoice.methods("Windows 11", Map.of("DISPLAY", ":0"))).containsExactly(Method.WINDOWS);
        assertThat(SessionChoice.methods("Mac OS X", Map.of("DISPLAY", ":0"))).containsExactly(Method.MACOS);
    }

    @Property void aWaylandSessionNeverAsksXAndEverySessionEndsWithTheHint(@ForAll @From("environments") Map<String, String> environment) {
        List<Method> methods = SessionChoice.methods("Linux", environment);
        assertThat(methods).doesNotHaveDuplicates().endsWith(LOGIND).doesNotContain(Method.NONE);
        if ("wayland".equals(environment.get("XDG_SESSION_TYPE"))) assertThat(methods).doesNotContain(X11);
        if (!environment.containsKey("DISPLAY")) assertThat(methods).doesNotContain(X11);
    }

    @Provide Arbitrary<Map<String, String>> environments() {
        var desktop = Arbitraries.of("GNOME", "ubuntu:GNOME", "KDE", "sway", "XFCE", "COSMIC", "").optional();
        var type = Arbitraries.of("wayland", "x11", "tty", "unspecified", "").optional();
        var x = Arbitraries.of(":0", ":1.0").optional();
        var wayland = Arbitraries.of("wayland-0").optional();
        return Combinators.combine(desktop, type, x, wayland).as((first, second, third, fourth) -> {
            Map<String, String> environment = new HashMap<>();
            first.ifPresent(value -> environment.put("XDG_CURRENT_DESKTOP", value));
            second.ifPresent(value -> environment.put("XDG_SESSION_TYPE", value));
            third.ifPresent(value -> environment.put("DISPLAY", value));
            fourth.ifPresent(value -> environment.put("WAYLAND_DISPLAY", value));
            return environment;
        });
    }

    private static Method first(Map<String, String> environment) {
        return SessionChoice.methods("Linux", environment).getFirst();
    }
}
