package app.hearth.engine.control;

import app.hearth.engine.EngineClient;
import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.guirpc.GuiFrames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control port (section 11): BOINC's GUI RPC on the loopback address. Each connection has a virtual thread. A slow or
 * silent caller holds nothing but that thread, and when too many are connected the one silent for longest is dropped.
 */
public final class GuiRpcServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuiRpcServer.class);
    private static final int MAX_CONNECTIONS = 64;
    /** Managers poll; one that says nothing for so long has gone. Milliseconds. */
    private static final int SILENCE = 10 * 60 * 1000;

    private static final long PAUSE_AFTER_PROBLEM = Duration.ofSeconds(1).toNanos();
    /** Differences, for the clock behind {@code nanoTime} may pass its highest number. */
    private static final Comparator<Connection> LONGEST_SILENT = (a, b) -> Long.signum(a.lastHeard - b.lastHeard);

    private final ServerSocket socket;
    private final ControlSession.Host host;
    private final SecureRandom random = new SecureRandom();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    /** One caller; {@code lastHeard} is only ever compared. */
    private static final class Connection {
        private final Socket socket;
        private volatile long lastHeard = System.nanoTime();

        Connection(Socket socket) { this.socket = socket; }
    }

    private GuiRpcServer(ServerSocket socket, ControlSession.Host host) {
        this.socket = socket;
        this.host = host;
    }

    /**
     * Opens the port on the loopback address.
     *
     * @param port     0 for any free one
     * @param password needed for all that changes something; not empty
     * @param version  the stock release whose level is spoken
     * @param platform primary platform name
     * @param onQuit   ends Hearth; called on the connection's thread, must only hand over
     * @param onShow   brings the window to the front; likewise
     */
    public static GuiRpcServer open(EngineClient engine, int port, String password, ClientVersion version, String platform, Runnable onQuit,
                                    Runnable onShow) throws IOException {
        if (password.isBlank()) throw new IllegalArgumentException("the control port needs a password");
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), MAX_CONNECTIONS);
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
        GuiRpcServer server = new GuiRpcServer(socket, new ControlSession.Host(engine, new Attaching(engine), password.strip(), version, platform, onQuit, onShow));
        Thread.ofVirtual().name("control-port").start(server::accept);
        return server;
    }

    /** The port in use. */
    public int port() { return socket.getLocalPort(); }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Connection connection = new Connection(socket.accept());
                connections.add(connection);
                if (connections.size() > MAX_CONNECTIONS) connections.stream().min(LONGEST_SILENT).ifPresent(this::drop);
                Thread.ofVirtual().name("control-connection").start(() -> serve(connection));
            } catch (IOException problem) {
                if (socket.isClosed()) return;
                LOG.warn("Control port: {}", problem.getMessage());
                // Such as no more files to open: trying again at once would only fill the log.
                LockSupport.parkNanos(PAUSE_AFTER_PROBLEM);
            }
        }
    }

    private void serve(Connection connection) {
        try (Socket s = connection.socket) {
            s.setSoTimeout(SILENCE);
            ControlSession session = new ControlSession(host, HexFormat.of().toHexDigits(random.nextLong()));
            GuiFrames frames = new GuiFrames(GuiFrames.MAX_REQUEST);
            byte[] block = new byte[4096];
            for (int n = s.getInputStream().read(block); n >= 0; n = s.getInputStream().read(block)) {
                for (int i = 0; i < n; i++) {
                    Optional<byte[]> message = frames.accept(block[i]);
                    if (message.isEmpty()) continue;
                    connection.lastHeard = System.nanoTime();
                    Optional<byte[]> reply = session.answer(message.get());
                    if (reply.isEmpty()) return;
                    s.getOutputStream().write(GuiFrames.close(reply.get()));
                    s.getOutputStream().flush();
                    session.afterReply();
                }
            }
        } catch (IOException gone) {
            LOG.debug("Control connection ended: {}", gone.getMessage());
        } finally {
            connections.remove(connection);
        }
    }

    private void drop(Connection connection) {
        connections.remove(connection);
        try {
            connection.socket.close();
        } catch (IOException closing) {
            LOG.debug("Control connection: {}", closing.getMessage());
        }
    }

    @Override public void close() throws IOException {
        socket.close();
        connections.forEach(this::drop);
    }
}
