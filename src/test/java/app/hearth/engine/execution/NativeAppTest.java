package app.hearth.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.monitor.session.Peers;
import app.hearth.protocol.AppInitData;
import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.HostInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program on BOINC's own programming interface, built here, run as a task; its modes are told in its source. */
class NativeAppTest {
    private static final int PATIENCE_SECONDS = 180;
    private static final TaskMessage.End DONE = new TaskMessage.End(0, "");
    @TempDir static Path shared;
    private static Path program;

    @TempDir Path data;
    private final TaskLauncher launcher = new TaskLauncher();
    private final List<Run> runs = new ArrayList<>();

    /** A task in its slot. */
    private final class Run {
        final Path slot;
        final BlockingQueue<TaskMessage> messages = new LinkedBlockingQueue<>();
        final List<TaskMessage> heard = new ArrayList<>();
        TaskProcess process;

        Run(int number) throws IOException {
            slot = Files.createDirectories(data.resolve("slots/" + number));
            Files.writeString(slot.resolve("in1"), "<soft_link>../../projects/network/first_of_" + number + "</soft_link>\n");
            Files.writeString(project().resolve("first_of_" + number), "one" + number);
            Files.writeString(slot.resolve("in2"), "two");
            runs.add(this);
        }

        Run start(String... arguments) throws IOException {
            return start(TaskSpec.Grant.NOTHING, arguments);
        }

        Run start(TaskSpec.Grant grant, String... arguments) throws IOException {
            process = launcher.start(spec(grant, arguments), messages::add);
            return this;
        }

        TaskSpec.Native spec(TaskSpec.Grant grant, String... arguments) {
            return new TaskSpec.Native(project().resolve("app"), slot, project(), files(), List.of(arguments), 1L << 30, 1L << 30, 1, grant, initData());
        }

        List<String> files() {
            return List.of("app", "first_of_" + slot.getFileName());
        }

        private LongFunction<String> initData() {
            return pid -> new AppInitData(new ClientVersion(8, 2, 15),
                    new AppInitData.Account(1, 2, 3, "Ada & Co", "", "key", "", 1, 1, 1, 1, 1),
                    new AppInitData.Job("app", 1, "", "work", "work_0", 1e9, 1e12, 1e9, 1e9, 2e9),
                    new AppInitData.Place(project().toString(), data.toString(), 0, pid, launcher.bubblewrap(), 1.5, new AppInitData.Gpu("NVIDIA", 2, 3, 0.5)),
                    new AppInitData.Progress(1, 42, 1), HostInfo.builder().ncpus(7).build(), 0, "<global_preferences>\n</global_preferences>",
                    List.of("app")).xml();
        }

        TaskMessage end() throws InterruptedException {
            for (;;) {
                var message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(message).as("heard " + heard).isNotNull();
                heard.add(message);
                if (message instanceof TaskMessage.End || message instanceof TaskMessage.Later) return message;
            }
        }

        void await(Class<? extends TaskMessage> kind) throws InterruptedException {
            for (;;) {
                var message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(message).as("heard " + heard).isNotNull();
                heard.add(message);
                assertThat(message).isNotInstanceOf(TaskMessage.End.class);
                if (kind.isInstance(message)) return;
            }
        }

        String output(String name) throws IOException {
            return Files.readString(slot.resolve(name));
        }

        String stderr() throws IOException {
            return output("stderr.txt");
        }
    }

    @BeforeAll static void build() throws Exception {
        Peers.need("libboinc-app-dev", "/usr/include/boinc/boinc_api.h");
        Peers.need("g++", "/usr/bin/g++");
        program = shared.resolve("app");
        var source = Path.of(NativeAppTest.class.getResource("/native/boinc_app.cpp").toURI());
        var compiler = new ProcessBuilder("g++", "-O1", "-I/usr/include/boinc", "-o", program.toString(), source.toString(), "-lboinc_api", "-lboinc")
                .inheritIO().start();
        assertThat(compiler.waitFor()).isZero();
    }

    private Path project() {
        return data.resolve("projects/network");
    }

    private Run task() throws IOException {
        if (runs.isEmpty()) Files.copy(program, Files.createDirectories(project()).resolve("app"));
        return new Run(runs.size());
    }

    @AfterEach void leaveNothingBehind() throws InterruptedException {
        var started = runs.stream().filter(run -> run.process != null).map(run -> run.process).toList();
        started.forEach(TaskProcess::kill);
        for (var process : started) process.awaitEnd(PATIENCE_SECONDS, TimeUnit.SECONDS);
        launcher.close();
        Peers.until("all its processes gone", () -> ProcessHandle.allProcesses().noneMatch(this::ours));
    }

    private boolean ours(ProcessHandle process) {
        return cwd(process).startsWith(data) && process.isAlive();
    }

