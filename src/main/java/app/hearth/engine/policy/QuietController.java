package app.hearth.engine.policy;

import app.hearth.engine.policy.Conditions.Over;
import app.hearth.engine.policy.Conditions.Slowing;
import app.hearth.engine.policy.Conditions.Target;
import app.hearth.settings.Quiet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Quiet mode: lowers the allowance while a figure is over its target and raises it again when there is room, both step by
 * step, so that a fan neither races nor pulses. An integrating controller with a dead band below the target; fast down,
 * slow up. Pure; the state is passed in.
 */
public final class QuietController {
    public static final State START = new State(1, List.of());
    /** Part of the allowance taken away each second at an excess of one tenth of the target. */
    private static final double DOWN_PER_SECOND = 0.05;
    /** Given back each second when there is room. */
    private static final double UP_PER_SECOND = 0.005;
    /** Room means so far below the target: else it would swing around it. */
    private static final double DEAD_BAND = 0.03;
    /** Below this there is no use in going on: rest, until the figure is back in the band. */
    private static final double LEAST = 0.05;

    private QuietController() {}

    public record State(double factor, List<Over> by) {
        public State {
            by = List.copyOf(by);
        }

        public Slowing slowing() {
            return new Slowing(factor, by);
        }
    }

    /** What is measured; empty where the computer does not say. Watts are those of sharing alone. */
    public record Measured(OptionalDouble celsius, OptionalDouble fanRpm, OptionalDouble watts) {}

    public static State step(State state, Quiet targets, Measured measured, Duration time) {
        double seconds = Math.min(10, time.toMillis() / 1000.0);
        var over = new ArrayList<Over>();
        double worst = Double.NEGATIVE_INFINITY;
        for (var figure : List.of(new Figure(Target.HEAT, measured.celsius(), targets.celsius()),
                new Figure(Target.FAN, measured.fanRpm(), targets.fanRpm()), new Figure(Target.POWER, measured.watts(), targets.watts()))) {
            if (figure.value().isEmpty() || figure.limit().isEmpty()) continue;
            double excess = figure.value().getAsDouble() / figure.limit().getAsInt() - 1;
            worst = Math.max(worst, excess);
            if (excess > -DEAD_BAND) over.add(new Over(figure.target(), figure.value().getAsDouble(), figure.limit().getAsInt()));
        }
        if (worst == Double.NEGATIVE_INFINITY) return START;
        over.sort(Comparator.comparingDouble((Over one) -> one.value() / one.limit()).reversed());
        double factor = state.factor();
        if (worst > 0) factor -= DOWN_PER_SECOND * seconds * Math.min(2, worst / 0.1);
        else if (worst < -DEAD_BAND) factor += UP_PER_SECOND * seconds * Math.min(4, -worst / DEAD_BAND);
        if (factor < LEAST) factor = worst < -DEAD_BAND ? LEAST : 0;
        factor = Math.min(1, factor);
        return new State(factor, factor >= 1 ? List.of() : over);
    }

    private record Figure(Target target, OptionalDouble value, OptionalInt limit) {}
}
