package app.hearth.desktop;

import com.sun.glass.ui.Timer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of JavaFX's frames on Linux, standing still while there is nothing to draw. The toolkit asks its clock to pause
 * and to go on (JDK-8189926), but the one it has on Linux cannot (GtkTimer of JavaFX 26): it wakes the window's thread 60 times
 * a second for ever, which was half of that thread's cost in an idle window. The toolkit waits a quarter of a second before it
 * asks for the pause; this clock ticks slowly already then.
 *
 * <p>It needs two packages of JavaFX that are not for everybody: {@code installers/jvm.options} opens them. Where they are
 * closed or look different, the toolkit keeps its own clock.
 */
final class PulseClock extends Timer {
    private static final Logger LOG = LoggerFactory.getLogger(PulseClock.class);
    private static final String QUANTUM = "com.sun.javafx.tk.quantum.QuantumToolkit";
    private static final String CANNOT_PAUSE = "GtkTimer";
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(260);

    private final BooleanSupplier drawing;
    private volatile boolean running;
    private volatile boolean paused;
    /** Somebody asked for a frame since the last tick. */
    private volatile boolean wanted = true;
    private volatile Thread thread;

    /** @param drawing whether a frame is being made: then the next one may be due without another word */
    PulseClock(Runnable tick, BooleanSupplier drawing) {
        super(tick);
        this.drawing = drawing;
    }

    /** Gives the toolkit this clock in place of one that cannot pause. On the JavaFX thread, once the toolkit's own clock ticks. */
    static void install() {
        try {
            var quantum = Class.forName(QUANTUM);
            var inside = MethodHandles.privateLookupIn(quantum, MethodHandles.lookup());
            var toolkit = quantum.cast(inside.findStatic(quantum, "getToolkit", MethodType.methodType(quantum.getSuperclass())).invoke());
            VarHandle clock = inside.findVarHandle(quantum, "pulseTimer", Timer.class);
            var tick = (Runnable) inside.findVarHandle(quantum, "timerRunnable", Runnable.class).get(toolkit);
            var drawing = (AtomicBoolean) inside.findVarHandle(quantum, "pulseRunning", AtomicBoolean.class).get(toolkit);
            var period = (int) inside.findVarHandle(quantum, "PULSE_INTERVAL", int.class).get(toolkit);
            synchronized (toolkit) { // it pauses and resumes its clock under this lock
                var own = (Timer) clock.get(toolkit);
                if (!own.isRunning() || !own.getClass().getSimpleName().equals(CANNOT_PAUSE)) return;
                var better = new PulseClock(tick, drawing::get);
                own.stop();
                clock.set(toolkit, better);
                better.start(period);
            }
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

    /** Whether the clock stands still. */
    boolean rests() {
        return thread.getState() == Thread.State.WAITING;
    }

    /** Whether it has not ended. */
    boolean ticks() {
        return thread.isAlive();
    }

    private void run(Runnable tick, long period) {
        long last = System.nanoTime() - period;
        long pause = period;
        while (running) {
            await(last, period, pause);
            if (!running) return;
            long now = System.nanoTime();
            pause = wanted || drawing.getAsBoolean() ? period : SLOW;
            // A late tick does not make the next ones hurry, an early one keeps the beat.
            last = now - last < 2 * period ? last + period : now;
            wanted = false;
            tick.run();
        }
    }

    /**
     * Until the next frame may be drawn and is wanted, or the slow beat has come. After a rest it takes half a beat, as long as
     * a clock that never rests takes on average: what changes at nearly the same time comes into one frame.
     */
    private void await(long last, long period, long pause) {
        long from = last;
        while (running) {
            long now = System.nanoTime();
            if (wanted) {
                if (now - from >= period) return;
                LockSupport.parkNanos(this, from + period - now);
            } else if (paused) {
                LockSupport.park(this);
                from = Math.max(from, System.nanoTime() - period / 2);
            } else if (now - last >= pause) {
                return;
            } else {
                LockSupport.parkNanos(this, last + pause - now);
                from = Math.max(from, System.nanoTime() - period / 2);
            }
        }
    }
}
