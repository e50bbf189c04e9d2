package app.hearth.rewards.value;

import app.hearth.settings.Electricity;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the electricity of sharing cost.
 *
 * @param energy   in kWh by how it is known
 * @param money    by the tariff, with what it can be; empty without a tariff
 * @param currency of the money
 * @param later    whether some of it was used before there was a tariff in this currency and is reckoned with today's
 */
public record Cost(Energy energy, Optional<Range> money, String currency, boolean later) {
    /** @return empty when nothing was counted at all */
    public static Optional<Cost> of(List<PowerDay> days, Electricity tariff) {
        if (days.isEmpty()) return Optional.empty();
        var energy = Energy.of(days);
        var perKwh = perKwh(tariff);
        Range sum = Range.exactly(0);
        boolean later = false;
        boolean known = true;
        boolean counted = false;
        for (var day : days) {
            if (day.kwh() <= 0) continue;
            counted = true;
            if (day.money() > 0 && day.currency().equals(tariff.currency())) {
                // The engine counted it at each moment's price; what is unsure is the electricity.
                sum = sum.plus(Energy.of(day).range().times(day.money() / day.kwh()));
            } else if (perKwh.isPresent()) {
                sum = sum.plus(product(Energy.of(day).range(), perKwh.get()));
                later = true;
            } else {
                known = false;
            }
        }
        known &= counted || perKwh.isPresent(); // no electricity yet and no price of it: no cost, not a cost of 0
        return Optional.of(new Cost(energy, known ? Optional.of(sum) : Optional.empty(), tariff.currency(), later));
    }

    private static Range product(Range kwh, Range price) {
        return new Range(kwh.low() * price.low(), kwh.likely() * price.likely(), kwh.high() * price.high());
    }

    /** The price over a day whose hours of sharing are not known: the mean, between the lowest and the highest. Empty where some hour has none. */
    static Optional<Range> perKwh(Electricity tariff) {
        double low = Double.MAX_VALUE;
        double high = 0;
        double sum = 0;
        for (int minute = 0; minute < 24 * 60; minute += 15) {
            OptionalDouble price = tariff.priceAt(LocalTime.ofSecondOfDay(minute * 60L));
            if (price.isEmpty()) return Optional.empty();
            low = Math.min(low, price.getAsDouble());
            high = Math.max(high, price.getAsDouble());
            sum += price.getAsDouble();
        }
        return Optional.of(new Range(low, Math.clamp(sum / 96, low, high), high));
    }
}
