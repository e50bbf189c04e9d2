package app.hearth.rewards.value;

import app.hearth.rewards.price.Price;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What networks bring for the same effort. Credits of different networks are different units by rights: each line says what it counts, and lines
 * are only worth comparing where units are the same or have prices.
 *
 * @param perHour  of the unit for an hour, see {@link Effort#hour}; empty where no time is known, or hours of processor and card cannot be told apart
 * @param perKwh   of the unit for a kWh; empty where no energy is known
 * @param worthPerKwh empty without a price
 */
public record Comparison(Effort effort, OptionalDouble perHour, Optional<Range> perKwh, Optional<Range> worthPerKwh, Optional<Price> price) {
    /** Less time than this tells little. */
    public static final double LEAST_HOURS = 1;
    /** A network that judges each task for itself tells soon what it brings. */
    private static final int LEAST_DAYS = 3;
    /** A total lags behind by days, since others check the work: over less than a week that is too large a part. */
    private static final int LEAST_DAYS_SILENT = 7;

    /** Whether there is enough to go by. */
    public boolean enough() {
        return effort.hours() >= LEAST_HOURS && effort.days() >= neededDays();
    }

    /** Days with income from which on it is. */
    public int neededDays() {
        return effort.silent() ? LEAST_DAYS_SILENT : LEAST_DAYS;
    }

    /** One line for each effort, in the same order. */
    public static List<Comparison> of(List<Effort> efforts, Map<String, Price> prices) {
        return efforts.stream().map(effort -> of(effort, Optional.ofNullable(prices.get(effort.unit())))).toList();
    }

    private static Comparison of(Effort effort, Optional<Price> price) {
        boolean told = effort.hours() > 0 && effort.hour() != Effort.Hour.MIXED;
        var perHour = told ? OptionalDouble.of(effort.amount().value() / effort.hours()) : OptionalDouble.empty();
        var perKwh = effort.energy().kwh() > 0 ? Optional.of(over(effort.energyAmount().value(), effort.energy())) : Optional.<Range>empty();
        return new Comparison(effort, perHour, perKwh, price.flatMap(known -> perKwh.map(range -> range.times(known.perUnit()))), price);
    }

    /** More electricity means less for each kWh. */
    private static Range over(double amount, Energy energy) {
        var kwh = energy.range();
        double likely = amount / energy.kwh();
        return amount >= 0 ? new Range(amount / kwh.high(), likely, amount / kwh.low()) : new Range(amount / kwh.low(), likely, amount / kwh.high());
    }
}
