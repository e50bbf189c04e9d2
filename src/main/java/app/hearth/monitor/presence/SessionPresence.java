package app.hearth.monitor.presence;

import app.hearth.monitor.Sampler.Subscription;
import app.hearth.monitor.session.LineException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the first source that answers, and looks for one again when it goes away. */
final class SessionPresence implements PresenceSource {
    private static final Logger LOG = LoggerFactory.getLogger(SessionPresence.class);
    private static final Optional<String> NO_SOURCE = Optional.of(Presence.NO_SOURCE);
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(1);
    /** A session may still be starting, and a desktop that ended may come back within seconds: looked for soon, then less and less often. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Opens one source, within about two seconds. */
    interface Opener {
        /** @param lost to be run once the open source cannot tell any more */
        IdleSource open(Method method, IdleClock clock, Runnable lost) throws LineException;
    }

    private record InUse(Method method, Optional<IdleSource> source, IdleClock clock, Optional<String> problem) {}

    private final List<Method> methods;
    private final Opener opener;
    private final BooleanSupplier locked;
    private final AutoCloseable lines;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch chosen = new CountDownLatch(1);
    private final Thread chooser;
    private volatile InUse inUse;
    private volatile boolean closed;

    /**
     * @param methods best first
     * @param locked  answers at once whether the screen is locked
     * @param lines   closed at the end
     */
    SessionPresence(List<Method> methods, Opener opener, BooleanSupplier locked, AutoCloseable lines) {
        this.methods = List.copyOf(methods);
        this.opener = opener;
        this.locked = locked;
        this.lines = lines;
        inUse = none(Optional.empty());
        chooser = Thread.ofVirtual().name("presence-choice").start(this::chooseAlways);
        try {
            chosen.await(FIRST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // then the first answer is that nothing is known
        }
    }

    private InUse none(Optional<String> problem) {
        return new InUse(Method.NONE, Optional.empty(), new IdleClock(System::nanoTime, () -> { }), problem);
    }

    private void chooseAlways() {
        try {
            var pause = FIRST_PAUSE;
            while (!closed) {
                var lost = new CountDownLatch(1);
                use(choose(lost));
                if (inUse.source.isPresent()) {
                    lost.await();
                    inUse.source.ifPresent(IdleSource::close);
                    use(none(NO_SOURCE));
                    pause = FIRST_PAUSE;
                }
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            LOG.debug("No further sources are looked for"); // closed
        }
    }

    private InUse choose(CountDownLatch lost) {
        boolean first = true;
        for (var method : methods) {
            if (closed) break;
            var clock = new IdleClock(System::nanoTime, this::tell);
            try {
                var source = opener.open(method, clock, lost::countDown);
                return new InUse(method, Optional.of(source), clock, first ? Optional.empty() : Optional.of(Presence.FALLBACK));
            } catch (LineException | RuntimeException | LinkageError e) {
                LOG.debug("{} cannot tell of the user", method, e);
                first = false;
            }
        }
        return none(NO_SOURCE);
    }

    private synchronized void use(InUse next) {
        if (inUse.method != next.method) LOG.info("The user's presence is told by {}", next.method);
        inUse = next;
        chosen.countDown();
        if (closed) next.source.ifPresent(IdleSource::close);
    }

    private void tell() {
        for (var listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("A listener failed on the user's return", e);
            }
        }
    }

    @Override public Presence now() {
        var current = inUse;
        current.source.ifPresent(IdleSource::freshen);
        var idle = current.clock.idle();
        var problem = idle.isEmpty() && current.method == Method.LOGIND ? Optional.of(Presence.HINT_UNSET) : current.problem;
        return new Presence(current.method, idle, locked.getAsBoolean(), Instant.now(), problem);
    }

    @Override public Subscription onReturn(Runnable listener) {
        Runnable own = listener::run; // its own identity: the same listener may come twice
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    @Override public synchronized void close() {
        if (closed) return;
        closed = true;
        chooser.interrupt();
        inUse.source.ifPresent(IdleSource::close);
        inUse = none(NO_SOURCE);
        try {
            lines.close();
        } catch (Exception e) {
            LOG.debug("Could not close the lines to the session", e);
        }
    }
}
