package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.hearth.protocol.Hashes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is taken from a slot, and what is not. */
class TaskOutputsTest {
    private static final String NETWORK = "http://127.0.0.1/net/";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    @TempDir Path data;
    private Folders folders;
    private TaskOutputs taking;
    private Path slot;

    @BeforeEach void makeSlot() throws IOException {
        folders = new Folders(data);
        taking = new TaskOutputs(folders);
        slot = Files.createDirectories(folders.slot(0));
        Files.createDirectories(folders.project(NETWORK));
        Files.createDirectory(data.resolve("home"));
        Files.writeString(data.resolve("home/secret"), "of the user");
    }

    private TaskOutputs.Place place() {
        return new TaskOutputs.Place(NETWORK, slot, "", 1 << 20);
    }

    private static TaskState.Ref output(String openName) {
        var ref = new TaskState.Ref();
        ref.file = "result_0";
        ref.openName = openName;
        return ref;
    }

    private Path result() throws IOException {
        return folders.file(NETWORK, "result_0");
    }

    @Test void aResultIsMovedOrBroughtAsACopyWhileItsProgramRuns() throws IOException {
        Files.writeString(slot.resolve("out"), "done");
        var early = taking.early(place(), output("out"));
        assertThat(result()).hasContent("done");
        assertThat(early).isEqualTo(new EngineEvent.Output("result_0", 4, Hashes.md5("done".getBytes(StandardCharsets.UTF_8))));
        Files.writeString(slot.resolve("out"), "changed afterwards");
        assertThat(result()).hasContent("done");
        assertThat(taking.all(place(), List.of(output("out")))).extracting(EngineEvent.Output::nbytes).containsExactly(18L);
        assertThat(slot.resolve("out")).doesNotExist();
        assertThat(taking.all(place(), List.of(output("out")))).as("after a crash").extracting(EngineEvent.Output::nbytes).containsExactly(18L);
    }

