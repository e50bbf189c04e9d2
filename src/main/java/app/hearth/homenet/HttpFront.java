package app.hearth.homenet;

import java.io.IOException;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: loopback only, a virtual thread for each request, pages by the path below the master URL. */
final class HttpFront implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final int MAX_CONNECTIONS = 512;
    /** Clients give up below this themselves (http_transfer_timeout_bps, protocol note 0.3). */
    private static final long SLOWEST_BYTES_PER_SECOND = 10;

    /** Those under way write into the store and the uploads: closed means that none does any more. */
    private static final long LAST_ANSWERS_SECONDS = 5;

    private final Server server;
    private final Semaphore room;

    /** Answers one request. */
    @FunctionalInterface
    interface Page {
        void answer(Exchange exchange) throws IOException;
    }

    private HttpFront(Server server, Semaphore room) {
        this.server = server;
        this.room = room;
    }

    /**
     * Starts to listen.
     *
     * @param pages by path below the master URL; one that ends in a slash answers all below it
     */
    static HttpFront start(int port, Map<String, Page> pages) throws IOException {
        var threads = new VirtualThreadPool(MAX_CONNECTIONS);
        threads.setName("homenet-http");
        var server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setMinRequestDataRate(SLOWEST_BYTES_PER_SECOND);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
        var room = new Semaphore(MAX_CONNECTIONS);
        server.setHandler(new Router(port, pages, room));
        var errors = new ErrorHandler();
        errors.setShowStacks(false);
        server.setErrorHandler(errors);
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new IOException(isTaken(e)
                    ? "Port " + port + " of this computer, on which the home network has its address, is used by another"
                            + " program. Close that program and start Hearth again; the port stays with this network,"
                            + " since its address is its identity."
                    : "The home network cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        return new HttpFront(server, room);
    }

    private static boolean isTaken(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) return true;
        }
        return false;
    }

    @Override public void close() {
        stop(server);
        try {
            if (!room.tryAcquire(MAX_CONNECTIONS, LAST_ANSWERS_SECONDS, TimeUnit.SECONDS)) LOG.warn("A request to the home network does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The home network's HTTP server did not stop cleanly", e);
        }
    }

    private static final class Router extends Handler.Abstract {
        private final String authority;
        private final Map<String, Page> pages;
        private final Semaphore room;

        Router(int port, Map<String, Page> pages, Semaphore room) {
            this.room = room;
            this.authority = "127.0.0.1:" + port;
            this.pages = Map.copyOf(pages);
        }

        @Override public boolean handle(Request request, Response response, Callback callback) {
            if (!room.tryAcquire()) return false;
            var exchange = new Exchange(request, response);
            try {
                answer(exchange);
                callback.succeeded();
            } catch (IOException | BadMessageException e) {
                LOG.debug("A request ended early: {}", e.toString());
                callback.failed(e);
            } catch (RuntimeException e) {
                LOG.warn("A request to the home network failed: {} {}", exchange.method(), exchange.path(), e);
                callback.failed(e);
            } finally {
                room.release();
            }
            return true;
        }

        private void answer(Exchange exchange) throws IOException {
            // A web page elsewhere may have its name resolve to this computer; it must not read anything here.
            if (!exchange.header(HttpHeader.HOST).equals(authority)) {
                exchange.answer(421, "text/plain", "This server answers as " + authority + " only.\n");
                return;
            }
            // And a page elsewhere may post here without being able to read the answer; BOINC clients send neither header.
            String origin = exchange.header(HttpHeader.ORIGIN);
            if (exchange.header("Sec-Fetch-Site").equals("cross-site") || !origin.isEmpty() && !origin.equals("http://" + authority)) {
                exchange.answer(403, "text/plain", "Other sites may not ask this server anything.\n");
                return;
            }
            Page page = page(exchange.path());
            if (page == null) exchange.answer(404, "text/plain", "There is nothing here.\n");
            else page.answer(exchange);
        }

        private Page page(String path) {
            if (!path.startsWith(Site.PATH)) return null;
            String below = path.substring(Site.PATH.length());
            Page exact = pages.get(below);
            int slash = below.lastIndexOf('/');
            return exact != null || slash < 0 ? exact : pages.get(below.substring(0, slash + 1));
        }
    }
}
