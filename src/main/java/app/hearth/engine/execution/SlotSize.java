package app.hearth.engine.execution;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** How much a native program has written. Where it hides something from this look, that counts as too much. */
final class SlotSize extends SimpleFileVisitor<Path> {
    /** Programs unpack libraries and their examples; no honest one goes so deep, where a path would soon be too long for any system. */
    private static final int DEEPEST = 100;
    /** Empty files take none of the bytes of a bound but places on the disk; deleting so many takes seconds. */
    private static final int MOST_ENTRIES = 1_000_000;

    private final long bound;
    private long bytes;
    private int entries;

    private SlotSize(long bound) {
        this.bound = bound;
    }

    /**
     * Counts.
     *
     * @param bound where the count ends
     * @return bytes; more than the bound where it has so many, or cannot be looked through
     */
    static long of(Path slot, long bound) {
        var size = new SlotSize(Math.min(bound, Long.MAX_VALUE - 1));
        try {
            Files.walkFileTree(slot, Set.of(), DEEPEST, size);
        } catch (IOException e) {
            LoggerFactory.getLogger(SlotSize.class).debug("The size of {} is not known now", slot, e);
        }
        return size.bytes;
    }

    @Override public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return count(0);
    }

    /** A folder comes here where it lies too deep. */
    @Override public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        return attributes.isDirectory() ? full() : count(attributes.size());
    }

    /** Gone by now; or a folder that the program closed to be looked into, or one with too long a path. */
    @Override public FileVisitResult visitFileFailed(Path file, IOException e) {
        return e instanceof NoSuchFileException ? FileVisitResult.CONTINUE : full();
    }

    @Override public FileVisitResult postVisitDirectory(Path folder, IOException e) {
        return FileVisitResult.CONTINUE;
    }

    private FileVisitResult count(long more) {
        // Files with holes may have more bytes together than a number holds.
        if (++entries > MOST_ENTRIES || more > bound - bytes) return full();
        bytes += more;
        return FileVisitResult.CONTINUE;
    }

    private FileVisitResult full() {
        bytes = bound + 1;
        return FileVisitResult.TERMINATE;
    }
}