    @Test @DisabledOnOs(OS.WINDOWS) void whatIsNoFileIsNoResultAndKeepsNobodyWaiting() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", slot.resolve("pipe").toString(), slot.resolve("stderr.txt").toString()).start().waitFor()).isZero();
        Files.createSymbolicLink(slot.resolve("plain"), data.resolve("home/secret"));
        Files.createSymbolicLink(slot.resolve("folder"), data.resolve("home"));
        Files.createDirectories(slot.resolve("full/secret"));
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (var name : List.of("pipe", "plain", "folder/secret", "folder", "full/secret", "none/secret", "none")) {
                assertThatThrownBy(() -> taking.all(place(), List.of(output(name)))).as(name).isInstanceOf(ProjectHttp.Refused.class);
                assertThatThrownBy(() -> taking.early(place(), output(name))).as(name).isInstanceOf(ProjectHttp.Refused.class);
            }
            assertThat(TaskOutputs.stderr(slot)).isEmpty();
        });
        assertThat(data.resolve("home/secret")).hasContent("of the user");
        assertThat(folders.project(NETWORK)).isEmptyDirectory();
    }

    @Test void aResultWithHolesIsNeitherReadNorMovedWhereItIsTooLarge() throws IOException {
        Files.createDirectory(slot.resolve("sub"));
        for (var name : List.of("out", "sub/out")) {
            try (var file = new RandomAccessFile(slot.resolve(name).toFile(), "rw")) {
                file.setLength(OS.current() == OS.LINUX ? 1L << 42 : 1L << 26);
            }
            var huge = output(name);
            var endless = new TaskOutputs.Place(NETWORK, slot, "", Long.MAX_VALUE);
            assertTimeoutPreemptively(PATIENCE, () -> {
                assertThatThrownBy(() -> taking.early(place(), huge)).isInstanceOf(TaskOutputs.TooBig.class).hasMessageContaining("result_0");
                assertThatThrownBy(() -> taking.atLast(place(), List.of(huge))).isInstanceOf(TaskOutputs.TooBig.class);
                huge.most = 1000;
                assertThatThrownBy(() -> taking.atLast(endless, List.of(huge))).isInstanceOf(TaskOutputs.TooBig.class);
                huge.most = 0;
                // Where nothing bounds it the disk does: the tests' own may be larger than this file.
                if (Files.getFileStore(slot).getTotalSpace() < Files.size(slot.resolve(name))) {
                    assertThatThrownBy(() -> taking.atLast(endless, List.of(huge))).isInstanceOf(TaskOutputs.TooBig.class);
                }
            });
        }
        assertThat(slot.resolve("out")).exists();
        assertThat(folders.project(NETWORK)).isEmptyDirectory();
    }

    @Test void whatItsNetworkAllowsIsTakenAlsoBeyondTheBoundOfTheDisk() throws IOException {
        Files.write(slot.resolve("out"), new byte[2 << 20]);
        var large = output("out");
        large.most = 3 << 20;
        assertThat(taking.all(place(), List.of(large))).extracting(EngineEvent.Output::nbytes).containsExactly(2L << 20);
    }

    @Test @DisabledOnOs(OS.WINDOWS) void whatHasOtherNamesIsCopiedSoThatNobodyChangesItByThem() throws IOException {
        Files.writeString(slot.resolve("other"), "done");
        Files.createLink(slot.resolve("out"), slot.resolve("other"));
        taking.all(place(), List.of(output("out")));
        Files.writeString(slot.resolve("other"), "changed");
        assertThat(result()).hasContent("done");
    }

    @Test @DisabledOnOs(OS.WINDOWS) void aResultThatMayOnlyBeReadIsTakenAllTheSame() throws IOException {
        Files.writeString(slot.resolve("out"), "done");
        Files.setPosixFilePermissions(slot.resolve("out"), PosixFilePermissions.fromString("r--r--r--"));
        taking.early(place(), output("out"));
        assertThat(result()).hasContent("done");
        taking.all(place(), List.of(output("out")));
        assertThat(result()).hasContent("done");
        assertThat(slot.resolve("out")).doesNotExist();
    }

    @Test void aResultToBeCompressedIsSoAlsoWhenItIsBroughtEarly() throws IOException {
        Files.writeString(slot.resolve("out"), "done");
        var ref = output("out");
        ref.gzip = true;
        ref.most = 2; // of what is sent: it may be larger before
        taking.early(place(), ref);
        try (var in = new GZIPInputStream(Files.newInputStream(result()))) {
            assertThat(in.readAllBytes()).asString().isEqualTo("done");
        }
    }

    @Test void foldersInFoldersBeyondTheLengthOfAnyPathAreDeleted() throws IOException {
        assumeTrue(OS.current() != OS.WINDOWS, "Windows makes none");
        var whole = data.resolve("deep");
        Path last = Files.createDirectories(whole);
        for (int round = 0; round < 3; round++) { // each of 1600 characters, together too many
            Path top = data.resolve("top");
            Path inner = top;
            for (int i = 0; i < 16; i++) inner = inner.resolve("x".repeat(100));
            Files.createDirectories(inner);
            Files.writeString(inner.resolve("file"), "content");
            if (round > 0) Files.move(whole.resolve("part"), inner.resolve("part"));
            Files.move(top, whole.resolve("part"));
        }
        assertThat(last).isNotEmptyDirectory();
        Folders.deleteAll(whole);
        assertThat(whole).doesNotExist();
    }

    @Test @DisabledOnOs(OS.WINDOWS) void whatLinksLeadToStaysWhenTheyAreDeletedAndClosedFoldersOpen() throws IOException {
        Files.createDirectories(slot.resolve("a/b/c"));
        Files.writeString(slot.resolve("a/b/c/file"), "x");
        Files.createSymbolicLink(slot.resolve("a/link"), data.resolve("home"));
        Files.createSymbolicLink(slot.resolve("nowhere"), data.resolve("none"));
        for (var closed : List.of("a/b/c", "a/b", "a")) Files.setPosixFilePermissions(slot.resolve(closed), PosixFilePermissions.fromString("---------"));
        Folders.deleteAll(slot);
        assertThat(slot).doesNotExist();
        assertThat(data.resolve("home/secret")).hasContent("of the user");
        var link = Files.createSymbolicLink(data.resolve("link"), data.resolve("home"));
        Folders.deleteAll(link);
        assertThat(data.resolve("home/secret")).hasContent("of the user");
        Folders.deleteAll(data.resolve("never was"));
    }
}
