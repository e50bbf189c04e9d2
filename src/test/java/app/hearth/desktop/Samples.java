package app.hearth.desktop;

import app.hearth.desktop.catalogue.CatalogueSource;
import app.hearth.desktop.feed.EarningsSource;
import app.hearth.desktop.feed.LoadPoint;
import app.hearth.desktop.feed.ReadingSource;
import app.hearth.desktop.feed.WindowMemory;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineSnapshot;
import app.hearth.monitor.Reading;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.money.Money;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.PowerDay;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Fakes for the screens, at one fixed moment: Sunday 22 November 2026, 14:32 in Berlin. */
public final class Samples {
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final Instant NOW = Instant.parse("2026-11-22T13:32:00Z");

    private Samples() {}

    public static Texts english() {
        return new Texts(Locale.UK, BERLIN, InstantSource.fixed(NOW));
    }

    public static Texts german() {
        return new Texts(Locale.GERMANY, BERLIN, InstantSource.fixed(NOW));
    }

    public static DesktopServices services(Engine engine, Readings readings, EarningsSource credits, Locale locale) {
        return new DesktopServices(engine, readings, credits, locale, () -> BERLIN, InstantSource.fixed(NOW), WindowMemory.none(),
                CatalogueSource.bundled(), _ -> { });
    }

    /** An engine that stands still and remembers what it was asked. */
    public static final class Engine implements EngineClient {
        public final List<EngineCommand> sent = new ArrayList<>();
        public app.hearth.engine.Accounts accounts;
        public app.hearth.protocol.HostInfo host = app.hearth.protocol.HostInfo.builder().ncpus(8).build();
        public List<app.hearth.engine.GraphicsCard> cards = List.of();
        private Consumer<EngineSnapshot> listener = _ -> { };
        private EngineSnapshot snapshot;

        public Engine(EngineSnapshot snapshot) {
            this.snapshot = snapshot;
        }

        @Override public EngineSnapshot snapshot() {
            return snapshot;
        }

        @Override public Subscription subscribe(Consumer<EngineSnapshot> listener) {
            this.listener = listener;
            return () -> this.listener = _ -> { };
        }

        @Override public app.hearth.engine.Accounts accounts() {
            if (accounts == null) throw new IllegalStateException("no network here");
            return accounts;
        }

        @Override public List<app.hearth.engine.GraphicsCard> cards() {
            return cards;
        }

        @Override public app.hearth.protocol.HostInfo host() {
            return host;
        }

        @Override public java.util.Map<String, Long> diskUse() {
            var used = new java.util.HashMap<String, Long>();
            for (var project : snapshot.projects()) used.put(project.url(), 412L << 20);
            return used;
        }

        @Override public void send(EngineCommand command) {
            sent.add(command);
        }

        public void publish(EngineSnapshot next) {
            snapshot = next;
            listener.accept(next);
        }
    }

    /** A monitor with one reading and a history. */
    public record Readings(Optional<Reading> latest, List<LoadPoint> history) implements ReadingSource {
        @Override public EngineClient.Subscription onReading(Consumer<Reading> listener) {
            return () -> { };
        }
    }

    /** A book that never changes. */
    public record Credits(RewardsSnapshot latest, java.nio.file.Path file, List<PowerDay> used, java.util.Map<String, Price> prices) implements EarningsSource {
        @Override public EngineClient.Subscription onChange(Consumer<RewardsSnapshot> listener) {
            return () -> { };
        }

        @Override public void refresh() {}

        @Override public BookReader reader() throws java.io.IOException {
            return BookReader.open(file);
        }

        @Override public Optional<Money> money() {
            return Optional.empty();
        }
    }
}
