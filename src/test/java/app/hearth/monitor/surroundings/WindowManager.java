package app.hearth.monitor.surroundings;

import app.hearth.monitor.session.LineException;
import app.hearth.monitor.session.VirtualDisplay;
import app.hearth.monitor.session.XDisplay;
import java.io.IOException;

/** Asks the window manager what a pager would ("Extended Window Manager Hints"). */
final class WindowManager implements AutoCloseable {
    private static final int SEND_EVENT = 25;
    private static final int CLIENT_MESSAGE = 33;
    private static final int TO_THE_WINDOW_MANAGER = 0x180000; // SubstructureNotify and SubstructureRedirect
    private final XDisplay display;

    WindowManager(VirtualDisplay server) throws LineException {
        display = XDisplay.open(server.environment());
    }

    boolean hasActive() {
        return number("_NET_ACTIVE_WINDOW") != 0;
    }

    private int number(String property) {
        try {
            var atom = display.atom(property);
            if (atom.isEmpty()) return 0;
            var value = display.property(display.root(), atom.getAsInt());
            return value.remaining() >= 4 ? value.getInt() : 0;
        } catch (IOException | LineException e) {
            throw new AssertionError(e);
        }
    }

    void fullScreen(boolean on) throws IOException, LineException {
        var message = XDisplay.request(SEND_EVENT, 0, 40).putInt(display.root()).putInt(TO_THE_WINDOW_MANAGER);
        message.put((byte) CLIENT_MESSAGE).put((byte) 32).putShort((short) 0).putInt(number("_NET_ACTIVE_WINDOW"))
                .putInt(display.atom("_NET_WM_STATE").orElseThrow()).putInt(on ? 1 : 0)
                .putInt(display.atom("_NET_WM_STATE_FULLSCREEN").orElseThrow()).putInt(0).putInt(1).putInt(0);
        display.tell(message);
    }

    @Override public void close() {
        display.close();
    }
}
