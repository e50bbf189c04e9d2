package app.hearth;

import app.hearth.engine.Engine;
import app.hearth.engine.HostBenchmark;
import app.hearth.engine.OneRun;
import app.hearth.engine.execution.TaskLauncher;
import app.hearth.homenet.HomeNetwork;
import app.hearth.homenet.workload.Job;
import app.hearth.homenet.workload.Recompute;
import app.hearth.homenet.workload.Workload;
import app.hearth.homenet.workload.Workloads;
import app.hearth.monitor.Sampler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
    final R rewards = new R();
 static class R { app.hearth.rewards.Earnings latest(){ return app.hearth.rewards.Earnings.none(""); } }
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
            var host = Machine.describe(data, HostBenchmark.flops());
            engine = keep(new Engine(data, host, keep(new TaskLauncher()), Machine::memory));
            home = keep(HomeNetwork.open(data.resolve("home-network"), InstantSource.system(), Workloads.all(), this::recompute));
            engine.attach(home.masterUrl(), home.name(), home.account().authenticator(), true);
            sampler = keep(new Sampler(Machine.probe(), Duration.ofSeconds(1), engine::taskRoots));
            engine.start();
            sampler.start();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
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
