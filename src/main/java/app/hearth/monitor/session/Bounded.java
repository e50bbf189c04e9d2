package app.hearth.monitor.session;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/** Ends a wait for somebody else's program, on time. */
public final class Bounded {
    private Bounded() {}

    /**
     * Runs {@code call} on a thread of its own and waits at most {@code patience}. A call that comes too late is
     * interrupted, which closes the socket that it waits on; should it still give something, that is closed.
     */
    public static <T> T call(String what, Duration patience, Callable<T> call) throws LineException {
        var result = new CompletableFuture<T>();
        var givenUp = new AtomicBoolean();
        Thread worker = Thread.ofVirtual().name("session").start(() -> {
            try {
                T value = call.call();
                result.complete(value);
                if (givenUp.get() && value instanceof AutoCloseable late) late.close();
            } catch (Exception | LinkageError e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LineException known ? known : new LineException("Cannot " + what, e.getCause());
        } catch (TimeoutException e) {
            giveUp(givenUp, worker, result);
            throw new LineException("Cannot " + what + ": it took too long", e);
        } catch (InterruptedException e) {
            giveUp(givenUp, worker, result);
            Thread.currentThread().interrupt();
            throw new LineException("Cannot " + what + ": interrupted", e);
        }
    }

    private static void giveUp(AtomicBoolean givenUp, Thread worker, CompletableFuture<?> result) {
        givenUp.set(true);
        worker.interrupt();
        boolean cameBetween = result.isDone() && !result.isCompletedExceptionally();
        if (cameBetween && result.join() instanceof AutoCloseable late) closeQuietly(late);
    }

    public static void closeQuietly(AutoCloseable line) {
        try {
            line.close();
        } catch (Exception e) {
            LoggerFactory.getLogger(Bounded.class).debug("Could not close a line", e);
        }
    }
}
