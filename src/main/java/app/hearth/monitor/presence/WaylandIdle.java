package app.hearth.monitor.presence;

import app.hearth.monitor.presence.WaylandLine.Event;
import app.hearth.monitor.session.Bounded;
import app.hearth.monitor.session.LineException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The protocol ext-idle-notify-v1. The compositor tells by itself when the user goes idle and comes back. From version 2 a
 * film does not count as input; before, it does.
 */
final class WaylandIdle implements IdleSource {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String NOTIFIER = "ext_idle_notifier_v1";
    private static final String SEAT = "wl_seat";
    // object numbers of our own choice; 1 is the display
    private static final int DISPLAY = 1;
    private static final int REGISTRY = 2;
    private static final int CALLBACK = 3;
    private static final int SEAT_OBJECT = 4;
    private static final int NOTIFIER_OBJECT = 5;
    private static final int NOTIFICATION = 6;

    private final WaylandLine line;
    private final IdleClock clock;
    private volatile boolean closed;

    /** What the compositor offers, as its own numbers; 0 for none. */
    private record Offer(int seat, int notifier, int version) {}

    private WaylandIdle(WaylandLine line, IdleClock clock) {
        this.line = line;
        this.clock = clock;
    }

    static IdleSource open(Map<String, String> environment, IdleClock clock, Runnable lost) throws LineException {
        var idle = Bounded.call("ask the compositor", PATIENCE, () -> {
            var line = WaylandLine.open(environment);
            try {
                subscribe(line);
                return new WaylandIdle(line, clock);
            } catch (IOException | LineException | RuntimeException e) {
                line.close();
                throw e;
            }
        });
        clock.active(); // it cannot be asked; who is not there shows after the threshold
        Thread.ofPlatform().name("presence").daemon().start(() -> idle.listen(lost));
        return idle;
    }

    private static void subscribe(WaylandLine line) throws IOException, LineException {
        line.send(DISPLAY, 1, REGISTRY); // get_registry
        line.send(DISPLAY, 0, CALLBACK); // sync: answered after everything offered
        var offer = new Offer(0, 0, 0);
        for (var event = line.next(); event.object() != CALLBACK; event = line.next()) {
            if (event.object() == REGISTRY && event.opcode() == 0) offer = with(offer, event);
        }
        if (offer.notifier == 0) throw new LineException("The compositor does not tell of the user's input");
        if (offer.seat == 0) throw new LineException("The compositor has no keyboard and no mouse");
        int version = Math.min(offer.version, 2);
        line.send(REGISTRY, 0, offer.seat, SEAT, 1, SEAT_OBJECT); // bind
        line.send(REGISTRY, 0, offer.notifier, NOTIFIER, version, NOTIFIER_OBJECT);
        int get = version >= 2 ? 2 : 1; // get_input_idle_notification, else get_idle_notification
        line.send(NOTIFIER_OBJECT, get, NOTIFICATION, (int) IdleClock.THRESHOLD.toMillis(), SEAT_OBJECT);
    }

    private static Offer with(Offer offer, Event global) {
        int name = global.number();
        String face = global.text();
        int version = global.number();
        if (face.equals(SEAT) && offer.seat == 0) return new Offer(name, offer.notifier, offer.version);
        return face.equals(NOTIFIER) ? new Offer(offer.seat, name, version) : offer;
    }

    private void listen(Runnable lost) {
        try {
            while (true) {
                var event = line.next();
                if (event.object() != NOTIFICATION) continue;
                if (event.opcode() == 1) clock.active(); // resumed
                else clock.idle(IdleClock.THRESHOLD); // idled
            }
        } catch (IOException | LineException | RuntimeException e) {
            if (closed) return;
            LoggerFactory.getLogger(WaylandIdle.class).info("The compositor no longer tells of the user: {}", e.toString());
            line.close();
            lost.run();
        }
    }

    @Override public void close() {
        closed = true;
        line.close();
    }
}
