package app.hearth.monitor.presence;

import app.hearth.monitor.session.Bounded;
import app.hearth.monitor.session.LineException;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Messages to and from a Wayland compositor ("The Wayland Protocol", chapter 4, wire format). For one thread. */
final class WaylandLine implements AutoCloseable {
    private static final int HEAD = 8;
    private static final int DISPLAY = 1; // the object that is always there
    private static final int DISPLAY_ERROR = 0;
    private final SocketChannel channel;

    /**
     * @param object who says it
     * @param opcode the event's number in its interface
     * @param body   its arguments
     */
    record Event(int object, int opcode, ByteBuffer body) {
        int number() {
            return body.getInt();
        }

        String text() {
            byte[] bytes = new byte[body.getInt()];
            body.get(bytes).position((body.position() + 3) & ~3);
            return new String(bytes, 0, Math.max(0, bytes.length - 1), StandardCharsets.UTF_8); // a zero ends it
        }
    }

    private WaylandLine(SocketChannel channel) {
        this.channel = channel;
    }

    /** @param environment as {@link System#getenv()} */
    static WaylandLine open(Map<String, String> environment) throws IOException, LineException {
        String name = environment.getOrDefault("WAYLAND_DISPLAY", "");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path socket = Path.of(runtime).resolve(name.isEmpty() ? "wayland-0" : name);
        if (!socket.isAbsolute()) throw new LineException("No runtime folder for Wayland");
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new WaylandLine(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Arguments in a row: an {@link Integer} for numbers and objects, a {@link String} for a text. */
    void send(int object, int opcode, Object... arguments) throws IOException {
        var message = ByteBuffer.allocate(1024).order(ByteOrder.nativeOrder()).position(HEAD);
        for (var argument : arguments) {
            if (argument instanceof Integer number) message.putInt(number);
            if (argument instanceof String text) put(message, text.getBytes(StandardCharsets.UTF_8));
        }
        message.putInt(0, object).putInt(4, message.position() << 16 | opcode).flip();
        while (message.hasRemaining()) channel.write(message);
    }

    private static void put(ByteBuffer message, byte[] text) {
        message.putInt(text.length + 1).put(text).put((byte) 0);
        while (message.position() % 4 != 0) message.put((byte) 0);
    }

    /** Waits for the next event, without end. */
    Event next() throws IOException, LineException {
        var head = read(HEAD);
        int object = head.getInt();
        int sizeAndOpcode = head.getInt();
        int size = sizeAndOpcode >>> 16;
        if (size < HEAD) throw new LineException("The compositor does not speak Wayland");
        var event = new Event(object, sizeAndOpcode & 0xffff, read(size - HEAD));
        if (object == DISPLAY && event.opcode == DISPLAY_ERROR) throw new LineException("The compositor refused us");
        return event;
    }

    private ByteBuffer read(int size) throws IOException {
        var bytes = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) throw new EOFException("The compositor is gone");
        }
        return bytes.flip();
    }

    @Override public void close() {
        Bounded.closeQuietly(channel);
    }
}
