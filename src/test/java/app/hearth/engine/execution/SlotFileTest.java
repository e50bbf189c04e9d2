package app.hearth.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.hearth.monitor.session.Peers;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a program puts in a file's place, at whatever moment. */
class SlotFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    @TempDir Path folder;
    private Path slot;

    @BeforeEach void makeSlot() throws IOException {
        slot = Files.createDirectories(folder.resolve("slot/sub")).getParent();
        Files.writeString(slot.resolve("own"), "mine");
        Files.writeString(slot.resolve("sub/own"), "mine");
        Files.createDirectory(folder.resolve("home"));
        Files.writeString(folder.resolve("home/own"), "the user's");
    }

    private Optional<String> read(String name) throws IOException {
        try (var file = SlotFile.open(slot, name).orElse(null)) {
            return file == null ? Optional.empty() : Optional.of(new String(file.first(1000), StandardCharsets.UTF_8));
        }
    }

    private static void pipe(Path path) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
    }

    @Test void aFileIsReadFromItsBeginningOrItsEnd() throws IOException {
        Files.writeString(slot.resolve("own"), "0123456789");
        assertThat(read("sub/own")).contains("mine");
        try (var file = SlotFile.open(slot, "own").orElseThrow()) {
            assertThat(file.size()).isEqualTo(10);
            assertThat(file.first(4)).asString().isEqualTo("0123");
            assertThat(file.last(4)).asString().isEqualTo("6789");
            assertThat(file.last(40)).asString().isEqualTo("0123456789");
        }
    }

    @Test void whatIsNoFileOrNotThereIsNothing() throws IOException {
        for (var name : List.of("sub", "none", "none/own", "own/own", ".", "..", "../home/own", "sub/../own", "sub/../../home/own", "")) assertThat(read(name)).as(name).isEmpty();
        assertThat(read(folder.resolve("home/own").toString())).isEmpty();
    }

    @Test @DisabledOnOs(OS.WINDOWS) void noLinkIsFollowedNeitherAtTheEndNorOnTheWay() throws IOException {
        Files.createSymbolicLink(slot.resolve("link"), folder.resolve("home/own"));
        Files.createSymbolicLink(slot.resolve("way"), folder.resolve("home"));
        Files.createSymbolicLink(slot.resolve("loop"), Path.of("loop"));
        for (var name : List.of("link", "way/own", "loop", "loop/own")) assertThat(read(name)).as(name).isEmpty();
    }

    @Test @DisabledOnOs(OS.WINDOWS) void aPipeOrASocketKeepsNobodyWaiting() throws Exception {
        pipe(slot.resolve("pipe"));
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(slot.resolve("socket")));
            for (var name : List.of("pipe", "socket", "pipe/own")) assertTimeoutPreemptively(PATIENCE, () -> assertThat(read(name)).as(name).isEmpty());
        }
    }

    @Test void aFileOfManyGigabytesWithoutContentFillsNoMemory() throws IOException {
        try (var file = new RandomAccessFile(slot.resolve("own").toFile(), "rw")) {
            file.setLength(OS.current() == OS.LINUX ? 1L << 40 : 1L << 26);
        }
        try (var file = SlotFile.open(slot, "own").orElseThrow()) {
            assertThat(file.first(1000)).hasSize(1000);
            assertThat(file.last(1000)).hasSize(1000);
        }
    }

    @Test void aCopyHasWhatWasThereWhenItWasOpened() throws IOException {
        Path copy = folder.resolve("copy");
        Files.writeString(copy, "something longer that lay there");
        try (var file = SlotFile.open(slot, "own").orElseThrow()) {
            Files.writeString(slot.resolve("own"), "mine and more");
            file.copyTo(copy);
            assertThat(copy).hasContent("mine");
            Files.writeString(slot.resolve("own"), "m");
            file.copyTo(copy);
            assertThat(copy).hasContent("m");
        }
    }

    @Test @EnabledOnOs(OS.LINUX) void whatWasOpenedStaysTheSameWhateverTakesItsPlace() throws IOException {
        try (var file = SlotFile.open(slot, "sub/own").orElseThrow()) {
            Files.move(slot.resolve("sub"), slot.resolve("away"));
            Files.createSymbolicLink(slot.resolve("sub"), folder.resolve("home"));
            assertThat(file.first(100)).asString().isEqualTo("mine");
            file.copyTo(folder.resolve("copy"));
            assertThat(folder.resolve("copy")).hasContent("mine");
        }
    }

    /** Against a program that does nothing but change what lies there. */
    @Test @EnabledOnOs(OS.LINUX) void noMomentGivesAwayAFileOfTheUsers() throws Exception {
        var kinds = Files.createDirectory(folder.resolve("kinds"));
        pipe(kinds.resolve("pipe"));
        var over = new AtomicBoolean();
        var swaps = new AtomicLong();
        var swapping = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!over.get()) {
                    Files.createSymbolicLink(kinds.resolve("link"), folder.resolve("home/own"));
                    Files.move(kinds.resolve("link"), slot.resolve("own"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    Files.createLink(kinds.resolve("again"), kinds.resolve("pipe"));
                    Files.move(kinds.resolve("again"), slot.resolve("own"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    Files.writeString(kinds.resolve("file"), "mine");
                    Files.move(kinds.resolve("file"), slot.resolve("own"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(slot.resolve("sub"), slot.resolve("away"));
                    Files.createSymbolicLink(slot.resolve("sub"), folder.resolve("home"));
                    Files.delete(slot.resolve("sub"));
                    Files.move(slot.resolve("away"), slot.resolve("sub"));
                    swaps.incrementAndGet();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            assertTimeoutPreemptively(PATIENCE, () -> {
                for (int i = 0; i < 2000 || swaps.get() < 200 && swapping.isAlive(); i++) {
                    assertThat(read("own").orElse("mine")).isEqualTo("mine");
                    assertThat(read("sub/own").orElse("mine")).isEqualTo("mine");
                }
            });
        } finally {
            over.set(true);
            swapping.join(PATIENCE.toMillis());
        }
        assertThat(swaps.get()).isGreaterThanOrEqualTo(200);
    }

    /** A lease lets its holder keep others waiting who open the file, up to 45 s (fcntl(2), F_SETLEASE). */
    @Test @EnabledOnOs(OS.LINUX) void oneWhoHoldsALeaseOfAFileKeepsNobodyWaiting() throws Exception {
        Peers.need("python3", "/usr/bin/python3");
        var holder = new ProcessBuilder("/usr/bin/python3", "-c", """
                import fcntl, os, signal, sys
                signal.signal(signal.SIGIO, signal.SIG_IGN)
                file = os.open(sys.argv[1], os.O_RDWR)
                fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK)
                print("held", flush=True)
                sys.stdin.read()
                """, slot.resolve("own").toString()).start();
        try (var said = holder.inputReader()) {
            assumeTrue("held".equals(said.readLine()), "this file system gives no leases");
            long begun = System.nanoTime();
            assertThat(read("own")).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        } finally {
            holder.destroyForcibly();
            holder.waitFor(60, TimeUnit.SECONDS);
        }
    }

    @Test void aSlotIsFullWhereSomethingIsHiddenInIt() throws IOException {
        assertThat(SlotSize.of(slot, 1000)).isEqualTo(8);
        assertThat(SlotSize.of(slot, 7)).isEqualTo(8);
        assertThat(SlotSize.of(folder.resolve("none"), 7)).isZero();
        Path deep = slot;
        for (int i = 0; i < 101; i++) deep = Files.createDirectory(deep.resolve("d"));
        assertThat(SlotSize.of(slot, 1000)).isEqualTo(1001);
    }
}
