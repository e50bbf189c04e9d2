package app.hearth.bench;

import app.hearth.engine.execution.Governor;
import app.hearth.engine.execution.TaskLauncher;
import app.hearth.engine.execution.TaskProcess;
import app.hearth.engine.execution.TaskSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Hearth's task processes, in the sandbox as ever, with a module that computes for ever, under a governor of their own. */
final class HearthTasks implements AutoCloseable {
    private final Path folder;
    private final TaskLauncher launcher = new TaskLauncher();
    private final Governor governor = new Governor(launcher);
    private final List<TaskProcess> tasks = new ArrayList<>();
    private final List<Long> pids = new ArrayList<>();

    HearthTasks(int count) throws Exception {
        folder = Files.createTempDirectory("hearth-bench");
        governor.start();
        try {
            for (int i = 0; i < count; i++) tasks.add(start(i));
            for (var task : tasks) awaitWarm(task);
        } catch (Exception e) {
            close();
            throw e;
        }
        for (var task : tasks) {
            pids.add(Stream.concat(Stream.of(task.handle()), task.handle().descendants()).map(ProcessHandle::pid)
                    .max(Comparator.comparingLong(CpuTrace::clock)).orElseThrow());
        }
    }

    private TaskProcess start(int number) throws Exception {
        var module = Path.of(HearthTasks.class.getResource("/hostile/endless_loop.wasm").toURI());
        var slot = Files.createDirectory(folder.resolve(Integer.toString(number)));
        return launcher.start(new TaskSpec(module, slot, List.of(), 64L << 20, 64L << 20, Duration.ofHours(1)), _ -> { });
    }

    /** Past the start of its JVM and most of the compiling. */
    private static void awaitWarm(TaskProcess task) throws Exception {
        while (task.cpuNanos() < 2_500_000_000L) {
            if (task.awaitEnd(50, TimeUnit.MILLISECONDS)) throw new IOException("a task ended by itself");
        }
    }

    /** The process of each task that computes; what keeps its container around it does not. */
    List<Long> pids() {
        return pids;
    }

    void limit(double cores) {
        governor.govern(tasks, cores);
    }

    void freeze() {
        governor.freezeAll();
    }

    void thaw() {
        governor.thawAll();
    }

    /** Processor time of the governor's thread so far, in nanoseconds. */
    static long governorNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds()).filter(id -> {
            var info = threads.getThreadInfo(id);
            return info != null && info.getThreadName().equals("governor");
        }).map(threads::getThreadCpuTime).sum();
    }

    @Override public void close() throws Exception {
        tasks.forEach(TaskProcess::kill);
        for (var task : tasks) task.awaitEnd(10, TimeUnit.SECONDS);
        governor.close();
        launcher.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
