package app.hearth;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Map;

/** Whether a window can be shown here: JavaFX itself would end the process with a trace. */
final class DisplayCheck {
    /** Libraries that JavaFX loads on Linux, and the Debian packages that bring them. */
    private static final Map<String, String> LIBRARIES = Map.of("libgtk-3.so.0", "libgtk-3-0",
            "libpango-1.0.so.0", "libpango-1.0-0", "libfreetype.so.6", "libfreetype6");

    private DisplayCheck() {}

    /** What stands in the way. */
    sealed interface Missing {
        record Nothing() implements Missing {}
        record Display() implements Missing {}
        record Libraries(String packages) implements Missing {}
    }

    static Missing missing() {
        if (!System.getProperty("os.name").startsWith("Linux")) return new Missing.Nothing();
        if (unset("DISPLAY") && unset("WAYLAND_DISPLAY")) return new Missing.Display();
        for (var library : LIBRARIES.entrySet()) {
            if (!loads(library.getKey())) return new Missing.Libraries(library.getValue());
        }
        return new Missing.Nothing();
    }

    private static boolean unset(String variable) {
        var value = System.getenv(variable);
        return value == null || value.isBlank();
    }

    private static boolean loads(String library) {
        try (var arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
