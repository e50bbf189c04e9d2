package app.hearth;

import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.feed.LoadPoint;
import app.hearth.desktop.feed.ReadingSource;
import app.hearth.engine.EngineClient.Subscription;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Sampler;
import app.hearth.rewards.Earnings;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands the window what monitor and rewards know, in the window's own terms. */
final class Feeds {
    private Feeds() {}

    record Readings(Sampler sampler) implements ReadingSource {
        @Override public Optional<Reading> latest() {
            return sampler.latest();
        }

        @Override public List<LoadPoint> history() {
            return sampler.history().stream().map(point -> new LoadPoint(point.at(), point.shared(), point.yours())).toList();
        }

        @Override public Subscription onReading(Consumer<Reading> listener) {
            var subscription = sampler.subscribe(listener);
            return subscription::close;
        }
    }

    record HomeEarnings(Node node) implements EarningsSource {
        @Override public Earnings latest() {
            return node.earnings();
        }

        @Override public Subscription onChange(Consumer<Earnings> listener) {
            var subscription = node.rewards.subscribe(_ -> listener.accept(node.earnings()));
            return subscription::close;
        }

        @Override public void refresh() {
            node.rewards.refresh();
        }
    }
}
