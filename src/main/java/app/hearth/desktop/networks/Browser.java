package app.hearth.desktop.networks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens pages outside of Hearth: web addresses only, whatever a network wrote into its links. */
final class Browser {
    private final Consumer<String> opener;

    Browser(Consumer<String> opener) {
        this.opener = opener;
    }

    /** The address as it may be opened; empty for anything but a web page with a host. */
    static Optional<String> safe(String address) {
        try {
            var uri = new URI(address.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? Optional.of(uri.toString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    void open(String address) {
        safe(address).ifPresent(opener);
    }
}
