package app.hearth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalInt;

/** Where commands find the control port of a running Hearth and its password: two files that only the user can read. */
final class ControlFiles {
    /** BOINC's own name and form (protocol note 11.1), so that its tools can be pointed at the folder. */
    private static final String PASSWORD = "gui_rpc_auth.cfg";
    private static final String PORT = "gui_rpc_port";

    private ControlFiles() {}

    /** The password, made at the first start: 32 characters. An empty one, as a crash may have left it, is none. */
    static String password(Path data) throws IOException {
        var file = data.resolve(PASSWORD);
        String known = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!known.isEmpty()) return known;
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        write(file, password);
        return password;
    }

    static void publish(Path data, int port) throws IOException {
        write(data.resolve(PORT), String.valueOf(port));
    }

    /** The port of the Hearth that runs, or last ran, on this folder. */
    static OptionalInt port(Path data) {
        try {
            return OptionalInt.of(Integer.parseInt(Files.readString(data.resolve(PORT)).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Whole or not at all, and never readable for others. */
    private static void write(Path file, String line) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(part, (line + "\n").getBytes(StandardCharsets.US_ASCII));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
