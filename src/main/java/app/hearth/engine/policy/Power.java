package app.hearth.engine.policy;

import app.hearth.settings.Electricity;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What full processor load draws above idle, in watts, and where that figure is from.
 *
 * @param fullWatts above 0
 */
public record Power(double fullWatts, Source source) {
    public enum Source { SENSOR, ENTERED, ESTIMATE }

    /**
     * Desktop processors are sold for about 65 W at 8 logical cores and up (Intel, AMD data sheets), laptops' for 15 to 28 W;
     * an estimate until the user enters a plug meter's figure.
     */
    private static final double WATTS_PER_CORE = 8;
    private static final double LAPTOP_WATTS_PER_CORE = 3;
    private static final double MOST_ESTIMATED = 150;

    public Power {
        if (!(fullWatts > 0)) throw new IllegalArgumentException("watts must be above 0, were " + fullWatts);
    }

    public static Power of(Electricity electricity, int totalCores, boolean hasBattery) {
        if (electricity.fullWatts().isPresent()) return new Power(electricity.fullWatts().getAsDouble(), Source.ENTERED);
        return new Power(Math.min(MOST_ESTIMATED, totalCores * (hasBattery ? LAPTOP_WATTS_PER_CORE : WATTS_PER_CORE)), Source.ESTIMATE);
    }

    /** kWh that a share (0..1) of the processor takes in so many hours. */
    public double kwh(double share, double hours) {
        return fullWatts * share * hours / 1000;
    }

    /** Cost of so many kWh at a moment; 0 where the user has entered no price. */
    public static double cost(double kwh, Electricity electricity, Instant at, ZoneId zone) {
        return kwh * electricity.priceAt(LocalTime.ofInstant(at, zone)).orElse(0);
    }
}