    private static Path cwd(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
        } catch (IOException e) {
            return Path.of("/");
        }
    }

    @Test void aProgramReadsItsInputsReportsItsProgressAndWritesItsOutputs() throws Exception {
        var run = task().start("work", "110");
        assertThat(run.end()).isEqualTo(DONE);
        assertThat(run.output("out1")).isEqualTo("one0+two");
        assertThat(run.output("out2")).isEqualTo("110");
        assertThat(run.stderr()).contains("called boinc_finish(0)");
        assertThat(run.heard).anyMatch(message -> message instanceof TaskMessage.Progress(double fraction) && fraction > 0 && fraction < 1);
        assertThat(run.process.cpuNanos()).isGreaterThan(500_000_000L);
    }

    @Test void endsAreUnderstoodAsTheReferenceClientDoes() throws Exception {
        var failed = task().start("finish", "7");
        var silent = task().start("plain", "0");
        var plain = task().start("plain", "195");
        var crashed = task().start("signal", "11");
        var killed = task().start("signal", "15");
        var negative = task().start("finish", "-185");
        var likeASignal = task().start("finish", "139");
        var beyondAByte = task().start("finish", "256");
        var later = task().start("temporary", "900");
        assertThat(failed.end()).isEqualTo(new TaskMessage.End(7, "process exited with code 7 (0x7, -249)"));
        assertThat(plain.end()).isEqualTo(new TaskMessage.End(195, "process exited with code 195 (0xc3, -61)"));
        assertThat(silent.end()).isEqualTo(new TaskMessage.End(TaskMessage.INTERRUPTED, "the program ended without saying that it has finished"));
        assertThat(crashed.end()).isEqualTo(new TaskMessage.End(11, "process got signal 11"));
        assertThat(killed.end()).isEqualTo(new TaskMessage.End(TaskMessage.INTERRUPTED, "signal 15 ended the program"));
        assertThat(negative.end()).isEqualTo(new TaskMessage.End(71, "process exited with code 71 (0x47, -185)"));
        assertThat(likeASignal.end()).isEqualTo(new TaskMessage.End(139, "process exited with code 139 (0x8b, -117)"));
        assertThat(beyondAByte.end()).as("the system keeps the low byte only, and by that it has finished").isEqualTo(DONE);
        assertThat(later.end()).isEqualTo(new TaskMessage.Later(900, "waiting for the moon", true));
    }

    @Test void aProgramTellsItsUserSomethingAndHasAResultSentBeforeItEnds() throws Exception {
        var talking = task().start("say");
        var sending = task().start("upload");
        sending.await(TaskMessage.UploadNow.class);
        assertThat(sending.heard).endsWith(new TaskMessage.UploadNow("out1"));
        assertThat(sending.output("out1")).isEqualTo("early");
        Files.writeString(sending.slot.resolve("boinc_ufs_out1"), "<status>-131</status>\n");
        sending.process.message(); // which it has not taken yet when the next news comes
        sending.process.uploaded();
        assertThat(sending.end()).isEqualTo(DONE);
        assertThat(sending.output("out2")).isEqualTo("status -131");
        assertThat(talking.end()).isEqualTo(DONE);
        assertThat(talking.heard).contains(new TaskMessage.Said("the moon has risen", true));
        assertThat(talking.heard).filteredOn(TaskMessage.TrickleUp.class::isInstance).singleElement().asString().contains("<variety>moon</variety>", "<risen/>");
    }

    @Test void aProgramSpeaksWithItsNetworkAlsoWhenTheAnswerComesWhileItRests() throws Exception {
        var present = task().start("talk");
        var resting = task().start("talk");
        var up = new TaskMessage.TrickleUp("<variety>moon</variety>\n<phase>half</phase>");
        present.await(TaskMessage.TrickleUp.class);
        assertThat(present.heard).endsWith(up);
        resting.await(TaskMessage.TrickleUp.class);
        resting.process.askToLeave();
        assertThat(((TaskMessage.End) resting.end()).exitStatus()).isEqualTo(TaskMessage.LEFT_ON_REQUEST);
        Files.writeString(present.slot.resolve("trickle_down_77"), "full");
        present.process.message();
        Files.writeString(resting.slot.resolve("trickle_down_78"), "new");
        resting.start("talk");
        assertThat(present.end()).isEqualTo(DONE);
        assertThat(present.output("out1")).isEqualTo("full in trickle_down_77");
        assertThat(resting.end()).isEqualTo(DONE);
        assertThat(resting.output("out1")).isEqualTo("new in trickle_down_78");
    }

    @Test void aProgramWhoseClientIsGoneLeavesByItself() throws Exception {
        var client = new ProcessBuilder("sleep", "600").start();
        try (var own = new TaskLauncher(false)) {
            var run = task();
            var told = run.initData();
            run.process = own.start(new TaskSpec.Native(project().resolve("app"), run.slot, project(), run.files(), List.of("work", "100000"), 1L << 30, 1L << 30, 1,
                    TaskSpec.Grant.NOTHING, _ -> told.apply(client.pid())), run.messages::add);
            run.await(TaskMessage.Checkpoint.class);
            client.destroyForcibly().waitFor();
            assertThat(((TaskMessage.End) run.end()).exitStatus()).as("it goes on from its checkpoint").isEqualTo(TaskMessage.INTERRUPTED);
            assertThat(run.stderr()).contains("client dead, exiting");
        } finally {
            client.destroyForcibly();
        }
    }

    @Test void aTaskKilledOrAskedToLeaveGoesOnFromItsCheckpoint() throws Exception {
        var killed = task().start("work", "400");
        var asked = task().start("work", "400");
        killed.await(TaskMessage.Checkpoint.class);
        asked.await(TaskMessage.Checkpoint.class);
        ProcessHandle.allProcesses().filter(this::ours).filter(process -> cwd(process).equals(killed.slot)).forEach(ProcessHandle::destroyForcibly);
        asked.process.askToLeave();
        assertThat(((TaskMessage.End) killed.end()).exitStatus()).isEqualTo(TaskMessage.INTERRUPTED);
        assertThat(((TaskMessage.End) asked.end()).exitStatus()).isEqualTo(TaskMessage.LEFT_ON_REQUEST);
        killed.start("work", "10");
        assertThat(asked.start("work", "10").end()).isEqualTo(DONE);
        assertThat(killed.end()).isEqualTo(DONE);
        assertThat(killed.stderr()).contains("going on at step");
        assertThat(asked.stderr()).contains("going on at step");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterTheEndOfAKilledTaskNothingOfItWritesInItsSlotNotEvenAProcessThatLeftItsFamily(boolean containers) throws Exception {
        try (var own = new TaskLauncher(containers)) {
            var run = task();
            run.process = own.start(run.spec(TaskSpec.Grant.NOTHING, "stray"), run.messages::add);
            Peers.until("its stray writes", () -> Files.exists(run.slot.resolve("stray.txt")));
            run.process.kill();
            run.end();
            assertThat(run.process.awaitEnd(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(ProcessHandle.allProcesses().filter(this::ours).filter(Strays::works)).isEmpty();
        }
    }

    @Test void aHeldTaskUsesNoTimeAndGoesOnWhenReleased() throws Exception {
        var run = task().start("family", "250");
        Peers.until("its child works", () -> run.process.cpuNanos() > 200_000_000L);
        run.process.hold();
        long held = run.process.cpuNanos();
        assertThat(run.process.awaitEnd(1500, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(run.process.cpuNanos() - held).isLessThan(50_000_000L);
        run.process.release();
        assertThat(run.end()).isEqualTo(DONE);
        assertThat(run.output("out1")).isEqualTo("child 0");
    }

    @Test void aProgramIsToldAllThatItMayAskAndReachesOnlyItsOwnFiles() throws Exception {
        var foreign = Files.writeString(data.resolve("secret"), "of the user");
        var run = task().start("reach", foreign.toString());
        var own = task().start("reach", "../../projects/network/first_of_1");
        assertThat(run.end()).isEqualTo(DONE);
        assertThat(own.end()).isEqualTo(DONE);
        assertThat(run.output("out1")).contains("processors 1.5\nresult work_0\nuser Ada & Co\nhost processors 7\nelapsed 42\ngpu NVIDIA 2 3 0.5");
        if (launcher.bubblewrap()) {
            assertThat(run.output("out1")).startsWith("read no\n");
            assertThat(own.output("out1")).startsWith("read yes\nwrite no\n");
        }
        assertThat(foreign).hasContent("of the user");
    }

    @Test void aProgramGathersItsResultsBesideItsProjectsFilesAndHasANameButReachesNothingOfOthers() throws Exception {
        if (!launcher.bubblewrap()) return;
        var run = task();
        Files.writeString(run.slot.resolve("out1"), "<soft_link>../../projects/network/result_0</soft_link>\n");
        // What an earlier program left in place of what Hearth makes: links to files of the user's.
        var foreign = Files.createDirectories(data.resolve("home"));
        Files.createSymbolicLink(run.slot.resolve(".project"), foreign);
        Files.createSymbolicLink(run.slot.resolve(".passwd"), Files.writeString(foreign.resolve("notes"), "of the user"));
        var other = Files.writeString(project().resolve("of_another_task"), "theirs");
        assertThat(run.start("gather").end()).isEqualTo(DONE);
        assertThat(run.output(".project/result_0")).isEqualTo("user hearth\nother no\ngathered yes\n");
        assertThat(foreign.resolve("notes")).hasContent("of the user");
        assertThat(foreign.toFile().list()).containsExactly("notes");
        assertThat(other).hasContent("theirs");
        assertThat(project().toFile().list()).containsExactlyInAnyOrder("app", "first_of_0", "of_another_task");
        assertThat(run.start("gather").end()).as("what it gathered is there at its next start").isEqualTo(DONE);
        assertThat(run.output(".project/result_0")).contains("gathered before\n");
    }
}
