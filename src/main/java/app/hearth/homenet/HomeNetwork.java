package app.hearth.homenet;

import app.hearth.homenet.Accounts.Account;
import app.hearth.homenet.workload.Recompute;
import app.hearth.homenet.workload.Workload;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded network: a BOINC-compatible project server for one household, on this computer only. Made and started by
 * {@code open}; its address, keys and books stay in its folder, and a later {@code open} goes on where it was.
 */
public final class HomeNetwork implements AutoCloseable {
    /** What the network is called. */
    public static final String NAME = "Home network";
    private static final Logger LOG = LoggerFactory.getLogger(HomeNetwork.class);
    private static final Duration FLUSH_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private final Site site;
    private final Account account;
    private final NetworkKeys keys;
    private final Generator generator;
    private final Identity identity = new Identity();
    private final Judge judge;
    private final Purger purger;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private long flushed;
    private boolean closed;

    /** What Hearth itself attaches with: an ordinary account, made with the network. */
    public record Login(String email, String authenticator) {}

    /**
     * Opens the network in the folder, making it if there is none, and serves until closed.
     *
     * @param recompute how a workload's module is run again for a check
     * @throws IOException with a sentence for the user: the port is taken, the store cannot be read
     */
    public static HomeNetwork open(Path folder, InstantSource clock, List<Workload> workloads,
                                   Function<Workload, Recompute> recompute) throws IOException {
        ExecutorService judging = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("homenet-judge").factory());
        return open(folder, clock, workloads, recompute, judging, true);
    }

    /** For tests: nothing moves on but by requests and {@link #step}, and checks are made within the step. */
    static HomeNetwork openStepped(Path folder, InstantSource clock, List<Workload> workloads,
                                   Function<Workload, Recompute> recompute) throws IOException {
        return open(folder, clock, workloads, recompute, Runnable::run, false);
    }

    private static HomeNetwork open(Path folder, InstantSource clock, List<Workload> workloads,
                                    Function<Workload, Recompute> recompute, Executor judging, boolean ticking)
            throws IOException {
        PrivateFiles.createFolder(folder);
        // Both take a while at the very first start, and the user waits for the sum: so side by side.
        var keys = new FutureTask<>(() -> NetworkKeys.open(folder.resolve("keys")));
        Thread.ofPlatform().name("homenet-keys").daemon().start(keys);
        Database database;
        try {
            database = Database.open(folder.resolve("home.sqlite"));
        } catch (IOException | RuntimeException e) {
            settle(keys);
            throw e;
        }
        try {
            return new HomeNetwork(folder, database, wait(keys), clock, workloads, recompute, judging, ticking);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** A network that did not open writes nothing any more. */
    private static void settle(FutureTask<NetworkKeys> keys) {
        try {
            wait(keys);
        } catch (IOException e) {
            LOG.debug("Nor were there keys", e);
        }
    }

    private static NetworkKeys wait(FutureTask<NetworkKeys> keys) throws IOException {
        try {
            return keys.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException known) throw known;
            throw new IOException("The home network's keys cannot be read or made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The home network was told to stop while it started");
        }
    }

    private HomeNetwork(Path folder, Database database, NetworkKeys keys, InstantSource clock, List<Workload> workloads,
                        Function<Workload, Recompute> recompute, Executor judging, boolean ticking) throws IOException {
        this.database = database;
        this.clock = clock;
        this.keys = keys;
        var founding = Founding.of(database, clock);
        this.site = founding.site();
        this.account = founding.account();
        Catalogue catalogue = database.in(handle -> Catalogue.publish(handle, workloads, keys::signCode));
        this.generator = new Generator(catalogue, clock);
        var uploads = new Uploads(folder.resolve("uploads"), database);
        uploads.sweep();
        this.purger = new Purger(database, uploads);
        var ledger = new Ledger(site.masterUrl(), keys.receipts().getPrivate());
        this.judge = new Judge(database, clock, catalogue, uploads, ledger, recompute, judging);
        database.run(handle -> generator.refill(handle, 0));
        open.push(database);
        open.push(() -> database.run(handle -> identity.flush(handle, clock.millis())));
        if (judging instanceof ExecutorService service) open.push(() -> Ending.of(service));
        var ticker = new Ticker(this::step);
        var sender = new Sender(catalogue, generator);
        var scheduler = new Scheduler(database, clock, site, keys, identity, sender, ticking ? ticker::soon : () -> {});
        try {
            open.push(HttpFront.start(founding.port(), pages(scheduler, uploads, catalogue)));
        } catch (IOException e) {
            if (founding.isNew()) database.run(Founding::undo);
            throw e;
        }
        if (ticking) ticker.start();
        open.push(ticker);
    }

    private Map<String, HttpFront.Page> pages(Scheduler scheduler, Uploads uploads, Catalogue catalogue) {
        var accounts = new AccountPages(database, clock, site);
        return Map.of("", accounts::master,
                "get_project_config.php", accounts::config,
                "lookup_account.php", accounts::lookup,
                "create_account.php", accounts::create,
                "show_user.php", accounts::showUser,
                "api/earnings", new EarningsPage(database, clock, site, keys.receipts().getPublic())::answer,
                Site.SCHEDULER, new SchedulerPage(scheduler)::answer,
                Site.UPLOAD, new UploadPage(uploads, keys)::answer,
                Site.DOWNLOAD, new DownloadPage(database, catalogue)::answer);
    }

    /** The network's address and identity, such as {@code http://127.0.0.1:23456/hearth/}. */
    public String masterUrl() {
        return site.masterUrl();
    }

    public String name() {
        return site.name();
    }

    public Login account() {
        return new Login(account.email(), account.authenticator());
    }

    /** The public key of receipts: Ed25519, X.509 form, base 64. */
    public String receiptKey() {
        return Base64.getEncoder().encodeToString(keys.receipts().getPublic().getEncoded());
    }

    /** Ends what is overdue, makes new work, begins checks, clears away what is over. Runs by itself after each request and every ten seconds; safe to call at any time. */
    public synchronized void step() {
        if (closed) return;
        long now = clock.millis();
        boolean due = Math.abs(now - flushed) >= FLUSH_EVERY.toMillis(); // a clock that was set back must not stop it
        database.run(handle -> {
            Transitioner.expire(handle, now);
            generator.refill(handle, 0);
            if (due) identity.flush(handle, now);
        });
        if (due) flushed = now;
        judge.begin();
        purger.step(now);
    }

    @Override public void close() {
        synchronized (this) { // not held below: a step that waits for it would be waited for
            if (closed) return;
            closed = true;
        }
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("A part of the home network did not close", e);
            }
        }
    }
}
