package app.hearth.rewards.money;

import app.hearth.rewards.RewardsService;
import app.hearth.rewards.gridcoin.GridcoinEarnings;
import app.hearth.rewards.gridcoin.GridcoinWallet;
import app.hearth.rewards.gridcoin.WalletAddress;
import app.hearth.rewards.gridcoin.WalletConfig;
import app.hearth.rewards.gridcoin.WalletException;
import app.hearth.rewards.gridcoin.WalletState;
import app.hearth.rewards.price.FeedException;
import app.hearth.rewards.price.PriceFeed;
import app.hearth.rewards.price.Prices;
import app.hearth.rewards.secret.Secrets;
import app.hearth.settings.MoneyFile;
import app.hearth.settings.MoneySettings;
import app.hearth.settings.MoneySettings.Wallet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what the user set about prices and the wallet, and puts it to use at once. Any thread; what asks a network or a disk blocks. */
public final class Money implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Money.class);
    private static final String SECRET = "gridcoin";

    private final Path file;
    private final RewardsService rewards;
    private final Secrets secrets;
    private final Supplier<OkHttpClient> http;
    private final InstantSource clock;
    private final Prices prices;
    private final Optional<Notice> notice;

    /**
     * A part of the file that could not be read.
     *
     * @param copy name of the copy beside it
     */
    public record Notice(List<String> fields, String copy) {
        public Notice {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Reads what was set.
     *
     * @param folder where settings are kept
     * @param client asked for when something is fetched first: a start without feeds and wallet needs none
     * @throws IOException when there is a file that the system does not let be read
     */
    public Money(Path folder, RewardsService rewards, Secrets secrets, Supplier<OkHttpClient> client, InstantSource clock) throws IOException {
        this.file = folder.resolve(MoneyFile.NAME);
        this.rewards = rewards;
        this.secrets = secrets;
        this.http = client;
        this.clock = clock;
        var loaded = MoneyFile.load(file, clock.instant());
        notice = loaded.copy().map(copy -> new Notice(loaded.unreadable(), copy));
        notice.ifPresent(part -> LOG.warn("{} of {} cannot be read; it is copied to {}", part.fields(), MoneyFile.NAME, part.copy()));
        prices = new Prices(folder.resolve(Prices.FILE), http, clock);
        prices.use(loaded.settings());
        loaded.settings().wallet().ifPresent(this::follow);
    }

    /** Begins to ask price feeds. */
    public void start() {
        prices.start();
    }

    public MoneySettings settings() {
        return prices.settings();
    }

    /** What could not be read at the start. */
    public Optional<Notice> notice() {
        return notice;
    }

    public Prices prices() {
        return prices;
    }

    /** Where a password would be kept. */
    public Secrets.Place place() {
        return secrets.place();
    }

    /** Keeps and uses other prices; the wallet stays. */
    public synchronized void setPrices(MoneySettings other) throws IOException {
        keep(other.withWallet(settings().wallet()));
    }

    private void keep(MoneySettings other) throws IOException {
        MoneyFile.save(file, other);
        prices.use(other);
    }

    /**
     * What a feed says now.
     *
     * @throws FeedException with the reason
     */
    public double ask(MoneySettings.Feed feed) throws FeedException {
        return new PriceFeed(feed.url(), feed.path(), http.get()).fetch();
    }

    /**
     * Asks a wallet who it is; keeps nothing.
     *
     * @param password empty for the one that is kept
     * @throws WalletException with the reason
     */
    public WalletState test(Wallet wallet, String password) throws IOException {
        return wallet(wallet, password.isEmpty() ? kept() : Optional.of(password)).glance();
    }

    /**
     * Keeps a wallet and its password and reads it from now on.
     *
     * @param password empty for the one that is kept
     */
    public synchronized void connect(Wallet wallet, String password) throws IOException {
        WalletAddress.of(wallet.address(), wallet.elsewhere());
        if (!password.isEmpty()) secrets.put(SECRET, password);
        keep(settings().withWallet(Optional.of(wallet)));
        follow(wallet);
    }

    /** Reads the wallet no longer and forgets its password; what it paid stays in the book. */
    public synchronized void disconnect() throws IOException {
        rewards.leave(GridcoinEarnings.NAME);
        secrets.remove(SECRET);
        keep(settings().withWallet(Optional.empty()));
    }

    /**
     * What the wallet's own file says; only when the user asks for it.
     *
     * @throws IOException when there is none or it cannot be read
     */
    public WalletConfig ownConfig() throws IOException {
        return WalletConfig.read(WalletConfig.usualPlace(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home")),
                Optional.ofNullable(System.getenv("APPDATA")).map(Path::of)));
    }

    /** Whether a password is kept. */
    public boolean hasPassword() {
        return kept().isPresent();
    }

    private void follow(Wallet wallet) {
        try {
            var address = WalletAddress.of(wallet.address(), wallet.elsewhere());
            rewards.add(new GridcoinEarnings(new GridcoinWallet(address, wallet.user(), this::kept, http.get(), clock)));
        } catch (WalletException e) {
            LOG.warn("The wallet's address in {} cannot be used", MoneyFile.NAME, e);
        }
    }

    private GridcoinWallet wallet(Wallet wallet, Optional<String> password) throws WalletException {
        return new GridcoinWallet(WalletAddress.of(wallet.address(), wallet.elsewhere()), wallet.user(), () -> password, http.get(), clock);
    }

    private Optional<String> kept() {
        try {
            return secrets.get(SECRET);
        } catch (IOException e) {
            LOG.warn("The wallet's password cannot be read", e);
            return Optional.empty();
        }
    }

    @Override public void close() {
        prices.close();
    }
}
