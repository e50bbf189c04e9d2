package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.execution.TaskLauncher;
import app.hearth.engine.execution.TaskProcess;
import app.hearth.engine.execution.TaskSpec;
import app.hearth.monitor.session.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slot and the programs in it, one after the other. */
class SlotsTest {
    @TempDir Path data;

    private Path slot() {
        return new Folders(data).slot(3);
    }

    private TaskProcess start(TaskLauncher launcher) throws IOException {
        try {
            var module = Path.of(SlotsTest.class.getResource("/hostile/endless_loop.wasm").toURI());
            return launcher.start(new TaskSpec.Wasm(module, Files.createDirectories(slot()), List.of(), 1L << 20, 1L << 20, Duration.ofHours(1)), _ -> { });
        } catch (java.net.URISyntaxException e) {
            throw new IOException(e);
        }
    }

    @Test void aSlotIsDeletedOrGivenToTheNextOnlyAfterTheEndOfWhatWasInIt() throws Exception {
        var slots = new Slots(new Folders(data));
        try (var launcher = new TaskLauncher()) {
            var first = slots.start(3, () -> start(launcher));
            var second = CompletableFuture.supplyAsync(() -> {
                try {
                    return slots.start(3, () -> {
                        if (first.handle().isAlive()) throw new IOException("the first lives");
                        return start(launcher);
                    });
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(second).isNotDone();
            first.kill();
            var running = second.get(60, TimeUnit.SECONDS);
            var discarded = CompletableFuture.runAsync(() -> slots.discard(3));
            assertThat(slot()).exists();
            running.kill();
            discarded.get(60, TimeUnit.SECONDS);
            assertThat(slot()).doesNotExist();
            assertThat(running.awaitEnd(0, TimeUnit.SECONDS)).isTrue();
        }
        Peers.until("no process left", () -> ProcessHandle.current().descendants().noneMatch(process -> process.info().commandLine().orElse("").contains(slot().toString())));
    }
}
