package app.hearth.desktop.limits;

import app.hearth.desktop.SampleStates;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.PresenceMethod;
import app.hearth.engine.EngineSnapshot.SettingsNotice;
import app.hearth.engine.EngineSnapshot.Sharing;
import app.hearth.engine.policy.Conditions;
import app.hearth.engine.policy.Usage;
import app.hearth.monitor.Reading;
import app.hearth.monitor.Untold;
import app.hearth.settings.Budgets;
import app.hearth.settings.Electricity;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** States of the Limits screen. */
public final class LimitsSamples {
    private LimitsSamples() {}

    static LimitsState usual() {
        var sharing = SampleStates.choices();
        return new LimitsState(sharing.settings(), sharing, Optional.of(SampleStates.reading(true, true)));
    }

    static LimitsState with(UserSettings settings, Reading reading) {
        return new LimitsState(settings, SampleStates.choices(), Optional.of(reading));
    }

    /** The usual state, so long since the last input. */
    public static EngineSnapshot idleFor(EngineSnapshot from, Instant now, Duration idle) {
        var c = from.sharing().conditions();
        var conditions = new Conditions(now, c.zone(), c.totalCores(), c.memoryBytes(), Optional.of(idle), false, false, false, c.battery(), c.metered(),
                c.programs(), c.fullScreen(), c.othersBusy(), c.slowing(), c.freeDisk(), c.usedDisk(), c.overQuota());
        return with(from, conditions, from.sharing().settings(), from.sharing().presence(), Optional.empty());
    }

    /** A laptop on a desktop that does not tell presence, without budgets, with a settings file broken by hand. */
    public static EngineSnapshot blindLaptop() {
        var from = SampleStates.sharing();
        var c = from.sharing().conditions();
        var conditions = new Conditions(c.now(), c.zone(), 4, 16L << 30, Optional.empty(), false, true, false, OptionalInt.of(64), Optional.of(true),
                c.programs(), List.of(), OptionalDouble.empty(), c.slowing(), 41_300_000_000L, 2_300_000_000L, false);
        var settings = UserSettings.suggested(true, 4).withBudgets(Budgets.NONE);
        settings = settings.withManners(settings.manners().both(manners -> manners.withBatteryDownTo(60).withPrograms(List.of("obs", "blender"))));
        return with(from, conditions, settings, new PresenceMethod("NONE", Optional.of("no-source")),
                Optional.of(new SettingsNotice(List.of("own.away.cpuPercent", "budgets.kwhPerDay"), "settings.broken-2026-11-22.json")));
    }

    /** A laptop whose user wants other manners while away. */
    public static EngineSnapshot differentManners() {
        var from = blindLaptop();
        var s = from.sharing();
        var manners = s.settings().manners().one(false, away -> away.withBatteryDownTo(30).withPrograms(List.of()).withPauseOnMetered(false).withOthersBusy(OptionalInt.empty()));
        return with(from, s.conditions(), s.settings().withManners(manners), s.presence(), Optional.empty());
    }

    /** A computer that keeps most to itself. */
    public static EngineSnapshot tellsLittle(boolean laptop, Set<Untold> untold) {
        var from = laptop ? blindLaptop() : SampleStates.sharing();
        var s = from.sharing();
        var sharing = new Sharing(s.settings(), s.wishes(), s.conditions(), s.usage(), s.habits(), s.power(), s.presence(), s.transfersHeld(), s.finishing(),
                Optional.empty(), untold);
        return new EngineSnapshot(from.at(), from.started(), from.decision(), from.runMode(), from.runModeUntil(), from.lastingMode(), sharing,
                from.totalCores(), from.projects(), from.tasks(), from.transfers(), from.journal(), from.problem());
    }

    /** A reading without heat, fans and battery, for these causes. */
    public static Reading bareReading(Untold... sensors) {
        var r = SampleStates.reading(false, true);
        return new Reading(r.at(), r.cpu(), r.memory(), r.gpus(), new Reading.Sensors(OptionalDouble.empty(), OptionalInt.empty(), Set.of(sensors)), r.disk(),
                r.network(), r.power());
    }

    /** A budget of money without a price, after a change of the currency. */
    public static EngineSnapshot budgetWithoutPrice() {
        var from = SampleStates.sharing();
        var s = from.sharing();
        var settings = s.settings().withBudgets(Budgets.NONE.withHoursPerDay(OptionalDouble.of(10)).withMoneyPerMonth(OptionalDouble.of(5))).withElectricity(Electricity.UNKNOWN);
        var used = new Usage(s.usage().today(), s.usage().week(), s.usage().kwhToday(), s.usage().kwhMonth(), 0, 0, Map.of("USD", 3.2));
        var sharing = new Sharing(settings, s.wishes(), s.conditions(), used, s.habits(), s.power(), s.presence(), s.transfersHeld(), s.finishing(), s.settingsNotice());
        return new EngineSnapshot(from.at(), from.started(), from.decision(), from.runMode(), from.runModeUntil(), from.lastingMode(), sharing,
                from.totalCores(), from.projects(), from.tasks(), from.transfers(), from.journal(), from.problem());
    }

    private static EngineSnapshot with(EngineSnapshot from, Conditions conditions, UserSettings settings, PresenceMethod presence,
                                       Optional<SettingsNotice> notice) {
        var s = from.sharing();
        var sharing = new Sharing(settings, s.wishes(), conditions, s.usage(), s.habits(), s.power(), presence, s.transfersHeld(), s.finishing(), notice);
        return new EngineSnapshot(from.at(), from.started(), from.decision(), from.runMode(), from.runModeUntil(), from.lastingMode(), sharing,
                conditions.totalCores(), from.projects(), from.tasks(), from.transfers(), from.journal(), from.problem());
    }
}
