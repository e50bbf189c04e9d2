package app.hearth.engine;

import app.hearth.engine.EngineCommand.AfterFinish;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.policy.BudgetEnd;
import app.hearth.engine.policy.BusyWatch;
import app.hearth.engine.policy.Conditions;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.Habits;
import app.hearth.engine.policy.Plan;
import app.hearth.engine.policy.Power;
import app.hearth.engine.policy.QuietController;
import app.hearth.engine.policy.Remedies;
import app.hearth.engine.policy.Remedy;
import app.hearth.engine.policy.SharingPolicy;
import app.hearth.engine.policy.Usage;
import app.hearth.engine.policy.Wishes;
import app.hearth.monitor.Reading;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Rates;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Feeds the policy: keeps the user's settings and wishes, gathers the conditions, counts what is used, and asks. The
 * rules themselves are {@link SharingPolicy}'s.
 */
final class Deciding {
    /** On the very first start Hearth shares so long even while the user is there, so that it can be seen to work. */
    static final long FIRST_MINUTES_MILLIS = 10 * 60_000;
    /** Longest step that counts as shared: a computer that slept did not share. */
    private static final long LONGEST_STEP_MILLIS = 10_000;
    /** Beyond the last window of the plan a wish for other figures ends after a day. */
    private static final Duration LONGEST_INSTEAD = Duration.ofDays(1);
    private static final long DAY_MILLIS = 86_400_000L;
    private static final Duration LEARN_EVERY = Duration.ofMinutes(10);

    private final EngineCore core;
    private final int totalCores;
    private final Supplier<ZoneId> zone;
    private final UsageBook usage;
    private final Metering metering;
    private final PartModes parts;
    private final Optional<EngineSnapshot.SettingsNotice> notice;
    private UserSettings settings;
    private Look look = Look.BLIND;
    private Rates rates = Rates.NONE;
    private Conditions conditions;
    private Decision decision;
    private Optional<Duration> windowLeft = Optional.empty();
    private Optional<Decision.Hold> transfersHeld = Optional.empty();
    private QuietController.State quiet = QuietController.START;
    private BusyWatch.State busy = BusyWatch.START;
    private long freeDisk = Long.MAX_VALUE;
    private long countedNanos;
    private long lookedNanos;
    private long watchedMillis;
    private long presentMillis;

    Deciding(EngineCore core, UserChoices choices, int totalCores, Supplier<ZoneId> zone) {
        this.core = core;
        this.settings = choices.settings();
        this.notice = choices.notice();
        this.totalCores = totalCores;
        this.zone = zone;
        this.usage = new UsageBook(core.state);
        this.metering = new Metering(core, usage, totalCores);
        this.parts = new PartModes(core);
        this.countedNanos = core.nanos.getAsLong();
        this.lookedNanos = countedNanos;
        var wishes = core.state.settings;
        if (!wishes.begun) {
            wishes.begun = true;
            wishes.firstMinutesUntil = core.clock.millis() + FIRST_MINUTES_MILLIS;
            core.state.settingsChanged();
        }
        this.conditions = conditions();
    }

    Decision decision() {
        return decision;
    }

    UserSettings settings() {
        return settings;
    }

    WorkBuffer buffer() {
        return WorkBuffer.of(settings, core.state.settings.pages);
    }

    PartModes parts() {
        return parts;
    }

    boolean transfersAllowed() {
        return transfersHeld.isEmpty();
    }

    Optional<Decision.Hold> transfersHeld() {
        return transfersHeld;
    }

    /** Whether a file that the user asks for by hand may move. */
    boolean byHandAllowed() {
        return parts.byHand(transfersHeld);
    }

    /** Whether files of the home network may move, which stay on this computer: only the user's own stop holds them. */
    boolean transfersAtHomeAllowed() {
        return transfersHeld.stream().flatMap(hold -> hold.reasons().stream()).noneMatch(reason ->
                reason instanceof Decision.Reason.PausedByUser || reason instanceof Decision.Reason.Snoozed || reason instanceof Decision.Reason.SnoozedFor);
    }

