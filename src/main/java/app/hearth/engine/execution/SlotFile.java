package app.hearth.engine.execution;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file in a folder in which a program may change everything at any moment, open for reading. On Linux it is opened first and looked at
 * then, by what was opened: no link is followed on the way, neither at its end nor in place of a folder, a pipe keeps nobody waiting, and
 * what the program puts under the same name meanwhile is another file. Elsewhere programs have the user's own rights, so they gain
 * nothing by a link that Hearth would follow for them: there the name is looked at, then opened.
 */
public final class SlotFile implements AutoCloseable {
    private static final Path OPENED = Path.of("/proc/self/fd");
    private static final boolean BY_HANDLE = System.getProperty("os.name").startsWith("Linux") && Files.isDirectory(OPENED);

    private final Path path;
    private final int handle;
    private final long size;

    private SlotFile(Path path, int handle, long size) {
        this.path = path;
        this.handle = handle;
        this.size = size;
    }

    /**
     * Opens it.
     *
     * @param folder the program's folder, which it cannot replace itself
     * @param name   of the file, folders before it parted by slashes
     * @return nothing where there is no regular file of that name that may be read now
     */
    public static Optional<SlotFile> open(Path folder, String name) throws IOException {
        return BY_HANDLE ? byHandle(folder, name) : byName(folder, name);
    }

    private static Optional<SlotFile> byHandle(Path folder, String name) throws IOException {
        var steps = name.split("/");
        if (Arrays.asList(steps).contains("..")) return Optional.empty();
        int handle = Native.open(folder.toAbsolutePath(), steps);
        if (handle < 0) return Optional.empty();
        try {
            // This name leads to what was opened, whatever became of its place; opening it anew cannot wait for a lease,
            // for none is given on what is open.
            var path = OPENED.resolve(String.valueOf(handle));
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isRegularFile()) return Optional.of(new SlotFile(path, handle, attributes.size()));
        } catch (IOException | RuntimeException e) {
            Native.close(handle);
            throw e;
        }
        Native.close(handle);
        return Optional.empty();
    }

    private static Optional<SlotFile> byName(Path folder, String name) throws IOException {
        var path = folder.resolve(name);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !path.toRealPath().startsWith(folder.toRealPath())) return Optional.empty();
        return Optional.of(new SlotFile(path, -1, Files.size(path)));
    }

    /** Bytes it had when it was opened; it may have holes, and grow. */
    public long size() {
        return size;
    }

    /** The first of it, at most so many bytes. */
    public byte[] first(int most) throws IOException {
        return read(0, most);
    }

    /** The last of it, at most so many bytes. */
    public byte[] last(int most) throws IOException {
        return read(Math.max(0, size - most), most);
    }

    private byte[] read(long from, int most) throws IOException {
        var bytes = ByteBuffer.allocate((int) Math.clamp(size - from, 0, most));
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) { }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Writes the bytes it had when it was opened to a new file, or what is left of them: a program that goes on writing gets no end of it. */
    public void copyTo(Path fresh) throws IOException {
        try (var from = FileChannel.open(path, StandardOpenOption.READ);
             var to = FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (long done = 0, moved = 1; done < size && moved > 0; done += moved) moved = from.transferTo(done, size - done, to);
        }
    }

    @Override public void close() {
        if (handle >= 0) Native.close(handle);
    }
}
