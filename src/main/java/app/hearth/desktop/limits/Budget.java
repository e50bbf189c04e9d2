package app.hearth.desktop.limits;

import app.hearth.engine.policy.Usage;
import app.hearth.settings.Budgets;
import java.util.OptionalDouble;

/** The budgets one by one: limit, use and range of each. */
public enum Budget {
    HOURS_DAY(24), HOURS_WEEK(168), KWH_DAY(1000), KWH_MONTH(30_000), MONEY_MONTH(1e6), GB_MONTH(1e6);

    private static final double MILLIS_PER_HOUR = 3_600_000;
    private final double most;

    Budget(double most) {
        this.most = most;
    }

    NumberRange range() {
        return new NumberRange(0.1, most, 2, true);
    }

    OptionalDouble of(Budgets all) {
        return switch (this) {
            case HOURS_DAY -> all.hoursPerDay();
            case HOURS_WEEK -> all.hoursPerWeek();
            case KWH_DAY -> all.kwhPerDay();
            case KWH_MONTH -> all.kwhPerMonth();
            case MONEY_MONTH -> all.moneyPerMonth();
            case GB_MONTH -> all.gbPerMonth();
        };
    }

    Budgets in(Budgets all, OptionalDouble limit) {
        return switch (this) {
            case HOURS_DAY -> all.withHoursPerDay(limit);
            case HOURS_WEEK -> all.withHoursPerWeek(limit);
            case KWH_DAY -> all.withKwhPerDay(limit);
            case KWH_MONTH -> all.withKwhPerMonth(limit);
            case MONEY_MONTH -> all.withMoneyPerMonth(limit);
            case GB_MONTH -> all.withGbPerMonth(limit);
        };
    }

    double used(Usage usage) {
        return switch (this) {
            case HOURS_DAY -> usage.today().toMillis() / MILLIS_PER_HOUR;
            case HOURS_WEEK -> usage.week().toMillis() / MILLIS_PER_HOUR;
            case KWH_DAY -> usage.kwhToday();
            case KWH_MONTH -> usage.kwhMonth();
            case MONEY_MONTH -> usage.moneyMonth();
            case GB_MONTH -> usage.bytesMonth() / 1e9;
        };
    }
}
