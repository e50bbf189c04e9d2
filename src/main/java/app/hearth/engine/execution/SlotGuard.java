package app.hearth.engine.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmFunctionHandle;

/**
 * Stands between a program and WASI's file calls: refuses links, makes renaming work, and ends the program when its slot holds more than
 * its bound. The slot is measured again after each 8 MiB written, so the excess stays small whatever the program does.
 */
final class SlotGuard {
    /** WASI preview 1, type errno: notsup. */
    private static final long ENOTSUP = 58;
    private static final long ENOENT = 44;
    private static final long ENOTCAPABLE = 76;
    /** The only folder a program is given comes after the three streams. */
    private static final int SLOT_FD = 3;
    private static final long MEASURE_AFTER_BYTES = 8L << 20;
    private static final int MEASURE_AFTER_FILES = 256;
    /** A slot is no archive: more entries than this is a fault of the program. */
    private static final int MAX_ENTRIES = 10_000;

    private final Path slot;
    private final long limit;
    private long written;
    private int opened;

    SlotGuard(Path slot, long limit) {
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
            case "path_rename" -> (instance, a) -> (int) a[0] == SLOT_FD && (int) a[3] == SLOT_FD
                    ? new long[] {rename(text(instance, a[1], a[2]), text(instance, a[4], a[5]))} : handle.apply(instance, a);
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

    /**
     * Endive 1.0.0 asks for attributes to be kept while moving, which a folder on disk refuses, so every rename fails
     * there; programs save their work by renaming. Names stay inside the slot, which holds no links.
     */
    private long rename(String from, String to) {
        try {
            Files.move(inside(from), inside(to), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return 0;
        } catch (NoSuchFileException e) {
            return ENOENT;
        } catch (IOException | InvalidPathException e) {
            return ENOTCAPABLE;
        }
    }

    private Path inside(String name) throws IOException {
        var path = slot.resolve(name).normalize();
        if (name.startsWith("/") || path.equals(slot) || !path.startsWith(slot)) throw new IOException("leaves the slot");
        return path;
    }

    private static String text(Instance instance, long pointer, long length) {
        return instance.memory().readString((int) pointer, (int) length);
    }

    private long[] counted(Instance instance, long[] result, int pointer) {
        if (result[0] == 0) written += Integer.toUnsignedLong(instance.memory().readInt(pointer));
        return written >= MEASURE_AFTER_BYTES ? measured(result) : result;
    }

    private long[] measured(long[] result) {
        measure();
        return result;
    }

    /** Ends the program where its slot holds more than its bound. */
    void measure() {
        written = 0;
        long bytes = 0;
        int entries = 0;
        try (var files = Files.walk(slot)) {
            for (var file : (Iterable<Path>) files::iterator) {
                entries++;
                long size = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
                if (size > limit - bytes || entries > MAX_ENTRIES) throw exceeded(); // two files with holes may have more than a number holds
                bytes += size;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new TaskEnded(TaskMessage.EXIT_DISK_LIMIT_EXCEEDED, "the slot cannot be measured: " + e.getMessage());
        }
    }

    private TaskEnded exceeded() {
        return new TaskEnded(TaskMessage.EXIT_DISK_LIMIT_EXCEEDED, "used more disk than its bound of " + limit + " bytes");
    }
}
