package app.hearth.rewards.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.rewards.Amount;
import app.hearth.rewards.BookReader.Day;
import app.hearth.rewards.BookReader.Spent;
import app.hearth.rewards.Measured.Known;
import app.hearth.rewards.price.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** What networks bring for an hour and for a kWh. */
final class ComparisonTest {
    private static final double KWH = 3_600_000; // joules
    private static final Instant BEGUN = Instant.parse("2026-11-01T12:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    private static Spent spent(String source, String unit, boolean silent, Optional<Known> known, double amount, int cpuHours, double joules) {
        return new Spent(source, unit, silent, known, 1, 0, Amount.of(amount), Duration.ofHours(cpuHours), Duration.ZERO, joules, BEGUN);
    }

    private static List<Day> days(String source, int count, double each) {
        return IntStream.range(0, count).mapToObj(day -> new Day(FIRST.plusDays(day), source, "credit", Amount.of(each), 1)).toList();
    }

    private static Comparison only(List<Spent> spent, List<Day> days) {
        var lines = Comparison.of(Effort.of(spent, days, ZoneOffset.UTC), Map.of());
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    @Test void eachNetworkIsWeighedByItsOwnEffort() {
        var efforts = Effort.of(List.of(spent("a", "credit", false, Optional.of(Known.SENSOR), 100, 10, KWH),
                spent("a", "credit", false, Optional.of(Known.ESTIMATE), 50, 5, KWH), spent("a", "credit", false, Optional.empty(), 30, 5, 0),
                spent("b", "GRC", false, Optional.empty(), 7, 2, 0)), days("a", 3, 60), ZoneOffset.UTC);
        assertThat(efforts).containsExactly(
                new Effort("a", "credit", false, Amount.of(180), 3, 3, 0, Duration.ofHours(20), Duration.ZERO, new Energy(1, 0, 1), Amount.of(150)),
                new Effort("b", "GRC", false, Amount.of(7), 0, 1, 0, Duration.ofHours(2), Duration.ZERO, Energy.NONE, Amount.ZERO));
        var lines = Comparison.of(efforts, Map.of("credit", new Price("credit", 0.01, "EUR", new Price.Own(LocalDate.of(2026, 11, 1)))));
        assertThat(lines.getFirst().perHour()).hasValue(9);
        assertThat(lines.getFirst().perKwh().orElseThrow().likely()).isEqualTo(75);
        assertThat(lines.getFirst().worthPerKwh().orElseThrow().likely()).isCloseTo(0.75, within(1e-9));
        assertThat(lines.getFirst().enough()).isTrue();
        assertThat(lines.getLast().perKwh()).isEmpty();
        assertThat(lines.getLast().worthPerKwh()).isEmpty();
        assertThat(lines.getLast().enough()).as("two hours, and nothing came in on any day").isFalse();
    }

    @Test void whatCameOfTasksJudgedInSilenceIsWhatTheTotalGrewBySinceTheFirstOfThem() {
        var before = new Day(FIRST.minusDays(1), "a", "credit", Amount.of(5000), 0);
        var other = new Day(FIRST, "b", "credit", Amount.of(7000), 0);
        var days = new java.util.ArrayList<>(days("a", 7, 100));
        days.add(before);
        days.add(other);
        var line = only(List.of(spent("a", "credit", true, Optional.of(Known.SENSOR), 0, 60, 2 * KWH),
                spent("a", "credit", true, Optional.empty(), 0, 30, 0), spent("a", "credit", false, Optional.empty(), 0, 10, 0)), days);
        assertThat(line.effort().amount()).isEqualTo(Amount.of(700));
        assertThat(line.perHour()).as("also the hours of what failed").hasValue(7);
        assertThat(line.perKwh().orElseThrow().likely()).as("six of ten hours took the two kWh").isCloseTo(210, within(1e-9));
        assertThat(line.enough()).isTrue();
        assertThat(only(List.of(spent("a", "credit", true, Optional.empty(), 0, 60, 0)), days("a", 6, 100)).enough()).isFalse();
    }

    @Test void hoursOfProcessorAndCardAreNeverAdded() {
        var card = new Spent("a", "credit", false, Optional.of(Known.SENSOR), 2, 2, Amount.of(400), Duration.ofMinutes(20), Duration.ofHours(4), KWH, BEGUN);
        var line = only(List.of(card), days("a", 3, 1));
        assertThat(line.effort().hour()).isEqualTo(Effort.Hour.CARD);
        assertThat(line.perHour()).hasValue(100);
        var both = only(List.of(card, spent("a", "credit", false, Optional.of(Known.SENSOR), 100, 10, KWH)), days("a", 3, 1));
        assertThat(both.effort().hour()).isEqualTo(Effort.Hour.MIXED);
        assertThat(both.perHour()).isEmpty();
        assertThat(both.perKwh().orElseThrow().likely()).as("a kWh is a kWh").isEqualTo(250);
    }

    @Test void withoutTimeOrEnergyThereIsNoLine() {
        assertThat(Effort.of(List.of(spent("a", "credit", false, Optional.empty(), 5, 0, 0)), days("a", 9, 1), ZoneOffset.UTC)).isEmpty();
    }

    @Property(tries = 300) void theLikelyFigureIsInsideItsRange(@ForAll @DoubleRange(min = 0, max = 1e6) double amount, @ForAll @DoubleRange(min = 0, max = 1e3) double sensor,
                                                                @ForAll @DoubleRange(min = 0, max = 1e3) double meter, @ForAll @DoubleRange(min = 0.01, max = 1e3) double estimate) {
        var effort = new Effort("a", "credit", false, Amount.of(amount), 1, 1, 0, Duration.ofHours(1), Duration.ZERO, new Energy(sensor, meter, estimate), Amount.of(amount));
        var perKwh = Comparison.of(List.of(effort), Map.of()).getFirst().perKwh().orElseThrow();
        assertThat(perKwh.low()).isLessThanOrEqualTo(perKwh.likely());
        assertThat(perKwh.high()).isGreaterThanOrEqualTo(perKwh.likely());
    }
}
