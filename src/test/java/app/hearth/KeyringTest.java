package app.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.session.Bus;
import app.hearth.monitor.session.Peers;
import app.hearth.monitor.session.PrivateBus;
import app.hearth.rewards.secret.FileSecrets;
import app.hearth.rewards.secret.Secrets.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords in a real GNOME Keyring on a bus of the test's own, and in a file where there is none. */
final class KeyringTest {
    private static final String COLLECTION = "/org/freedesktop/secrets/aliases/default";
    @TempDir Path folder;

    private FileSecrets file() {
        return new FileSecrets(folder.resolve("secrets.json"));
    }

    private Process keyring(PrivateBus bus) throws IOException {
        var builder = new ProcessBuilder("/usr/bin/gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(bus.environment());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        var process = builder.start();
        try (var password = process.getOutputStream()) {
            password.write("test".getBytes());
        }
        return process;
    }

    private static void awaitOpen(Keyring secrets) {
        Peers.until("the keyring", () -> secrets.place() instanceof Place.Keyring);
    }

    @Test void aRealKeyringKeepsAPasswordAndNoFileDoes() throws Exception {
        Peers.need("gnome-keyring", "/usr/bin/gnome-keyring-daemon");
        try (var bus = new PrivateBus()) {
            var daemon = keyring(bus);
            try {
                var secrets = new Keyring(bus.environment(), "/data", file());
                file().put("gridcoin", "from before there was a keyring");
                assertThat(secrets.get("gridcoin")).contains("from before there was a keyring");
                awaitOpen(secrets);
                secrets.put("gridcoin", "pässwörd");
                secrets.put("gridcoin", "pässwörd 2");
                assertThat(folder.resolve("secrets.json")).doesNotExist();
                assertThat(new Keyring(bus.environment(), "/data", file()).get("gridcoin")).contains("pässwörd 2");
                assertThat(new Keyring(bus.environment(), "/other", file()).get("gridcoin")).isEmpty();
                assertThat(secrets.get("none")).isEmpty();
                file().put("gridcoin", "newer"); // as it is kept while the keyring is locked
                assertThat(secrets.get("gridcoin")).contains("newer");
                file().put("gridcoin", ""); // as it is forgotten while the keyring is locked
                assertThat(secrets.get("gridcoin")).isEmpty();
                file().remove("gridcoin");
                assertThat(secrets.get("gridcoin")).as("gone from the keyring too").isEmpty();
                secrets.put("gridcoin", "pässwörd");
                lock(bus.bus());
                assertThat(secrets.place()).isInstanceOf(Place.OwnFile.class);
                assertThat(secrets.get("gridcoin")).isEmpty();
                secrets.put("later", "while it is locked");
                assertThat(Files.readString(folder.resolve("secrets.json"))).contains("while it is locked").doesNotContain("pässwörd");
            } finally {
                daemon.destroy();
                if (!daemon.waitFor(60, TimeUnit.SECONDS)) daemon.destroyForcibly().waitFor();
            }
        }
    }

    private static void lock(Bus bus) throws Exception {
        bus.call("org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock", "ao", List.of(new DBusPath(COLLECTION)));
    }

    @Test void whatIsForgottenIsGoneFromTheKeyring() throws Exception {
        Peers.need("gnome-keyring", "/usr/bin/gnome-keyring-daemon");
        try (var bus = new PrivateBus()) {
            var daemon = keyring(bus);
            try {
                var secrets = new Keyring(bus.environment(), "/data", file());
                awaitOpen(secrets);
                secrets.put("gridcoin", "secret");
                secrets.remove("gridcoin");
                secrets.remove("never");
                assertThat(secrets.get("gridcoin")).isEmpty();
                secrets.put("gridcoin", "kept in the keyring");
                lock(bus.bus());
                secrets.remove("gridcoin");
                assertThat(file().get("gridcoin")).as("that it is forgotten, for the time when the keyring is open again").contains("");
                assertThat(secrets.get("gridcoin")).isEmpty();
            } finally {
                daemon.destroy();
                if (!daemon.waitFor(60, TimeUnit.SECONDS)) daemon.destroyForcibly().waitFor();
            }
        }
    }

    @Test void withoutAKeyringAFileKeepsThem() throws Exception {
        for (var environment : List.of(Map.<String, String>of(), Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("nothing")))) {
            var secrets = new Keyring(environment, "/data", file());
            secrets.put("gridcoin", "secret");
            assertThat(secrets.place()).isEqualTo(file().place());
            assertThat(file().get("gridcoin")).contains("secret");
            assertThat(secrets.get("gridcoin")).contains("secret");
            secrets.remove("gridcoin");
            assertThat(folder.resolve("secrets.json")).doesNotExist();
        }
    }
}
