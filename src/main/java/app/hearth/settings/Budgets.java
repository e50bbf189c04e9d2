package app.hearth.settings;

import java.util.OptionalDouble;

/**
 * How much in a time; empty means no bound. All above 0. A day and a month begin at the user's local midnight, a week on Monday.
 *
 * @param hoursPerDay   hours of sharing a day, at most 24
 * @param hoursPerWeek  hours of sharing a week, at most 168
 * @param kwhPerDay     electricity for sharing a day
 * @param kwhPerMonth   electricity for sharing a month
 * @param moneyPerMonth cost of that electricity a month, in the user's currency
 * @param gbPerMonth    network traffic for sharing a month, 10⁹ bytes, both ways together
 */
public record Budgets(OptionalDouble hoursPerDay, OptionalDouble hoursPerWeek, OptionalDouble kwhPerDay, OptionalDouble kwhPerMonth,
                      OptionalDouble moneyPerMonth, OptionalDouble gbPerMonth) {
    public static final Budgets NONE = new Budgets(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public Budgets {
        check("hoursPerDay", hoursPerDay, 24);
        check("hoursPerWeek", hoursPerWeek, 168);
        check("kwhPerDay", kwhPerDay, 1000);
        check("kwhPerMonth", kwhPerMonth, 30_000);
        check("moneyPerMonth", moneyPerMonth, 1e6);
        check("gbPerMonth", gbPerMonth, 1e6);
    }

    private static void check(String name, OptionalDouble value, double most) {
        if (value.isPresent() && !(value.getAsDouble() > 0 && value.getAsDouble() <= most)) {
            throw new IllegalArgumentException(name + " out of range: " + value.getAsDouble());
        }
    }

    public Budgets withHoursPerDay(OptionalDouble hours) {
        return new Budgets(hours, hoursPerWeek, kwhPerDay, kwhPerMonth, moneyPerMonth, gbPerMonth);
    }

    public Budgets withHoursPerWeek(OptionalDouble hours) {
        return new Budgets(hoursPerDay, hours, kwhPerDay, kwhPerMonth, moneyPerMonth, gbPerMonth);
    }

    public Budgets withKwhPerDay(OptionalDouble kwh) {
        return new Budgets(hoursPerDay, hoursPerWeek, kwh, kwhPerMonth, moneyPerMonth, gbPerMonth);
    }

    public Budgets withKwhPerMonth(OptionalDouble kwh) {
        return new Budgets(hoursPerDay, hoursPerWeek, kwhPerDay, kwh, moneyPerMonth, gbPerMonth);
    }

    public Budgets withMoneyPerMonth(OptionalDouble money) {
        return new Budgets(hoursPerDay, hoursPerWeek, kwhPerDay, kwhPerMonth, money, gbPerMonth);
    }

    public Budgets withGbPerMonth(OptionalDouble gb) {
        return new Budgets(hoursPerDay, hoursPerWeek, kwhPerDay, kwhPerMonth, moneyPerMonth, gb);
    }
}
