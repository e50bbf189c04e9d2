package app.hearth.protocol.guirpc;

import app.hearth.protocol.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a stream of bytes into messages, each of which ends with byte 3 (section 11.1). Not safe for several threads. */
public final class GuiFrames {
    /** Ends a message; never part of one. */
    public static final byte END = 3;
    /** Longest request that stock clients take. */
    public static final int MAX_REQUEST = 100_000;

    private final int limit;
    private ByteArrayOutputStream part = new ByteArrayOutputStream();

    /** @param limit longest message in bytes */
    public GuiFrames(int limit) { this.limit = limit; }

    /** Takes one byte and gives the message that it ends, if it does. */
    public Optional<byte[]> accept(byte b) throws ProtocolException {
        if (b == END) {
            byte[] message = part.toByteArray();
            part = new ByteArrayOutputStream();
            return Optional.of(message);
        }
        if (part.size() >= limit) throw new ProtocolException("message", "longer than " + limit + " bytes");
        part.write(b);
        return Optional.empty();
    }

    /** Whether a message has begun. */
    public boolean partial() { return part.size() > 0; }

    /** The message with its end. */
    public static byte[] close(byte[] message) {
        byte[] framed = Arrays.copyOf(message, message.length + 1);
        framed[message.length] = END;
        return framed;
    }
}
