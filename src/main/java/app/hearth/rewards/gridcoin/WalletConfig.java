package app.hearth.rewards.gridcoin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a wallet's own {@code gridcoinresearch.conf} says of its RPC; read only when the user asks for it.
 *
 * @param server whether it says that the wallet answers questions at all
 */
public record WalletConfig(Optional<String> user, Optional<String> password, OptionalInt port, boolean server) {
    private static final String NAME = "gridcoinresearch.conf";
    private static final long MAX_SIZE = 1 << 20;
    /** Of the test network ({@code src/chainparamsbase.cpp}). */
    private static final String TEST_PORT = "25715";

    /** The password is not for logs. */
    @Override public String toString() {
        return "WalletConfig[port=" + port + ", server=" + server + "]";
    }

    /**
     * Where the wallet keeps it ({@code GetDefaultDataDir}, {@code src/util/system.cpp}).
     *
     * @param system  the system property {@code os.name}
     * @param home    the user's folder
     * @param appData {@code %AppData%} on Windows, else empty
     */
    public static Path usualPlace(String system, Path home, Optional<Path> appData) {
        if (system.startsWith("Windows")) return appData.orElseGet(() -> home.resolve("AppData").resolve("Roaming")).resolve("GridcoinResearch").resolve(NAME);
        if (system.startsWith("Mac")) return home.resolve("Library").resolve("Application Support").resolve("GridcoinResearch").resolve(NAME);
        Path flatpak = home.resolve(".var/app/us.gridcoin.GridcoinResearch/.local/state/GridcoinResearch").resolve(NAME);
        Path usual = home.resolve(".GridcoinResearch").resolve(NAME);
        return !Files.exists(usual) && Files.exists(flatpak) ? flatpak : usual;
    }

    /** @throws IOException when there is none or it cannot be read */
    public static WalletConfig read(Path file) throws IOException {
        if (Files.size(file) > MAX_SIZE) throw new IOException(file.getFileName() + " is too large");
        return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /** Lines of key=value; from # on a remark; of a key given twice the first counts, as in the wallet. Sections are for other networks. */
    static WalletConfig parse(String text) {
        var values = new HashMap<String, String>();
        for (var line : text.lines().toList()) {
            String said = line.replaceFirst("#.*", "").strip();
            if (said.startsWith("[")) break;
            int equals = said.indexOf('=');
            if (equals > 0) values.putIfAbsent(said.substring(0, equals).strip(), said.substring(equals + 1).strip());
        }
        return new WalletConfig(nonEmpty(values.get("rpcuser")), nonEmpty(values.get("rpcpassword")),
                port(values.getOrDefault("rpcport", "1".equals(values.get("testnet")) ? TEST_PORT : "")),
                "1".equals(values.get("server")) || "1".equals(values.get("daemon")));
    }

    private static Optional<String> nonEmpty(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    private static OptionalInt port(String value) {
        if (!value.matches("[0-9]{1,5}")) return OptionalInt.empty();
        int port = Integer.parseInt(value);
        return port > 0 && port < 65_536 ? OptionalInt.of(port) : OptionalInt.empty();
    }
}
