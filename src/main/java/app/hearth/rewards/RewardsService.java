package app.hearth.rewards;

import app.hearth.rewards.RewardsSnapshot.SourceState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the book of earnings and all its sources fresh. Each source is followed on its own, so that a slow one delays no other; one that
 * cannot be reached keeps its last good figures, with the time they are from and the reason. Nothing here ever throws at its callers.
 */
public final class RewardsService implements AutoCloseable {
    private static final Duration LAST_WORD = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(RewardsService.class);

    private final Path file;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;
    /** Another one only while this is made. */
    private Book book;
    private BookReader reader;
    private Optional<Book.Damaged> damage = Optional.empty();
    private final Map<String, Follower> followers = new ConcurrentSkipListMap<>();
    private final List<Consumer<RewardsSnapshot>> listeners = new CopyOnWriteArrayList<>();
    private volatile RewardsSnapshot current = RewardsSnapshot.NONE;
    private long read = -1;
    private ZoneId readIn;
    private boolean started;
    private boolean closed;

    /** Ends a subscription; safe to repeat. */
    public interface Subscription extends AutoCloseable {
        @Override void close();
    }

    /**
     * Opens the book; one that cannot be read is set aside, and what networks still know is fetched again.
     *
     * @param file where the book of earnings is kept
     * @param zone whose midnight ends a day, asked each time: computers travel
     * @throws IOException when it cannot be written
     */
    public RewardsService(Path file, Supplier<ZoneId> zone, InstantSource clock) throws IOException {
        this.file = file;
        this.zone = zone;
        this.clock = clock;
        open(Book.openOrSetAside(file));
        if (damage.isPresent()) { // in the middle, where opening it does not look
            closeBook();
            open(Book.setAside(file, damage.get()));
        }
    }

    private void open(Book opened) throws IOException {
        damage = Optional.empty();
        book = opened;
        try {
            reader = BookReader.open(file);
        } catch (IOException e) {
            book.close();
            throw e;
        }
        publish();
    }

    private void closeBook() {
        try (var _ = book; var _ = reader) {
            LOG.debug("The book of earnings is closed");
        } catch (IOException e) {
            LOG.warn("The book of earnings did not close cleanly", e);
        }
    }

    /** Adds a source, such as a network that was joined; replaces one of the same name. */
    public void add(EarningsSource source) {
        synchronized (this) {
            if (closed) return;
            var follower = new Follower(source, book, heard(source.name()), clock, this::publish);
            var before = followers.put(source.name(), follower);
            if (before != null) before.stop();
            if (started) follower.start();
        }
        publish();
    }

    /** Asks a source no longer; what it told stays in the book. */
    public void remove(String name) {
        var follower = followers.remove(name);
        if (follower == null) return;
        follower.stop();
        publish();
    }

    /**
     * As {@link #remove}; what was pending there waits no more, since nobody will say what becomes of it.
     *
     * @throws IOException when the book cannot be written; the source is not asked any more all the same
     */
    public void leave(String name) throws IOException {
        remove(name);
        book.withdrawn(name, Set.of(), clock.instant());
        publish();
    }

    private Optional<Instant> heard(String source) {
        try {
            return Optional.ofNullable(reader.fetches().get(source));
        } catch (IOException e) {
            LOG.warn("The book of earnings does not say when {} was heard", source, e);
            return Optional.empty();
        }
    }

    /** Begins to ask. */
    public synchronized void start() {
        if (started || closed) return;
        started = true;
        followers.values().forEach(Follower::start);
    }

    /** How it stands; never null, cheap, any thread. */
    public RewardsSnapshot snapshot() {
        return current;
    }

    /** Asks all sources now; returns at once. */
    public void refresh() {
        followers.values().forEach(Follower::call);
    }

    /** Asks one source now; returns at once. */
    public void refresh(String name) {
        var follower = followers.get(name);
        if (follower != null) follower.call();
    }

    /** Calls the listener with each new state, on a thread of the service: it must only hand over. */
    public Subscription subscribe(Consumer<RewardsSnapshot> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * A look into the book for any one thread; close it.
     *
     * @throws IOException when it cannot be read
     */
    public BookReader reader() throws IOException {
        return BookReader.open(file);
    }

    /** Where what this computer measured of its tasks is entered. */
    public Book book() {
        return book;
    }

    /** Brings the snapshot up to date and tells it where it changed. */
    private synchronized void publish() {
        if (closed) return;
        var next = next();
        if (next.equals(current)) return;
        current = next;
        for (var listener : listeners) tell(listener, next);
    }

    private RewardsSnapshot next() {
        List<SourceState> states = followers.values().stream().map(Follower::state).toList();
        long changes = book.changes();
        var now = zone.get();
        if (changes == read && now.equals(readIn) && current.trouble().isEmpty()) return new RewardsSnapshot(states, current.sums(), current.days(), current.counts(), Optional.empty());
        try {
            var next = new RewardsSnapshot(states, reader.sums(), reader.days(now), reader.counts(), Optional.empty());
            read = changes;
            readIn = now;
            return next;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The book of earnings cannot be read", e);
            if (e instanceof Book.Damaged known) damage = Optional.of(known);
            return new RewardsSnapshot(states, current.sums(), current.days(), current.counts(), Optional.of(BookReader.reason(e)));
        }
    }

    private static void tell(Consumer<RewardsSnapshot> listener, RewardsSnapshot snapshot) {
        try {
            listener.accept(snapshot);
        } catch (RuntimeException e) {
            LOG.warn("A listener of the earnings failed", e);
        }
    }

    /** Does not wait for a network that does not answer. */
    @Override public void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
        }
        listeners.clear();
        followers.values().forEach(Follower::stop);
        try {
            var end = System.nanoTime() + LAST_WORD.toNanos();
            for (var follower : followers.values()) {
                if (!follower.ended(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) LOG.debug("{} is still being asked", follower.state().name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeBook();
    }
}
