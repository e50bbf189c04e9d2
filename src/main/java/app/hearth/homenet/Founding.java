package app.hearth.homenet;

import app.hearth.homenet.Accounts.Account;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;

/** What a network is given once, at its first start: its name, its port and the account of its household. */
record Founding(Site site, int port, Account account, boolean isNew) {
    /** A domain that never leaves the house (RFC 8375). */
    private static final String EMAIL = "hearth@home.arpa";
    /** Below the ports that systems give to outgoing connections, so that none of those sits there at the next start. */
    private static final int FIRST_PORT = 21_000;
    private static final int LAST_PORT = 31_000;
    private static final int TRIES = 200;

    static Founding of(Database database, InstantSource clock) throws IOException {
        Optional<Integer> known = database.in(handle -> value(handle, "port")).map(Integer::valueOf);
        int port = known.isPresent() ? known.get() : freePort();
        return database.in(handle -> {
            if (known.isEmpty()) found(handle, port, clock.millis());
            return new Founding(Site.onLoopback(value(handle, "name").orElseThrow(), port), port,
                    Accounts.byEmail(handle, EMAIL).orElseThrow(), known.isEmpty());
        });
    }

    private static void found(Handle handle, int port, long now) {
        handle.createUpdate("insert into network values ('name', ?), ('port', ?)")
                .bind(0, HomeNetwork.NAME).bind(1, Integer.toString(port)).execute();
        Accounts.add(handle, EMAIL, "Hearth", "-", now); // no password: only its key opens it
    }

    /** Takes it back: another program took the port between its choice and its first use, and nobody knows the address yet. */
    static void undo(Handle handle) {
        handle.execute("delete from account");
        handle.execute("delete from network");
    }

    private static Optional<String> value(Handle handle, String name) {
        return handle.createQuery("select value from network where name = ?").bind(0, name).mapTo(String.class).findOne();
    }

    private static int freePort() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IOException("No free port between " + FIRST_PORT + " and " + LAST_PORT + " was found on this computer");
    }
}
