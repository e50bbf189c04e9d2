package app.hearth.engine.policy;

import java.util.OptionalDouble;

/**
 * What of a measured draw is sharing's. A meter tells what the processor (or, on battery, the whole computer) draws, whoever
 * is at work; what it would draw anyway must come off.
 *
 * <p>So a straight line is laid through draw and load as they were seen together (least squares, the last hour weighing most):
 * its foot is the draw at rest, its slope what full load takes above that. What is measured above the foot is divided by processor
 * time: sharing bears its part of the time in use. It is never less than nothing and never more than the meter told. Until both
 * rest and work were seen the line has no slope that could be trusted; then there is no figure, and the estimate goes on.
 *
 * <p>Graphics cards have meters of their own ({@link CardMeter}). A battery feeds them too: what cards tell is taken off its figure before it comes here.
 * Those inside a processor count with its meter. Pure; the state is passed in.
 *
 * @param of       the meter; one figure of another makes a new line
 * @param weight   of all looks so far
 * @param load     mean load, 0..1
 * @param watts    mean draw
 * @param spread   sum of squared distances from the mean load
 * @param together sum of products of the distances from both means, in watts
 */
public record EnergyMeter(String of, double weight, double load, double watts, double spread, double together) {
    public static final EnergyMeter START = new EnergyMeter("", 0, 0, 0, 0, 0);
    /** A look a second fades to a third in an hour. */
    private static final double FADING = 1 - 1 / 3600.0;
    /** About a minute each of a fifth of the processor more and less; before that the slope is not told. */
    private static final double ENOUGH = 1.2;
    /** Full load of a home computer; a slope beyond is a meter's fault. */
    private static final double LEAST_SLOPE = 0.5;
    private static final double MOST_SLOPE = 1500;

    /**
     * One more look.
     *
     * @param meter which meter told
     * @param draw  watts, 0 or more
     * @param busy  load 0..1 of the whole processor meanwhile, by whomever
     */
    public EnergyMeter seen(String meter, double draw, double busy) {
        var known = meter.equals(of) ? this : new EnergyMeter(meter, 0, 0, 0, 0, 0);
        // Long hours of the same load teach nothing and must not make forget what was learnt.
        double keep = known.spread * FADING >= ENOUGH ? FADING : 1;
        double total = known.weight * keep + 1;
        double more = busy - known.load;
        double mean = known.load + more / total;
        double above = draw - known.watts;
        double level = known.watts + above / total;
        return new EnergyMeter(meter, total, mean, level, known.spread * keep + more * (busy - mean), known.together * keep + more * (draw - level));
    }

    /** Watts that full load draws above rest; empty until enough was seen. */
    public OptionalDouble fullWatts() {
        if (spread < ENOUGH) return OptionalDouble.empty();
        double slope = together / spread;
        return slope >= LEAST_SLOPE && slope <= MOST_SLOPE ? OptionalDouble.of(slope) : OptionalDouble.empty();
    }

    /**
     * Sharing's part of a measured draw in watts, from 0 to {@code draw}; empty until enough was seen.
     *
     * @param shared load 0..1 of the whole processor by shared tasks
     * @param yours  by everything else
     */
    public OptionalDouble sharing(double draw, double shared, double yours) {
        var slope = fullWatts();
        if (slope.isEmpty()) return OptionalDouble.empty();
        if (!(shared > 0)) return OptionalDouble.of(0);
        double rest = Math.max(0, watts - slope.getAsDouble() * load);
        return OptionalDouble.of(Math.clamp(draw - rest, 0, draw) * Math.min(1, shared / (shared + Math.max(0, yours))));
    }
}
