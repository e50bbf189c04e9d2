package app.hearth.rewards.price;

import app.hearth.rewards.RewardsService.Subscription;
import app.hearth.settings.MoneySettings;
import app.hearth.settings.MoneySettings.Feed;
import app.hearth.settings.MoneySettings.UnitPrice;
import app.hearth.settings.SettingsFile;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The prices that count now: the user's figures, and what price feeds told last, kept over restarts with its time. A feed that fails keeps its last
 * price, which grows old and says so. Listeners run on the thread that changes the settings or on one of its own,
 * and must only hand over. Closed, it writes no more.
 */
public final class Prices implements AutoCloseable {
    /** Name of the file with the last figures of feeds, beside the settings. */
    public static final String FILE = "prices.json";
    private static final Logger LOG = LoggerFactory.getLogger(Prices.class);
    private static final Duration PACE = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofMinutes(5);

    private final Path file;
    private final Supplier<OkHttpClient> http;
    private final InstantSource clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("prices").factory());
    /** Last figures by feed; a feed that is changed begins anew. */
    private final Map<String, Quote> quotes = new HashMap<>();
    private final Map<String, String> failures = new HashMap<>();
    private MoneySettings settings = MoneySettings.NONE;
    private final Object disk = new Object();
    private boolean closed;

    /** As kept in the file: the time in milliseconds since 1970. */
    private record Quote(double price, long at) {}

    /** @param file where the last figures of feeds are kept */
    public Prices(Path file, Supplier<OkHttpClient> http, InstantSource clock) {
        this.file = file;
        this.http = http;
        this.clock = clock;
        load();
    }

    /** The prices as last kept; asks nobody. */
    public static Map<String, Price> kept(Path file, MoneySettings settings) {
        try (var prices = new Prices(file, () -> {
            throw new IllegalStateException("asks nobody");
        }, InstantSource.system())) {
            prices.set(settings);
            return prices.now();
        }
    }

    /** Begins to ask feeds, those first whose figure is older than an hour. */
    public void start() {
        thread.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes other settings; feeds that are new are asked at once, in the background. */
    public void use(MoneySettings other) {
        set(other);
        tell();
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed already");
        }
    }

    /** Takes other settings and asks nobody. */
    synchronized void set(MoneySettings other) {
        settings = other;
    }

    public synchronized MoneySettings settings() {
        return settings;
    }

    /** By unit; a unit without a price, or whose feed has told none yet, is not there. Cheap, any thread. */
    public synchronized Map<String, Price> now() {
        var prices = new TreeMap<String, Price>();
        for (var price : settings.prices()) of(price).ifPresent(found -> prices.put(price.unit(), found));
        return prices;
    }

    /** Why a unit's feed gave no price when it was asked last; empty while all is well. */
    public synchronized Optional<String> failure(String unit) {
        return settings.price(unit).flatMap(price -> price.source() instanceof Feed feed
                ? Optional.ofNullable(failures.get(key(feed, price.currency()))) : Optional.empty());
    }

    private Optional<Price> of(UnitPrice price) {
        return switch (price.source()) {
            case MoneySettings.Own(var perUnit, var entered) -> Optional.of(new Price(price.unit(), perUnit, price.currency(), new Price.Own(entered)));
            case Feed feed -> Optional.ofNullable(quotes.get(key(feed, price.currency()))).map(quote -> new Price(price.unit(), quote.price(),
                    price.currency(), new Price.Fed(host(feed), Instant.ofEpochMilli(quote.at()))));
        };
    }

    private static String host(Feed feed) {
        var url = okhttp3.HttpUrl.parse(feed.url());
        return url == null ? "" : url.host();
    }

    private static String key(Feed feed, String currency) {
        return feed.url() + " " + feed.path() + " " + currency;
    }

    /** Asks every feed whose figure is older than an hour. */
    void look() {
        boolean changed = false;
        for (var price : settings().prices()) {
            if (price.source() instanceof Feed feed && due(key(feed, price.currency()))) changed |= ask(feed, price.currency());
        }
        if (!changed) return;
        save();
        tell();
    }

    private synchronized boolean due(String key) {
        var quote = quotes.get(key);
        // A clock that was set back must not keep a feed from being asked.
        return quote == null || failures.containsKey(key) || Math.abs(clock.millis() - quote.at()) >= PACE.toMillis();
    }

    private boolean ask(Feed feed, String currency) {
        String key = key(feed, currency);
        try {
            double price = new PriceFeed(feed.url(), feed.path(), http.get()).fetch();
            synchronized (this) {
                quotes.put(key, new Quote(price, clock.millis()));
                failures.remove(key);
            }
            return true;
        } catch (FeedException | RuntimeException e) {
            LOG.debug("No price from a feed", e);
            String why = String.valueOf(e.getMessage());
            synchronized (this) {
                return !why.equals(failures.put(key, why));
            }
        }
    }

    private void load() {
        try {
            if (!(JsonParser.parseString(Files.readString(file)) instanceof JsonObject saved)) return;
            for (var key : saved.keySet()) read(saved.get(key)).ifPresent(quote -> quotes.put(key, quote));
        } catch (NoSuchFileException e) {
            LOG.debug("No prices yet");
        } catch (IOException | JsonParseException e) {
            LOG.warn("The last prices cannot be read; feeds are asked anew", e); // nothing of the user's is lost
        }
    }

    private static Optional<Quote> read(JsonElement element) {
        if (!(element instanceof JsonObject quote) || !(quote.get("price") instanceof JsonPrimitive price) || !price.isNumber()
                || !(quote.get("at") instanceof JsonPrimitive at) || !at.isNumber()) {
            return Optional.empty();
        }
        double figure = price.getAsDouble();
        double millis = at.getAsDouble();
        boolean good = figure > 0 && figure <= 1e9 && millis > 0 && millis < 253_402_300_799_999.0;
        return good ? Optional.of(new Quote(figure, (long) millis)) : Optional.empty();
    }

    private void save() {
        var all = new JsonObject();
        synchronized (this) {
            quotes.forEach((key, quote) -> {
                var entry = new JsonObject();
                entry.addProperty("price", quote.price());
                entry.addProperty("at", quote.at());
                all.add(key, entry);
            });
        }
        synchronized (disk) {
            if (closed) return;
            try {
                SettingsFile.replace(file, all.toString());
            } catch (IOException e) {
                LOG.warn("The last prices cannot be kept", e);
            }
        }
    }

    /** Calls the listener after each change; what it returns ends that. */
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell() {
        for (var listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("A listener of the prices failed", e);
            }
        }
    }

    @Override public void close() {
        synchronized (disk) { // what is being written gets whole
            closed = true;
        }
        thread.shutdownNow();
        listeners.clear();
    }
}
