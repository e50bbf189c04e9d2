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
import java.util.function.Predicate;

/**
 * Quiet mode: lowers the allowance as a figure nears its target and holds it there, so that a fan neither races nor pulses. One loop for the processor by
 * its heat and the fans, one for the graphics cards by theirs, and one factor for both by the watts that they draw together.
 *
 * <p>A loop is a proportional-integral-derivative controller. Its gains suit a processor or card with a cooler of 15 to 60 °C between rest and full load,
 * with time constants of 20 to 120 s and a sensor that lags: damped even at the ends of these ranges (see its test). The
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
    public static final State START = new State(Loop.START, Loop.START, 1, List.of(), Quiet.NONE);

    private QuietController() {}

    /**
     * Of the processor or of the cards.
     *
     * @param factor 0..1 by which time is multiplied; 0 is rest
     * @param warm   the integral for heat and fan, 0..1
     * @param error  smoothed °C below the target, the worse of heat and fan
     * @param over   seconds at the least factor and still over the target
     */
    public record Loop(double factor, double warm, OptionalDouble error, double over) {
        private static final Loop START = new Loop(1, SOFT_START, OptionalDouble.empty(), 0);

        private Loop anew() {
            return new Loop(factor, Math.min(warm, SOFT_START), OptionalDouble.empty(), 0);
        }
    }

    /**
     * @param processor loop by heat and fans
     * @param card      loop by the cards' heat and fans
     * @param power     the factor that watts allow
     * @param by        what slows, the worst first; not empty while a factor is below 1
     * @param targets   that it was made for
     */
    public record State(Loop processor, Loop card, double power, List<Over> by, Quiet targets) {
        public State {
            by = List.copyOf(by);
        }

        /** 0..1 by which processor time is multiplied; 0 is rest. */
        public double factor() {
            return processor.factor();
        }

        /** The same of the cards' time. */
        public double cards() {
            return card.factor();
        }

        public Slowing slowing() {
            return new Slowing(factor(), by, cards());
        }
    }

    /**
     * What is measured; empty where the computer does not say.
     *
     * @param watts          of sharing alone, processor and cards
     * @param cardCelsius    the hottest card that tasks are at hand for
     * @param cardFanPercent the fastest fan of these
     */
    public record Measured(OptionalDouble celsius, OptionalDouble fanRpm, OptionalDouble watts, OptionalDouble cardCelsius, OptionalDouble cardFanPercent) {
        /** Without a card. */
        public Measured(OptionalDouble celsius, OptionalDouble fanRpm, OptionalDouble watts) {
            this(celsius, fanRpm, watts, OptionalDouble.empty(), OptionalDouble.empty());
        }
    }

    /** What worked meanwhile: without work nothing can be learnt about what it does. */
    public record Working(boolean tasks, boolean onCards) {}

    /** The state after a step in which tasks ran whenever the factors let them. */
    public static State step(State state, Quiet targets, Measured measured, Duration time) {
        return step(state, targets, measured, time, new Working(true, true));
    }

    /** The state after a step. */
    public static State step(State state, Quiet targets, Measured measured, Duration time, Working working) {
        var figures = figures(targets, measured);
        if (figures.isEmpty()) return START;
        var old = state.targets();
        boolean same = targets.celsius().equals(old.celsius()) && targets.fanRpm().equals(old.fanRpm());
        boolean sameCard = targets.cardCelsius().equals(old.cardCelsius()) && targets.cardFanPercent().equals(old.cardFanPercent());
        double seconds = Math.min(10, time.toMillis() / 1000.0);
        double power = power(state, figures, seconds, working.tasks() && state.factor() > 0 || working.onCards() && state.cards() > 0);
        var processor = loop(same ? state.processor() : state.processor().anew(), of(figures, target -> target == Target.HEAT || target == Target.FAN), power,
                seconds, working.tasks());
        var card = loop(sameCard ? state.card() : state.card().anew(), of(figures, Target::ofCard), power, seconds, working.onCards());
        return new State(processor, card, power, by(figures, processor.factor() < 1, card.factor() < 1), targets);
    }

    private static List<Figure> of(List<Figure> figures, Predicate<Target> targets) {
        return figures.stream().filter(figure -> targets.test(figure.target())).toList();
    }

    private static List<Over> by(List<Figure> figures, boolean processor, boolean card) {
        var slowing = new ArrayList<Figure>();
        if (processor) slowing.addAll(worst(of(figures, target -> !target.ofCard())));
        if (card) slowing.addAll(worst(of(figures, target -> target.ofCard() || target == Target.POWER)));
        return figures.stream().filter(slowing::contains).map(Figure::over).toList();
    }

    /** What is near its target, or else nearest to it. */
    private static List<Figure> worst(List<Figure> figures) {
        var near = figures.stream().filter(figure -> figure.degrees() < BAND).toList();
        return near.isEmpty() ? figures.stream().limit(1).toList() : near;
    }

    /** One more step of a loop; without figures of its own only the watts rule. */
    private static Loop loop(Loop state, List<Figure> figures, double power, double seconds, boolean working) {
        var worst = figures.stream().mapToDouble(Figure::degrees).min();
        if (worst.isEmpty()) return new Loop(power, SOFT_START, worst, 0);
        double before = state.error().orElse(worst.getAsDouble());
        double error = before + (worst.getAsDouble() - before) * (1 - Math.exp(-seconds / SMOOTH_SECONDS));
        double integral = state.warm();
        // At full speed there is nothing to learn: else it would have too much to unlearn when the target comes near.
        if (working && state.factor() > 0 && integral + PROPORTIONAL * error < 1) integral = Math.clamp(integral + INTEGRAL * error * seconds, 0, 1);
        double rising = seconds > 0 ? (before - error) / seconds : 0;
        double warm = Math.clamp(integral + PROPORTIONAL * error - DERIVATIVE * rising, 0, 1);
        double over = warm <= LEAST && error < 0 ? state.over() + seconds : 0;
        boolean rest = over >= REST_AFTER_SECONDS || state.factor() == 0 && error < BAND;
        return new Loop(rest ? 0 : Math.min(Math.max(LEAST, warm), power), integral, OptionalDouble.of(error), over);
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
        add(figures, Target.CARD_HEAT, measured.cardCelsius(), targets.cardCelsius());
        add(figures, Target.CARD_FAN, measured.cardFanPercent(), targets.cardFanPercent());
        figures.sort(Comparator.comparingDouble(Figure::degrees));
        return figures;
    }

    private static void add(List<Figure> figures, Target target, OptionalDouble value, OptionalInt limit) {
        if (value.isPresent() && limit.isPresent()) figures.add(new Figure(target, value.getAsDouble(), limit.getAsInt()));
    }

    private record Figure(Target target, double value, int limit) {
        /** Room below the target, in °C or what stands for them. */
        double degrees() {
            return target == Target.HEAT || target == Target.CARD_HEAT ? limit - value : DEGREES_FOR_ALL_OF_A_FAN * (1 - value / limit);
        }

        Over over() {
            return new Over(target, value, limit);
        }
    }
}
