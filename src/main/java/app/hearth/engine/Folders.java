package app.hearth.engine;

import app.hearth.protocol.MasterUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** Where the engine's files lie below the data folder, as in BOINC (protocol note 6.1). */
record Folders(Path data) {
    Path project(String masterUrl) {
        return data.resolve("projects").resolve(MasterUrl.directory(masterUrl));
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

    /** Deletes a folder with all in it; links are deleted, not followed. */
    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
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
