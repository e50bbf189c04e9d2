package app.hearth;

import app.hearth.engine.Engine;
import app.hearth.engine.HostBenchmark;
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
import app.hearth.rewards.Earnings;
import app.hearth.rewards.HomeNetworkEarnings;
import app.hearth.rewards.RewardsService;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything of Hearth but the window, started in order and closed in reverse: the home network first, since the engine
 * attaches to it by the ordinary protocol; the engine; the monitor, which tells the engine's tasks from other programs;
 * the earnings; and the control port last, when there is something to control.
 */
final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration RECHECK_PATIENCE = Duration.ofMinutes(10);

    final Engine engine;
    final HomeNetwork home;
    final Sampler sampler;
    final RewardsService rewards;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /**
     * Starts all parts.
     *
     * @param data   the folder, already locked
     * @param onQuit when the control port is asked to end Hearth
     * @param onShow when it is asked to show the window
     * @throws IOException with a sentence for the user
     */
    Node(Path data, Runnable onQuit, Runnable onShow) throws IOException {
        try {
            var session = keep(new SessionWatch(this::userReturned));
            var host = Machine.describe(data, HostBenchmark.flops());
            engine = keep(new Engine(data, host, keep(new TaskLauncher()), Machine::memory,
                    new UserOutlook(data, UserSettings.suggested(HostFacts.hasBattery(), host.ncpus()), this::latest, session)));
            sampler = keep(new Sampler(Machine.probe(), Duration.ofSeconds(1), engine::taskRoots));
            sampler.start(); // its first look is over when the window opens
            home = keep(HomeNetwork.open(data.resolve("home-network"), InstantSource.system(), Workloads.all(), this::recompute));
            engine.attach(home.masterUrl(), home.name(), home.account().authenticator(), true);
            rewards = keep(new RewardsService(List.of(homeEarnings()), data.resolve("earnings.json")));
            var control = keep(GuiRpcServer.open(engine, 0, ControlFiles.password(data), Engine.CLIENT, Engine.PLATFORM, onQuit, onShow));
            ControlFiles.publish(data, control.port());
            engine.findGpus();
            engine.start();
            rewards.start();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private HomeNetworkEarnings homeEarnings() {
        return new HomeNetworkEarnings(home.name(), home.masterUrl(), home.account().authenticator(), home.receiptKey(),
                new OkHttpClient(), InstantSource.system(), ZoneId.systemDefault());
    }

    private void userReturned() {
        if (engine != null) engine.userReturned();
    }

    private Optional<Reading> latest() {
        return sampler == null ? Optional.empty() : sampler.latest();
    }

    /** The newest figures of the home network. */
    Earnings earnings() {
        return rewards.earnings().stream().filter(figures -> figures.source().equals(home.name())).findFirst()
                .orElseGet(() -> Earnings.none(home.name()));
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
