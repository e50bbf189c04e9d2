package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.engine.policy.Power.Source;
import app.hearth.settings.Electricity;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CardMeterTest {
    private static final OptionalDouble UNTOLD = OptionalDouble.empty();

    private static OptionalDouble of(double value) {
        return OptionalDouble.of(value);
    }

    private static CardMeter rested(double watts) {
        var meter = CardMeter.START;
        for (int i = 0; i < 5; i++) meter = meter.seenFree(watts, of(0));
        return meter;
    }

    @Test void withoutAnIdleLookThereIsNoFigure() {
        assertThat(CardMeter.START.sharing(180, 1)).isEmpty();
        var gaming = CardMeter.START;
        for (int i = 0; i < 100; i++) gaming = gaming.seenFree(220, of(0.97));
        assertThat(gaming.sharing(180, 1)).as("another's work is no rest").isEmpty();
        assertThat(rested(14).sharing(180, 1)).hasValue(166);
    }

    @Test void restComesOffAndIsFoundAgainAfterTheClocksComeDown() {
        var meter = CardMeter.START.seenFree(70, of(0.01));
        for (int i = 0; i < 15; i++) meter = meter.seenFree(15, of(0.01));
        assertThat(meter.rest()).isCloseTo(15, within(0.5));
        for (int i = 0; i < 10; i++) meter = meter.seenFree(60, of(0.01)); // ten seconds after a task
        assertThat(meter.rest()).isLessThan(20);
        assertThat(meter.sharing(12, 1)).as("below its rest").hasValue(0);
    }

    @Test void whatSharingBearsIsDividedByWhoseLoadItIs() {
        assertThat(CardMeter.part(of(1), of(0.25), 1)).as("the driver tells by process").isEqualTo(0.25);
        assertThat(CardMeter.part(of(0.2), of(0.25), 1)).as("two looks do not quite agree").isEqualTo(1);
        assertThat(CardMeter.part(of(0.9), of(0), 1)).as("only the user's game").isZero();
        assertThat(CardMeter.part(of(0.8), UNTOLD, 0.4)).as("no more than the allowed time").isEqualTo(0.5);
        assertThat(CardMeter.part(of(0.3), UNTOLD, 0.4)).isEqualTo(1);
        assertThat(CardMeter.part(UNTOLD, UNTOLD, 0.4)).as("a card that tells no load").isEqualTo(1);
        assertThat(CardMeter.busy(UNTOLD, UNTOLD, 0.4)).isEqualTo(0.4);
        assertThat(CardMeter.busy(of(0.1), UNTOLD, 0.4)).as("waiting for the processor").isEqualTo(0.1);
        assertThat(CardMeter.busy(of(0.9), of(0.2), 1)).isEqualTo(0.2);
    }

    @Property(tries = 500) void sharingNeverBearsMoreThanIsDrawnAboveRest(@ForAll @DoubleRange(min = 0, max = 60) double rest, @ForAll @DoubleRange(min = 0, max = 500) double draw,
            @ForAll @DoubleRange(min = 0, max = 1) double load, @ForAll @DoubleRange(min = 0, max = 1) double shared, @ForAll @DoubleRange(min = 0, max = 1) double allowed) {
        var meter = rested(rest);
        double told = meter.sharing(draw, CardMeter.part(of(load), of(shared), allowed)).orElseThrow();
        assertThat(told).isBetween(0.0, Math.max(0, draw - rest) + 1e-9);
        double untold = meter.sharing(draw, CardMeter.part(of(load), UNTOLD, allowed)).orElseThrow();
        assertThat(untold).isBetween(0.0, Math.max(0, draw - rest) + 1e-9);
        assertThat(CardMeter.busy(of(load), UNTOLD, allowed)).isLessThanOrEqualTo(allowed);
    }

    @Property(tries = 200) void fullDrawIsLearntUnderAnyLimit(@ForAll @DoubleRange(min = 5, max = 40) double rest, @ForAll @DoubleRange(min = 30, max = 400) double full,
            @ForAll @DoubleRange(min = 0.1, max = 1) double allowed) {
        var meter = rested(rest);
        assertThat(meter.fullWatts()).isEmpty();
        for (int i = 0; i < 60; i++) meter = meter.seenAtWork(rest + full * allowed, CardMeter.part(of(allowed), UNTOLD, allowed), allowed);
        assertThat(meter.fullWatts().orElseThrow()).isCloseTo(full, within(0.02 * full));
        assertThat(meter.sharing(rest + full * allowed, 1).orElseThrow()).isCloseTo(full * allowed, within(1e-6 * full));
    }

    @Test void aPowersFiguresFollowWhatTheUserEntersAndSayWhereTheyAreFrom() {
        var measured = new Power.Card("NVIDIA 0", "RTX", 180, Source.SENSOR, 90, true);
        var inside = new Power.Card("intel_gpu 0", "UHD", 12, Source.ESTIMATE, 0, false);
        var power = new Power(40, Source.SENSOR, of(12)).withCards(List.of(measured, inside));
        assertThat(power.known()).as("the card without work does not count").isEqualTo(Source.SENSOR);
        assertThat(power.cardWatts(50, Set.of())).isEqualTo(90);
        assertThat(power.cardWatts(50, Set.of("NVIDIA 0"))).isZero();
        var entered = power.with(Electricity.UNKNOWN.withCardWatts(of(220)), 8, false);
        assertThat(entered.cards().getFirst()).isEqualTo(new Power.Card("NVIDIA 0", "RTX", 220, Source.ENTERED, 110, true));
        assertThat(entered.cards().getLast().fullWatts()).as("the processor's meter counts it").isZero();
        assertThat(entered.known()).isEqualTo(Source.ENTERED);
        var back = entered.with(Electricity.UNKNOWN, 8, false).cards().getFirst();
        assertThat(back.source()).as("until the engine says otherwise").isEqualTo(Source.ESTIMATE);
        assertThat(back.fullWatts()).isEqualTo(Power.estimate("NVIDIA 0", false));
        assertThat(power.with(Electricity.UNKNOWN.withFullWatts(of(90)), 8, true).cards().getLast().fullWatts()).as("no meter of the processor in use").isEqualTo(12);
        assertThat(power.with(Electricity.UNKNOWN, 8, false).cards().getFirst()).isEqualTo(measured);
    }
}
