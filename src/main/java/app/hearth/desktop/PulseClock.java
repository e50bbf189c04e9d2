package app.hearth.desktop;

import com.sun.glass.ui.Timer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of JavaFX's frames on Linux, standing still while there is nothing to draw. The toolkit asks its clock to pause
 * and to go on (JDK-8189926), but the one it has on Linux cannot (GtkTimer of JavaFX 26): it wakes the window's thread 60 times
 * a second for ever, which was half of that thread's cost in an idle window. This one also ticks slower and slower while nobody
 * asked for another frame, since the toolkit waits a quarter of a second before it asks for the pause.
 *
 * <p>It needs two packages of JavaFX that are not for everybody: {@code installers/jvm.options} opens them. Where they are
 * closed or look different, the toolkit keeps its own clock.
 */
final class PulseClock extends Timer {
    private static final Logger LOG = LoggerFactory.getLogger(PulseClock.class);
    private static final String QUANTUM = "com.sun.javafx.tk.quantum.QuantumToolkit";
    /** So many ticks for nothing before it slows down: a frame may take longer than one tick. */
    private static final int PATIENCE = 4;
    private static final long SLOWEST = TimeUnit.MILLISECONDS.toNanos(260);

    private volatile boolean running;
    private volatile boolean paused;
    /** Somebody asked for a frame since the last tick. */
    private volatile boolean wanted = true;
    private volatile Thread thread;

    PulseClock(Runnable tick) {
        super(tick);
    }

    /** Gives the toolkit this clock; on the JavaFX thread, before the toolkit has started its own. */
    static void install() {
        if (!System.getProperty("os.name").startsWith("Linux")) return; // elsewhere its clock can pause
        try {
            var quantum = Class.forName(QUANTUM);
            var inside = MethodHandles.privateLookupIn(quantum, MethodHandles.lookup());
            var toolkit = quantum.cast(inside.findStatic(quantum, "getToolkit", MethodType.methodType(quantum.getSuperclass())).invoke());
            VarHandle clock = inside.findVarHandle(quantum, "pulseTimer", Timer.class);
            var tick = (Runnable) inside.findVarHandle(quantum, "timerRunnable", Runnable.class).get(toolkit);
            var own = (Timer) clock.get(toolkit);
            if (tick == null || own == null || own.isRunning()) return;
            clock.set(toolkit, new PulseClock(tick));
        } catch (Throwable e) { // an Error too: packages that are closed or gone
            LOG.info("The window keeps the toolkit's own clock: {}", e.toString());
        }
    }

    @Override protected long _start(Runnable tick) {
        throw new UnsupportedOperationException("No signal of the screen's here");
    }

    @Override protected long _start(Runnable tick, int millis) {
        running = true;
        paused = false;
        wanted = true;
        thread = Thread.ofPlatform().name("pulse").daemon().start(() -> run(tick, TimeUnit.MILLISECONDS.toNanos(millis)));
        return 1;
    }

    @Override protected void _stop(long timer) {
        running = false;
        LockSupport.unpark(thread);
    }

    @Override protected void _pause(long timer) {
        paused = true;
    }

    @Override protected void _resume(long timer) {
        paused = false;
        if (wanted) return;
        wanted = true;
        LockSupport.unpark(thread);
    }

    private void run(Runnable tick, long period) {
        long last = System.nanoTime() - period;
        long pause = period;
        int idle = 0;
        while (running) {
            await(last, period, pause);
            if (!running) return;
            long now = System.nanoTime();
            idle = wanted ? 0 : idle + 1;
            pause = idle < PATIENCE ? period : Math.min(2 * pause, SLOWEST);
            // A late tick does not make the next ones hurry, an early one keeps the beat.
            last = now - last < 2 * period ? last + period : now;
            wanted = false;
            tick.run();
        }
    }

    /** Until the next frame may be drawn and is wanted, or the slow beat has come. */
    private void await(long last, long period, long pause) {
        while (running) {
            long since = System.nanoTime() - last;
            if (wanted) {
                if (since >= period) return;
                LockSupport.parkNanos(this, period - since);
            } else if (paused) {
                LockSupport.park(this);
            } else if (since >= pause) {
                return;
            } else {
                LockSupport.parkNanos(this, pause - since);
            }
        }
    }
}
