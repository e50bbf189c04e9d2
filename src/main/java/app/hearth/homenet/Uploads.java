package app.hearth.homenet;

import app.hearth.homenet.Results.Result;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.UploadReply;
import app.hearth.protocol.UploadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Output files as they arrive. A file grows under a name of its own and takes its real one when it is whole, checked and
 * synced; so what has the real name is complete, whatever happened.
 */
final class Uploads {
    /** Names are made here and nowhere else, so this pattern also keeps every path of the file system out. */
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_-]{1,200})_r([0-9a-f]{12})_([0-9]{1,4})");
    private static final long SPARE_DISK = 64 << 20;

    private final Path folder;
    private final Database database;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    Uploads(Path folder, Database database) throws IOException {
        this.folder = folder;
        this.database = database;
        PrivateFiles.createFolder(folder);
    }

    /** Bytes that have arrived; 0 for a name that is not known. */
    long size(String name) throws IOException {
        if (!NAME.matcher(name).matches()) return 0;
        Path whole = folder.resolve(name);
        Path part = part(name);
        if (Files.exists(whole)) return Files.size(whole);
        // Never all of it: a client that hears of all its bytes sends no more, and a crash may have kept the file from its name.
        return Files.exists(part) ? Math.max(0, Files.size(part) - 1) : 0;
    }

    /**
     * Takes in the bytes that follow the head. The certificate has been checked: what it covers is name and greatest size.
     * Answers as sched/file_upload_handler.cpp does (protocol note 4.3), and checks the MD5 besides.
     */
    UploadReply take(UploadRequest request, InputStream bytes) throws IOException {
        String name = request.fileName();
        if (!NAME.matcher(name).matches()) return UploadReply.permanentError("not a file name of this network");
        Optional<Result> result = database.in(handle -> resultOf(handle, name));
        if (result.isEmpty()) return UploadReply.permanentError("no task has such a file");
        if (!result.get().wantsFiles()) return UploadReply.complete(); // late, and of no more use
        if (!busy.add(name)) return UploadReply.transientError("this file is being sent already");
        try {
            return append(request, bytes);
        } finally {
            busy.remove(name);
        }
    }

    private UploadReply append(UploadRequest request, InputStream bytes) throws IOException {
        Path whole = folder.resolve(request.fileName());
        Path part = part(request.fileName());
        if (Files.exists(whole)) return UploadReply.complete();
        if (folder.toFile().getUsableSpace() < request.nbytes() + SPARE_DISK) return UploadReply.transientError("disk full");
        long size = Files.exists(part) ? Files.size(part) : 0;
        if (request.offset() > size) return UploadReply.transientError("offset beyond the end of the file");
        long from = Math.min(request.offset(), request.nbytes());
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(from);
            channel.position(from);
            long arrived = copy(bytes, channel, request.nbytes() - from);
            if (from + arrived < request.nbytes()) return UploadReply.transientError("the connection broke off");
            channel.force(true);
        }
        if (request.md5().isPresent() && !request.md5().get().equals(md5(part))) {
            Files.delete(part);
            return UploadReply.transientError("the content does not match its MD5");
        }
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.syncFolder(folder);
        return UploadReply.complete();
    }

    private static String md5(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Hashes.md5(in);
        }
    }

    /** Removes what no result asks for: files that came when their result was gone, or was just going. */
    void sweep() throws IOException {
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString().replaceFirst("\\.part$", "");
            if (database.in(handle -> resultOf(handle, name)).filter(Result::wantsFiles).isEmpty()) Files.delete(file);
        }
    }

    /** Up to {@code most} bytes; a connection that breaks merely ends the copy, and what came is kept. */
    private static long copy(InputStream in, FileChannel out, long most) throws IOException {
        var buffer = new byte[65_536];
        long copied = 0;
        while (copied < most) {
            int read;
            try {
                read = in.read(buffer, 0, (int) Math.min(buffer.length, most - copied));
            } catch (IOException broken) {
                return copied;
            }
            if (read < 0) return copied;
            var bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) out.write(bytes);
            copied += read;
        }
        return copied;
    }

    /** The outputs of a result by their names in the slot; what did not arrive is not among them. */
    Map<String, byte[]> outputs(Result result, Iterable<Workunits.Output> outputs) throws IOException {
        var found = new TreeMap<String, byte[]>();
        for (Workunits.Output output : outputs) {
            Path file = folder.resolve(result.outputName(output.position()));
            if (Files.exists(file)) found.put(output.openName(), Files.readAllBytes(file));
        }
        return found;
    }

    /** Removes what a result left; safe to repeat. */
    void discard(Result result, Iterable<Workunits.Output> outputs) throws IOException {
        for (Workunits.Output output : outputs) {
            Files.deleteIfExists(folder.resolve(result.outputName(output.position())));
            Files.deleteIfExists(part(result.outputName(output.position())));
        }
    }

    private Path part(String name) {
        return folder.resolve(name + ".part");
    }

    private static Optional<Result> resultOf(Handle handle, String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) return Optional.empty();
        return Results.byName(handle, parts.group(1)).filter(result -> result.suffix().equals(parts.group(2))
                && result.host() != 0 && Workunits.outputs(handle, result.workunit()).stream()
                        .anyMatch(output -> output.position() == Integer.parseInt(parts.group(3))));
    }
}
