package app.hearth.monitor.session;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A connection to the X server of this computer, in the X protocol itself ("X Window System Protocol", X version 11, and
 * the extensions' own documents). Not through Xlib: that ends the whole process when the display goes away. A handful of
 * requests, one after the other. For one thread; {@link #close} from any.
 */
public final class XDisplay implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern LOCAL = Pattern.compile("(?:unix)?(?:/[^:]*)?:(\\d+)(?:\\.\\d+)?");
    private static final int HEAD = 32; // of every reply, event and error
    private static final int REPLY = 1;
    private static final int ERROR = 0;
    private static final int GENERIC_EVENT = 35;
    private static final int LONGEST_REPLY = 1 << 20;

    private final SocketChannel channel;
    private final ArrayDeque<ByteBuffer> events = new ArrayDeque<>();
    private int resources;
    private int root;
    private int sequence;

    private XDisplay(SocketChannel channel) {
        this.channel = channel;
    }

    /** @param environment as {@link System#getenv()}: DISPLAY and XAUTHORITY count */
    public static XDisplay open(Map<String, String> environment) throws LineException {
        String name = environment.getOrDefault("DISPLAY", "");
        var local = LOCAL.matcher(name);
        if (!local.matches()) throw new LineException("No display of this computer: '" + name + "'");
        String number = local.group(1);
        return Bounded.call("open the display " + name, PATIENCE, () -> {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(Path.of("/tmp", ".X11-unix", "X" + number)));
                var display = new XDisplay(channel);
                display.greet(XCookie.find(environment, number));
                return display;
            } catch (IOException | LineException | RuntimeException e) {
                channel.close();
                throw e;
            }
        });
    }

    private void greet(Optional<byte[]> cookie) throws IOException, LineException {
        byte[] scheme = cookie.isPresent() ? XCookie.SCHEME.getBytes(StandardCharsets.US_ASCII) : new byte[0];
        byte[] secret = cookie.orElse(new byte[0]);
        var hello = buffer(12 + padded(scheme.length) + padded(secret.length));
        hello.put((byte) 'l').put((byte) 0).putShort((short) 11).putShort((short) 0);
        hello.putShort((short) scheme.length).putShort((short) secret.length).putShort((short) 0);
        hello.put(scheme).position(12 + padded(scheme.length)).put(secret);
        write(hello.rewind());
        var head = read(8);
        var body = read(Short.toUnsignedInt(head.getShort(6)) * 4);
        if (head.get(0) != 1) throw new LineException("The display refused us");
        resources = body.getInt(4);
        int vendor = Short.toUnsignedInt(body.getShort(16));
        int formats = Byte.toUnsignedInt(body.get(21));
        root = body.getInt(32 + padded(vendor) + formats * 8); // the first screen's first field
    }

    /** The root window of the first screen. */
    public int root() {
        return root;
    }

    /** The {@code index}th identifier of our own, from 1. */
    public int resource(int index) {
        return resources | index;
    }

    /** What a server says of an extension it has. */
    public record Extension(int opcode, int firstEvent) {}

    public Optional<Extension> extension(String name) throws IOException, LineException {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        var request = request(98, 0, 4 + padded(text.length));
        request.putShort((short) text.length).putShort((short) 0).put(text);
        var reply = ask(request);
        if (reply.get(8) == 0) return Optional.empty();
        return Optional.of(new Extension(Byte.toUnsignedInt(reply.get(9)), Byte.toUnsignedInt(reply.get(10))));
    }

    /** The number of a name; empty when nobody has used it yet. */
    public OptionalInt atom(String name) throws IOException, LineException {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        var request = request(16, 1, 4 + padded(text.length));
        request.putShort((short) text.length).putShort((short) 0).put(text);
        int atom = ask(request).getInt(8);
        return atom == 0 ? OptionalInt.empty() : OptionalInt.of(atom);
    }

    /** The first 4 KiB of a window's property, empty where it has none. */
    public ByteBuffer property(int window, int atom) throws IOException, LineException {
        var request = request(20, 0, 20).putInt(window).putInt(atom).putInt(0).putInt(0).putInt(1024);
        var reply = ask(request);
        int format = reply.get(1);
        int bytes = reply.getInt(16) * format / 8;
        return reply.slice(HEAD, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * A request to fill and hand to {@link #ask} or {@link #tell}.
     *
     * @param data the second byte: an extension's own opcode
     * @param size of what follows the first four bytes, a multiple of four
     */
    public static ByteBuffer request(int opcode, int data, int size) {
        return buffer(4 + size).put((byte) opcode).put((byte) data).putShort((short) (1 + size / 4));
    }

    /** Sends a request that is answered, and waits for that. */
    public ByteBuffer ask(ByteBuffer request) throws IOException, LineException {
        tell(request);
        while (true) {
            var packet = packet();
            int type = packet.get(0);
            boolean ours = packet.getShort(2) == (short) sequence;
            if (type == REPLY && ours) return packet;
            if (type == ERROR) refused(packet);
            if (type != REPLY) events.add(packet);
        }
    }

    /** Sends a request without an answer; its refusal shows at the next call that reads. */
    public void tell(ByteBuffer request) throws IOException {
        write(request.rewind());
        sequence++;
    }

    /** Waits for the next event, without end. */
    public ByteBuffer event() throws IOException, LineException {
        var waiting = events.poll();
        while (waiting == null) {
            var packet = packet();
            if (packet.get(0) == ERROR) refused(packet);
            if (packet.get(0) != REPLY) waiting = packet;
        }
        return waiting;
    }

    private static void refused(ByteBuffer packet) throws LineException {
        throw new LineException("The display answered with error " + packet.get(1)); // X protocol, appendix B
    }

    private ByteBuffer packet() throws IOException, LineException {
        var head = read(HEAD);
        int type = head.get(0) & 0x7f; // the highest bit: sent by another client
        if (type != REPLY && type != GENERIC_EVENT) return head;
        int more = head.getInt(4) * 4;
        if (more < 0 || more > LONGEST_REPLY) throw new LineException("The display sent too much");
        return buffer(HEAD + more).put(head).put(read(more)).rewind();
    }

    private ByteBuffer read(int size) throws IOException {
        var bytes = buffer(size);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) throw new EOFException("The display is gone");
        }
        return bytes.rewind();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int padded(int size) {
        return (size + 3) & ~3;
    }

    @Override public void close() {
        Bounded.closeQuietly(channel);
    }
}
