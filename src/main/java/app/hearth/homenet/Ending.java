package app.hearth.homenet;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the network's threads end: told to, and waited for, so that none of them writes into a folder or a store that is closed. */
final class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
    /** Rather a thread left behind than a Hearth that does not end. */
    private static final long PATIENCE_SECONDS = 5;

    private Ending() {}

    static void of(ExecutorService threads) {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) LOG.warn("A part of the home network does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
