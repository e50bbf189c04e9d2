package app.hearth.monitor.presence;

import app.hearth.monitor.Sampler.Subscription;
import app.hearth.monitor.session.Buses;
import java.util.Map;

/** Tells whether the user is there. Threads: any. */
public interface PresenceSource extends AutoCloseable {
    /** What is known right now. Never waits. */
    Presence now();

    /**
     * Runs {@code listener} when the user comes back after at least a second without input: at once where the session tells
     * by itself, else within about 50 ms. It runs on the source's own thread and should hand over what takes long.
     */
    Subscription onReturn(Runnable listener);

    @Override void close();

    /** The best source that answers in this session. Waits a second at most for the first answer. */
    static PresenceSource forThisSession() {
        return forSession(System.getProperty("os.name"), System.getenv());
    }

    /** @param environment as {@link System#getenv()}, which tells one session from another */
    static PresenceSource forSession(String system, Map<String, String> environment) {
        var buses = new Buses(environment);
        boolean unix = !system.startsWith("Windows") && !system.startsWith("Mac");
        var lock = new ScreenLock(buses, Sources.session(environment));
        return new SessionPresence(SessionChoice.methods(system, environment), new Sources(environment, buses),
                () -> unix && lock.locked(), buses);
    }
}
