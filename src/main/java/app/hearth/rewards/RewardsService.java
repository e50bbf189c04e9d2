package app.hearth.rewards;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the earnings of all networks fresh. A network that cannot be reached keeps its last good figures, with the time
 * they are from and the reason; nothing here ever throws at its callers. Listeners run on the service's thread and must only hand over.
 */
public final class RewardsService implements AutoCloseable {
    /** Between two looks at the networks. */
    public static final Duration PACE = Duration.ofSeconds(5);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(RewardsService.class);

    private final Map<String, EarningsSource> sources = new ConcurrentSkipListMap<>();
    private final EarningsBook book;
    private final Duration pace;
    private final List<Consumer<List<Earnings>>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Earnings> saved;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("rewards").daemon().factory());
    private volatile List<Earnings> current = List.of();
    private boolean started;

    /** Ends a subscription; safe to repeat. */
    public interface Subscription extends AutoCloseable {
        @Override void close();
    }

    /**
     * Opens the book.
     *
     * @param file where the book of earnings is kept
     * @param zone whose midnight ends a day
     * @throws IOException when it cannot be written
     */
    public RewardsService(List<? extends EarningsSource> sources, Path file, ZoneId zone) throws IOException {
        this(sources, file, zone, PACE);
    }

    RewardsService(List<? extends EarningsSource> sources, Path file, ZoneId zone, Duration pace) throws IOException {
        this.book = EarningsBook.open(file, zone);
        this.pace = pace;
        this.saved = new TreeMap<>(readSaved());
        sources.forEach(this::add);
    }

    /** Adds a network, such as one that was joined or has come up; replaces one of the same name. */
    public synchronized void add(EarningsSource source) {
        sources.put(source.name(), source);
        var all = new TreeMap<String, Earnings>();
        current.forEach(earnings -> all.put(earnings.source(), earnings));
        all.putIfAbsent(source.name(), saved.getOrDefault(source.name(), Earnings.none(source.name())));
        current = List.copyOf(all.values());
        if (started) refresh();
    }

    public synchronized void start() {
        if (started || thread.isShutdown()) return;
        started = true;
        thread.scheduleWithFixedDelay(this::look, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The last known figures, one for each network; never null, cheap, any thread. */
    public List<Earnings> earnings() {
        return current;
    }

    /** Looks at the networks now; returns at once. */
    public void refresh() {
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException closed) {
            LOG.debug("Closed already");
        }
    }

    public Subscription subscribe(Consumer<List<Earnings>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** What cannot be read is no reason not to start; each look tries again, and the screen says so. */
    private Map<String, Earnings> readSaved() {
        try {
            return book.all();
        } catch (IOException e) {
            LOG.error("The book of earnings cannot be read", e);
            return Map.of();
        }
    }

    private void look() {
        try {
            for (EarningsSource source : sources.values()) put(fetch(source));
            for (Consumer<List<Earnings>> listener : listeners) tell(listener);
        } catch (RuntimeException e) {
            LOG.warn("The earnings could not be brought up to date", e); // let through, it would end the schedule
        }
    }

    private Earnings fetch(EarningsSource source) {
        try {
            return book.enter(source.fetch());
        } catch (IOException | RuntimeException e) {
            LOG.debug("No earnings from {}", source.name(), e);
            Earnings last = last(source.name());
            return new Earnings(last.source(), last.fetchedAt(), Optional.of(reason(source.name(), e)), last.total(),
                    last.pending(), last.pendingTasks(), last.days(), last.receipts());
        }
    }

    private static String reason(String name, Exception e) {
        boolean ours = e.getClass() == IOException.class && e.getMessage() != null; // others speak of sockets and streams
        return ours ? e.getMessage() : name + " cannot be reached";
    }

    private Earnings last(String name) {
        return current.stream().filter(it -> it.source().equals(name)).findFirst().orElse(Earnings.none(name));
    }

    private synchronized void put(Earnings earnings) {
        current = current.stream().map(it -> it.source().equals(earnings.source()) ? earnings : it).toList();
    }

    private void tell(Consumer<List<Earnings>> listener) {
        try {
            listener.accept(current);
        } catch (RuntimeException e) {
            LOG.warn("A listener of the earnings failed", e);
        }
    }

    /** Does not wait for a network that does not answer. */
    @Override public void close() {
        thread.shutdownNow();
        listeners.clear();
        try {
            if (!thread.awaitTermination(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) LOG.debug("A network is still being asked");
            book.close();
        } catch (IOException e) {
            LOG.warn("The book of earnings did not close cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
