package app.hearth.monitor.surroundings;

import app.hearth.monitor.Untold;
import app.hearth.monitor.session.Bounded;
import app.hearth.monitor.session.LineException;
import app.hearth.monitor.session.XDisplay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.LoggerFactory;

/**
 * The active window of an X session, as window managers tell of it ("Extended Window Manager Hints", version 1.5). Not for
 * Wayland, where asking would start XWayland and only old programs would be seen.
 */
final class FullScreen implements Screen {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(30); // after a display that does not answer
    private static final int WM_CLASS = 67; // predefined atom
    private final Map<String, String> environment;
    private XDisplay display;
    private OptionalInt activeWindow = OptionalInt.empty();
    private OptionalInt state = OptionalInt.empty();
    private OptionalInt fullScreen = OptionalInt.empty();
    private long failed = System.nanoTime() - PAUSE.toNanos();
    private Optional<Untold> untold = Optional.empty();

    private FullScreen(Map<String, String> environment) {
        this.environment = environment;
    }

    static Screen of(Map<String, String> environment) {
        boolean wayland = "wayland".equals(environment.get("XDG_SESSION_TYPE"))
                || !"x11".equals(environment.get("XDG_SESSION_TYPE")) && environment.containsKey("WAYLAND_DISPLAY");
        if (wayland) return new Blind(Untold.FULL_SCREEN_WAYLAND);
        return environment.getOrDefault("DISPLAY", "").isEmpty() ? new Blind(Untold.FULL_SCREEN_NO_DISPLAY) : new FullScreen(environment);
    }

    @Override public Optional<Inhibitor> filledBy() {
        if (System.nanoTime() - failed < PAUSE.toNanos()) return Optional.empty();
        try {
            if (display == null) display = XDisplay.open(environment);
            return Bounded.call("look at the active window", PATIENCE, this::look);
        } catch (LineException e) {
            LoggerFactory.getLogger(FullScreen.class).debug("Cannot see whether a program fills the screen", e);
            close();
            failed = System.nanoTime();
            untold = Optional.of(Untold.FULL_SCREEN_NO_ANSWER);
            return Optional.empty();
        }
    }

    @Override public Optional<Untold> untold() {
        return untold;
    }

    private Optional<Inhibitor> look() throws IOException, LineException {
        boolean known = knowsNames();
        untold = known ? Optional.empty() : Optional.of(Untold.FULL_SCREEN_NO_MANAGER);
        if (!known) return Optional.empty();
        var active = display.property(display.root(), activeWindow.getAsInt());
        int window = active.remaining() >= 4 ? active.getInt() : 0;
        if (window == 0) return Optional.empty();
        try {
            var states = display.property(window, state.getAsInt());
            while (states.remaining() >= 4) {
                if (states.getInt() == fullScreen.getAsInt()) return Optional.of(new Inhibitor(name(window), "", Inhibitor.Kind.FULL_SCREEN));
            }
            return Optional.empty();
        } catch (LineException e) {
            return Optional.empty(); // the window closed between the two questions
        }
    }

    /** The atoms exist once a window manager has used them. */
    private boolean knowsNames() throws IOException, LineException {
        if (activeWindow.isEmpty()) activeWindow = display.atom("_NET_ACTIVE_WINDOW");
        if (state.isEmpty()) state = display.atom("_NET_WM_STATE");
        if (fullScreen.isEmpty()) fullScreen = display.atom("_NET_WM_STATE_FULLSCREEN");
        return activeWindow.isPresent() && state.isPresent() && fullScreen.isPresent();
    }

    /** The program's class: the second of two texts that a zero ends each (ICCCM, section 4.1.2.5). */
    private String name(int window) throws IOException, LineException {
        var bytes = display.property(window, WM_CLASS);
        String[] names = StandardCharsets.ISO_8859_1.decode(bytes).toString().split("\0");
        return names[names.length - 1];
    }

    @Override public void close() {
        if (display != null) display.close();
        display = null;
        activeWindow = OptionalInt.empty(); // another server numbers them anew
        state = OptionalInt.empty();
        fullScreen = OptionalInt.empty();
    }
}
