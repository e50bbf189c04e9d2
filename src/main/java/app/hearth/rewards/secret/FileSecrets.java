package app.hearth.rewards.secret;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Secrets in a file that only its owner may read: it never exists with other rights, not for a moment, and is replaced as a whole. Where the
 * system knows no such rights, {@link #place} says so. A file that others can read by now is closed to them before it is used.
 */
public final class FileSecrets implements Secrets {
    private static final String OWNER_ONLY = "rw-------";
    private static final long MAX_SIZE = 1 << 20;
    private final Path file;

    public FileSecrets(Path file) {
        this.file = file;
    }

    @Override public synchronized Optional<String> get(String name) throws IOException {
        return read().get(name) instanceof JsonPrimitive value && value.isString() ? Optional.of(value.getAsString()) : Optional.empty();
    }

    @Override public synchronized void put(String name, String secret) throws IOException {
        var all = read();
        all.addProperty(name, secret);
        write(all);
    }

    @Override public synchronized void remove(String name) throws IOException {
        var all = read();
        if (all.remove(name) == null) return;
        if (all.isEmpty()) Files.deleteIfExists(file);
        else write(all);
    }

    @Override public Place place() {
        return new Place.OwnFile(file.toString(), posix() || acl());
    }

    private JsonObject read() throws IOException {
        try {
            if (Files.size(file) > MAX_SIZE) throw new IOException("The file of passwords is too large");
            if (posix() && !PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
            }
            if (JsonParser.parseString(Files.readString(file)) instanceof JsonObject all) return all;
        } catch (NoSuchFileException e) {
            return new JsonObject();
        } catch (JsonParseException e) {
            // What it says is not for a message or a log: it is secret even when broken.
            throw new IOException("The file of passwords cannot be read: it is no JSON");
        }
        throw new IOException("The file of passwords cannot be read: it is no JSON object");
    }

    private void write(JsonObject all) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (var channel = FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), atBirth())) {
                if (!posix()) closeToOthers(part); // before the first byte
                for (var buffer = ByteBuffer.wrap(all.toString().getBytes(StandardCharsets.UTF_8)); buffer.hasRemaining(); ) channel.write(buffer);
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private FileAttribute<?>[] atBirth() {
        return posix() ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))} : new FileAttribute<?>[0];
    }

    private static void closeToOthers(Path part) throws IOException {
        var view = Files.getFileAttributeView(part, AclFileAttributeView.class);
        if (view == null) return;
        view.setAcl(List.of(AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(view.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class)).build()));
    }

    private boolean posix() {
        return supports(PosixFileAttributeView.class);
    }

    private boolean acl() {
        return supports(AclFileAttributeView.class);
    }

    private boolean supports(Class<? extends java.nio.file.attribute.FileAttributeView> view) {
        try {
            return Files.getFileStore(existing(file.toAbsolutePath())).supportsFileAttributeView(view);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path existing(Path path) {
        return Files.exists(path) || path.getParent() == null ? path : existing(path.getParent());
    }

    /** Not what is in it. */
    @Override public String toString() {
        return "FileSecrets[" + file.getFileName() + "]";
    }
}
