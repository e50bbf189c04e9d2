package app.hearth;

import app.hearth.cli.RewardsFigures;
import app.hearth.engine.Engine;
import app.hearth.engine.OneRun;
import app.hearth.engine.control.GuiRpcServer;
import app.hearth.engine.execution.TaskLauncher;
import app.hearth.homenet.HomeNetwork;
import app.hearth.homenet.workload.Job;
import app.hearth.homenet.workload.Recompute;
import app.hearth.homenet.workload.Workload;
import app.hearth.homenet.workload.Workloads;
import app.hearth.monitor.HostFacts;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Sampler;
import app.hearth.rewards.AccountPage;
import app.hearth.rewards.HomeNetworkEarnings;
import app.hearth.rewards.RewardsService;
import app.hearth.rewards.money.Money;
import app.hearth.rewards.notice.Herald;
import app.hearth.rewards.notice.Moment;
import app.hearth.rewards.notice.NoticeBoard;
import app.hearth.rewards.notice.NoticeService;
import app.hearth.rewards.secret.FileSecrets;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.WeekFields;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything of Hearth but the window, opened in order and closed in reverse. Made, it has all that a window needs to show
 * the true state: the engine's, the monitor's first readings, the earnings as last saved. Started, it works: the control
 * port first, since others wait for it; the home network, since the engine attaches to it by the ordinary protocol; and the
 * engine last.
 */
final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration RECHECK_PATIENCE = Duration.ofMinutes(10);

    final Engine engine;
    final Sampler sampler;
    final RewardsService rewards;
    final Money money;
    final NoticeService notices;
    private final Supplier<OkHttpClient> http = new Once();
    private final Path data;
    private final Runnable onQuit;
    private final Runnable onShow;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /**
     * Opens what a window needs.
     *
     * @param data   the folder, already locked
     * @param zone   looked at while the monitor reads
     * @param onQuit when the control port is asked to end Hearth
     * @param onShow when it is asked to show the window
     * @param herald how the system tells notices, given where they are
     * @throws IOException with a sentence for the user
     */
    Node(Path data, SystemZone zone, Runnable onQuit, Runnable onShow, Function<Supplier<NoticeBoard>, Herald> herald) throws IOException {
        this.data = data;
        this.onQuit = onQuit;
        this.onShow = onShow;
        try {
            var session = keep(new SessionWatch(this::userReturned));
            sampler = keep(new Sampler(Machine.probe(), Duration.ofSeconds(1), this::taskRoots));
            sampler.start(); // early, so that the first picture has figures: load is a difference over a quarter of a second
            var host = Machine.describe(data);
            engine = keep(new Engine(data, host, keep(new TaskLauncher()), Machine.memory(),
                    new UserOutlook(data, UserSettings.suggested(HostFacts.hasBattery(), host.ncpus()), sampler::latest, session)));
            sampler.subscribe(_ -> {
                zone.look();
                engine.read();
            });
            rewards = keep(new RewardsService(data.resolve(RewardsFigures.BOOK), ZoneId::systemDefault, InstantSource.system()));
            money = keep(new Money(data, rewards, new Keyring(System.getenv(), data.toString(), new FileSecrets(data.resolve("secrets.json"))), http, InstantSource.system()));
            notices = keep(new NoticeService(data, rewards, this::moment, herald.apply(this::notices)));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens the rest and begins to work; call once, any thread.
     *
     * @throws IOException with a sentence for the user
     */
    void start() throws IOException {
        var control = keep(GuiRpcServer.open(engine, 0, ControlFiles.password(data), Engine.CLIENT, Engine.NATIVE_PLATFORM, onQuit, onShow));
        ControlFiles.publish(data, control.port());
        var home = keep(HomeNetwork.open(data.resolve("home-network"), InstantSource.system(), Workloads.all(), this::recompute));
        engine.attach(home.masterUrl(), home.name(), home.account().authenticator(), true);
        engine.findGpus();
        engine.start();
        rewards.add(new HomeNetworkEarnings(home.name(), home.masterUrl(), home.account().authenticator(), home.receiptKey(), http.get()));
        notices.start(); // before anything new comes in
        keep(new EarningsFeed(engine, rewards, AccountPage.over(http.get()), InstantSource.system()));
        rewards.start();
        money.start();
    }

    private NoticeBoard notices() {
        return notices;
    }

    /** Not while something fills the screen, and not while the user asked for quiet for a time; who stopped sharing for good may still be paid. */
    private Moment moment() {
        var sharing = engine.snapshot().sharing();
        var now = Instant.now();
        boolean snoozed = sharing.wishes().stop().filter(stop -> stop.program().isPresent() || stop.until().filter(now::isBefore).isPresent()).isPresent();
        return new Moment(now, ZoneId.systemDefault(), WeekFields.of(Locale.getDefault()).getFirstDayOfWeek(), snoozed || !sharing.conditions().fullScreen().isEmpty());
    }

    /** One client for all that is fetched about earnings: they share connections and threads. Made when it is needed first. */
    private static final class Once implements Supplier<OkHttpClient> {
        private OkHttpClient made;

        @Override public synchronized OkHttpClient get() {
            if (made == null) made = new OkHttpClient();
            return made;
        }
    }

    private void userReturned() {
        if (engine != null) engine.userReturned();
    }

    private Set<Long> taskRoots() {
        return engine == null ? Set.of() : engine.taskRoots();
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    /** A check of a result runs in the same sandbox and under the same limits as a task. */
    private Recompute recompute(Workload workload) {
        Job job = workload.job(0);
        long diskBytes = 64L << 20;
        return (inputs, commandLine) -> {
            var arguments = commandLine.isBlank() ? List.<String>of() : List.of(commandLine.strip().split("\\s+"));
            return engine.runOnce(new OneRun(workload.module(), inputs, arguments, job.memoryBytes(), diskBytes, RECHECK_PATIENCE));
        };
    }

    @Override public void close() {
        while (!open.isEmpty()) {
            var part = open.pop();
            try {
                part.close();
            } catch (Exception e) { // one that fails must not keep the others from closing
                LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
