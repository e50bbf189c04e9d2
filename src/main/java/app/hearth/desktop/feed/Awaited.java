package app.hearth.desktop.feed;

import app.hearth.desktop.catalogue.CatalogueSource;
import app.hearth.engine.Accounts;
import app.hearth.engine.EnergyDay;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.GraphicsCard;
import app.hearth.monitor.Reading;
import app.hearth.protocol.HostInfo;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Services that are still being opened while the window is built; whoever asks one for something before it is there waits for it. */
public final class Awaited {
    private Awaited() {}

    /** The engine. */
    public record Engine(CompletableFuture<? extends EngineClient> opened) implements EngineClient {
        @Override public EngineSnapshot snapshot() {
            return opened.join().snapshot();
        }

        @Override public Subscription subscribe(Consumer<EngineSnapshot> listener) {
            return opened.join().subscribe(listener);
        }

        @Override public void send(EngineCommand command) {
            opened.join().send(command);
        }

        @Override public Map<String, Long> diskUse() {
            return opened.join().diskUse();
        }

        @Override public List<EnergyDay> energyDays() {
            return opened.join().energyDays();
        }

        @Override public List<GraphicsCard> cards() {
            return opened.join().cards();
        }

        @Override public HostInfo host() {
            return opened.join().host();
        }

        @Override public String preferences() {
            return opened.join().preferences();
        }

        @Override public Accounts accounts() {
            return opened.join().accounts();
        }
    }

    /** The networks that one could join. */
    public record Catalogue(CompletableFuture<? extends CatalogueSource> opened) implements CatalogueSource {
        @Override public app.hearth.desktop.catalogue.Catalogue latest() {
            return opened.join().latest();
        }

        @Override public EngineClient.Subscription onChange(Consumer<app.hearth.desktop.catalogue.Catalogue> listener) {
            return opened.join().onChange(listener);
        }

        @Override public void refreshWhenOld() {
            opened.join().refreshWhenOld();
        }

        @Override public boolean renews() {
            return opened.join().renews();
        }

        @Override public void setRenews(boolean renews) {
            opened.join().setRenews(renews);
        }
    }

    /** The monitor. */
    public record Readings(CompletableFuture<? extends ReadingSource> opened) implements ReadingSource {
        @Override public Optional<Reading> latest() {
            return opened.join().latest();
        }

        @Override public List<LoadPoint> history() {
            return opened.join().history();
        }

        @Override public EngineClient.Subscription onReading(Consumer<Reading> listener) {
            return opened.join().onReading(listener);
        }
    }

    /** The earnings. */
    public record Credits(CompletableFuture<? extends EarningsSource> opened) implements EarningsSource {
        @Override public RewardsSnapshot latest() {
            return opened.join().latest();
        }

        @Override public EngineClient.Subscription onChange(Consumer<RewardsSnapshot> listener) {
            return opened.join().onChange(listener);
        }

        @Override public void refresh() {
            opened.join().refresh();
        }

        @Override public BookReader reader() throws IOException {
            return opened.join().reader();
        }

        @Override public List<PowerDay> used() {
            return opened.join().used();
        }

        @Override public Map<String, Price> prices() {
            return opened.join().prices();
        }

        @Override public Optional<Money> money() {
            return opened.join().money();
        }

        @Override public Optional<NoticeBoard> notices() {
            return opened.join().notices();
        }
    }
}
