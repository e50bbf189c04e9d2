package app.hearth.rewards.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.rewards.Amount;
import app.hearth.rewards.BookReader.Spent;
import app.hearth.rewards.Measured.Known;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.Comparison.Effort;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** What networks bring for an hour and for a kWh. */
final class ComparisonTest {
    private static final double KWH = 3_600_000; // joules

    @Test void eachNetworkIsWeighedByItsOwnEffort() {
        var efforts = Comparison.efforts(List.of(
                new Spent("a", "credit", Optional.of(Known.SENSOR), 2, Amount.of(100), Duration.ofHours(10), KWH),
                new Spent("a", "credit", Optional.of(Known.ESTIMATE), 1, Amount.of(50), Duration.ofHours(5), KWH),
                new Spent("a", "credit", Optional.empty(), 1, Amount.of(30), Duration.ofHours(5), 0),
                new Spent("b", "GRC", Optional.empty(), 3, Amount.of(7), Duration.ofHours(2), 0)));
        assertThat(efforts).containsExactly(
                new Effort("a", "credit", Amount.of(180), 4, Duration.ofHours(20), new Energy(1, 0, 1), Amount.of(150)),
                new Effort("b", "GRC", Amount.of(7), 3, Duration.ofHours(2), Energy.NONE, Amount.ZERO));
        var lines = Comparison.of(efforts, Map.of("credit", new Price("credit", 0.01, "EUR", new Price.Own(LocalDate.of(2026, 11, 1)))));
        assertThat(lines.getFirst().perHour()).hasValue(9);
        assertThat(lines.getFirst().perKwh().orElseThrow().likely()).isEqualTo(75);
        assertThat(lines.getFirst().worthPerKwh().orElseThrow().likely()).isCloseTo(0.75, within(1e-9));
        assertThat(lines.getLast().perKwh()).isEmpty();
        assertThat(lines.getLast().worthPerKwh()).isEmpty();
    }

    @Test void withoutTimeOrEnergyThereIsNoFigure() {
        var line = Comparison.of(List.of(new Effort("a", "credit", Amount.of(5), 1, Duration.ZERO, Energy.NONE, Amount.ZERO)), Map.of()).getFirst();
        assertThat(line.perHour()).isEmpty();
        assertThat(line.perKwh()).isEmpty();
        assertThat(line.enough()).isFalse();
    }

    @Property(tries = 300) void theLikelyFigureIsInsideItsRange(@ForAll @DoubleRange(min = 0, max = 1e6) double amount, @ForAll @DoubleRange(min = 0, max = 1e3) double sensor,
                                                                @ForAll @DoubleRange(min = 0, max = 1e3) double meter, @ForAll @DoubleRange(min = 0.01, max = 1e3) double estimate) {
        var effort = new Effort("a", "credit", Amount.of(amount), 1, Duration.ofHours(1), new Energy(sensor, meter, estimate), Amount.of(amount));
        var perKwh = Comparison.of(List.of(effort), Map.of()).getFirst().perKwh().orElseThrow();
        assertThat(perKwh.low()).isLessThanOrEqualTo(perKwh.likely());
        assertThat(perKwh.high()).isGreaterThanOrEqualTo(perKwh.likely());
    }
}
