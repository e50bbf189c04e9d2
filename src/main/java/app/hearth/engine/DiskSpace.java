package app.hearth.engine;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much of the disk Hearth's files take and how much is free. */
final class DiskSpace {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
    /** Walking through all files costs some milliseconds. */
    private static final long COUNT_EVERY_NANOS = 60_000_000_000L;

    /** Below this a program only hides folders in folders, each of which would be held open at once; it is ended for them (SlotSize). */
    private static final int DEEPEST = 120;

    private final Folders folders;
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile FileStore volume;
    private volatile long used;
    private volatile long counted = Long.MIN_VALUE / 2;

    DiskSpace(Folders folders) {
        this.folders = folders;
    }

    /** Bytes free where the data lives. */
    long free() {
        try {
            return volume().getUsableSpace();
        } catch (IOException e) {
            LOG.warn("The free space of {} cannot be read", folders.data(), e);
            return Long.MAX_VALUE;
        }
    }

    /** Bytes that fit on that disk at all, which may grow while Hearth runs; 0 where it cannot be read. */
    long total() {
        try {
            return volume().getTotalSpace();
        } catch (IOException e) {
            LOG.warn("The size of the disk of {} cannot be read", folders.data(), e);
            return 0;
        }
    }

    /** Looked up once: that reads the table of all mounts. */
    private FileStore volume() throws IOException {
        if (volume == null) volume = Files.getFileStore(folders.data());
        return volume;
    }

    /** Bytes of Hearth's files as last counted; now and then they are counted anew beside the caller. */
    long used(Executor beside) {
        long now = System.nanoTime();
        if (now - counted > COUNT_EVERY_NANOS && counting.compareAndSet(false, true)) {
            counted = now;
            beside.execute(() -> {
                try {
                    used = count(folders.data());
                } finally {
                    counting.set(false);
                }
            });
        }
        return used;
    }

    /** Bytes of all files below a folder; what vanishes meanwhile does not count, and links are not followed. */
    static long count(Path folder) {
        var sum = new LongAdder();
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) sum.add(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override public FileVisitResult postVisitDirectory(Path visited, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.warn("{} cannot be counted", folder, e);
        }
        return sum.sum();
    }
}