    long freeDisk() {
        return freeDisk;
    }

    /** A second has passed: looks at the computer, moves the watches. */
    void tick(boolean tasksWork) {
        look = core.world.look();
        long nanos = core.nanos.getAsLong();
        Duration step = Duration.ofNanos(Math.clamp(nanos - lookedNanos, 0, LONGEST_STEP_MILLIS * 1_000_000));
        lookedNanos = nanos;
        boolean inUse = conditions != null && SharingPolicy.inUse(settings, conditions);
        metering.look(look.reading(), gpuPercent());
        var working = new QuietController.Working(tasksWork, metering.workingOnCards());
        look.reading().ifPresent(reading -> {
            busy = BusyWatch.step(busy, settings.manners().get(inUse).othersBusy(), 100 * reading.cpu().yours(), step);
            quiet = QuietController.step(quiet, settings.quiet().get(inUse), metering.measured(reading, power(), cardsOff()), step, working);
        });
        learn(step.toMillis(), inUse);
    }

    private Set<String> cardsOff() {
        return settings.manners().get(SharingPolicy.inUse(settings, conditions)).cardsOff();
    }

    private int gpuPercent() {
        return decision instanceof Decision.Share share ? share.allowance().gpuPercent() : 0;
    }

    /** Adds the time since the last call to what was shared, at the load that was really used. */
    void count(boolean working) {
        long nanos = core.nanos.getAsLong();
        long millis = Math.clamp((nanos - countedNanos) / 1_000_000, 0, LONGEST_STEP_MILLIS);
        // What is left below a millisecond counts next time: events come faster than that.
        countedNanos = nanos - (nanos - countedNanos) % 1_000_000;
        if (!working || millis == 0) return;
        double allowed = decision instanceof Decision.Share share ? share.allowance().coreTime() / totalCores : 0;
        double load = look.reading().map(reading -> reading.cpu().shared()).orElse(allowed);
        metering.count(millis, load, power(), settings.electricity(), zone.get());
    }

    /** What sharing used on each day, as last saved; any thread. */
    List<EnergyDay> energyDays() {
        return usage.days();
    }

    void moved(long bytes, boolean sent) {
        usage.moved(today(), bytes, sent);
    }

    void flush() {
        usage.flush(today());
    }

    private void learn(long millis, boolean inUse) {
        if (look.idle().isEmpty()) return;
        watchedMillis += millis;
        if (inUse) presentMillis += millis;
        if (watchedMillis < LEARN_EVERY.toMillis()) return;
        double part = watchedMillis / 3_600_000.0;
        var habits = habits().learn(LocalDateTime.ofInstant(core.clock.instant(), zone.get()), part, (double) presentMillis / watchedMillis);
        core.state.settings.habits = habits.text();
        core.state.settingsChanged();
        watchedMillis = 0;
        presentMillis = 0;
    }

    private Habits habits() {
        var learnt = core.state.settings.habits;
        if (!learnt.isEmpty()) return Habits.parse(learnt).orElse(Habits.UNKNOWN);
        return look.idle().isEmpty() ? Habits.NOBODY : Habits.UNKNOWN;
    }

    /** Asks the policy with everything as it stands. */
    void decide() {
        long free = core.world.freeDisk();
        long keep = settings.storage().keepFreeBytes();
        if (free < keep && freeDisk >= keep) core.log(Kind.PROBLEM, null, "disk.full", free >> 20);
        freeDisk = free;
        endOver();
        conditions = conditions();
        var before = decision;
        var wishes = wishes();
        var used = used();
        decision = SharingPolicy.decide(settings, wishes, conditions, used);
        windowLeft = BudgetEnd.window(decision, settings, wishes, conditions, used, power());
        transfersHeld = parts.transfers(SharingPolicy.transfers(settings, wishes, conditions, used));
        tellChange(before);
        boolean freeze = decision instanceof Decision.Share share && !share.inUse()
                && SharingPolicy.decide(settings, wishes, conditions.at(conditions.now(), true), used) instanceof Decision.Hold;
        core.world.freezeOnReturn(freeze);
        Rates wanted = settings.rates().get(SharingPolicy.inUse(settings, conditions));
        if (!wanted.equals(rates)) core.world.rates(wanted);
        rates = wanted;
    }

