package app.hearth.engine.control;

import app.hearth.engine.Accounts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Devices;
import app.hearth.engine.EngineSnapshot.Isolation;
import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.EngineSnapshot.Task;
import app.hearth.engine.EngineSnapshot.Transfer;
import app.hearth.engine.NetworkDetails;
import app.hearth.engine.Outlooks;
import app.hearth.engine.TaskDetails;
import app.hearth.engine.Trouble;
import app.hearth.engine.WorkBuffer;
import app.hearth.engine.policy.Allowance;
import app.hearth.engine.policy.Decision;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.NetStats;
import app.hearth.protocol.TimeStats;
import app.hearth.settings.Preset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** An engine with a network and two tasks that notes what is asked of it. */
final class FakeEngine implements EngineClient {
    static final String URL = "http://127.0.0.1:8090/home/";
    static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    final BlockingQueue<EngineCommand> commands = new LinkedBlockingQueue<>();
    Accounts accounts;
    volatile RunMode mode = RunMode.AUTO;
    volatile Optional<Instant> until = Optional.empty();
    volatile RunMode lasting = RunMode.AUTO;
    volatile Optional<String> moved = Optional.empty();
    /** Why the second task's program left for a while. */
    volatile Optional<String> postponed = Optional.empty();

    @Override public EngineSnapshot snapshot() {
        Task running = task("job_1_0", "job_1", State.RUNNING, 0.25, Duration.ofSeconds(90), Optional.of(4711L));
        Task coming = task("job_2_0", "job_2", State.DOWNLOADING, 0, Duration.ZERO, Optional.empty());
        Project project = new Project(URL, "Home & garden", true, 12.5, 1, 10, 1, Optional.of(NOW), Optional.empty(), 0, Optional.empty(),
                EngineSnapshot.Choices.USUAL, new EngineSnapshot.Trust(Optional.empty(), false), List.of(), Optional.empty(), Optional.empty(), List.of(), 0,
                new NetworkDetails(new NetworkDetails.Account(1, 2, "", "internal", "external", false), NetworkDetails.NONE.contact(), 1, 0, NetworkDetails.NONE.finished(),
                        List.of(), moved));
        List<Transfer> transfers = List.of(new Transfer(URL, "Home & garden", "job_1_0_0", true, 0, 1000, 3, Optional.of(NOW.plusSeconds(60)),
                Optional.of(Trouble.said("connection refused")), false), new Transfer(URL, "Home & garden", "job_2_in", false, 500, 1000, 0, Optional.empty(), Optional.empty(), true));
        List<JournalEntry> journal = List.of(new JournalEntry(1, NOW, JournalEntry.Kind.ENGINE, "", "engine.started", List.of("0.1.0")),
                new JournalEntry(2, NOW, JournalEntry.Kind.TASK, "Home & garden", "task.received", List.of("job_1_0")),
                new JournalEntry(3, NOW, JournalEntry.Kind.PROBLEM, "", "problem", List.of("The disk is cross")));
        return new EngineSnapshot(NOW, NOW, new Decision.Share(new Allowance(2, 1, 1L << 30, 0), Decision.Rule.CHOSEN, Preset.BALANCED, false, List.of(),
                Optional.empty(), true), mode, until, lasting, Outlooks.idle(NOW, 8), 8, List.of(project), List.of(running, coming), transfers, journal, Optional.empty(),
                new EngineSnapshot.Managers(EngineSnapshot.PartMode.AUTO, EngineSnapshot.PartMode.AUTO, List.of(), WorkBuffer.USUAL, new EngineSnapshot.Manager("", "", 0, Optional.empty(), 0, Optional.empty(), Optional.empty()),
                        TimeStats.builder().now(NOW.getEpochSecond()).activeFraction(0.5).clientStartTime(NOW.getEpochSecond() - 100).build(),
                        new NetStats(10, 20, 30, 40, 50, 60)));
    }

    @Override public Accounts accounts() {
        return accounts;
    }

    private Task task(String name, String workunit, State state, double progress, Duration elapsed, Optional<Long> pid) {
        var details = new TaskDetails("x86_64-pc-linux-gnu", "cuda", 0, Duration.ZERO, false, 4e13, 3e9, 70_000_000, state == State.DOWNLOADING,
                List.of(FileRef.main("primes_1.0"), FileRef.of("table_1", "table")), new TaskDetails.Bounds(4e15, 2e8, 3e8),
                state == State.RUNNING ? Optional.empty() : postponed);
        return new Task(URL, "Home & garden", name, workunit, "primes", "Primes", "", 100, state, progress, elapsed, elapsed, Optional.of(Duration.ofMinutes(5)),
                NOW, NOW.plusSeconds(86_400), Optional.empty(), 50_000_000, Isolation.WASM, pid, 0, Optional.empty(), 1, new Devices(1, Optional.of("NVIDIA"), 0.5), false,
                EngineSnapshot.Spent.NOTHING, details);
    }

    @Override public HostInfo host() {
        return HostInfo.builder().ncpus(8).osName("Linux Debian").diskTotal(10L << 30).diskFree(4L << 30).build();
    }

    @Override public Map<String, Long> diskUse() { return Map.of(URL, 2L << 20); }

    @Override public Subscription subscribe(Consumer<EngineSnapshot> listener) { return () -> { }; }

    @Override public void send(EngineCommand command) { commands.add(command); }
}
