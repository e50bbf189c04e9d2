package app.hearth.engine.execution;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts a task, freezes it, names its process and waits to be killed. */
final class FrozenTaskParent {
    private FrozenTaskParent() {}

    public static void main(String[] arguments) throws Exception {
        var launcher = new TaskLauncher();
        var process = launcher.start(new TaskSpec.Wasm(Path.of(arguments[0]), Path.of(arguments[1]), List.of(), 64L << 20, 32L << 20,
                Duration.ofSeconds(10)), _ -> { });
        while (process.cpuNanos() < 500_000_000L) process.awaitEnd(50, TimeUnit.MILLISECONDS);
        process.hold();
        long worker = process.handle().descendants().reduce((_, last) -> last).orElse(process.handle()).pid();
        System.out.println(worker);
        new CountDownLatch(1).await();
    }
}
