package app.hearth.rewards.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Passwords in a file: there again after a restart, for the owner's eyes only, and gone when forgotten. */
final class FileSecretsTest {
    @TempDir Path folder;

    private Path file() {
        return folder.resolve("deeper").resolve("secrets.json");
    }

    @Test void whatIsKeptIsThereAfterARestart() throws IOException {
        new FileSecrets(file()).put("gridcoin", "pässwörd \"1\"\n");
        new FileSecrets(file()).put("other", "2");
        assertThat(new FileSecrets(file()).get("gridcoin")).contains("pässwörd \"1\"\n");
        assertThat(new FileSecrets(file()).get("none")).isEmpty();
    }

    @Test void whatIsForgottenIsGoneFromTheDisk() throws IOException {
        var secrets = new FileSecrets(file());
        secrets.put("a", "first-secret");
        secrets.put("b", "second");
        secrets.remove("a");
        secrets.remove("never");
        assertThat(Files.readString(file())).doesNotContain("first-secret").contains("second");
        secrets.remove("b");
        assertThat(file()).doesNotExist();
        try (var left = Files.list(file().getParent())) {
            assertThat(left).isEmpty();
        }
    }

    @Test @EnabledOnOs({OS.LINUX, OS.MAC}) void onlyTheOwnerMayReadItFromItsFirstMoment() throws IOException, InterruptedException {
        Files.createDirectories(file().getParent());
        var over = new AtomicBoolean();
        var open = new AtomicBoolean();
        var watcher = Thread.ofPlatform().start(() -> {
            while (!over.get()) open.compareAndSet(false, anyOpen());
        });
        var secrets = new FileSecrets(file());
        for (int i = 0; i < 30; i++) secrets.put("name", "secret " + i);
        over.set(true);
        watcher.join();
        assertThat(open).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        assertThat(secrets.place()).isEqualTo(new Secrets.Place.OwnFile(file().toString(), true));
    }

    private boolean anyOpen() {
        try (var files = Files.newDirectoryStream(file().getParent())) {
            for (var each : files) {
                if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(each)).endsWith("------")) return true;
            }
        } catch (IOException | RuntimeException e) {
            return false; // it was replaced meanwhile
        }
        return false;
    }

    @Test @EnabledOnOs({OS.LINUX, OS.MAC}) void aFileThatOthersCanReadIsClosedToThem() throws IOException {
        new FileSecrets(file()).put("a", "1");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(new FileSecrets(file()).get("a")).contains("1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test void aBrokenFileIsAnErrorThatDoesNotTellWhatIsInIt() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"gridcoin\": \"hunter2\" oops");
        assertThatThrownBy(() -> new FileSecrets(file()).get("gridcoin")).isInstanceOf(IOException.class).hasNoCause()
                .message().doesNotContain("hunter2");
        Files.writeString(file(), "[\"hunter2\"]");
        assertThatThrownBy(() -> new FileSecrets(file()).put("gridcoin", "x")).isInstanceOf(IOException.class);
        assertThat(Files.readString(file())).contains("hunter2"); // nothing of the user's is written over
    }
}
