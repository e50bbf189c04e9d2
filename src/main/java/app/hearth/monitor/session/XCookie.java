package app.hearth.monitor.session;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The secret that lets us in to the user's display, from the file that Xau(3) describes: big-endian, one entry a display. */
final class XCookie {
    static final String SCHEME = "MIT-MAGIC-COOKIE-1";
    private static final int LOCAL = 256;
    private static final int ANY = 65535;

    private XCookie() {}

    static Optional<byte[]> find(Map<String, String> environment, String display) {
        String named = environment.getOrDefault("XAUTHORITY", "");
        Path file = named.isEmpty() ? Path.of(environment.getOrDefault("HOME", ""), ".Xauthority") : Path.of(named);
        try {
            return Files.isReadable(file) ? find(Files.readAllBytes(file), display) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // some displays let everyone of this computer in
        }
    }

    static Optional<byte[]> find(byte[] file, String display) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(file))) {
            while (true) {
                int family = in.readUnsignedShort();
                block(in); // the host's name, which may have changed since
                String number = text(in);
                String scheme = text(in);
                byte[] secret = block(in);
                boolean here = (family == LOCAL || family == ANY) && (number.isEmpty() || number.equals(display));
                if (here && scheme.equals(SCHEME)) return Optional.of(secret);
            }
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(block(in), StandardCharsets.US_ASCII);
    }

    private static byte[] block(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return bytes;
    }
}
