package app.hearth.desktop;

import static app.hearth.desktop.Samples.NOW;

import app.hearth.desktop.feed.LoadPoint;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Isolation;
import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.EngineSnapshot.Task;
import app.hearth.engine.EngineSnapshot.Transfer;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Decision.Allowance;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Decision.Share;
import app.hearth.monitor.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** Plausible states of engine and computer. */
public final class SampleStates {
    public static final String HOME = "http://127.0.0.1:31416/hearth/";
    private static final long GB = 1L << 30;
    private static final Allowance LIMIT = new Allowance(5, 96);

    private SampleStates() {}

    public static EngineSnapshot sharing() {
        return snapshot(new Share(LIMIT), tasks(), transfers(), journal());
    }

    public static EngineSnapshot snoozed() {
        return snapshot(new Hold(List.of(new Reason.Snoozed(NOW.minusSeconds(720), NOW.plusSeconds(2880)),
                new Reason.DiskFull(1_900_000_000L, 5 * GB)), Optional.empty()), tasks(), List.of(), journal());
    }

    public static EngineSnapshot empty() {
        return snapshot(new Share(LIMIT), List.of(), List.of(), List.of());
    }

    public static EngineSnapshot snapshot(Decision decision, List<Task> tasks, List<Transfer> transfers, List<JournalEntry> journal) {
        return new EngineSnapshot(NOW, NOW.minusSeconds(40_000), decision,
                decision instanceof Hold ? RunMode.NEVER : RunMode.AUTO, Optional.empty(), RunMode.AUTO, LIMIT, 8, List.of(home(tasks.isEmpty())), tasks,
                transfers, journal, Optional.empty());
    }

    private static Project home(boolean fresh) {
        return new Project(HOME, "Home network", true, 1204.8, 86.1, 1204.8, 86.1,
                fresh ? Optional.empty() : Optional.of(NOW.minusSeconds(48)), Optional.of(NOW.plusSeconds(60)), 0, Optional.empty());
    }

    public static List<Task> tasks() {
        return List.of(
                task("hpfold", "hpfold_64_0012_0", State.RUNNING, 0.64, 78, Optional.of(44L), 312),
                task("climate", "climate_118_of_240_0", State.RUNNING, 0.385, 91, Optional.of(146L), 48),
                task("mersenne", "mersenne_44497_1", State.RUNNING, 0.71, 1300, Optional.of(531L), 21),
                task("grokking", "grokking_p97_s4_0", State.RUNNING, 0.12, 220, Optional.of(13_200L), 190),
                task("hpfold", "hpfold_60_0031_0", State.RUNNING, 0.9, 140, Optional.of(15L), 305),
                task("climate", "climate_119_of_240_0", State.READY, 0, 0, Optional.of(230L), 0),
                task("mersenne", "mersenne_86243_0", State.SUSPENDED, 0.54, 8100, Optional.of(6900L), 0),
                task("hpfold", "hpfold_50_0007_1", State.UPLOADING, 1, 96, Optional.empty(), 0),
                task("climate", "climate_112_of_240_0", State.REPORTED, 1, 233, Optional.empty(), 0));
    }

    public static Task task(String app, String name, State state, double progress, long elapsed, Optional<Long> left, long mb) {
        return new Task(HOME, "Home network", name, name.substring(0, name.lastIndexOf('_')), app, "App " + app,
                app.equals("mersenne") ? "Is 2^" + name.split("_")[1] + " − 1 prime?" : "", 100, state, progress,
                Duration.ofSeconds(elapsed), Duration.ofSeconds(elapsed * 97 / 100), left.map(Duration::ofSeconds), NOW.minusSeconds(2000),
                NOW.plus(Duration.ofHours(app.equals("grokking") ? 90 : 7)), Optional.of(NOW.minusSeconds(18)), mb << 20,
                Isolation.WASM_BUBBLEWRAP, state == State.RUNNING ? Optional.of(4711L) : Optional.empty(), 0, Optional.empty(), 2.3);
    }

    public static List<Transfer> transfers() {
        return List.of(
                new Transfer(HOME, "Home network", "hpfold_50_0007_1_0", true, 18_000, 48_500, 0, Optional.empty(), Optional.empty()),
                new Transfer(HOME, "Home network", "grokking_1.04_wasm32-wasip1.wasm", false, 410_000, 1_260_000, 2,
                        Optional.of(NOW.plusSeconds(84)), Optional.of("connection refused")));
    }