    private void tellChange(Decision before) {
        if (before == null || reason(before).equals(reason(decision))) return;
        if (decision instanceof Decision.Hold) core.log(Kind.ENGINE, null, "sharing.held", reason(decision));
        else if (before instanceof Decision.Hold) core.log(Kind.ENGINE, null, "sharing.resumed");
    }

    private static String reason(Decision decision) {
        return decision instanceof Decision.Hold hold ? hold.reasons().getFirst().getClass().getSimpleName() : "";
    }

    /** Wishes whose time is over are forgotten, so that a clock set back does not revive them. */
    private void endOver() {
        var s = core.state.settings;
        long now = core.clock.millis();
        if (s.modeUntil > 0 && now >= s.modeUntil) setMode(s.lastingMode, 0);
        if (!s.stopProgram.isEmpty() && look != Look.BLIND && !look.programs().isEmpty() && !look.programs().contains(s.stopProgram)) {
            setMode(s.lastingMode, 0);
        }
        parts.endOver();
        if (s.insteadUntil > 0 && now >= s.insteadUntil) instead(Optional.empty());
        if (s.firstMinutesUntil > 0 && now >= s.firstMinutesUntil) s.firstMinutesUntil = 0;
        if (s.skipUntil > 0 && now >= s.skipUntil) s.skipUntil = 0;
    }

    private Conditions conditions() {
        var reading = look.reading();
        var power = reading.map(Reading::power).orElse(new Reading.Power.NoBattery());
        OptionalDouble level = power instanceof Reading.Power.Battery battery ? battery.level()
                : power instanceof Reading.Power.Mains mains ? mains.level() : OptionalDouble.empty();
        var percent = level.isPresent() ? OptionalInt.of((int) Math.round(level.getAsDouble() * 100)) : OptionalInt.empty();
        boolean charging = power instanceof Reading.Power.Mains mains && mains.charging().orElse(false);
        return new Conditions(core.clock.instant(), zone.get(), totalCores, reading.map(r -> r.memory().total()).orElse((long) core.world.hostInfo().memoryBytes()),
                look.idle(), look.locked(), power instanceof Reading.Power.Battery, charging, percent, look.metered(), look.programs(),
                look.fullScreen(), busy.busy(), quiet.slowing(), freeDisk, core.world.usedDisk(),
                conditions != null && SharingPolicy.overQuota(settings, conditions));
    }

    Wishes wishes() {
        return core.state.settings.wishes();
    }

    void setMode(RunMode mode, long millis) {
        var s = core.state.settings;
        s.mode = mode;
        s.modeSince = core.clock.millis();
        s.modeUntil = millis > 0 ? s.modeSince + millis : 0;
        s.modeUntilMoment = false;
        s.stopProgram = "";
        if (millis <= 0) s.lastingMode = mode;
        if (mode == RunMode.NEVER) s.firstMinutesUntil = 0; // who stopped sharing wants no more of it beside his work
        else s.afterFinish = null;
        core.state.settingsChanged();
        core.log(Kind.ENGINE, null, "mode.changed", mode, millis > 0 ? (millis + 59_999) / 60_000 : "");
    }

    void snoozeUntil(Instant until) {
        long millis = until.toEpochMilli() - core.clock.millis();
        if (millis <= 0) return;
        setMode(RunMode.NEVER, millis);
        core.state.settings.modeUntilMoment = true;
    }

    void snoozeWhile(String program) {
        var lasting = core.state.settings.lastingMode;
        setMode(RunMode.NEVER, 0);
        core.state.settings.lastingMode = lasting;
        core.state.settings.stopProgram = program;
    }

    void change(UserSettings wanted) {
        if (wanted.equals(settings)) return;
        settings = wanted;
        core.log(Kind.ENGINE, null, "settings.changed");
        core.then(() -> core.world.saveSettings(wanted));
    }

