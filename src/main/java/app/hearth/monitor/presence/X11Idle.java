package app.hearth.monitor.presence;

import app.hearth.monitor.session.LineException;
import app.hearth.monitor.session.XDisplay;
import app.hearth.monitor.session.XDisplay.Extension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The X server's counter IDLETIME with an alarm on either side of the threshold ("X Synchronization Extension Protocol",
 * version 3.1): the server tells by itself, nothing is polled. A server without the counter is asked by its screen saver
 * extension instead.
 */
final class X11Idle implements IdleSource {
    private static final int POSITIVE_TRANSITION = 0;
    private static final int NEGATIVE_TRANSITION = 1;
    private static final int ALARM_FIELDS = 0b111111; // counter, value type, value, test, delta, events
    private final XDisplay display;
    private final Extension sync;
    private final int wentIdle;
    private final int cameBack;
    private final IdleClock clock;
    private volatile boolean closed;

    private X11Idle(XDisplay display, Extension sync, IdleClock clock) {
        this.display = display;
        this.sync = sync;
        this.clock = clock;
        wentIdle = display.resource(1);
        cameBack = display.resource(2);
    }

    static IdleSource open(Map<String, String> environment, IdleClock clock, Runnable lost) throws LineException {
        var display = XDisplay.open(environment);
        try {
            var sync = display.extension("SYNC");
            var counter = sync.isPresent() ? counter(display, sync.get()) : Optional.<Integer>empty();
            if (counter.isEmpty()) return screenSaver(display, clock, lost);
            var idle = new X11Idle(display, sync.get(), clock);
            idle.arm(counter.get());
            Thread.ofPlatform().name("presence").daemon().start(() -> idle.listen(lost));
            return idle;
        } catch (IOException e) {
            display.close();
            throw new LineException("The display went away", e);
        } catch (LineException | RuntimeException e) {
            display.close();
            throw e;
        }
    }

    private static Optional<Integer> counter(XDisplay display, Extension sync) throws IOException, LineException {
        display.ask(XDisplay.request(sync.opcode(), 0, 4).put((byte) 3).put((byte) 1)); // Initialize: we speak 3.1
        var list = display.ask(XDisplay.request(sync.opcode(), 1, 0)); // ListSystemCounters
        int count = list.getInt(8);
        list.position(32);
        for (int i = 0; i < count; i++) {
            int id = list.getInt();
            list.getLong(); // its resolution
            byte[] name = new byte[Short.toUnsignedInt(list.getShort())];
            list.get(name);
            list.position((list.position() + 3) & ~3);
            if (new String(name, StandardCharsets.US_ASCII).equals("IDLETIME")) return Optional.of(id);
        }
        return Optional.empty();
    }

    private void arm(int counter) throws IOException, LineException {
        display.tell(alarm(wentIdle, counter, POSITIVE_TRANSITION));
        display.tell(alarm(cameBack, counter, NEGATIVE_TRANSITION));
        var value = display.ask(XDisplay.request(sync.opcode(), 5, 4).putInt(counter)); // QueryCounter
        clock.idle(milliseconds(value, 8));
    }

    private ByteBuffer alarm(int id, int counter, int test) {
        int threshold = (int) IdleClock.THRESHOLD.toMillis();
        return XDisplay.request(sync.opcode(), 8, 40).putInt(id).putInt(ALARM_FIELDS) // CreateAlarm
                .putInt(counter).putInt(0).putInt(0).putInt(threshold).putInt(test).putInt(0).putInt(0).putInt(1);
    }

    private void listen(Runnable lost) {
        try {
            while (true) {
                var event = display.event();
                if ((event.get(0) & 0x7f) != sync.firstEvent() + 1) continue; // AlarmNotify
                if (event.getInt(4) == cameBack) clock.active();
                else clock.idle(max(milliseconds(event, 8), IdleClock.THRESHOLD));
            }
        } catch (IOException | LineException | RuntimeException e) {
            if (closed) return;
            LoggerFactory.getLogger(X11Idle.class).info("The display no longer tells of the user: {}", e.toString());
            display.close();
            lost.run();
        }
    }

    static IdleSource screenSaver(XDisplay display, IdleClock clock, Runnable lost) throws IOException, LineException {
        var saver = display.extension("MIT-SCREEN-SAVER")
                .orElseThrow(() -> new LineException("The display does not know of the user"));
        return PolledIdle.start(clock, lost, display::close, () -> {
            var info = display.ask(XDisplay.request(saver.opcode(), 1, 4).putInt(display.root())); // QueryInfo
            return Duration.ofMillis(Integer.toUnsignedLong(info.getInt(16)));
        });
    }

    /** The extension's 64-bit number: the high half first whatever the byte order. */
    private static Duration milliseconds(ByteBuffer packet, int at) {
        return Duration.ofMillis((long) packet.getInt(at) << 32 | Integer.toUnsignedLong(packet.getInt(at + 4)));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Override public void close() {
        closed = true;
        display.close();
    }
}
