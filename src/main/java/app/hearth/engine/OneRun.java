package app.hearth.engine;

import app.hearth.engine.execution.Leftovers;
import app.hearth.engine.execution.TaskLauncher;
import app.hearth.engine.execution.TaskMessage;
import app.hearth.engine.execution.TaskProcess;
import app.hearth.engine.execution.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program to run once in the sandbox, outside any network: how the home network has a sample of a result computed again.
 *
 * @param module      the WebAssembly program
 * @param inputs      files it finds in its folder
 * @param arguments   its command line
 * @param memoryBytes bound of its memory
 * @param diskBytes   bound of its folder
 * @param patience    after which it is ended
 */
public record OneRun(byte[] module, Map<String, byte[]> inputs, List<String> arguments, long memoryBytes, long diskBytes, Duration patience) {

    private static final Logger LOG = LoggerFactory.getLogger(OneRun.class);
    private static final Duration LAST_BREATH = Duration.ofSeconds(10);
    /** Names the process while there is one, so that a leftover can be found. */
    private static final String PROCESS = "process";

    Map<String, byte[]> run(TaskLauncher launcher, Path parent, Consumer<TaskProcess> begun, Consumer<TaskProcess> over) throws IOException {
        Files.createDirectories(parent);
        var folder = Files.createTempDirectory(parent, "run").toAbsolutePath();
        try {
            var program = Files.write(folder.resolve("program.wasm"), module);
            var slot = Files.createDirectory(folder.resolve("slot"));
            for (var input : inputs.entrySet()) Files.write(slot.resolve(input.getKey()), input.getValue());
            run(launcher, folder.resolve(PROCESS), new TaskSpec.Wasm(program, slot, arguments, memoryBytes, diskBytes, Duration.ofHours(1)), begun, over);
            return outputs(slot);
        } finally {
            Folders.deleteAll(folder);
        }
    }

    /** Ends processes that a crash of Hearth left, frozen ones too, and deletes what they worked on. */
    static void clearLeftovers(Path parent) {
        if (!Files.isDirectory(parent)) return;
        try (var folders = Files.list(parent)) {
            for (var folder : (Iterable<Path>) folders::iterator) {
                if (Files.exists(folder.resolve(PROCESS))) endLeftover(Files.readString(folder.resolve(PROCESS)).strip());
                Folders.deleteAll(folder);
            }
        } catch (IOException e) {
            LOG.warn("What earlier rechecks left in {} stays for now", parent, e);
        }
    }

    private static void endLeftover(String recorded) {
        if (!recorded.matches("[0-9]{1,18} [0-9]{1,18}")) return; // a crash came while it was written
        int space = recorded.indexOf(' ');
        Leftovers.end(Long.parseLong(recorded.substring(0, space)), Instant.ofEpochMilli(Long.parseLong(recorded.substring(space + 1))));
    }

    private static void record(Path file, ProcessHandle process) throws IOException {
        Files.writeString(file, process.pid() + " " + Leftovers.startOf(process).map(Instant::toEpochMilli).orElse(0L));
    }

    private void run(TaskLauncher launcher, Path recorded, TaskSpec spec, Consumer<TaskProcess> begun, Consumer<TaskProcess> over) throws IOException {
        var end = new CompletableFuture<TaskMessage.End>();
        var process = launcher.start(spec, message -> {
            if (message instanceof TaskMessage.End last) end.complete(last);
        });
        begun.accept(process);
        try {
            record(recorded, process.handle());
            var last = end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (last.exitStatus() != 0) throw new IOException("the program ended with " + last.exitStatus() + ": " + last.message());
        } catch (TimeoutException e) {
            throw new IOException("the program did not end within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.kill();
            // A dying process may still write: its folder is deleted next.
            process.handle().onExit().completeOnTimeout(process.handle(), LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS).join();
            over.accept(process);
        }
    }

    private Map<String, byte[]> outputs(Path slot) throws IOException {
        var outputs = new HashMap<String, byte[]>();
        long left = diskBytes;
        try (var files = Files.list(slot)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = file.getFileName().toString();
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || inputs.containsKey(name)) continue;
                left -= Files.size(file);
                if (left < 0) throw new IOException("the program wrote more than " + diskBytes + " bytes");
                outputs.put(name, Files.readAllBytes(file));
            }
        }
        return outputs;
    }
}
