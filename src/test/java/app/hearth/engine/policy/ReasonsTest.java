package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.policy.Conditions.Over;
import app.hearth.engine.policy.Conditions.Slowing;
import app.hearth.engine.policy.Conditions.Target;
import app.hearth.engine.policy.Decision.Budget;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.settings.Amount;
import app.hearth.settings.Budgets;
import app.hearth.settings.DateException;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Manners;
import app.hearth.settings.Paint;
import app.hearth.settings.UserSettings;
import app.hearth.settings.Week;
import app.hearth.settings.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each reason with the facts that its words on the screen need, on Sunday 22 November 2026 at noon, UTC. */
class ReasonsTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
    private static final UserSettings BALANCED = UserSettings.suggested(false, 8);
    private static final Conditions IDLE = Conditions.idle(NOON, UTC, 8, 16_000_000_000L);

    private static Hold hold(UserSettings settings, Wishes wishes, Conditions now, Usage usage) {
        return (Hold) SharingPolicy.decide(settings, wishes, now, usage);
    }

    private static void holds(UserSettings settings, Wishes wishes, Conditions now, Usage usage, Reason reason, Optional<Remedy> remedy) {
        var hold = hold(settings, wishes, now, usage);
        assertThat(hold.reasons()).containsExactly(reason);
        assertThat(hold.resumesAt()).isEqualTo(reason.ends());
        assertThat(reason.remedy()).isEqualTo(remedy);
    }

    private static Conditions with(Optional<Duration> idle, boolean onBattery, boolean charging, int battery, Set<String> programs, List<String> full,
                                   OptionalDouble busy, Slowing slowing, long disk) {
        return new Conditions(NOON, UTC, 8, 16_000_000_000L, idle, false, onBattery, charging, OptionalInt.of(battery), Optional.of(false), programs, full,
                busy, slowing, disk, 0, false);
    }

    private static Conditions power(boolean onBattery, boolean charging, int battery) {
        return with(Optional.of(Duration.ofHours(1)), onBattery, charging, battery, Set.of(), List.of(), OptionalDouble.empty(), Slowing.NONE, Long.MAX_VALUE);
    }

    @Test void theUserIsAtTheComputer() {
        var there = with(Optional.of(Duration.ofMinutes(2)), false, false, 100, Set.of(), List.of(), OptionalDouble.empty(), Slowing.NONE, Long.MAX_VALUE);
        holds(BALANCED, Wishes.NONE, there, Usage.NONE, new Reason.InUse(NOON.minusSeconds(120), Duration.ofMinutes(5)), Optional.of(new Remedy.ShareWhileInUse()));
        assertThat(hold(BALANCED, Wishes.NONE, there, Usage.NONE).resumesAt()).contains(NOON.plusSeconds(180));
    }

    @Test void theScheduleSaysOff() {
        var sunday = BALANCED.withComputing(Week.UNPAINTED.paint(new Week.Window(DayOfWeek.SUNDAY, 20, 45, Paint.OFF)));
        holds(sunday, Wishes.NONE, IDLE, Usage.NONE, new Reason.Scheduled(Optional.of(Instant.parse("2026-11-22T22:30:00Z"))),
                Optional.of(new Remedy.ShareAnyway(Duration.ofHours(1))));
    }

    @Test void anExceptionSaysOff() {
        var guests = BALANCED.withExceptions(List.of(DateException.allDay("Guests", LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 24), Paint.OFF)));
        var ends = Instant.parse("2026-11-25T00:00:00Z");
        holds(guests, Wishes.NONE, IDLE, Usage.NONE, new Reason.Excepted("Guests", Optional.of(ends)), Optional.of(new Remedy.SkipException(ends)));
    }

    @Test void theUserAskedForQuiet() {
        var until = NOON.plusSeconds(3600);
        holds(BALANCED, Wishes.NONE.withStop(Optional.of(new Wishes.Stop(NOON.minusSeconds(720), Optional.of(until), Optional.empty()))), IDLE, Usage.NONE,
                new Reason.Snoozed(NOON.minusSeconds(720), until), Optional.of(new Remedy.EndSnooze()));
        holds(BALANCED, Wishes.NONE.withStop(Optional.of(new Wishes.Stop(NOON, Optional.empty(), Optional.empty()))), IDLE, Usage.NONE,
                new Reason.PausedByUser(), Optional.of(new Remedy.EndSnooze()));
    }

    @Test void theUserAskedForQuietUntilAProgramCloses() {
        var wish = Wishes.NONE.withStop(Optional.of(new Wishes.Stop(NOON, Optional.empty(), Optional.of("obs"))));
        var open = with(Optional.of(Duration.ofHours(1)), false, false, 100, Set.of("obs"), List.of(), OptionalDouble.empty(), Slowing.NONE, Long.MAX_VALUE);
        holds(BALANCED, wish, open, Usage.NONE, new Reason.SnoozedFor(NOON, "obs"), Optional.of(new Remedy.EndSnooze()));
        assertThat(SharingPolicy.decide(BALANCED, wish, IDLE, Usage.NONE)).isInstanceOf(Decision.Share.class);
    }

    @Test void aProgramOfTheListRuns() {
        var settings = BALANCED.withManners(Manners.USUAL.withPrograms(List.of("obs", "steam")));
        var open = with(Optional.of(Duration.ofHours(1)), false, false, 100, Set.of("obs", "gimp"), List.of(), OptionalDouble.empty(), Slowing.NONE, Long.MAX_VALUE);
        holds(settings, Wishes.NONE, open, Usage.NONE, new Reason.ProgramRuns("obs"), Optional.of(new Remedy.ForgetProgram("obs")));
    }

    @Test void aFilmFillsTheScreenOfAUserWhoAlsoTypes() {
        var film = with(Optional.of(Duration.ofHours(1)), false, false, 100, Set.of(), List.of("vlc"), OptionalDouble.empty(), Slowing.NONE, Long.MAX_VALUE);
        holds(BALANCED, Wishes.NONE, film, Usage.NONE, new Reason.FullScreen(List.of("vlc")), Optional.of(new Remedy.IgnoreFullScreen()));
        var typing = with(Optional.of(Duration.ZERO), false, false, 100, Set.of(), List.of("vlc"), OptionalDouble.empty(), Slowing.NONE, Long.MAX_VALUE);
        assertThat(hold(BALANCED, Wishes.NONE, typing, Usage.NONE).reasons()).containsExactly(new Reason.FullScreen(List.of("vlc")),
                new Reason.InUse(NOON, Duration.ofMinutes(5)));
    }

    @Test void otherProgramsAreBusy() {
        var busy = with(Optional.of(Duration.ofHours(1)), false, false, 100, Set.of(), List.of(), OptionalDouble.of(64), Slowing.NONE, Long.MAX_VALUE);
        var half = BALANCED.withManners(Manners.USUAL.withOthersBusy(OptionalInt.of(50)));
        holds(half, Wishes.NONE, busy, Usage.NONE, new Reason.OthersBusy(64, 50), Optional.of(new Remedy.AllowOthers(80)));
    }

    @Test void theComputerIsOnBattery() {
        holds(BALANCED, Wishes.NONE, power(true, false, 64), Usage.NONE, new Reason.OnBattery(Optional.of(64), 100), Optional.of(new Remedy.BatteryDownTo(60)));
        holds(BALANCED, Wishes.NONE, power(true, false, 20), Usage.NONE, new Reason.OnBattery(Optional.of(20), 100), Optional.empty());
    }

    @Test void eachOfTheMannersHasAValueForUseAndOneForAbsence() {
        var beside = BALANCED.withOwn(new HowMuch(true, new Amount(20, 1, 20, 0), new Amount(60, 2, 50, 75)));
        var away = Manners.USUAL.withBatteryDownTo(30).withPrograms(List.of("obs")).withPauseOnMetered(false);
        var settings = beside.withManners(new When<>(Manners.USUAL, away));
        var there = at(Duration.ZERO, 64, Set.of("obs"));
        var gone = at(Duration.ofHours(1), 64, Set.of());
        assertThat(hold(settings, Wishes.NONE, there, Usage.NONE).reasons()).containsExactly(new Reason.OnBattery(Optional.of(64), 100));
        assertThat(SharingPolicy.decide(settings, Wishes.NONE, gone, Usage.NONE)).isInstanceOf(Decision.Share.class);
        assertThat(hold(settings, Wishes.NONE, at(Duration.ofHours(1), 64, Set.of("obs")), Usage.NONE).reasons()).containsExactly(new Reason.ProgramRuns("obs"));
        assertThat(SharingPolicy.transfers(settings, Wishes.NONE, there, Usage.NONE)).isPresent();
        assertThat(SharingPolicy.transfers(settings, Wishes.NONE, gone, Usage.NONE)).isEmpty();
    }

    @Test void aRemedyChangesWhatHoldsNowAndBothWhereTheyAreOne() {
        var there = at(Duration.ZERO, 64, Set.of());
        var one = Remedies.apply(new Remedy.BatteryDownTo(60), BALANCED, Wishes.NONE, there).settings().manners();
        assertThat(one).isEqualTo(When.always(Manners.USUAL.withBatteryDownTo(60)));
        var two = BALANCED.withManners(new When<>(Manners.USUAL, Manners.USUAL.withBatteryDownTo(30)));
        assertThat(Remedies.apply(new Remedy.BatteryDownTo(60), two, Wishes.NONE, there).settings().manners())
                .isEqualTo(new When<>(Manners.USUAL.withBatteryDownTo(60), Manners.USUAL.withBatteryDownTo(30)));
        var metered = Remedies.apply(new Remedy.UseMetered(), two, Wishes.NONE, there).settings().manners();
        assertThat(List.of(metered.inUse().pauseOnMetered(), metered.away().pauseOnMetered())).containsOnly(false);
    }

    /** On battery and on a metered line. */
    private static Conditions at(Duration idle, int battery, Set<String> programs) {
        return new Conditions(NOON, IDLE.zone(), IDLE.totalCores(), IDLE.memoryBytes(), Optional.of(idle), false, true, false, OptionalInt.of(battery),
                Optional.of(true), programs, List.of(), OptionalDouble.empty(), Slowing.NONE, Long.MAX_VALUE, 0, false);
    }

    @Test void theBatteryFillsFirst() {
        holds(BALANCED, Wishes.NONE, power(false, true, 41), Usage.NONE, new Reason.Charging(41, 80), Optional.of(new Remedy.DontWaitForCharge()));
        assertThat(SharingPolicy.decide(BALANCED, Wishes.NONE, power(false, true, 80), Usage.NONE)).isInstanceOf(Decision.Share.class);
    }

    @Test void itIsTooHot() {
        var over = new Over(Target.HEAT, 81, 75);
        var hot = with(Optional.of(Duration.ofHours(1)), false, false, 100, Set.of(), List.of(), OptionalDouble.empty(), new Slowing(0, List.of(over)), Long.MAX_VALUE);
        holds(BALANCED, Wishes.NONE, hot, Usage.NONE, new Reason.TooLoud(over), Optional.of(new Remedy.OpenLimits()));
    }

    @Test void todaysHoursAreFull() {
        var settings = BALANCED.withBudgets(Budgets.NONE.withHoursPerDay(OptionalDouble.of(10)));
        var used = new Usage(Duration.ofHours(10), Duration.ofHours(30), 0, 0, 0, 0);
        holds(settings, Wishes.NONE, IDLE, used, new Reason.BudgetFull(Budget.HOURS_PER_DAY, 10, 10, MIDNIGHT), Optional.of(new Remedy.AddHoursToday(1)));
    }

    @Test void aBudgetMadeSmallerThanItsUseIsRaisedAboveThatUse() {
        var settings = BALANCED.withBudgets(Budgets.NONE.withHoursPerDay(OptionalDouble.of(2)).withMoneyPerMonth(OptionalDouble.of(10)));
        var used = new Usage(Duration.ofHours(6), Duration.ofHours(30), 0, 0, 30, 0);
        assertThat(hold(settings, Wishes.NONE, IDLE, used).reasons()).extracting(Reason::remedy).containsExactly(
                Optional.of(new Remedy.RaiseBudget(Budget.MONEY_PER_MONTH, 36)), Optional.of(new Remedy.AddHoursToday(5)));
    }

    @Test void theMonthsMoneyIsUsedUp() {
        var settings = BALANCED.withBudgets(Budgets.NONE.withMoneyPerMonth(OptionalDouble.of(10)));
        holds(settings, Wishes.NONE, IDLE, new Usage(Duration.ZERO, Duration.ZERO, 0, 0, 10, 0), new Reason.BudgetFull(Budget.MONEY_PER_MONTH, 10, 10,
                Instant.parse("2026-12-01T00:00:00Z")), Optional.of(new Remedy.RaiseBudget(Budget.MONEY_PER_MONTH, 12)));
    }

    @Test void theDiskIsFull() {
        var full = with(Optional.of(Duration.ofHours(1)), false, false, 100, Set.of(), List.of(), OptionalDouble.empty(), Slowing.NONE, 400_000_000);
        holds(BALANCED, Wishes.NONE, full, Usage.NONE, new Reason.DiskFull(400_000_000, 500_000_000), Optional.of(new Remedy.KeepFree(0.2)));
    }

    private static Conditions filesTake(long bytes, boolean wereOver) {
        return new Conditions(NOON, UTC, 8, 16_000_000_000L, Optional.of(Duration.ofHours(1)), false, false, false, OptionalInt.empty(), Optional.empty(),
                Set.of(), List.of(), OptionalDouble.empty(), Slowing.NONE, Long.MAX_VALUE, bytes, wereOver);
    }

    @Test void hearthsFilesTakeMoreThanTheyMay() {
        holds(BALANCED, Wishes.NONE, filesTake(20_500_000_000L, false), Usage.NONE, new Reason.DiskQuota(20_500_000_000L, 20_000_000_000L),
                Optional.of(new Remedy.AllowDisk(25)));
    }

    @Test void belowTheDiskQuotaWorkGoesOnOnlyOnceTheFilesAreClearlyLess() {
        assertThat(SharingPolicy.decide(BALANCED, Wishes.NONE, filesTake(19_900_000_000L, false), Usage.NONE)).isInstanceOf(Decision.Share.class);
        assertThat(hold(BALANCED, Wishes.NONE, filesTake(19_900_000_000L, true), Usage.NONE).reasons())
                .containsExactly(new Reason.DiskQuota(19_900_000_000L, 20_000_000_000L));
        assertThat(SharingPolicy.decide(BALANCED, Wishes.NONE, filesTake(19_500_000_000L, true), Usage.NONE)).isInstanceOf(Decision.Share.class);
    }

    @Test void anExceptionThatSaysOffHoldsTransfersTooAndOneWithALevelLeavesThemTheirWeek() {
        var today = LocalDate.of(2026, 11, 22);
        var off = BALANCED.withExceptions(List.of(DateException.allDay("Guests", today, today, Paint.OFF)));
        assertThat(SharingPolicy.transfers(off, Wishes.NONE, IDLE, Usage.NONE).orElseThrow().reasons())
                .containsExactly(new Reason.Excepted("Guests", Optional.of(MIDNIGHT)));
        assertThat(SharingPolicy.transfers(off, Wishes.NONE.withSkipped(Optional.of(MIDNIGHT)), IDLE, Usage.NONE)).isEmpty();
        var level = BALANCED.withExceptions(List.of(DateException.allDay("", today, today, new Paint.Percent(10))));
        assertThat(SharingPolicy.transfers(level, Wishes.NONE, IDLE, Usage.NONE)).isEmpty();
        var week = level.withTransfers(Week.UNPAINTED.paint(new Week.Window(DayOfWeek.SUNDAY, 0, 48, Paint.OFF)));
        assertThat(SharingPolicy.transfers(week, Wishes.NONE, IDLE, Usage.NONE).orElseThrow().reasons()).containsExactly(new Reason.Scheduled(Optional.of(MIDNIGHT)));
    }

    @Test void transfersWaitOnAMeteredLineButComputingDoesNot() {
        var metered = new Conditions(NOON, UTC, 8, 16_000_000_000L, Optional.of(Duration.ofHours(1)), false, false, false, OptionalInt.empty(), Optional.of(true),
                Set.of(), List.of(), OptionalDouble.empty(), Slowing.NONE, Long.MAX_VALUE, 0, false);
        assertThat(SharingPolicy.transfers(BALANCED, Wishes.NONE, metered, Usage.NONE).orElseThrow().reasons()).containsExactly(new Reason.Metered());
        assertThat(new Reason.Metered().remedy()).contains(new Remedy.UseMetered());
        assertThat(SharingPolicy.decide(BALANCED, Wishes.NONE, metered, Usage.NONE)).isInstanceOf(Decision.Share.class);
    }

    @Test void theReasonThatEndsLastComesFirst() {
        var settings = BALANCED.withBudgets(Budgets.NONE.withHoursPerDay(OptionalDouble.of(1)));
        var there = with(Optional.of(Duration.ZERO), false, false, 100, Set.of(), List.of(), OptionalDouble.empty(), Slowing.NONE, Long.MAX_VALUE);
        var hold = hold(settings, Wishes.NONE, there, new Usage(Duration.ofHours(1), Duration.ofHours(1), 0, 0, 0, 0));
        assertThat(hold.reasons()).hasExactlyElementsOfTypes(Reason.BudgetFull.class, Reason.InUse.class);
        assertThat(hold.resumesAt()).contains(MIDNIGHT);
    }
}
