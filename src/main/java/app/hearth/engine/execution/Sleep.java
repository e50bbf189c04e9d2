package app.hearth.engine.execution;

/** How long the computer has slept: Java's steady clock stands still meanwhile on Linux and macOS. */
public final class Sleep {
    private Sleep() {}

    /**
     * Nanoseconds of sleep that {@link System#nanoTime} did not count, since a fixed moment that means nothing: only what it grows
     * by counts. Two clocks are read one after the other, so it may waver by some milliseconds on a busy computer.
     */
    public static long nanos() {
        var sleepless = Native.sleeplessNanos();
        return sleepless.isPresent() ? sleepless.getAsLong() - System.nanoTime() : 0;
    }
}
