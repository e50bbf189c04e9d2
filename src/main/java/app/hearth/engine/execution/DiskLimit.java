package app.hearth.engine.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmFunctionHandle;

/**
 * Stands between a program and WASI's file calls: refuses links, and ends the program when its slot holds more than
 * its bound. The slot is measured again after each 8 MiB written, so the excess stays small whatever the program does.
 */
final class DiskLimit {
    /** WASI preview 1, type errno: notsup. */
    private static final long ENOTSUP = 58;
    private static final long MEASURE_AFTER_BYTES = 8L << 20;
    private static final int MEASURE_AFTER_FILES = 256;
    /** A slot is no archive: more entries than this is a fault of the program. */
    private static final int MAX_ENTRIES = 10_000;

    private final Path slot;
    private final long limit;
    private long written;
    private int opened;

    DiskLimit(Path slot, long limit) {
        this.slot = slot;
        this.limit = limit;
    }

    ImportFunction[] guard(HostFunction[] functions) {
        return Arrays.stream(functions).map(this::guard).toArray(ImportFunction[]::new);
    }

    private ImportFunction guard(HostFunction function) {
        WasmFunctionHandle handle = function.handle();
        WasmFunctionHandle guarded = switch (function.name()) {
            case "path_symlink", "path_link" -> (_, _) -> new long[] {ENOTSUP};
            // Result pointers: preview 1, fd_write(fd, iovs, iovs_len, nwritten), fd_pwrite(…, offset, nwritten).
            case "fd_write" -> (instance, a) -> counted(instance, handle.apply(instance, a), (int) a[3]);
            case "fd_pwrite" -> (instance, a) -> counted(instance, handle.apply(instance, a), (int) a[4]);
            case "fd_allocate", "fd_filestat_set_size" -> (instance, a) -> {
                if (a[a.length - 1] > limit) throw exceeded();
                return measured(handle.apply(instance, a));
            };
            case "path_open", "path_create_directory" -> (instance, a) -> {
                if (++opened % MEASURE_AFTER_FILES == 0) measure();
                return handle.apply(instance, a);
            };
            default -> handle;
        };
        return new HostFunction(function.module(), function.name(), function.functionType(), guarded);
    }

    private long[] counted(Instance instance, long[] result, int pointer) {
        if (result[0] == 0) written += Integer.toUnsignedLong(instance.memory().readInt(pointer));
        return written >= MEASURE_AFTER_BYTES ? measured(result) : result;
    }

    private long[] measured(long[] result) {
        measure();
        return result;
    }

    private void measure() {
        written = 0;
        long bytes = 0;
        int entries = 0;
        try (var files = Files.walk(slot)) {
            for (var file : (Iterable<Path>) files::iterator) {
                entries++;
                if (Files.isRegularFile(file)) bytes += Files.size(file);
                if (bytes > limit || entries > MAX_ENTRIES) throw exceeded();
            }
        } catch (IOException | UncheckedIOException e) {
            throw new TaskEnded(TaskMessage.EXIT_DISK_LIMIT_EXCEEDED, "the slot cannot be measured: " + e.getMessage());
        }
    }

    private TaskEnded exceeded() {
        return new TaskEnded(TaskMessage.EXIT_DISK_LIMIT_EXCEEDED, "used more disk than its bound of " + limit + " bytes");
    }
}
