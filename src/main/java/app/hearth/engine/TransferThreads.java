package app.hearth.engine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Downloads and uploads under way, each on a thread that can be found again: one that nobody wants any more ends, and no two write at one file. Any thread. */
final class TransferThreads {
    /** By the file's key. */
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();

    /** Whoever worked at the same file before. */
    record Earlier(AtomicReference<Thread> thread) {
        /** Ends it, and waits for that. */
        void end() throws IOException {
            var before = thread.get();
            if (before == null) return;
            before.interrupt();
            try {
                before.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("no longer wanted");
            }
        }
    }

    /** @param work must end the earlier one before it touches the file */
    void begin(String key, Consumer<Earlier> work) {
        var earlier = new Earlier(new AtomicReference<>());
        var thread = Thread.ofVirtual().name("transfer").unstarted(() -> {
            work.accept(earlier);
            threads.remove(key, Thread.currentThread());
        });
        earlier.thread().set(threads.put(key, thread));
        thread.start();
    }

    void cancel(String key) {
        var thread = threads.get(key);
        if (thread != null) thread.interrupt();
    }

    /** @param start of the keys */
    void cancelAll(String start) {
        threads.forEach((key, thread) -> {
            if (key.startsWith(start)) thread.interrupt();
        });
    }

    /** Ends all; whether they ended in time. */
    boolean end(Duration patience) throws InterruptedException {
        var all = List.copyOf(threads.values());
        all.forEach(Thread::interrupt);
        long end = System.nanoTime() + patience.toNanos();
        for (var thread : all) {
            if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) return false;
        }
        return true;
    }
}
