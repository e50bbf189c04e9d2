package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.execution.TaskLauncher;
import app.hearth.engine.gpu.GpuKind;
import app.hearth.engine.gpu.PoclCards;
import app.hearth.homenet.NativeProject;
import app.hearth.monitor.session.Peers;
import app.hearth.protocol.CoprocUse;
import app.hearth.protocol.HostInfo;
import app.hearth.settings.Amount;
import app.hearth.settings.HowMuch;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An OpenCL program on BOINC's own interface, served by a project over the wire and run by the whole engine on PoCL. */
class GpuTaskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int CORES = 2;
    private static List<GpuKind> cards;
    private static Path program;
    @TempDir static Path shared;
    @TempDir Path data;

    @BeforeAll static void build() throws Exception {
        Peers.need("libboinc-app-dev", "/usr/include/boinc/boinc_opencl.h");
        Peers.need("opencl-headers", "/usr/include/CL/cl.h");
        Peers.need("ocl-icd-opencl-dev", "/usr/share/doc/ocl-icd-opencl-dev/copyright");
        Peers.need("pocl-opencl-icd", "/etc/OpenCL/vendors/pocl.icd");
        Peers.need("g++", "/usr/bin/g++");
        cards = PoclCards.two();
        assumeFalse(cards.isEmpty(), "the processor's maker makes no graphics cards");
        program = shared.resolve("opencl_app");
        var source = Path.of(GpuTaskTest.class.getResource("/native/opencl_app.cpp").toURI());
        assertThat(new ProcessBuilder("g++", "-O1", "-I/usr/include/boinc", "-o", program.toString(), source.toString(), "-lboinc_opencl", "-lboinc_api",
                "-lboinc", "-lOpenCL", "-ldl").inheritIO().start().waitFor()).isZero();
    }

    private static UserSettings settings(int gpuPercent) {
        var amount = new Amount(100, CORES, 75, gpuPercent);
        var usual = UserSettings.suggested(false, CORES);
        return usual.withOwn(new HowMuch(true, amount, amount)).withManners(usual.manners().both(manners -> manners.withOthersBusy(OptionalInt.empty())));
    }

    private static final Outlook WILLING = new Outlook() {
        @Override public UserChoices choices() {
            return new UserChoices(settings(100), Optional.empty());
        }

        @Override public void save(UserSettings settings) {
            // The test ends before the next start.
        }

        @Override public Look look() {
            return Look.BLIND;
        }
    };

    private static List<EngineSnapshot.Task> running(Engine engine) {
        return engine.snapshot().tasks().stream().filter(task -> task.state() == State.RUNNING && task.pid().isPresent()).toList();
    }

    /** A program that is told to leave while OpenCL's compiler works may hang in its own exit, until its patience is over: as with BOINC's client. */
    private static void computing(Engine engine, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (running(engine).stream().filter(task -> task.progress() > 0).count() < count) {
            assertThat(System.nanoTime()).as("tasks compute: %s", engine.snapshot().tasks()).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static boolean stopped(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException e) {
            return false;
        }
    }

    private static long worker(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(first -> java.util.stream.Stream.concat(java.util.stream.Stream.of(first), first.descendants()))
                .filter(process -> process.info().command().orElse("").contains("/half_100")).mapToLong(ProcessHandle::pid).findFirst().orElse(-1);
    }

    private void enough() {
        try (var slots = Files.list(data.resolve("slots"))) {
            for (var slot : slots.toList()) Files.writeString(slot.resolve("enough"), "");
        } catch (IOException e) {
            // One has just been finished; the next look finds the others.
        }
    }

    @Test void cardsAreAskedForSharedToldSwitchedOffHeldToAPercentAndFreedOnPause() throws Exception {
        String type = cards.getFirst().type();
        try (var project = NativeProject.open(shared.resolve("project"), 1); var launcher = new TaskLauncher();
             var engine = new Engine(data, HostInfo.builder().ncpus(CORES).memoryBytes(8e9).fpops(1e9).build(), launcher, _ -> 50 << 20, WILLING)) {
            project.publish("half", program, version -> version.planClass("opencl").avgNcpus(0.1).coproc(new CoprocUse(type, 0.5)));
            project.publish("whole", program, version -> version.planClass("opencl").avgNcpus(0.1).coproc(new CoprocUse(type, 1)));
            for (int i = 0; i < 4; i++) project.add(new NativeProject.Job("half", "half" + i, "", 600, Map.of(), List.of("out")));
            engine.useGpus(cards);
            engine.start();
            engine.send(new EngineCommand.AttachProject(project.url(), "Native project", "0123456789abcdef0123456789abcdef"));

            Peers.until("four tasks on two cards", () -> running(engine).size() == 4);
            computing(engine, 4);
            assertThat(project.requests()).anySatisfy(request -> assertThat(request.coprocs()).singleElement().satisfies(coproc -> {
                assertThat(coproc.count()).isEqualTo(2);
                assertThat(coproc.request().seconds()).isPositive();
                assertThat(coproc.openCl().get("opencl_device_version")).contains("PoCL");
            }));

            var first = running(engine).getFirst();
            Peers.until("its program", () -> worker(first.pid().orElseThrow()) > 0);
            long pid = worker(first.pid().orElseThrow());
            engine.send(new EngineCommand.ChangeSettings(settings(25)));
            Peers.until("the slices begin", () -> stopped(pid));
            int stopped = 0;
            for (int i = 0; i < 150; i++) {
                if (stopped(pid)) stopped++;
                LockSupport.parkNanos(10_000_000);
            }
            assertThat(stopped).as("looks that found it resting, of 150; 112 where the machine is idle").isBetween(45, 148);

            var oneOff = settings(100);
            engine.send(new EngineCommand.ChangeSettings(oneOff.withManners(oneOff.manners().both(manners -> manners.withCard(type + " 1", false)))));
            Peers.until("only the two on the first card run", () -> running(engine).size() == 2 && engine.taskRoots().size() == 2);
            computing(engine, 2);
            engine.send(new EngineCommand.SetRunMode(EngineCommand.RunMode.NEVER, Optional.empty()));
            Peers.until("no program holds a card's memory", () -> engine.taskRoots().isEmpty());
            engine.send(new EngineCommand.ChangeSettings(settings(100)));
            engine.send(new EngineCommand.SetRunMode(EngineCommand.RunMode.ALWAYS, Optional.empty()));
            Peers.until("all four again", () -> running(engine).size() == 4);
            computing(engine, 4);

            for (int i = 0; i < 2; i++) project.add(new NativeProject.Job("whole", "whole" + i, "", 5, Map.of(), List.of("out")));
            engine.send(new EngineCommand.UpdateProject(project.url()));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!project.await(() -> project.reported() == 6, Duration.ofMillis(500))) {
                assertThat(System.nanoTime()).as("six tasks reported, of %s", engine.snapshot().tasks()).isLessThan(end);
                enough();
                // By itself it would report them within the hour.
                if (engine.snapshot().tasks().stream().anyMatch(task -> task.state() == State.READY_TO_REPORT)) engine.send(new EngineCommand.UpdateProject(project.url()));
            }
            assertThat(project.sent().values()).allSatisfy(sent -> assertThat(sent.result().success()).as(sent.result().stderrText()).isTrue());
            var told = project.sent().keySet().stream().map(job -> project.output(job, 0).orElseThrow().strip()).toList();
            // type, number, OpenCL's number, part of it, beginning of the device's name as OpenCL gave it to the program
            assertThat(told.subList(0, 4)).allMatch(line -> line.matches(type + " (0 0|1 1) 0.5 (basic|pthre) right"));
            assertThat(told.subList(4, 6)).allMatch(line -> line.matches(type + " (0 0|1 1) 1 (basic|pthre) right"));
            assertThat(told.subList(0, 4).stream().distinct()).as("two cards, each by its own name").hasSize(2);
            assertThat(told.stream().map(line -> line.split(" ")[4]).distinct()).hasSize(2);
            Peers.until("credit came", () -> engine.snapshot().projects().getFirst().userCredit() == 60);
        }
    }
}
