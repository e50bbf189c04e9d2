package app.hearth.engine.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds programs on graphics cards to a percent of time: cards have no limit of their own, so the programs that feed them stop
 * and go on. What a card has been given already it finishes, some milliseconds as a rule. All go and rest together, so the card
 * is free for the screen in between.
 */
final class GpuSlices implements AutoCloseable {
    /** Short enough that a screen drawn by the same card stays lively, long enough for a card to get to work. */
    private static final long PERIOD_NANOS = 500_000_000;

    private record Wish(List<TaskProcess> tasks, int percent) {}

    private final Thread thread = Thread.ofPlatform().name("gpu-slices").daemon().unstarted(this::loop);
    private volatile Wish wish = new Wish(List.of(), 100);
    private volatile boolean closed;
    private boolean started;

    /** @param percent of time, 0..100; at 0 none of them goes on */
    synchronized void share(Collection<TaskProcess> tasks, int percent) {
        wish = new Wish(List.copyOf(tasks), percent);
        if (!started && !tasks.isEmpty()) {
            started = true;
            thread.start();
        }
        LockSupport.unpark(thread);
    }

    private void loop() {
        List<TaskProcess> resting = new ArrayList<>();
        while (!closed) {
            var now = wish;
            resting.forEach(task -> task.cool(false));
            resting.clear();
            if (now.tasks().isEmpty() || now.percent() >= 100) {
                LockSupport.park(this);
                continue;
            }
            if (now.percent() > 0) pause(now, PERIOD_NANOS * now.percent() / 100);
            if (wish != now) continue;
            resting.addAll(new HashSet<>(now.tasks()));
            resting.forEach(task -> task.cool(true));
            if (now.percent() > 0) pause(now, PERIOD_NANOS * (100 - now.percent()) / 100);
            else LockSupport.park(this);
        }
        resting.forEach(task -> task.cool(false));
    }

    /** Unless something else is wished meanwhile. */
    private void pause(Wish now, long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && wish == now && !closed; left = end - System.nanoTime()) LockSupport.parkNanos(this, left);
    }

    @Override public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
