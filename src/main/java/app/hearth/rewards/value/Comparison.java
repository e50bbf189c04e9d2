package app.hearth.rewards.value;

import app.hearth.rewards.Amount;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.price.Price;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What networks bring for the same effort. Credits of different networks are different units by rights: each line says what it counts, and lines
 * are only worth comparing where units are the same or have prices.
 *
 * @param perHour  of the unit for an hour of a processor core; empty where no time is known
 * @param perKwh   of the unit for a kWh; empty where no energy is known
 * @param worthPerKwh empty without a price
 */
public record Comparison(Effort effort, OptionalDouble perHour, Optional<Range> perKwh, Optional<Range> worthPerKwh, Optional<Price> price) {
    /** Less processor time than this tells little. */
    private static final Duration ENOUGH = Duration.ofHours(1);

    /**
     * What went into a network's judged tasks and what came of it; tasks that were not accepted count with their effort.
     *
     * @param amount granted or paid
     * @param cpu    processor time of all these tasks
     * @param energy of those of these tasks whose energy is known
     * @param energyAmount what exactly those tasks brought
     */
    public record Effort(String source, String unit, Amount amount, int tasks, Duration cpu, Energy energy, Amount energyAmount) {}

    /** Whether there is enough to go by. */
    public boolean enough() {
        return effort.cpu().compareTo(ENOUGH) >= 0;
    }

    /** Puts together what the book knows by how its energy is known. */
    public static List<Effort> efforts(List<BookReader.Spent> spent) {
        var efforts = new LinkedHashMap<List<String>, Effort>();
        for (var part : spent) {
            double kwh = part.joules() / 3_600_000;
            var energy = part.known().map(known -> switch (known) {
                case SENSOR -> new Energy(kwh, 0, 0);
                case METER -> new Energy(0, kwh, 0);
                case ESTIMATE -> new Energy(0, 0, kwh);
            }).orElse(Energy.NONE);
            efforts.merge(List.of(part.source(), part.unit()), new Effort(part.source(), part.unit(), part.amount(), part.tasks(), part.cpu(), energy,
                    part.known().isPresent() ? part.amount() : Amount.ZERO), Comparison::plus);
        }
        return List.copyOf(efforts.values());
    }

    private static Effort plus(Effort a, Effort b) {
        return new Effort(a.source(), a.unit(), a.amount().plus(b.amount()), a.tasks() + b.tasks(), a.cpu().plus(b.cpu()), a.energy().plus(b.energy()),
                a.energyAmount().plus(b.energyAmount()));
    }

    /** One line for each effort, in the same order. */
    public static List<Comparison> of(List<Effort> efforts, Map<String, Price> prices) {
        return efforts.stream().map(effort -> of(effort, Optional.ofNullable(prices.get(effort.unit())))).toList();
    }

    private static Comparison of(Effort effort, Optional<Price> price) {
        double hours = effort.cpu().toMillis() / 3_600_000.0;
        var perHour = hours > 0 ? OptionalDouble.of(effort.amount().value() / hours) : OptionalDouble.empty();
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
