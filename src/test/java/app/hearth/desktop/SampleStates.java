package app.hearth.desktop;

import static app.hearth.desktop.Samples.NOW;

import app.hearth.desktop.feed.LoadPoint;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Devices;
import app.hearth.engine.EngineSnapshot.Isolation;
import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.EngineSnapshot.Task;
import app.hearth.engine.EngineSnapshot.Transfer;
import app.hearth.engine.Trouble;
import app.hearth.engine.policy.Allowance;
import app.hearth.engine.policy.Conditions;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Decision.Share;
import app.hearth.engine.policy.Habits;
import app.hearth.engine.policy.Power;
import app.hearth.engine.policy.Usage;
import app.hearth.engine.policy.Wishes;
import app.hearth.monitor.Reading;
import app.hearth.settings.Budgets;
import app.hearth.settings.DateException;
import app.hearth.settings.Electricity;
import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.Quiet;
import app.hearth.settings.UserSettings;
import app.hearth.settings.Week;
import app.hearth.settings.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** Plausible states of engine and computer. */
public final class SampleStates {
    public static final String HOME = "http://127.0.0.1:31416/hearth/";
    private static final long GB = 1L << 30;
    private static final Share SHARE = new Share(new Allowance(6, 4.8, 13 * GB, 75), Decision.Rule.SCHEDULE, Preset.BALANCED, false, List.of(),
            Optional.of(NOW.plusSeconds(3 * 3600 + 28 * 60)), true);

    private SampleStates() {}

    public static EngineSnapshot sharing() {
        return snapshot(SHARE, tasks(), transfers(), journal());
    }

    public static EngineSnapshot snoozed() {
        return snapshot(new Hold(List.of(new Reason.Snoozed(NOW.minusSeconds(720), NOW.plusSeconds(2880)),
                new Reason.DiskFull(1_900_000_000L, 5 * GB)), Optional.empty()), tasks(), List.of(), journal());
    }

    public static EngineSnapshot empty() {
        return snapshot(SHARE, List.of(), List.of(), List.of());
    }

    /** Sharing under other settings and wishes. */
    public static EngineSnapshot with(UserSettings settings, Wishes wishes) {
        return with(sharing(), settings, wishes);
    }

    private static EngineSnapshot with(EngineSnapshot s, UserSettings settings, Wishes wishes) {
        var was = s.sharing();
        var sharing = new EngineSnapshot.Sharing(settings, wishes, was.conditions(), was.usage(), was.habits(), was.power(), was.presence(),
                was.transfersHeld(), was.finishing(), was.settingsNotice());
        return with(s, sharing);
    }

    /** The very first minutes: nothing chosen yet. */
    public static EngineSnapshot beginning() {
        return with(sharing(), UserSettings.suggested(false, 8), Wishes.NONE.withFirstMinutes(Optional.of(NOW.plusSeconds(540))));
    }

    /** Held by the evening's window and by the user, as in the note's picture. */
    public static EngineSnapshot heldTwice() {
        return snapshot(new Hold(List.of(new Reason.Scheduled(Optional.of(NOW.plusSeconds(8 * 3600))),
                new Reason.InUse(NOW.minusSeconds(3), Duration.ofMinutes(5))), Optional.empty()), tasks(), List.of(), journal());
    }

    /** The same with other words in the first row. */
    public static EngineSnapshot heldTwiceLater() {
        return snapshot(new Hold(List.of(new Reason.Scheduled(Optional.of(NOW.plusSeconds(9 * 3600))),
                new Reason.InUse(NOW, Duration.ofMinutes(5))), Optional.empty()), tasks(), List.of(), journal());
    }

    /** Held for the day by an exception. */
    public static EngineSnapshot excepted() {
        var midnight = NOW.atZone(Samples.BERLIN).toLocalDate().plusDays(1).atStartOfDay(Samples.BERLIN).toInstant();
        return snapshot(new Hold(List.of(new Reason.Excepted("Guests", Optional.of(midnight))), Optional.of(midnight)), tasks(), List.of(), journal());
    }

