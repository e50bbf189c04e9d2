package app.hearth.rewards.gridcoin;

import app.hearth.rewards.gridcoin.WalletException.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Where a wallet listens. Unless the user says otherwise it must be this computer: its password travels unencrypted.
 *
 * @param elsewhere whether another computer's address is meant
 */
public record WalletAddress(HttpUrl url, boolean elsewhere) {
    /** Of the main network ({@code src/chainparamsbase.cpp}). */
    public static final int PORT = 15715;

    /**
     * From what a person types: a host, a host with a port, or a URL.
     *
     * @throws WalletException when it is no address, or not one on this computer
     */
    public static WalletAddress of(String text, boolean elsewhere) throws WalletException {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        if (typed.isEmpty()) throw new WalletException(Problem.NO_ADDRESS);
        HttpUrl url = HttpUrl.parse(typed.contains("://") ? typed : "http://" + typed);
        if (url == null || !url.username().isEmpty() || !url.password().isEmpty() || url.pathSize() > 1 || !url.pathSegments().getFirst().isEmpty()
                || url.query() != null) {
            throw new WalletException(Problem.NO_ADDRESS);
        }
        // A URL without a port means 80 or 443; no wallet listens there, and nobody means it.
        boolean port = typed.matches("(.*://)?(\\[[^]]*]|[^:/\\[]+):[0-9]+/?");
        var address = new WalletAddress(port ? url : url.newBuilder().port(PORT).build(), elsewhere);
        if (literal(address.url.host())) address.resolve(Dns.SYSTEM, address.url.host());
        else if (!elsewhere && !address.url.host().equals("localhost")) throw new WalletException(Problem.NOT_LOCAL, address.url.host());
        return address;
    }

    private static boolean literal(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    /** Looks the host up; fails when it is elsewhere and must not be. */
    List<InetAddress> resolve(Dns names, String host) throws WalletException {
        List<InetAddress> found;
        try {
            found = names.lookup(host);
        } catch (UnknownHostException e) {
            throw new WalletException(Problem.NOT_RUNNING, host, e);
        }
        if (!elsewhere && !found.stream().allMatch(InetAddress::isLoopbackAddress)) throw new WalletException(Problem.NOT_LOCAL, host);
        return found;
    }

    /** As a person types it. */
    public String text() {
        return url.host().contains(":") ? "[" + url.host() + "]:" + url.port() : url.host() + ":" + url.port();
    }
}
