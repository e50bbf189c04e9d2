package app.hearth.engine.policy;

import app.hearth.engine.policy.Decision.Budget;
import app.hearth.settings.Budgets;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Manners;
import app.hearth.settings.Paint;
import app.hearth.settings.Storage;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a remedy changes. Pure. */
public final class Remedies {
    private Remedies() {}

    /** Settings and wishes after a remedy. */
    public record Outcome(UserSettings settings, Wishes wishes) {}

    /** What the user sees as one value, the same here and away, is changed as one; else the one that holds now. */
    private static Outcome with(UserSettings settings, Wishes wishes, Conditions now, Function<Manners, ?> part, UnaryOperator<Manners> change) {
        return new Outcome(settings.withManners(settings.manners().together(SharingPolicy.inUse(settings, now), part, change)), wishes);
    }

    public static Outcome apply(Remedy remedy, UserSettings settings, Wishes wishes, Conditions conditions) {
        var now = conditions.now();
        var zone = conditions.zone();
        return switch (remedy) {
            case Remedy.EndSnooze() -> new Outcome(settings, wishes.withStop(Optional.empty()));
            case Remedy.ShareAnyway(var time) -> new Outcome(settings,
                    wishes.withStop(Optional.empty()).withShareNow(Optional.of(now.plus(time))));
            case Remedy.ShareWhileInUse() -> {
                var plan = Plan.computing(settings, zone, wishes.skipped(), now);
                var ruling = SharingPolicy.figures(settings, wishes, plan, conditions.totalCores(), now);
                var both = new HowMuch(true, ruling.inUse(), ruling.away());
                var instead = wishes.insteadAt(now);
                if (instead.isEmpty() && (plan.paint() instanceof Paint.AsChosen || plan.paint() instanceof Paint.Off)) {
                    yield new Outcome(settings.withOwn(both), wishes);
                }
                // What is painted stays painted; for this window it gives way.
                var end = instead.map(Wishes.Instead::until).or(() -> Plan.windowEnd(settings, zone, wishes.skipped(), now))
                        .orElse(now.plus(Duration.ofDays(1)));
                yield new Outcome(settings, wishes.withInstead(Optional.of(new Wishes.Instead(both, end))));
            }
            case Remedy.IgnoreFullScreen() -> new Outcome(settings.withFullScreenIsUse(false), wishes);
            case Remedy.SkipException(var until) -> new Outcome(settings, wishes.withSkipped(Optional.of(until)));
            case Remedy.ForgetProgram(var program) -> with(settings, wishes, conditions, manners -> manners.programs().contains(program),
                    manners -> manners.withPrograms(manners.programs().stream().filter(name -> !name.equals(program)).toList()));
            case Remedy.AllowOthers(int percent) -> with(settings, wishes, conditions, Manners::othersBusy,
                    manners -> manners.withOthersBusy(percent >= 100 ? OptionalInt.empty() : OptionalInt.of(percent)));
            case Remedy.BatteryDownTo(int percent) -> with(settings, wishes, conditions, Manners::batteryDownTo, manners -> manners.withBatteryDownTo(percent));
            case Remedy.DontWaitForCharge() -> with(settings, wishes, conditions, Manners::chargeFirstBelow, manners -> manners.withChargeFirstBelow(0));
            case Remedy.AddHoursToday(double hours) -> {
                LocalDate today = LocalDate.ofInstant(now, zone);
                double already = wishes.extra().filter(extra -> extra.date().equals(today)).map(Wishes.Extra::hours).orElse(0.0);
                yield new Outcome(settings, wishes.withExtra(Optional.of(new Wishes.Extra(today, already + hours))));
            }
            case Remedy.RaiseBudget(var budget, double most) -> new Outcome(settings.withBudgets(raise(settings.budgets(), budget, most)), wishes);
            case Remedy.KeepFree(double gb) -> new Outcome(settings.withStorage(settings.storage().withKeepFreeGb(gb)), wishes);
            // As much as can be said is no bound.
            case Remedy.AllowDisk(double gb) -> new Outcome(settings.withStorage(settings.storage().withMostGb(
                    gb <= Storage.MOST_GB ? OptionalDouble.of(gb) : OptionalDouble.empty())), wishes);
            case Remedy.UseMetered() -> with(settings, wishes, conditions, Manners::pauseOnMetered, manners -> manners.withPauseOnMetered(false));
            case Remedy.OpenLimits() -> new Outcome(settings, wishes);
        };
    }

    private static Budgets raise(Budgets budgets, Budget budget, double most) {
        // A budget as large as it can be is none.
        double largest = switch (budget) {
            case HOURS_PER_DAY -> 24;
            case HOURS_PER_WEEK -> 168;
            case KWH_PER_DAY -> 1000;
            case KWH_PER_MONTH -> 30_000;
            case MONEY_PER_MONTH, GB_PER_MONTH -> 1e6;
        };
        var value = most <= largest ? OptionalDouble.of(most) : OptionalDouble.empty();
        return switch (budget) {
            case HOURS_PER_DAY -> budgets.withHoursPerDay(value);
            case HOURS_PER_WEEK -> budgets.withHoursPerWeek(value);
            case KWH_PER_DAY -> budgets.withKwhPerDay(value);
            case KWH_PER_MONTH -> budgets.withKwhPerMonth(value);
            case MONEY_PER_MONTH -> budgets.withMoneyPerMonth(value);
            case GB_PER_MONTH -> budgets.withGbPerMonth(value);
        };
    }
}
