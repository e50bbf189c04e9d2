package app.hearth.engine.policy;

import java.util.OptionalDouble;

/**
 * What of a graphics card's measured draw is sharing's. A card tells what it draws, whoever is at work: what it draws at rest comes off, and what is left
 * is sharing's only while tasks run on it, by the part of the card's load that is theirs.
 *
 * <p>At rest it is looked at while no task is on it and it has nothing else to do. Before that was seen there is no figure, and the estimate goes on. Where
 * the driver tells by process whose the load is, that divides it; else tasks bear all load up to the part of time that they are allowed. So another
 * program's work on a card that tells nothing by process counts as sharing's for as long as both use it, never beyond that. Pure; the state is passed in.
 *
 * @param rest   watts at rest
 * @param rested looks at rest so far
 * @param full   watts that sharing draws on it when it has all of its time
 * @param worked looks at work so far
 */
public record CardMeter(double rest, int rested, double full, int worked) {
    public static final CardMeter START = new CardMeter(0, 0, 0, 0);
    /** So little is the desktop's own drawing. */
    private static final double AT_REST = 0.05;
    private static final int ENOUGH = 3;
    /** A card's clocks come down some seconds after its work: lower figures are right sooner than higher ones. */
    private static final double FALLING = 0.3;
    private static final double RISING = 0.01;
    /** Where its load is not told a high figure may be somebody's work. */
    private static final double RISING_BLIND = 0.001;
    /** A look a second, so the last minutes count. */
    private static final double AT_WORK = 1 / 120.0;
    /** Below this part of the time a figure says too little of the whole. */
    private static final double LEAST_ALLOWED = 0.05;

    /** A look with no task on the card. */
    public CardMeter seenFree(double draw, OptionalDouble load) {
        if (load.orElse(0) > AT_REST) return this;
        if (rested == 0) return new CardMeter(draw, 1, full, worked);
        double pace = draw < rest ? FALLING : load.isPresent() ? RISING : RISING_BLIND;
        return new CardMeter(rest + (draw - rest) * pace, Math.min(rested + 1, ENOUGH), full, worked);
    }

    /**
     * A look with tasks on the card.
     *
     * @param part    of the load that is theirs, 0..1
     * @param allowed part of time that they may use, 0..1
     */
    public CardMeter seenAtWork(double draw, double part, double allowed) {
        var watts = sharing(draw, part);
        // Just begun, or waiting for the processor: that says nothing of full load.
        if (watts.isEmpty() || allowed < LEAST_ALLOWED || part <= 0) return this;
        double whole = watts.getAsDouble() / allowed;
        double pace = Math.max(AT_WORK, 1.0 / (worked + 1));
        return new CardMeter(rest, rested, full + (whole - full) * pace, Math.min(worked + 1, 1000));
    }

    /** Sharing's part of a measured draw in watts, from 0 to {@code draw}; empty until the card was seen at rest. */
    public OptionalDouble sharing(double draw, double part) {
        return rested < ENOUGH ? OptionalDouble.empty() : OptionalDouble.of(Math.clamp(draw - rest, 0, Math.max(0, draw)) * part);
    }

    /** Watts above rest that sharing draws with all of the card's time; empty until it was seen at work. */
    public OptionalDouble fullWatts() {
        return worked < ENOUGH || !(full > 0) ? OptionalDouble.empty() : OptionalDouble.of(full);
    }

    /**
     * The part of a card's load that is the tasks', 0..1.
     *
     * @param load    of the card by whomever, 0..1
     * @param shared  by tasks, where the driver tells
     * @param allowed part of time that they may use, 0..1
     */
    public static double part(OptionalDouble load, OptionalDouble shared, double allowed) {
        if (shared.isPresent()) return shared.getAsDouble() <= 0 ? 0 : Math.min(1, shared.getAsDouble() / Math.max(load.orElse(0), shared.getAsDouble()));
        return load.isPresent() && load.getAsDouble() > allowed ? allowed / load.getAsDouble() : 1;
    }

    /** How busy tasks keep a card whose draw is not measured, 0..1. */
    public static double busy(OptionalDouble load, OptionalDouble shared, double allowed) {
        return shared.orElse(Math.min(load.orElse(allowed), allowed));
    }
}
