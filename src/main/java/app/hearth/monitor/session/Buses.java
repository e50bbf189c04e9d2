package app.hearth.monitor.session;

import java.time.Duration;
import java.util.Map;

/** The session's and the system's bus, opened when first asked for and anew after a loss. Threads: any. */
public final class Buses implements AutoCloseable {
    private static final long PAUSE = Duration.ofSeconds(10).toNanos(); // after a bus that could not be reached
    private final Line session;
    private final Line system;

    public Buses(Map<String, String> environment) {
        session = new Line(() -> Bus.session(environment));
        system = new Line(() -> Bus.system(environment));
    }

    public Bus session() throws LineException {
        return session.bus();
    }

    public Bus system() throws LineException {
        return system.bus();
    }

    @Override public void close() {
        session.close();
        system.close();
    }

    private interface Opener {
        Bus open() throws LineException;
    }

    private static final class Line {
        private final Opener opener;
        private Bus bus;
        private LineException refused;
        private long refusedAt;
        private boolean closed;

        Line(Opener opener) {
            this.opener = opener;
        }

        synchronized Bus bus() throws LineException {
            if (bus != null && bus.isOpen()) return bus;
            if (closed) throw new LineException("The lines to the session are closed");
            if (refused != null && System.nanoTime() - refusedAt < PAUSE) throw refused;
            try {
                if (bus != null) bus.close();
                bus = opener.open();
                refused = null;
                return bus;
            } catch (LineException e) {
                bus = null;
                refused = e;
                refusedAt = System.nanoTime();
                throw e;
            }
        }

        synchronized void close() {
            closed = true;
            if (bus != null) bus.close();
            bus = null;
        }
    }
}
