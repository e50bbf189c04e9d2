package app.hearth.engine.policy;

import app.hearth.settings.Budgets;
import app.hearth.settings.UserSettings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** For how long the budgets still last while sharing goes on without a break. */
public final class BudgetEnd {
    private BudgetEnd() {}

    /** How long sharing goes on by the plan and the budgets, if nothing else changes; empty on hold and while no end is foreseen. */
    public static Optional<Duration> window(Decision decision, UserSettings settings, Wishes wishes, Conditions now, Usage usage, Power power) {
        if (!(decision instanceof Decision.Share share)) return Optional.empty();
        double draw = power.present(share, settings, now.totalCores()) / 1000;
        return Stream.concat(share.until().map(end -> Duration.between(now.now(), end)).stream(), left(settings, wishes, now, usage, draw).stream())
                .min(Duration::compareTo);
    }

    /**
     * The time until the first budget is full; empty where each begins anew before.
     *
     * @param kwhPerHour what sharing draws
     */
    static Optional<Duration> left(UserSettings settings, Wishes wishes, Conditions now, Usage usage, double kwhPerHour) {
        var budgets = settings.budgets();
        if (budgets.withGbPerMonth(OptionalDouble.empty()).equals(Budgets.NONE)) return Optional.empty();
        var today = LocalDate.ofInstant(now.now(), now.zone());
        double day = hoursUntil(now, today.plusDays(1));
        double week = hoursUntil(now, today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
        double month = hoursUntil(now, today.withDayOfMonth(1).plusMonths(1));
        double extra = wishes.extra().filter(more -> more.date().equals(today)).map(Wishes.Extra::hours).orElse(0.0);
        double moneyPerHour = Power.cost(kwhPerHour, settings.electricity(), now.now(), now.zone());
        double least = Math.min(Math.min(lasts(budgets.hoursPerDay(), extra, usage.today().toMillis() / 3.6e6, 1, day),
                        lasts(budgets.hoursPerWeek(), 0, usage.week().toMillis() / 3.6e6, 1, week)),
                Math.min(Math.min(lasts(budgets.kwhPerDay(), 0, usage.kwhToday(), kwhPerHour, day), lasts(budgets.kwhPerMonth(), 0, usage.kwhMonth(), kwhPerHour, month)),
                        lasts(budgets.moneyPerMonth(), 0, usage.moneyMonth(), moneyPerHour, month)));
        return least < Double.MAX_VALUE ? Optional.of(Duration.ofMillis((long) (least * 3_600_000))) : Optional.empty();
    }

    private static double hoursUntil(Conditions now, LocalDate date) {
        Instant then = date.atStartOfDay(now.zone()).toInstant();
        return Duration.between(now.now(), then).toMillis() / 3.6e6;
    }

    /** Hours until it is full, the largest number where it begins anew before. */
    private static double lasts(OptionalDouble most, double extra, double used, double perHour, double untilAnew) {
        if (most.isEmpty() || !(perHour > 0)) return Double.MAX_VALUE;
        double hours = Math.max(0, most.getAsDouble() + extra - used) / perHour;
        return hours < untilAnew ? hours : Double.MAX_VALUE;
    }
}