    public static List<JournalEntry> journal() {
        List<JournalEntry> found = new ArrayList<>();
        add(found, 100_000, Kind.ENGINE, "", "engine.stopped");
        add(found, 40_000, Kind.ENGINE, "", "engine.started", "0.1.0");
        add(found, 39_998, Kind.NETWORK, "Home network", "project.attached", "Home network");
        add(found, 39_990, Kind.NETWORK, "Home network", "project.contact.ok", "0", "6");
        add(found, 3_900, Kind.TASK, "Home network", "task.received", "hpfold_64_0012_0");
        add(found, 3_880, Kind.TASK, "Home network", "task.started", "hpfold_64_0012_0");
        add(found, 2_000, Kind.TASK, "Home network", "task.finished", "climate_112_of_240_0", "231.4");
        add(found, 1_980, Kind.TASK, "Home network", "task.reported", "climate_112_of_240_0");
        add(found, 1_200, Kind.NETWORK, "Home network", "project.contact.failed", "connection refused");
        add(found, 1_000, Kind.TRANSFER, "Home network", "transfer.failed", "grokking_1.04_wasm32-wasip1.wasm", "connection refused");
        add(found, 700, Kind.ENGINE, "", "limit.changed", "5", "96");
        add(found, 300, Kind.TASK, "Home network", "task.credited", "climate_111_of_240_0", "3.1");
        add(found, 120, Kind.PROBLEM, "", "task.failed", "hpfold_20_0099_0", "exit code 134");
        add(found, 60, Kind.ENGINE, "", "something.new", "a", "b");
        return found;
    }

    private static void add(List<JournalEntry> to, long secondsAgo, Kind kind, String project, String code, String... arguments) {
        to.add(new JournalEntry(to.size() + 1, NOW.minusSeconds(secondsAgo), kind, project, code, List.of(arguments)));
    }

    public static Reading resting() {
        Reading busy = reading(true, true);
        var cores = busy.cpu().cores().stream().map(core -> new Reading.Core(0, Math.min(1, core.yours() + 0.1))).toList();
        return new Reading(busy.at(), new Reading.Cpu(busy.cpu().model(), 0, 0.18, cores),
                new Reading.Memory(busy.memory().total(), GB / 2, busy.memory().yours()), busy.gpus(), busy.sensors(), busy.disk(), busy.network(), busy.power());
    }

    public static Reading reading(boolean card, boolean sensors) {
        List<Reading.Core> cores = new ArrayList<>();
        double[] yours = {0.04, 0.02, 0.11, 0.03, 0.02, 0.09, 0.14, 0.08};
        for (int i = 0; i < 8; i++) cores.add(new Reading.Core(i < 5 ? 0.84 : 0, yours[i]));
        var cards = card ? List.of(new Reading.Gpu("GeForce RTX 3060", OptionalDouble.of(0.13), OptionalLong.of(19 * GB / 10),
                OptionalLong.of(12 * GB), OptionalDouble.of(44), OptionalDouble.of(31))) : List.<Reading.Gpu>of();
        return new Reading(NOW, new Reading.Cpu("AMD Ryzen 7", 0.58, 0.06, cores), new Reading.Memory(32 * GB, 3 * GB + GB / 5, 10 * GB), cards,
                new Reading.Sensors(sensors ? OptionalDouble.of(61) : OptionalDouble.empty(), sensors ? OptionalInt.of(940) : OptionalInt.empty()),
                new Reading.Traffic(OptionalDouble.empty(), OptionalDouble.empty()),
                new Reading.Traffic(OptionalDouble.empty(), OptionalDouble.empty()),
                sensors ? new Reading.Power.NoBattery() : new Reading.Power.Mains(OptionalDouble.of(0.87), Optional.of(false)));
    }

    /** Five minutes of load, with a hold at the end where asked, and with a gap. */
    public static List<LoadPoint> history(boolean hold) {
        Random random = new Random(7);
        List<LoadPoint> points = new ArrayList<>();
        for (int second = 300; second >= 0; second--) {
            if (!hold && second > 205 && second < 240) continue;
            Instant at = NOW.minusSeconds(second);
            double spike = random.nextInt(30) == 0 ? 0.12 : 0;
            double yours = 0.055 + random.nextDouble() * 0.02 + spike + (hold && second < 240 ? 0.1 : 0);
            double shared = hold && second < 240 ? 0 : 0.575 + random.nextDouble() * 0.02;
            points.add(new LoadPoint(at, shared, yours));
        }
        return points;
    }
}
