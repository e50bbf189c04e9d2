package app.hearth;

import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.feed.LoadPoint;
import app.hearth.desktop.feed.ReadingSource;
import app.hearth.engine.EngineClient.Subscription;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Sampler;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.money.Money;
import app.hearth.rewards.notice.NoticeBoard;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.PowerDay;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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

    record Earned(Node node) implements EarningsSource {
        @Override public RewardsSnapshot latest() {
            return node.rewards.snapshot();
        }

        @Override public Subscription onChange(Consumer<RewardsSnapshot> listener) {
            var rewards = node.rewards.subscribe(listener);
            var prices = node.money.prices().subscribe(() -> listener.accept(node.rewards.snapshot()));
            var notices = node.notices.subscribe(() -> listener.accept(node.rewards.snapshot()));
            return () -> {
                notices.close();
                rewards.close();
                prices.close();
            };
        }

        @Override public void refresh() {
            node.rewards.refresh();
        }

        @Override public BookReader reader() throws IOException {
            return node.rewards.reader();
        }

        @Override public List<PowerDay> used() {
            return node.engine.energyDays().stream().map(day -> new PowerDay(day.date(), day.shared(), day.kwh(), day.kwhSensor(), day.kwhMeter(), day.money(),
                    day.currency())).toList();
        }

        @Override public Map<String, Price> prices() {
            return node.money.prices().now();
        }

        @Override public Optional<Money> money() {
            return Optional.of(node.money);
        }

        @Override public Optional<NoticeBoard> notices() {
            return Optional.of(node.notices);
        }
    }
}
