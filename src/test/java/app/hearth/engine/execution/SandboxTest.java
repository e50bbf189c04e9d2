package app.hearth.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.hearth.monitor.session.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real task processes with modules made to harm; sources and what each tries are beside the modules. */
class SandboxTest {
    private static final long MEMORY = 64L << 20;
    private static final long DISK = 32L << 20;
    private static final long PATIENCE_SECONDS = 180;

    @TempDir Path folder;
    private final TaskLauncher launcher = new TaskLauncher();
    private final BlockingQueue<TaskMessage> messages = new LinkedBlockingQueue<>();
    private Path slot;
    private TaskProcess process;

    @BeforeEach void makeSlot() throws IOException {
        slot = Files.createDirectory(folder.resolve("slot"));
        Files.writeString(folder.resolve("outside.txt"), "not for tasks");
    }

    @AfterEach void endAll() throws InterruptedException {
        if (process != null) {
            process.kill();
            process.awaitEnd(PATIENCE_SECONDS, TimeUnit.SECONDS); // until then it writes into the folder that goes next
        }
        launcher.close();
    }

    @Test void anUnchangedProgramReadsItsInputAndWritesItsOutput() throws Exception {
        Files.writeString(slot.resolve("in"), "twelve");
        assertThat(run("hello")).isEqualTo(new TaskMessage.End(0, ""));
        assertThat(slot.resolve("out")).isNotEmptyFile();
    }