    void apply(Remedy remedy) {
        if (remedy instanceof Remedy.ShareAnyway(var time)) {
            setMode(RunMode.ALWAYS, time.toMillis());
            parts.allow();
            return;
        }
        if (remedy instanceof Remedy.EndSnooze) {
            parts.allow();
            setMode(core.state.settings.lastingMode == RunMode.ALWAYS ? RunMode.ALWAYS : RunMode.AUTO, 0);
            return;
        }
        var outcome = Remedies.apply(remedy, settings, wishes(), conditions());
        change(outcome.settings());
        var s = core.state.settings;
        s.skipUntil = outcome.wishes().skipped().map(Instant::toEpochMilli).orElse(0L);
        s.extraDate = outcome.wishes().extra().map(extra -> extra.date().toString()).orElse("");
        s.extraHours = outcome.wishes().extra().map(Wishes.Extra::hours).orElse(0.0);
        s.instead = outcome.wishes().instead().map(Wishes.Instead::figures).orElse(null);
        s.insteadUntil = outcome.wishes().instead().map(instead -> instead.until().toEpochMilli()).orElse(0L);
        core.state.settingsChanged();
    }

    /** Other figures until the present window of the plan ends. */
    void instead(Optional<HowMuch> figures) {
        var s = core.state.settings;
        s.instead = figures.orElse(null);
        s.insteadUntil = figures.isEmpty() ? 0 : Plan.windowEnd(settings, zone.get(), wishes().skipped(), core.clock.instant())
                .orElse(core.clock.instant().plus(LONGEST_INSTEAD)).toEpochMilli();
        core.state.settingsChanged();
    }

    void finish(AfterFinish then) {
        core.state.settings.afterFinish = then;
        core.state.settingsChanged();
        core.log(Kind.ENGINE, null, "finishing", then);
    }

    /** Once nothing begun is left, what the user asked for follows. */
    void endWhenFinished(boolean workLeft) {
        var then = core.state.settings.afterFinish;
        if (then == null || workLeft) return;
        core.state.settings.afterFinish = null;
        setMode(then == AfterFinish.STOP ? RunMode.NEVER : core.state.settings.lastingMode, 0);
        if (then != AfterFinish.STOP) core.then(() -> core.world.endSession(then));
    }

    void endFirstMinutes() {
        core.state.settings.firstMinutesUntil = 0;
        core.state.settingsChanged();
    }

    /**
     * Spans of time move with a clock that jumped. Tomorrow morning or a window's end keeps its time of day and moves by whole days only: a clock
     * that was a year wrong must not keep Hearth quiet for a year.
     */
    void shift(long jump) {
        var s = core.state.settings;
        long days = jump / DAY_MILLIS * DAY_MILLIS;
        if (s.modeUntil > 0) s.modeUntil += s.modeUntilMoment ? days : jump;
        parts.shift(jump);
        if (s.insteadUntil > 0) s.insteadUntil += days;
        if (s.skipUntil > 0) s.skipUntil += days;
        if (s.firstMinutesUntil > 0) s.firstMinutesUntil += jump;
        core.state.settingsChanged();
    }

    LocalDate today() {
        return LocalDate.ofInstant(core.clock.instant(), zone.get());
    }

    private Usage used() {
        return usage.at(today(), settings.electricity().currency());
    }

    private Power power() {
        return metering.power(settings.electricity(), cardsOff(), gpuPercent());
    }

    EngineSnapshot.Sharing snapshot() {
        return new EngineSnapshot.Sharing(settings, wishes(), conditions, used(), habits(), power(), look.presence(), transfersHeld,
                Optional.ofNullable(core.state.settings.afterFinish), notice, look.untold());
    }

    /** For a check before a task starts: how long sharing goes on by the clock and the budgets; empty while no end is foreseen. */
    Optional<Duration> windowLeft() {
        return windowLeft;
    }

    List<Forecast.Day> forecast() {
        return Forecast.week(snapshot().start()).days();
    }
}
