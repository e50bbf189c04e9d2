package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.execution.Governor;
import app.hearth.engine.execution.TaskLauncher;
import app.hearth.engine.execution.TaskSpec;
import app.hearth.monitor.session.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine hears of running programs. */
class RunningTasksTest {
    @TempDir Path data;

    @Test void aProgramWhoseMemoryCannotBeReadStillTellsItsEndAndKeepsNoOtherFromTelling() throws Exception {
        var slot = Files.createDirectories(data.resolve("3"));
        var module = Path.of(RunningTasksTest.class.getResource("/hostile/endless_loop.wasm").toURI());
        var heard = new ConcurrentLinkedQueue<EngineEvent>();
        try (var launcher = new TaskLauncher(); var governor = new Governor(launcher)) {
            var tasks = new RunningTasks(governor, _ -> {
                throw new IllegalStateException("the process list cannot be read");
            });
            tasks.connect(heard::add);
            var process = launcher.start(new TaskSpec.Wasm(module, slot, List.of(), 1L << 20, 1L << 20, Duration.ofHours(1)),
                    message -> tasks.heard("task", 1, slot, message));
            tasks.add("task", new RunningTasks.Running(1, process, false, false, Optional.empty()));
            tasks.sayLater("other", new EngineEvent.Saved("other", 2));
            tasks.govern(List.of("task"), 1, 100);
            tasks.sample();
            assertThat(heard).contains(new EngineEvent.Saved("other", 2));
            process.kill();
            Peers.until("its end is told", () -> heard.stream().anyMatch(event -> event instanceof EngineEvent.Ended ended && ended.task().equals("task")));
            assertThat(tasks.roots()).isEmpty();
        }
    }
}
