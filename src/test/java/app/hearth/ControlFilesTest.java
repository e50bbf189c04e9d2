package app.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The two files by which commands find a running Hearth. */
class ControlFilesTest {
    @TempDir Path folder;

    private Path passwordFile() {
        return folder.resolve("gui_rpc_auth.cfg");
    }

    @Test void thePasswordIsMadeOnceAndStays() throws Exception {
        String password = ControlFiles.password(folder);
        assertThat(password).matches("[0-9a-f]{32}");
        assertThat(ControlFiles.password(folder)).isEqualTo(password);
    }

    @Test void aPasswordFileThatACrashLeftEmptyIsNoPassword() throws Exception {
        Files.createFile(passwordFile());
        assertThat(ControlFiles.password(folder)).matches("[0-9a-f]{32}");
        assertThat(Files.readString(passwordFile()).strip()).isEqualTo(ControlFiles.password(folder));
    }

    @Test void thePortIsTheLastOneThatWasTold() throws Exception {
        assertThat(ControlFiles.port(folder)).isEmpty();
        ControlFiles.publish(folder, 40_001);
        ControlFiles.publish(folder, 40_002);
        assertThat(ControlFiles.port(folder)).hasValue(40_002);
        Files.writeString(folder.resolve("gui_rpc_port"), "");
        assertThat(ControlFiles.port(folder)).isEmpty();
    }

    @Test @EnabledOnOs({OS.LINUX, OS.MAC}) void onlyTheOwnerMayReadThem() throws Exception {
        ControlFiles.password(folder);
        ControlFiles.publish(folder, 40_001);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> permissions(file))).containsExactly("rw-------", "rw-------");
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
