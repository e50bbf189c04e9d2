package app.hearth.desktop.feed;

import app.hearth.engine.policy.Forecast;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the policy over the days to come beside the JavaFX thread (the first time takes it about half a second), one at a time;
 * while one runs, only the newest question waits. The same question is not asked again within five minutes.
 */
public final class ForecastFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ForecastFeed.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private final AtomicReference<Forecast.Start> waiting = new AtomicReference<>();
    private final Function<Forecast.Start, Forecast> run;
    private final Consumer<Answer> target;
    private Optional<Forecast.Start> asked = Optional.empty();

    /** @param forecast empty where the policy failed on these settings */
    public record Answer(Forecast.Start start, Optional<Forecast> forecast) {}

    /**
     * @param run    how far it looks
     * @param target is called on the feed's thread; it must only hand over
     */
    public ForecastFeed(Function<Forecast.Start, Forecast> run, Consumer<Answer> target) {
        this.run = run;
        this.target = target;
    }

    /** One thread only. */
    public void ask(Forecast.Start start) {
        if (asked.filter(last -> same(last, start)).isPresent()) return;
        asked = Optional.of(start);
        if (waiting.getAndSet(start) == null) Thread.startVirtualThread(this::work);
    }

    private static boolean same(Forecast.Start last, Forecast.Start now) {
        return last.settings().equals(now.settings()) && last.wishes().equals(now.wishes())
                && now.conditions().now().isBefore(last.conditions().now().plus(FRESH));
    }

    private void work() {
        Forecast.Start start;
        do {
            start = waiting.get();
            target.accept(new Answer(start, compute(start)));
        } while (!waiting.compareAndSet(start, null));
    }

    private Optional<Forecast> compute(Forecast.Start start) {
        try {
            return Optional.of(run.apply(start));
        } catch (RuntimeException e) {
            LOG.warn("The forecast failed", e);
            return Optional.empty();
        }
    }
}
