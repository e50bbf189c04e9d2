package app.hearth.desktop.limits;

import app.hearth.engine.policy.Forecast;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the policy for a week beside the JavaFX thread, one at a time; while it works only the newest question waits. */
final class EffectFeed {
    private static final Logger LOG = LoggerFactory.getLogger(EffectFeed.class);
    private final AtomicReference<Forecast.Start> asked = new AtomicReference<>();
    private final Consumer<Answer> target;

    /** @param week empty where the policy failed on these settings */
    record Answer(Forecast.Start start, Optional<Forecast> week) {}

    /** @param target is called on the feed's thread; it must only hand over */
    EffectFeed(Consumer<Answer> target) {
        this.target = target;
    }

    void ask(Forecast.Start start) {
        if (asked.getAndSet(start) == null) Thread.startVirtualThread(this::work);
    }

    private void work() {
        Forecast.Start start;
        do {
            start = asked.get();
            target.accept(answer(start));
        } while (!asked.compareAndSet(start, null));
    }

    private static Answer answer(Forecast.Start start) {
        try {
            return new Answer(start, Optional.of(Forecast.week(start)));
        } catch (RuntimeException e) {
            LOG.warn("The forecast failed", e);
            return new Answer(start, Optional.empty());
        }
    }
}
