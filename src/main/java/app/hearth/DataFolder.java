package app.hearth;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import net.harawata.appdirs.AppDirsFactory;

/** The one folder Hearth writes to, held by one Hearth at a time. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final RandomAccessFile file;
    private final FileLock lock;

    private DataFolder(Path path, RandomAccessFile file, FileLock lock) {
        this.path = path;
        this.file = file;
        this.lock = lock;
    }

    /** Another Hearth holds the folder. */
    static final class Busy extends IOException {
        private static final long serialVersionUID = 1;

        Busy(Path path) {
            super("Hearth is already running on " + path + ". Close it first, or choose another folder with --data-dir.");
        }
    }

    /** The platform's place for an application's data of this user. */
    static Path usual() {
        return Path.of(AppDirsFactory.getInstance().getUserDataDir("Hearth", null, null));
    }

    /**
     * Makes the folder if needed and takes hold of it.
     *
     * @throws Busy when another Hearth runs on it
     * @throws IOException with a sentence for the user when it cannot be written
     */
    static DataFolder take(Path path) throws IOException {
        var folder = path.toAbsolutePath().normalize();
        RandomAccessFile file;
        try {
            Files.createDirectories(folder, ownerOnly(folder));
            file = new RandomAccessFile(folder.resolve("lockfile").toFile(), "rw");
        } catch (IOException e) {
            throw new IOException("Hearth cannot write to " + folder + ". Choose a folder that is yours with --data-dir.", e);
        }
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock != null) return new DataFolder(folder, file, lock);
        file.close();
        throw new Busy(folder);
    }

    /** A new folder is its owner's alone: account keys lie in it. One that was there stays as its owner made it. */
    private static FileAttribute<?>[] ownerOnly(Path folder) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))};
    }

    Path path() {
        return path;
    }

    @Override public void close() throws IOException {
        lock.release();
        file.close();
    }
}
