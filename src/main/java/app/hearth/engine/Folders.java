package app.hearth.engine;

import app.hearth.protocol.FileNames;
import app.hearth.protocol.MasterUrl;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the engine's files lie below the data folder, as in BOINC (protocol note 6.1). */
record Folders(Path data) {
    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    /** Ends the name of a file that is not whole yet. */
    static final String PART = ".part";
    /** Stands before that while it is unpacked. */
    static final String UNPACKED = ".unpacked";
    /** Begins the name of a folder that is being deleted; no network's begins so. */
    private static final String LEFT = ".left-";

    Path project(String masterUrl) {
        return data.resolve("projects").resolve(directory(masterUrl));
    }

    private static String directory(String masterUrl) {
        String name = MasterUrl.directory(masterUrl);
        return FileNames.isSafe(name, WINDOWS) ? name : "~" + name; // as for a host called nul.example; no other name begins so
    }

    /** A project's file. Names were checked when they came; this is the second lock. */
    Path file(String masterUrl, String name) throws IOException {
        var folder = project(masterUrl);
        var file = folder.resolve(name).normalize();
        if (!file.getParent().equals(folder.normalize())) throw new IOException("a file name that leaves its folder: " + name);
        return file;
    }

    Path slot(int number) {
        return data.resolve("slots").resolve(String.valueOf(number));
    }

    /**
     * Moves a network's folder out of the way, at once; one that it gets again is another. What stays of it the next sweep finds:
     * no network has such a folder.
     */
    Path aside(String masterUrl) {
        var folder = project(masterUrl);
        var aside = folder.resolveSibling(LEFT + UUID.randomUUID());
        try {
            return Files.exists(folder, LinkOption.NOFOLLOW_LINKS) ? Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE) : folder;
        } catch (IOException e) { // on Windows while a program in it has not ended yet
            LOG.info("{} is cleared where it lies: {}", folder, e.toString());
            return folder;
        }
    }

    /** Deletes a folder with all in it, or whatever else lies there; links are deleted, not followed. */
    static void deleteAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(folder);
            return;
        }
        // A program can make folders in folders until no system takes a path so long: those within others come up here before their turn.
        var inner = new ArrayDeque<Path>();
        empty(folder, inner::add);
        while (!inner.isEmpty()) {
            var next = inner.remove();
            empty(next, deeper -> inner.add(Files.move(deeper, folder.resolve(LEFT + UUID.randomUUID()), StandardCopyOption.ATOMIC_MOVE)));
            Files.delete(next);
        }
        Files.delete(folder);
    }

    private interface Deeper {
        void found(Path folder) throws IOException;
    }

    /** Deletes what lies in a folder, but for folders. */
    private static void empty(Path folder, Deeper deeper) throws IOException {
        open(folder);
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) Files.delete(file);
                else {
                    open(file);
                    deeper.found(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Programs may have closed their folders even to their owner. */
    private static void open(Path folder) throws IOException {
        var posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (posix != null && !posix.readAttributes().permissions().containsAll(OWNERS)) Files.setPosixFilePermissions(folder, OWNERS);
    }

    /**
     * Deletes what no task knows: folders of tasks that ended with a crash of Hearth, and files of projects.
     *
     * @param slots numbers of the slots in use
     * @param names files in use, by project
     */
    void sweep(Set<Integer> slots, Map<String, Set<String>> names) {
        var projects = names.keySet().stream().map(Folders::directory).toList();
        children(data.resolve("projects")).filter(folder -> !projects.contains(folder.getFileName().toString())).forEach(Folders::discard); // of networks left
        children(data.resolve("slots")).filter(slot -> !slots.contains(number(slot))).forEach(Folders::discard);
        names.forEach((project, known) -> children(project(project)).filter(file -> !known.contains(named(file))).forEach(Folders::discard));
    }

    private static String named(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name;
    }

    private static int number(Path slot) {
        String name = slot.getFileName().toString();
        return name.matches("[0-9]{1,9}") ? Integer.parseInt(name) : -1;
    }

    private static Stream<Path> children(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) return Stream.empty();
        try (var children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException e) {
            LOG.warn("{} cannot be listed", folder, e);
            return Stream.empty();
        }
    }

    static void discard(Path path) {
        try {
            deleteAll(path);
        } catch (IOException e) {
            LOG.warn("{} is of no more use and stays until the next start", path, e);
        }
    }

    /** Puts a finished file in its place so that it is there whole or not at all, even after power loss. */
    static void moveIntoPlace(Path from, Path to) throws IOException {
        try (var channel = FileChannel.open(from, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
