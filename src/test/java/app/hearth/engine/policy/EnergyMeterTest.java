package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.settings.Electricity;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EnergyMeterTest {
    /** A computer of so many watts at rest and above, looked at so often at each load. */
    private static EnergyMeter after(EnergyMeter meter, String name, double rest, double full, int looks, double... loads) {
        for (double load : loads) for (int i = 0; i < looks; i++) meter = meter.seen(name, rest + full * load, load);
        return meter;
    }

    @Property(tries = 100) void restAndFullLoadAreFound(@ForAll @DoubleRange(min = 0, max = 100) double rest,
            @ForAll @DoubleRange(min = 2, max = 300) double full, @ForAll long seed) {
        var random = new Random(seed);
        var meter = EnergyMeter.START;
        for (int i = 0; i < 900; i++) {
            double load = i / 150 % 2 == 0 ? 0.02 * random.nextDouble() : 0.3 + 0.3 * random.nextDouble();
            meter = meter.seen("PROCESSOR", Math.max(0, rest + full * load + 0.02 * full * random.nextGaussian()), load);
        }
        assertThat(meter.fullWatts().orElseThrow()).isCloseTo(full, within(0.05 * full + 0.1));
        assertThat(meter.sharing(rest + full * 0.5, 0.4, 0.1).orElseThrow()).isCloseTo(0.4 * full, within(0.05 * full + 0.1));
    }

    @Property void neverBelowNothingAndNeverMoreThanTheMeterTold(@ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 500) Double> draws,
            @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 500) double draw, @ForAll @DoubleRange(min = 0, max = 1) double shared,
            @ForAll @DoubleRange(min = 0, max = 1) double yours) {
        var random = new Random(seed);
        var meter = EnergyMeter.START;
        for (double each : draws) meter = meter.seen("PROCESSOR", each, random.nextDouble());
        var part = meter.sharing(draw, shared, yours);
        assertThat(part.orElse(0)).isBetween(0.0, draw);
        if (shared == 0) assertThat(part.orElse(0)).isZero();
    }

    @Test void nothingIsToldBeforeBothRestAndWorkWereSeen() {
        var meter = after(EnergyMeter.START, "PROCESSOR", 10, 40, 600, 0.5);
        assertThat(meter.sharing(30, 0.5, 0)).isEmpty();
        assertThat(after(meter, "PROCESSOR", 10, 40, 600, 0.05).sharing(30, 0.5, 0)).isPresent();
    }

    @Test void hoursOfTheSameLoadDoNotMakeItForget() {
        var learnt = after(EnergyMeter.START, "PROCESSOR", 10, 40, 300, 0, 0.5);
        var later = after(learnt, "PROCESSOR", 10, 40, 36_000, 0.5);
        assertThat(later.sharing(30, 0.5, 0).orElseThrow()).isCloseTo(20, within(0.5));
    }

    @Test void itFollowsAComputerThatChanges() {
        var meter = after(EnergyMeter.START, "PROCESSOR", 10, 40, 3600, 0, 0.5);
        var warmer = meter;
        for (int i = 0; i < 6; i++) warmer = after(warmer, "PROCESSOR", 20, 60, 1800, 0, 0.5);
        assertThat(warmer.fullWatts().orElseThrow()).isCloseTo(60, within(1.0));
    }

    @Test void anotherMeterBeginsAnew() {
        var meter = after(EnergyMeter.START, "PROCESSOR", 3, 20, 300, 0, 0.5);
        assertThat(meter.seen("BATTERY", 15, 0.5).sharing(15, 0.5, 0)).isEmpty();
    }

    @Test void drawThatFallsWithLoadIsAMetersFault() {
        assertThat(after(EnergyMeter.START, "PROCESSOR", 50, -20, 300, 0, 0.5).fullWatts()).isEmpty();
    }

    @Test void whatTheUserEnteredComesBeforeASensor() {
        var measured = new Power(30, Power.Source.SENSOR, OptionalDouble.of(12));
        assertThat(measured.with(Electricity.UNKNOWN, 8, false)).isEqualTo(measured);
        var entered = new Electricity(OptionalDouble.of(90), "EUR", OptionalDouble.empty(), List.of());
        assertThat(measured.with(entered, 8, false)).isEqualTo(new Power(90, Power.Source.ENTERED));
        assertThat(measured.watts(0.5)).isEqualTo(12);
        assertThat(new Power(90, Power.Source.ENTERED).watts(0.5)).isEqualTo(45);
    }
}