    /** Slowed by a processor near its limit. */
    public static EngineSnapshot slowed() {
        return snapshot(new Share(new Allowance(6, 2.4, 13 * GB, 75), Decision.Rule.SCHEDULE, Preset.BALANCED, false,
                List.of(new app.hearth.engine.policy.Conditions.Over(app.hearth.engine.policy.Conditions.Target.HEAT, 82, 75)),
                Optional.of(NOW.plusSeconds(3 * 3600 + 28 * 60)), true), tasks(), transfers(), journal());
    }

    /** Sharing, while files wait for what holds transfers. */
    public static EngineSnapshot transfersHeld(Hold held) {
        EngineSnapshot moving = sharing();
        var waiting = moving.transfers().stream().map(each -> new Transfer(each.projectUrl(), each.projectName(), each.fileName(), each.upload(), 0, each.total(),
                each.retries(), each.nextTry(), each.lastError(), false)).toList();
        EngineSnapshot s = new EngineSnapshot(moving.at(), moving.started(), moving.decision(), moving.runMode(), moving.runModeUntil(), moving.lastingMode(),
                moving.sharing(), moving.totalCores(), moving.projects(), moving.tasks(), waiting, moving.journal(), moving.problem());
        var was = s.sharing();
        return with(s, new EngineSnapshot.Sharing(was.settings(), was.wishes(), was.conditions(), was.usage(), was.habits(), was.power(), was.presence(),
                Optional.of(held), was.finishing(), was.settingsNotice()));
    }

    /** The same on a desktop that does not tell whether the user is there. */
    public static EngineSnapshot blind(EngineSnapshot s) {
        var was = s.sharing();
        return with(s, new EngineSnapshot.Sharing(was.settings(), was.wishes(), was.conditions(), was.usage(), was.habits(), was.power(),
                new EngineSnapshot.PresenceMethod("NONE", Optional.of("no-source")), was.transfersHeld(), was.finishing(), was.settingsNotice()));
    }

    private static EngineSnapshot with(EngineSnapshot s, EngineSnapshot.Sharing sharing) {
        return new EngineSnapshot(s.at(), s.started(), s.decision(), s.runMode(), s.runModeUntil(), s.lastingMode(), sharing, s.totalCores(), s.projects(),
                s.tasks(), s.transfers(), s.journal(), s.problem());
    }

    /** The first minutes after the setup, the hours of the day already full, figures of the slider's in force. */
    public static EngineSnapshot firstMinutes() {
        var share = new Share(new Allowance(6, 2, 13 * GB, 75), Decision.Rule.FIRST_MINUTES, Preset.BALANCED, true, List.of(),
                Optional.of(NOW.plusSeconds(600)), true);
        var settings = choices().settings();
        var wish = new Wishes.Instead(app.hearth.settings.HowMuch.of(Preset.BALANCED, 8), NOW.plusSeconds(3 * 3600 + 28 * 60));
        return with(snapshot(share, tasks(), transfers(), journal()), settings.withBudgets(settings.budgets().withHoursPerDay(OptionalDouble.of(7))),
                Wishes.NONE.withInstead(Optional.of(wish)));
    }

