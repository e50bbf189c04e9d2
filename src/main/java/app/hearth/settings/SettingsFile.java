package app.hearth.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The settings on disk: read with patience, written whole or not at all. Nothing a user wrote is lost. */
public final class SettingsFile {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

    private SettingsFile() {}

    /**
     * What the file says.
     *
     * @param unreadable names of fields that do not count; see {@link SettingsJson.Read}
     * @param copy       name of the copy, beside the file, of what could not all be read
     */
    public record Loaded(UserSettings settings, List<String> unreadable, Optional<String> copy) {
        public Loaded {
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * Reads the settings; without a file the suggested ones. A file that cannot all be read is copied aside once.
     *
     * @throws IOException if there is a file but the system does not let it be read
     */
    public static Loaded load(Path file, UserSettings suggested, Instant now) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new Loaded(suggested, List.of(), Optional.empty());
        }
        var read = SettingsJson.read(new String(bytes, StandardCharsets.UTF_8), suggested);
        if (read.unreadable().isEmpty()) return new Loaded(read.settings(), List.of(), Optional.empty());
        return new Loaded(read.settings(), read.unreadable(), Optional.of(copy(file, bytes, "broken", now)));
    }

    /** Writes the settings; a file of a later Hearth, which may say more, is copied aside before. */
    public static void save(Path file, UserSettings settings, Instant now) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            byte[] bytes = Files.readAllBytes(file);
            var read = SettingsJson.read(new String(bytes, StandardCharsets.UTF_8), settings);
            if (read.newer()) copy(file, bytes, "version" + read.version(), now);
        }
        replace(file, SettingsJson.write(settings));
    }

    /** Puts a text in the place of a file, whole or not at all. */
    public static void replace(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".part");
        try {
            writeAndSync(written, text.getBytes(StandardCharsets.UTF_8));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void writeAndSync(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) channel.write(buffer);
            channel.force(true);
        }
    }

    /** Sets bytes aside under a name of their own, never over another file; the same bytes only once. */
    static String copy(Path file, byte[] bytes, String why, Instant now) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = (dot > 0 ? name.substring(0, dot) : name) + "." + why + "-";
        String ending = dot > 0 ? name.substring(dot) : "";
        var earlier = sameBytes(file.toAbsolutePath().getParent(), stem, bytes);
        if (earlier.isPresent()) return earlier.get();
        String stamp = STAMP.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
        for (int i = 1; ; i++) {
            Path copy = file.resolveSibling(stem + stamp + (i == 1 ? "" : "-" + i) + ending);
            try {
                Files.createFile(copy);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            writeAndSync(copy, bytes);
            return copy.getFileName().toString();
        }
    }

    private static Optional<String> sameBytes(Path folder, String stem, byte[] bytes) throws IOException {
        try (var files = Files.newDirectoryStream(folder, entry -> entry.getFileName().toString().startsWith(stem))) {
            for (Path entry : files) {
                if (Files.isRegularFile(entry) && Files.size(entry) == bytes.length && Arrays.equals(Files.readAllBytes(entry), bytes)) {
                    return Optional.of(entry.getFileName().toString());
                }
            }
        }
        return Optional.empty();
    }
}
