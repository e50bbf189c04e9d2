package app.hearth.desktop.schedule;

import app.hearth.engine.policy.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the forecast beside the JavaFX thread, one at a time; while one runs, only the newest question waits. */
final class ForecastFeed {
    /** Today and the six days after it. */
    private static final int DAYS = 7;
    private static final Logger LOG = LoggerFactory.getLogger(ForecastFeed.class);
    private final AtomicReference<Forecast.Start> asked = new AtomicReference<>();
    private final Consumer<Answer> target;

    /** @param forecast empty where the policy failed on these settings */
    record Answer(Forecast.Start start, Optional<Forecast> forecast) {}

    /** @param target is called on the feed's thread; it must only hand over */
    ForecastFeed(Consumer<Answer> target) {
        this.target = target;
    }

    void ask(Forecast.Start start) {
        if (asked.getAndSet(start) == null) Thread.startVirtualThread(this::work);
    }

    private void work() {
        Forecast.Start start;
        do {
            start = asked.get();
            target.accept(new Answer(start, compute(start)));
        } while (!asked.compareAndSet(start, null));
    }

    /** Until the seventh midnight from now, so that each day has one bar. */
    static Forecast run(Forecast.Start start) {
        Instant now = start.conditions().now();
        var zone = start.conditions().zone();
        Instant end = LocalDate.ofInstant(now, zone).plusDays(DAYS).atStartOfDay(zone).toInstant();
        return Forecast.over(start, Duration.between(now, end));
    }

    private static Optional<Forecast> compute(Forecast.Start start) {
        try {
            return Optional.of(run(start));
        } catch (RuntimeException e) {
            LOG.warn("The forecast failed", e);
            return Optional.empty();
        }
    }
}
