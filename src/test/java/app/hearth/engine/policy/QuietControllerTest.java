package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.policy.QuietController.Measured;
import app.hearth.settings.Quiet;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuietControllerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A processor with its cooler: first order in heat, a sensor that lags and gives whole degrees, a fan that follows the heat. */
    private static final class Machine {
        private final double rest;
        private final double gain;
        private final double constant;
        private final double lag;
        private final boolean fanCools;
        private double heat;
        private double sensor;

        /** °C at rest, °C more at full load, time constants in seconds. */
        Machine(double rest, double gain, double constant, double lag, boolean fanCools) {
            this.rest = rest;
            this.gain = gain;
            this.constant = constant;
            this.lag = lag;
            this.fanCools = fanCools;
            this.heat = rest;
            this.sensor = rest;
        }

        void second(double load) {
            for (int i = 0; i < 10; i++) {
                // From 60 °C on a fan curve takes away up to a fifth of the rise.
                double cooled = fanCools ? 1 - 0.2 * Math.clamp((heat - 60) / 25, 0, 1) : 1;
                heat += 0.1 * (rest + gain * load * cooled - heat) / constant;
                sensor += 0.1 * (heat - sensor) / lag;
            }
        }

        Measured celsius() {
            return new Measured(OptionalDouble.of(Math.rint(sensor)), OptionalDouble.empty(), OptionalDouble.empty());
        }

        double rpm() {
            return 700 + 2300 * Math.clamp((sensor - 45) / 45, 0, 1);
        }

        Measured fan() {
            return new Measured(OptionalDouble.empty(), OptionalDouble.of(rpm()), OptionalDouble.empty());
        }
    }

    private static Quiet heat(int celsius) {
        return Quiet.NONE.withCelsius(OptionalInt.of(celsius));
    }

    @Property(tries = 400) void heatNeitherOvershootsNorSwings(@ForAll @DoubleRange(min = 30, max = 50) double rest,
            @ForAll @DoubleRange(min = 15, max = 60) double gain, @ForAll @DoubleRange(min = 20, max = 120) double constant,
            @ForAll @DoubleRange(min = 1, max = 8) double lag, @ForAll @DoubleRange(min = 0.1, max = 1.3) double place, @ForAll boolean fan) {
        int target = (int) Math.clamp(Math.round(rest + Math.max(4, gain * place)), 34, 110);
        var machine = new Machine(rest, gain, constant, lag, fan);
        var state = QuietController.START;
        double lowest = 1000;
        double highest = 0;
        for (int second = 0; second < 3600; second++) {
            state = QuietController.step(state, heat(target), machine.celsius(), SECOND);
            machine.second(state.factor());
            assertThat(machine.heat).as("second %d", second).isLessThanOrEqualTo(target + 5.0);
            if (second < 1800) continue;
            lowest = Math.min(lowest, machine.heat);
            highest = Math.max(highest, machine.heat);
        }
        assertThat(highest - lowest).as("swing").isLessThanOrEqualTo(6);
        // It does not give away what the target leaves: near it, or at full speed.
        assertThat(highest > target - 3 || state.factor() > 0.95).as("%s at %s of %d", state.factor(), highest, target).isTrue();
    }

    @Property(tries = 100) void aWarmerRoomOrAnotherTargetOnTheWayIsFollowed(@ForAll @DoubleRange(min = 30, max = 60) double gain,
            @ForAll @DoubleRange(min = 20, max = 120) double constant, @ForAll @IntRange(min = 60, max = 70) int target) {
        var state = QuietController.START;
        var machine = new Machine(40, gain, constant, 4, false);
        for (int second = 0; second < 2400; second++) {
            state = QuietController.step(state, heat(target + 10), machine.celsius(), SECOND);
            machine.second(state.factor());
        }
        for (int second = 0; second < 2400; second++) {
            state = QuietController.step(state, heat(target), machine.celsius(), SECOND);
            machine.second(state.factor());
            if (second > 600) assertThat(machine.heat).isLessThanOrEqualTo(target + 3.0);
        }
        assertThat(state.factor()).isPositive();
    }

    @Property(tries = 100) void theFanStaysAtItsTarget(@ForAll @DoubleRange(min = 30, max = 45) double rest, @ForAll @DoubleRange(min = 30, max = 60) double gain,
            @ForAll @DoubleRange(min = 20, max = 120) double constant, @ForAll @IntRange(min = 1000, max = 1800) int rpm) {
        var machine = new Machine(rest, gain, constant, 4, false);
        var state = QuietController.START;
        double lowest = 1e9;
        double highest = 0;
        for (int second = 0; second < 3600; second++) {
            state = QuietController.step(state, Quiet.NONE.withFanRpm(OptionalInt.of(rpm)), machine.fan(), SECOND);
            machine.second(state.factor());
            if (second < 1800) continue;
            lowest = Math.min(lowest, machine.rpm());
            highest = Math.max(highest, machine.rpm());
        }
        assertThat(highest).isLessThanOrEqualTo(rpm * 1.05);
        assertThat(highest - lowest).isLessThanOrEqualTo(0.1 * rpm);
    }

    @Property(tries = 200) void wattsStayAtTheirTarget(@ForAll @DoubleRange(min = 10, max = 500) double full, @ForAll @IntRange(min = 10, max = 300) int limit) {
        var state = QuietController.START;
        for (int second = 0; second < 120; second++) {
            double watts = full * state.factor();
            if (second > 60) assertThat(watts).isBetween(Math.min(full, limit) * 0.95, limit * 1.02);
            state = QuietController.step(state, Quiet.NONE.withWatts(OptionalInt.of(limit)),
                    new Measured(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(watts)), SECOND);
        }
    }

    /**
     * A graphics card: its chip is hotter than its cooler by a part that comes within seconds, a fan curve takes heat away, the driver's whole degrees are
     * looked at every two seconds, and programs are held to whole hundredths of the time.
     */
    private static final class Card {
        private final double rest;
        private final double gain;
        private final double quick;
        private final double constant;
        private final boolean fanCools;
        private double cooler;
        private double chip;
        private double seen;
        private int seconds;

        /** °C at rest, °C more at full load, the part of them that comes within 3 s, time constant of the cooler in seconds. */
        Card(double rest, double gain, double quick, double constant, boolean fanCools) {
            this.rest = rest;
            this.gain = gain;
            this.quick = quick;
            this.constant = constant;
            this.fanCools = fanCools;
            this.cooler = rest;
            this.chip = rest;
            this.seen = rest;
        }

        void second(double factor) {
            double load = factor <= 0 ? 0 : Math.max(1, Math.floor(100 * factor)) / 100;
            for (int i = 0; i < 10; i++) {
                double cooled = fanCools ? 1 - 0.25 * Math.clamp((cooler - 50) / 30, 0, 1) : 1;
                cooler += 0.1 * (rest + gain * (1 - quick) * load * cooled - cooler) / constant;
                chip += 0.1 * (cooler + gain * quick * load - chip) / 3;
            }
            if (++seconds % 2 == 0) seen = Math.rint(chip);
        }

        double fanPercent() {
            return Math.clamp(30 + 70 * (seen - 50) / 40, 0, 100);
        }

        Measured measured() {
            return new Measured(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(seen), OptionalDouble.of(fanPercent()));
        }
    }

    @Property(tries = 120) void aCardsHeatNeitherOvershootsNorSwingsAndTheProcessorGoesOn(@ForAll @DoubleRange(min = 28, max = 48) double rest,
            @ForAll @DoubleRange(min = 15, max = 60) double gain, @ForAll @DoubleRange(min = 0.05, max = 0.3) double quick,
            @ForAll @DoubleRange(min = 20, max = 120) double constant, @ForAll @DoubleRange(min = 0.1, max = 1.3) double place, @ForAll boolean fan) {
        int target = (int) Math.clamp(Math.round(rest + Math.max(5, gain * place)), 34, 110);
        double hottest = 0;
        double slowest = 1;
        boolean told = true;
        var card = new Card(rest, gain, quick, constant, fan);
        var limits = Quiet.NONE.withCardCelsius(OptionalInt.of(target));
        var state = QuietController.START;
        double lowest = 1000;
        double highest = 0;
        for (int second = 0; second < 3600; second++) {
            state = QuietController.step(state, limits, card.measured(), SECOND);
            card.second(state.cards());
            hottest = Math.max(hottest, card.chip);
            slowest = Math.min(slowest, state.factor());
            told &= state.cards() == 1 || state.by().size() == 1 && state.by().getFirst().target() == Conditions.Target.CARD_HEAT;
            if (second < 1800) continue;
            lowest = Math.min(lowest, card.chip);
            highest = Math.max(highest, card.chip);
        }
        assertThat(hottest).as("overshoot").isLessThanOrEqualTo(target + 5.0);
        assertThat(slowest).as("the processor").isEqualTo(1);
        assertThat(told).as("what slows it is told").isTrue();
        assertThat(highest - lowest).as("swing").isLessThanOrEqualTo(6);
        assertThat(highest > target - 3 || state.cards() > 0.95).as("%s at %s of %d", state.cards(), highest, target).isTrue();
    }

    @Property(tries = 50) void aCardsFanStaysAtItsTarget(@ForAll @DoubleRange(min = 28, max = 45) double rest, @ForAll @DoubleRange(min = 30, max = 60) double gain,
            @ForAll @DoubleRange(min = 20, max = 120) double constant, @ForAll @IntRange(min = 35, max = 70) int percent) {
        var card = new Card(rest, gain, 0.2, constant, false);
        var state = QuietController.START;
        double lowest = 1e9;
        double highest = 0;
        for (int second = 0; second < 3600; second++) {
            state = QuietController.step(state, Quiet.NONE.withCardFanPercent(OptionalInt.of(percent)), card.measured(), SECOND);
            card.second(state.cards());
            if (second < 1800) continue;
            lowest = Math.min(lowest, card.fanPercent());
            highest = Math.max(highest, card.fanPercent());
        }
        // A degree that the driver rounds is 1.75 % of this fan.
        assertThat(highest).isLessThanOrEqualTo(percent + 5.5);
        assertThat(highest - lowest).isLessThanOrEqualTo(10.5);
    }

    @Property(tries = 200) void processorAndCardsTogetherStayAtTheirWatts(@ForAll @DoubleRange(min = 10, max = 200) double processor,
            @ForAll @DoubleRange(min = 10, max = 450) double card, @ForAll @IntRange(min = 20, max = 300) int limit) {
        var state = QuietController.START;
        double told = 0;
        double sum = 0;
        double highest = 0;
        for (int second = 0; second < 240; second++) {
            double cards = card * Math.max(1, Math.floor(100 * state.cards())) / 100;
            double watts = processor * state.factor() + cards;
            if (second % 2 == 0) told = cards; // looked at every other second
            if (second >= 120) sum += watts;
            if (second >= 120) highest = Math.max(highest, watts);
            state = QuietController.step(state, Quiet.NONE.withWatts(OptionalInt.of(limit)),
                    new Measured(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(processor * state.factor() + told)), SECOND);
            assertThat(state.cards()).isEqualTo(state.factor());
        }
        // Programs on cards are held to whole hundredths of the time, the first of which is the least.
        double most = Math.max(limit, processor * 0.01 + card * 0.01);
        double hundredth = card / 100;
        assertThat(highest).isLessThanOrEqualTo(most * 1.1 + 2 * hundredth);
        assertThat(sum / 120).isLessThanOrEqualTo(most * 1.03 + hundredth).isGreaterThanOrEqualTo(Math.min(processor + card, limit) * 0.95 - hundredth);
    }

    @Test void aCardThatIsTooHotAtRestRestsAloneAndComesBackOnlyWithRoom() {
        var limits = Quiet.NONE.withCardCelsius(OptionalInt.of(45)).withCelsius(OptionalInt.of(90));
        var state = QuietController.START;
        for (int second = 0; second < 300; second++) state = QuietController.step(state, limits, both(60, 50), SECOND);
        assertThat(state.cards()).isZero();
        assertThat(state.factor()).as("the processor is cool").isGreaterThan(0.5);
        assertThat(state.by()).anyMatch(over -> over.target() == Conditions.Target.CARD_HEAT);
        assertThat(state.slowing().rest()).as("cards alone hold nothing").isEmpty();
        for (int second = 0; second < 300; second++) state = QuietController.step(state, limits, both(60, 43), SECOND);
        assertThat(state.cards()).isZero();
        for (int second = 0; second < 30; second++) state = QuietController.step(state, limits, both(60, 41), SECOND);
        assertThat(state.cards()).isPositive();
        assertThat(QuietController.step(state, limits, new Measured(OptionalDouble.of(60), OptionalDouble.empty(), OptionalDouble.empty()), SECOND).cards())
                .as("no card with tasks").isEqualTo(1);
    }

    private static Measured both(double processor, double card) {
        return new Measured(OptionalDouble.of(processor), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(card), OptionalDouble.empty());
    }

    @Test void aTargetBelowTheComputersRestEndsInRestWithItsReasonAndComesBackOnlyWithRoom() {
        var machine = new Machine(50, 40, 60, 4, false);
        var state = QuietController.START;
        for (int second = 0; second < 300; second++) {
            state = QuietController.step(state, heat(45), machine.celsius(), SECOND);
            machine.second(state.factor());
        }
        assertThat(state.factor()).isZero();
        assertThat(state.by()).isNotEmpty();
        var warm = new Measured(OptionalDouble.of(43), OptionalDouble.empty(), OptionalDouble.empty());
        for (int second = 0; second < 300; second++) state = QuietController.step(state, heat(45), warm, SECOND);
        assertThat(state.factor()).isZero();
        var cool = new Measured(OptionalDouble.of(41), OptionalDouble.empty(), OptionalDouble.empty());
        for (int second = 0; second < 30; second++) state = QuietController.step(state, heat(45), cool, SECOND);
        assertThat(state.factor()).isPositive();
    }

    @Test void withoutTargetsOrSensorsNothingIsSlowed() {
        var hot = new Measured(OptionalDouble.of(99), OptionalDouble.empty(), OptionalDouble.empty());
        var slowed = QuietController.step(QuietController.START, heat(60), hot, SECOND);
        assertThat(slowed.factor()).isLessThan(1);
        assertThat(slowed.by()).isNotEmpty();
        assertThat(QuietController.step(slowed, Quiet.NONE, hot, SECOND)).isEqualTo(QuietController.START);
        var blind = new Measured(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        assertThat(QuietController.step(slowed, heat(60), blind, SECOND)).isEqualTo(QuietController.START);
    }

    @Test void aCoolComputerRunsAtFullSpeed() {
        var machine = new Machine(35, 20, 60, 4, false);
        var state = QuietController.START;
        for (int second = 0; second < 1800; second++) {
            state = QuietController.step(state, heat(80), machine.celsius(), SECOND);
            machine.second(state.factor());
        }
        assertThat(state.factor()).as(String.format(Locale.ROOT, "at %.1f °C", machine.heat)).isEqualTo(1);
    }
}