    /** The usual user of the pictures: Balanced, a painted week, four budgets, three exceptions. */
    public static EngineSnapshot.Sharing choices() {
        var settings = UserSettings.suggested(false, 8)
                .withBudgets(Budgets.NONE.withHoursPerDay(OptionalDouble.of(10)).withKwhPerDay(OptionalDouble.of(1.5))
                        .withMoneyPerMonth(OptionalDouble.of(10)).withGbPerMonth(OptionalDouble.of(20)))
                .withQuiet(When.always(new Quiet(OptionalInt.of(75), OptionalInt.of(1200), OptionalInt.empty())))
                .withElectricity(new Electricity(OptionalDouble.empty(), "EUR", OptionalDouble.of(0.34), List.of()))
                .withComputing(week());
        var today = NOW.atZone(Samples.BERLIN).toLocalDate();
        settings = settings.withExceptions(List.of(DateException.allDay("Guests", today.plusDays(2), today.plusDays(2), Paint.OFF),
                DateException.allDay("Away for the holidays", LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 26), new Paint.Level(Preset.EVERYTHING)),
                new DateException("Backup", today.withDayOfMonth(1), today.withDayOfMonth(1), LocalTime.of(8, 0), LocalTime.NOON,
                        DateException.Repeat.MONTHLY, Paint.OFF)));
        var idle = Conditions.idle(NOW, Samples.BERLIN, 8, 32 * GB);
        var conditions = new Conditions(NOW, Samples.BERLIN, 8, 32 * GB, Optional.of(Duration.ofMinutes(42)), false, false, false, OptionalInt.empty(),
                Optional.of(false), Set.of("firefox", "obs", "blender", "steam", "code"), List.of(), OptionalDouble.empty(), Conditions.Slowing.NONE,
                idle.freeDisk(), 0, false);
        return new EngineSnapshot.Sharing(settings, Wishes.NONE, conditions,
                new Usage(Duration.ofMinutes(444), Duration.ofHours(48), 1.02, 20.3, 6.9, 3_600_000_000L), Habits.UNKNOWN,
                Power.of(settings.electricity(), 8, false), new EngineSnapshot.PresenceMethod("X11", Optional.empty()), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static Week week() {
        var balanced = new Paint.Level(Preset.BALANCED);
        var gentle = new Paint.Level(Preset.GENTLE);
        var week = Week.UNPAINTED;
        for (var day : DayOfWeek.values()) {
            week = week.paint(new Week.Window(day, 0, 48, Paint.OFF)).paint(new Week.Window(day, 0, 14, balanced))
                    .paint(new Week.Window(day, 45, 48, balanced));
            boolean weekend = day.getValue() >= 6;
            week = week.paint(weekend ? new Week.Window(day, 18, 36, balanced) : new Week.Window(day, 17, 34, gentle));
        }
        return week.paint(new Week.Window(DayOfWeek.SATURDAY, 2, 10, new Paint.Level(Preset.EVERYTHING)));
    }

    public static EngineSnapshot snapshot(Decision decision, List<Task> tasks, List<Transfer> transfers, List<JournalEntry> journal) {
        return new EngineSnapshot(NOW, NOW.minusSeconds(40_000), decision,
                decision instanceof Hold ? RunMode.NEVER : RunMode.AUTO, Optional.empty(), RunMode.AUTO, choices(), 8, List.of(home(tasks.isEmpty())), tasks,
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
                Isolation.WASM_BUBBLEWRAP, state == State.RUNNING ? Optional.of(4711L) : Optional.empty(), 0, Optional.empty(), 2.3, Devices.ONE_CPU, false);
    }

    public static List<Transfer> transfers() {
        return List.of(
                new Transfer(HOME, "Home network", "hpfold_50_0007_1_0", true, 18_000, 48_500, 0, Optional.empty(), Optional.empty(), true),
                new Transfer(HOME, "Home network", "grokking_1.04_wasm32-wasip1.wasm", false, 410_000, 1_260_000, 2,
                        Optional.of(NOW.plusSeconds(84)), Optional.of(new Trouble("noConnection", List.of())), false));
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
        add(found, 700, Kind.ENGINE, "", "settings.changed");
        add(found, 300, Kind.TASK, "Home network", "task.reported", "climate_111_of_240_0");
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
                OptionalLong.of(12 * GB), OptionalDouble.of(44), OptionalDouble.of(31), "NVIDIA", OptionalDouble.of(38), OptionalDouble.empty())) : List.<Reading.Gpu>of();
        return new Reading(NOW, new Reading.Cpu("AMD Ryzen 7", 0.58, 0.06, cores), new Reading.Memory(32 * GB, 3 * GB + GB / 5, 10 * GB), cards,
                new Reading.Sensors(sensors ? OptionalDouble.of(61) : OptionalDouble.empty(), sensors ? OptionalInt.of(940) : OptionalInt.empty()),
                new Reading.Traffic(OptionalDouble.empty(), OptionalDouble.empty()),
                new Reading.Traffic(OptionalDouble.empty(), OptionalDouble.empty()),
                sensors ? new Reading.Power.NoBattery() : new Reading.Power.Mains(OptionalDouble.of(0.87), Optional.of(false)),
                sensors ? Reading.Draw.NONE : Reading.Draw.REFUSED);
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
