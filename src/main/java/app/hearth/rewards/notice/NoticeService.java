package app.hearth.rewards.notice;

import app.hearth.rewards.RewardsService;
import app.hearth.rewards.RewardsService.Subscription;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.notice.Notice.Kind;
import app.hearth.rewards.notice.Notice.Reach;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link Notices} going: looks into the book when the earnings change, keeps each step on the disk before anything is told, and has the system
 * speak when it may. Where the disk takes nothing the screen still shows them, but the system says nothing: it could say it again after a restart.
 */
public final class NoticeService implements NoticeBoard, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeService.class);
    /** Quiet hours end and weeks begin by the minute. */
    private static final Duration PACE = Duration.ofMinutes(1);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Path file;
    private final RewardsService rewards;
    private final Supplier<Moment> moment;
    private final Herald herald;
    private final Duration pace;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** Holds an entry when something is to be looked at before its time. */
    private final LinkedBlockingQueue<Boolean> calls = new LinkedBlockingQueue<>(1);
    private volatile Notices now;
    private volatile Optional<Herald.Voice> voice = Optional.empty();
    private final Object disk = new Object();
    private Notices kept;
    private boolean closed;
    private RewardsSnapshot known = RewardsSnapshot.NONE;
    private Subscription subscription = () -> { };
    private Thread thread;

    /**
     * Reads what was told before; at the first start takes note of what the book holds already.
     *
     * @param folder where it is kept
     * @param moment the present, and whether it suits
     * @throws IOException when the book or the folder cannot be read
     */
    public NoticeService(Path folder, RewardsService rewards, Supplier<Moment> moment, Herald herald) throws IOException {
        this(folder, rewards, moment, herald, PACE);
    }

    NoticeService(Path folder, RewardsService rewards, Supplier<Moment> moment, Herald herald, Duration pace) throws IOException {
        this.file = folder.resolve(NoticesFile.NAME);
        this.rewards = rewards;
        this.moment = moment;
        this.herald = herald;
        this.pace = pace;
        var loaded = NoticesFile.load(file);
        kept = loaded.orElse(null);
        now = loaded.isPresent() ? loaded.get() : beginning();
    }

    private Notices beginning() throws IOException {
        try (var reader = rewards.reader()) {
            return Notices.beginning(new News(reader.lastLine(), List.of(), rewards.snapshot()));
        }
    }

    private News news(long after, RewardsSnapshot snapshot) throws IOException {
        try (var reader = rewards.reader()) {
            return new News(reader.lastLine(), reader.linesAfter(after), snapshot);
        }
    }

    /** Begins to follow the earnings. */
    public synchronized void start() {
        if (thread != null) return;
        subscription = rewards.subscribe(_ -> calls.offer(true));
        thread = Thread.ofVirtual().name("notices").start(this::follow);
    }

    private void follow() {
        while (!Thread.currentThread().isInterrupted()) {
            var wait = look();
            try {
                calls.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                return; // closed
            }
        }
    }

    /** Looks once; gives how long until it is worth another look when nothing happens. */
    Duration look() {
        try {
            var present = moment.get();
            hear(present);
            if (!keep()) return pace;
            var due = now.due(present);
            if (!due.isEmpty()) speak(due, present);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Notices are not up to date; it is tried again", e);
            return pace;
        }
        return now.soon(moment.get()) && pace.compareTo(Moment.GRACE) > 0 ? Moment.GRACE : pace;
    }

    private void hear(Moment present) throws IOException {
        var snapshot = rewards.snapshot();
        boolean same = snapshot.sums().equals(known.sums()) && snapshot.counts().equals(known.counts()) && snapshot.days().equals(known.days());
        // Nothing can have been entered: no look at the disk.
        var news = same ? new News(now.line(), List.of(), snapshot) : news(now.line(), snapshot);
        change(notices -> notices.hear(news, present));
        known = snapshot;
    }

    private void speak(List<Notice> due, Moment present) {
        var heard = herald.voice();
        voice = Optional.of(heard);
        if (heard != Herald.Voice.THERE) return;
        change(notices -> notices.spoken(due, present.today()));
        if (keep()) herald.announce(due);
    }

    /** Whether the disk holds what is known now. */
    private boolean keep() {
        synchronized (disk) {
            var latest = now;
            if (latest.equals(kept)) return true;
            if (closed) return false;
            try {
                NoticesFile.save(file, latest);
                kept = latest;
                return true;
            } catch (IOException e) {
                LOG.warn("What was told cannot be kept", e);
                return false;
            }
        }
    }

    private void change(UnaryOperator<Notices> step) {
        synchronized (this) {
            var before = now;
            now = step.apply(before);
            if (now.open().equals(before.open()) && now.reaches().equals(before.reaches())) return;
        }
        tell();
    }

    private void tell() {
        for (var listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("A listener of the notices failed", e);
            }
        }
    }

    /** A wish of the user holds at once, and is on the disk a moment later. */
    private void wish(UnaryOperator<Notices> step) {
        change(step);
        calls.offer(true);
    }

    /** Calls the listener after each change, on any thread: it must only hand over. */
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override public List<Notice> open() {
        return now.open().reversed();
    }

    @Override public void seen() {
        if (fresh() || now.open().stream().anyMatch(notice -> notice.waiting().isPresent())) wish(Notices::seen);
    }

    @Override public void dismiss(String id) {
        wish(notices -> notices.dismissed(id));
    }

    @Override public Reach reach(Kind kind) {
        return now.reach(kind);
    }

    @Override public void setReach(Kind kind, Reach reach) {
        wish(notices -> notices.with(kind, reach));
    }

    @Override public Optional<Herald.Voice> voice() {
        return voice;
    }

    @Override public void askVoice() {
        Thread.ofVirtual().name("voice of the system").start(() -> {
            voice = Optional.of(herald.voice());
            tell();
        });
    }

    @Override public void close() {
        Thread running;
        synchronized (this) {
            subscription.close();
            listeners.clear();
            running = thread;
        }
        if (running != null) {
            running.interrupt();
            try {
                if (!running.join(LAST_WORD)) LOG.debug("A notice is still being told");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        synchronized (disk) {
            keep();
            closed = true;
        }
    }
}
