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
 * Quiet mode: lowers the allowance as a figure nears its target and holds it there, so that a fan neither races nor pulses.
 * A proportional-integral-derivative controller. Its gains suit a processor and cooler of 15 to 60 °C between rest and full load, with
 * time constants of 20 to 120 s and a sensor that lags: damped even at the ends of these ranges (see its test). The
 * integral starts low, so that the target is reached from below. Pure; the state is passed in.
 */
public final class QuietController {
    /** Factor for each °C below the target. */
    private static final double PROPORTIONAL = 0.045;
    /** Factor for each °C and second. */
    private static final double INTEGRAL = 0.0005;
    /** Factor for each °C per second: heat that still comes is braked before it is there. */
    private static final double DERIVATIVE = 0.2;
    /** The integral where nothing is known of this computer yet. */
    private static final double SOFT_START = 0.1;
    /** Seconds over which a sensor's jitter of a degree is smoothed. */
    private static final double SMOOTH_SECONDS = 4;
    /** A fan speeds up by about 3 % of its target for each °C: so much of it stands for a degree. */
    private static final double DEGREES_FOR_ALL_OF_A_FAN = 30;
    /** Part of the relative error in watts that is mended each second; they follow the load at once. */
    private static final double WATTS_PER_SECOND = 0.2;
    /** Below this there is little use in going on: after a minute still over the target, rest. */
    private static final double LEAST = 0.05;
    private static final double LEAST_POWER = 0.01;
    private static final double REST_AFTER_SECONDS = 60;
    /** Rest ends so many °C below the target; so near to it a figure counts as slowing the work. */
    private static final double BAND = 3;
    public static final State START = new State(1, List.of(), Quiet.NONE, SOFT_START, 1, OptionalDouble.empty(), 0);

    private QuietController() {}

    /**
     * @param factor  0..1 by which processor time is multiplied; 0 is rest
     * @param by      what slows it, the worst first; not empty while the factor is below 1
     * @param targets that it was made for
     * @param warm    the integral for heat and fan, 0..1
     * @param power   the factor that watts allow
     * @param error   smoothed °C below the target, the worse of heat and fan
     * @param over    seconds at the least factor and still over the target
     */
    public record State(double factor, List<Over> by, Quiet targets, double warm, double power, OptionalDouble error, double over) {
        public State {
            by = List.copyOf(by);
        }

        public Slowing slowing() {
            return new Slowing(factor, by);
        }
    }

    /** What is measured; empty where the computer does not say. Watts are those of sharing alone. */
    public record Measured(OptionalDouble celsius, OptionalDouble fanRpm, OptionalDouble watts) {}

    /** The state after a step in which tasks ran whenever the factor let them. */
    public static State step(State state, Quiet targets, Measured measured, Duration time) {
        return step(state, targets, measured, time, true);
    }

    /** The state after a step. {@code working}: whether tasks ran; without them nothing can be learnt about what they do. */
    public static State step(State state, Quiet targets, Measured measured, Duration time, boolean working) {
        var figures = figures(targets, measured);
        if (figures.isEmpty()) return START;
        if (!targets.equals(state.targets())) {
            state = new State(state.factor(), state.by(), targets, Math.min(state.warm(), SOFT_START), state.power(), OptionalDouble.empty(), 0);
        }
        double seconds = Math.min(10, time.toMillis() / 1000.0);
        var warm = warm(state, figures, seconds, working && state.factor() > 0);
        double power = power(state, figures, seconds, working && state.factor() > 0);
        double factor = Math.min(Math.max(LEAST, warm.factor), power);
        double room = warm.error.orElse(BAND);
        double over = warm.factor <= LEAST && room < 0 ? state.over() + seconds : 0;
        if (over >= REST_AFTER_SECONDS || state.factor() == 0 && room < BAND) factor = 0;
        var by = factor >= 1 ? List.<Over>of() : figures.stream().filter(figure -> figure.degrees() < BAND).map(Figure::over).toList();
        if (factor < 1 && by.isEmpty()) by = List.of(figures.getFirst().over());
        return new State(factor, by, targets, warm.integral, power, warm.error, over);
    }

    private record Warm(double factor, double integral, OptionalDouble error) {}

    private static Warm warm(State state, List<Figure> figures, double seconds, boolean learn) {
        var worst = figures.stream().filter(figure -> figure.target() != Target.POWER).mapToDouble(Figure::degrees).min();
        if (worst.isEmpty()) return new Warm(1, SOFT_START, worst);
        double before = state.error().orElse(worst.getAsDouble());
        double error = before + (worst.getAsDouble() - before) * (1 - Math.exp(-seconds / SMOOTH_SECONDS));
        double integral = state.warm();
        // At full speed there is nothing to learn: else it would have too much to unlearn when the target comes near.
        if (learn && integral + PROPORTIONAL * error < 1) integral = Math.clamp(integral + INTEGRAL * error * seconds, 0, 1);
        double rising = seconds > 0 ? (before - error) / seconds : 0;
        return new Warm(Math.clamp(integral + PROPORTIONAL * error - DERIVATIVE * rising, 0, 1), integral, OptionalDouble.of(error));
    }

    /** Watts are in proportion to the factor, so the error's own proportion mends it whatever the computer. */
    private static double power(State state, List<Figure> figures, double seconds, boolean learn) {
        var watts = figures.stream().filter(figure -> figure.target() == Target.POWER).findFirst();
        if (watts.isEmpty()) return 1;
        if (!learn) return state.power();
        double room = 1 - watts.get().value() / watts.get().limit();
        return Math.clamp(state.power() * (1 + Math.min(1, WATTS_PER_SECOND * seconds) * Math.clamp(room, -0.9, 0.5)), LEAST_POWER, 1);
    }

    /** Measured figures that have a target, the worst first. */
    private static List<Figure> figures(Quiet targets, Measured measured) {
        var figures = new ArrayList<Figure>();
        add(figures, Target.HEAT, measured.celsius(), targets.celsius());
        add(figures, Target.FAN, measured.fanRpm(), targets.fanRpm());
        add(figures, Target.POWER, measured.watts(), targets.watts());
        figures.sort(Comparator.comparingDouble(Figure::degrees));
        return figures;
    }

    private static void add(List<Figure> figures, Target target, OptionalDouble value, OptionalInt limit) {
        if (value.isPresent() && limit.isPresent()) figures.add(new Figure(target, value.getAsDouble(), limit.getAsInt()));
    }

    private record Figure(Target target, double value, int limit) {
        /** Room below the target, in °C or what stands for them. */
        double degrees() {
            return target == Target.HEAT ? limit - value : DEGREES_FOR_ALL_OF_A_FAN * (1 - value / limit);
        }

        Over over() {
            return new Over(target, value, limit);
        }
    }
}
