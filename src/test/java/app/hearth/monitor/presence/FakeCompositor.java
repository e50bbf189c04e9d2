package app.hearth.monitor.presence;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** The server's side of Wayland as far as ext-idle-notify-v1 needs it, written from the protocol's documents. */
final class FakeCompositor implements AutoCloseable {
    private static final int SEAT_NAME = 11;
    private static final int NOTIFIER_NAME = 12;
    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final CompletableFuture<Integer> bound = new CompletableFuture<>();
    private final CompletableFuture<Request> request = new CompletableFuture<>();
    private final int version;
    private volatile SocketChannel client;
    private int notifier;
    private int notification;

    /** A notification that was asked for: by which request of the notifier, after how many milliseconds. */
    record Request(int opcode, int timeout) {}

    /** @param version of the notifier that is offered; 0 for none */
    FakeCompositor(Path socket, int version) throws IOException {
        this.version = version;
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        try {
            client = server.accept();
            while (true) {
                var head = read(8);
                int object = head.getInt();
                int sizeAndOpcode = head.getInt();
                answer(object, sizeAndOpcode & 0xffff, read((sizeAndOpcode >>> 16) - 8));
            }
        } catch (IOException e) {
            bound.completeExceptionally(e);
            request.completeExceptionally(e);
        }
    }

    private void answer(int object, int opcode, ByteBuffer body) throws IOException {
        if (object == 1 && opcode == 1) { // wl_display.get_registry
            int registry = body.getInt();
            send(registry, 0, global(1, "wl_compositor", 6));
            send(registry, 0, global(SEAT_NAME, "wl_seat", 9));
            if (version > 0) send(registry, 0, global(NOTIFIER_NAME, "ext_idle_notifier_v1", version));
        } else if (object == 1 && opcode == 0) { // wl_display.sync
            int callback = body.getInt();
            send(callback, 0, number(0));
            send(1, 1, number(callback)); // delete_id
        } else if (object == 2 && opcode == 0) { // wl_registry.bind
            int name = body.getInt();
            body.position(body.position() + 4 + (body.getInt(body.position()) + 3 & ~3));
            int wanted = body.getInt();
            int id = body.getInt();
            if (name == SEAT_NAME) send(id, 0, number(3)); // wl_seat.capabilities
            if (name == NOTIFIER_NAME) {
                notifier = id;
                bound.complete(wanted);
            }
        } else if (object == notifier) {
            notification = body.getInt();
            request.complete(new Request(opcode, body.getInt()));
        }
    }

    int boundVersion() {
        return bound.join();
    }

    Request request() {
        return request.join();
    }

    void idled() throws IOException {
        send(notification, 0, ByteBuffer.allocate(0));
    }

    void resumed() throws IOException {
        send(notification, 1, ByteBuffer.allocate(0));
    }

    private static ByteBuffer global(int name, String face, int version) {
        byte[] text = face.getBytes(StandardCharsets.UTF_8);
        int padded = text.length + 1 + 3 & ~3;
        return buffer(12 + padded).putInt(name).putInt(text.length + 1).put(text).position(8 + padded).putInt(version).flip();
    }

    private static ByteBuffer number(int value) {
        return buffer(4).putInt(value).flip();
    }

    private void send(int object, int opcode, ByteBuffer body) throws IOException {
        var message = buffer(8 + body.remaining()).putInt(object).putInt(8 + body.remaining() << 16 | opcode).put(body).flip();
        while (message.hasRemaining()) client.write(message);
    }

    private ByteBuffer read(int size) throws IOException {
        var bytes = buffer(size);
        while (bytes.hasRemaining()) {
            if (client.read(bytes) < 0) throw new IOException("The client is gone");
        }
        return bytes.flip();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    @Override public void close() throws IOException {
        end();
    }

    void end() throws IOException {
        server.close();
        if (client != null) client.close();
    }
}
