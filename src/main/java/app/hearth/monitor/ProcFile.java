package app.hearth.monitor;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A {@code /proc} file that is read again and again: kept open, since opening costs more than reading, into one buffer.
 * Opened at the first read; after {@link #close} the next read opens it anew.
 */
final class ProcFile implements AutoCloseable {
    private final Path path;
    private final ByteCursor cursor = new ByteCursor(new byte[0], 0);
    private byte[] buffer = new byte[4096];
    private RandomAccessFile file;

    ProcFile(Path path) {
        this.path = path;
    }

    /** The whole text as it is now. The cursor is good until the next call. */
    ByteCursor read() {
        try {
            if (file == null) file = new RandomAccessFile(path.toFile(), "r");
            file.seek(0); // the kernel writes the text anew
            cursor.reset(buffer, 0);
            int length = fill();
            cursor.reset(buffer, length);
            return cursor;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    private int fill() throws IOException {
        int length = 0;
        while (true) { // the kernel gives long tables in pieces
            int got = file.read(buffer, length, buffer.length - length);
            if (got < 0) return length;
            length += got;
            if (length == buffer.length) buffer = Arrays.copyOf(buffer, length * 2);
        }
    }

    /** Reads a short file that may be gone the next moment: a process's. False where it is gone. */
    static boolean readOnce(Path path, byte[] buffer, ByteCursor into) {
        try (var once = new RandomAccessFile(path.toFile(), "r")) {
            into.reset(buffer, Math.max(0, once.read(buffer)));
            return !into.atEnd();
        } catch (FileNotFoundException e) {
            return false;
        } catch (IOException e) { // ESRCH: it ended between opening and reading
            return false;
        }
    }

    @Override public void close() {
        try (var closing = file) {
            file = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