    @Test void aFolderMayBeCalledAnythingInAnyLanguage() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "this computer has no names but in ASCII");
        slot = Files.createDirectories(folder.resolve("Müller & 日本/slot"));
        Files.writeString(slot.resolve("in"), "twelve");
        assertThat(run("hello")).isEqualTo(new TaskMessage.End(0, ""));
        assertThat(slot.resolve("out")).hasContent("Hello, twelve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"escape_parent", "escape_absolute", "make_link", "close_streams", "memory_growth"})
    void whatAProgramTriesBeyondItsFolderIsDenied(String module) throws Exception {
        assertThat(run(module)).as(output()).isEqualTo(new TaskMessage.End(0, ""));
        assertUntouched();
    }

    @Test void aSlotWithALinkIsRefusedBeforeTheProgramRuns() throws Exception {
        var outside = Files.createDirectories(folder.resolve("elsewhere/empty")).getParent();
        Files.writeString(outside.resolve("outside.txt"), "not for tasks");
        Files.createSymbolicLink(slot.resolve("linkdir"), outside);
        var end = run("through_link");
        assertThat(end.exitStatus()).isEqualTo(TaskMessage.EXIT_INIT_FAILURE);
        assertThat(end.message()).contains("link in the slot: linkdir");
        assertThat(outside.resolve("outside.txt")).hasContent("not for tasks");
        assertThat(outside.resolve("empty")).isEmptyDirectory();
    }

    @Test void aLinkToAFileIsRefusedToo() throws Exception {
        Files.createSymbolicLink(slot.resolve("linkfile"), folder.resolve("outside.txt"));
        assertThat(run("through_link").exitStatus()).isEqualTo(TaskMessage.EXIT_INIT_FAILURE);
        assertUntouched();
    }

    @ParameterizedTest
    @CsvSource({"endless_recursion,call stack", "trap,unreachable", "abort,unreachable"})
    void aTrapEndsTheTaskInWords(String module, String words) throws Exception {
        var end = run(module);
        assertThat(end.exitStatus()).isEqualTo(TaskMessage.EXIT_CHILD_FAILED);
        assertThat(end.message().toLowerCase(Locale.ROOT)).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "empty", "wrong_version", "not_wasm", "unknown_import"})
    void whatIsNoRunnableProgramIsRefusedInWords(String module) throws Exception {
        var end = run(module);
        assertThat(end.exitStatus()).isEqualTo(TaskMessage.EXIT_INIT_FAILURE);
        assertThat(end.message()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 42, 255, 134})
    void theProgramsOwnExitCodeArrives(int code) throws Exception {
        assertThat(run("exit_code", String.valueOf(code)).exitStatus()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {TaskMessage.LEFT_ON_REQUEST, TaskMessage.INTERRUPTED})
    void aProgramCannotEndAsIfItHadBeenAskedToLeave(int code) throws Exception {
        assertThat(run("exit_code", String.valueOf(code)).exitStatus()).isEqualTo(TaskMessage.EXIT_CHILD_FAILED);
    }

    @Test void aFileBeyondTheDiskBoundEndsTheTask() throws Exception {
        var end = run("huge_file");
        assertThat(end.exitStatus()).isEqualTo(TaskMessage.EXIT_DISK_LIMIT_EXCEEDED);
        try (var files = Files.walk(slot)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(DISK + (16L << 20));
        }
    }

    @Test void aFileWithAHoleIsAsLargeAsItSays() throws Exception {
        assertThat(run("hole").exitStatus()).isEqualTo(TaskMessage.EXIT_DISK_LIMIT_EXCEEDED);
    }

    @Test void endlessOutputIsDroppedAndTheTaskCanBeEnded() throws Exception {
        start("huge_stdout");
        Peers.until("its output", () -> slot.resolve("stderr.txt").toFile().length() > 60_000);
        assertThat(process.awaitEnd(300, TimeUnit.MILLISECONDS)).isFalse();
        process.kill();
        assertThat(process.awaitEnd(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.size(slot.resolve("stderr.txt"))).isLessThan(70_000);
    }

    @Test void anEndlessLoopCanBeFrozenAndEnded() throws Exception {
        start("endless_loop");
        waitForWork();
        process.hold();
        long before = process.cpuNanos();
        assertThat(process.awaitEnd(300, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(process.cpuNanos() - before).isLessThan(30_000_000);
        process.kill();
        assertThat(process.awaitEnd(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.handle().isAlive()).isFalse();
    }

    @Test void aTaskThatIsAskedToLeaveSavesItsWorkAndGoesOnFromThere() throws Exception {
        start("checkpointer", "2000");
        awaitProgress(0.05);
        process.askToLeave();
        assertThat(end()).isEqualTo(new TaskMessage.End(TaskMessage.LEFT_ON_REQUEST, "left with its work saved"));
        assertThat(run("checkpointer", "2000")).isEqualTo(new TaskMessage.End(0, ""));
        var interrupted = Files.readAllBytes(slot.resolve("out"));
        assertThat(Files.readAllLines(slot.resolve("log"))).hasSize(2);

        slot = Files.createDirectory(folder.resolve("again"));
        assertThat(run("checkpointer", "2000")).isEqualTo(new TaskMessage.End(0, ""));
        assertThat(Files.readAllBytes(slot.resolve("out"))).isEqualTo(interrupted);
    }

    @Test void theGovernorHoldsATaskToItsShare() throws Exception {
        start("endless_loop");
        waitForWork();
        try (var governor = new Governor(launcher)) {
            governor.start();
            governor.govern(List.of(process), 0.25);
            process.awaitEnd(2, TimeUnit.SECONDS); // start-up work is paid back first
            long cpu = process.cpuNanos();
            long wall = System.nanoTime();
            process.awaitEnd(4, TimeUnit.SECONDS);
            double share = (process.cpuNanos() - cpu) / (double) (System.nanoTime() - wall);
            assertThat(share).isLessThan(0.30);
            // It has the lowest priority: on a busy machine others leave it little. That it gets its share where it can is SlicesTest's.
            assertThat(share).isPositive();
        }
    }

    @Test void aTaskDiesWithItsParentEvenWhenFrozen() throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "needs PR_SET_PDEATHSIG");
        var parent = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                "--enable-native-access=ALL-UNNAMED", FrozenTaskParent.class.getName(), module("endless_loop").toString(), slot.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long child = Long.parseLong(parent.inputReader().readLine());
        var handle = ProcessHandle.of(child).orElseThrow();
        parent.destroyForcibly().waitFor();
        assertThat(handle.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    private void assertUntouched() {
        assertThat(folder.resolve("outside.txt")).hasContent("not for tasks");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("slot", "outside.txt");
    }

    private String output() throws IOException {
        var file = slot.resolve("stderr.txt");
        return Files.exists(file) ? Files.readString(file) : "no output";
    }

    private static Path module(String name) throws Exception {
        return Path.of(SandboxTest.class.getResource("/hostile/" + name + ".wasm").toURI());
    }

    private void start(String module, String... arguments) throws Exception {
        process = launcher.start(new TaskSpec.Wasm(module(module), slot, List.of(arguments), MEMORY, DISK, Duration.ofSeconds(1)), messages::add);
    }

    private TaskMessage.End run(String module, String... arguments) throws Exception {
        start(module, arguments);
        return end();
    }

    private TaskMessage.End end() throws InterruptedException {
        assertThat(process.awaitEnd(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
        return messages.stream().filter(TaskMessage.End.class::isInstance).map(TaskMessage.End.class::cast).reduce((_, last) -> last).orElseThrow();
    }

    private void awaitProgress(double fraction) throws InterruptedException {
        while (true) {
            var message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("progress in time").isNotNull().isNotInstanceOf(TaskMessage.End.class);
            if (message instanceof TaskMessage.Progress(double done) && done >= fraction) return;
        }
    }

    private void waitForWork() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.cpuNanos() < 1_500_000_000L) process.awaitEnd(50, TimeUnit.MILLISECONDS);
        assertThat(process.cpuNanos()).isGreaterThan(500_000_000L);
    }
}
