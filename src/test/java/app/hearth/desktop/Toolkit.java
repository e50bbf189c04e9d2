package app.hearth.desktop;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Assumptions;

/** Starts JavaFX once on its headless platform. Without the libraries it needs, a test that calls this is skipped, in CI it fails. */
public final class Toolkit {
    private static Throwable refused;
    private static boolean started;
    private static final java.util.Queue<Throwable> UNCAUGHT = new java.util.concurrent.ConcurrentLinkedQueue<>();

    private Toolkit() {}

    public static synchronized void start() {
        if (!started && refused == null) tryToStart();
        if (refused == null) return;
        String words = "JavaFX does not start here (on Debian: apt-get install libgtk-3-0 fonts-dejavu-core): " + refused;
        if ("required".equals(System.getProperty("hearth.peers"))
                || "true".equals(System.getenv("CI"))) throw new AssertionError(words, refused);
        Assumptions.abort(words);
    }

    /** What went wrong on the JavaFX thread since the last call, or null. */
    static Throwable uncaught() {
        return UNCAUGHT.poll();
    }

    private static void tryToStart() {
        CountDownLatch ready = new CountDownLatch(1);
        try {
            Platform.startup(ready::countDown);
            Platform.setImplicitExit(false);
            if (!ready.await(30, TimeUnit.SECONDS)) refused = new IllegalStateException("the toolkit did not answer");
            Platform.runLater(() -> Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> UNCAUGHT.add(thrown)));
            started = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            started = true;
        } catch (RuntimeException | LinkageError e) {
            refused = e;
        }
    }
}
