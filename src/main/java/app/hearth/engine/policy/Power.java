package app.hearth.engine.policy;

import app.hearth.settings.Electricity;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.OptionalDouble;

/**
 * What full processor load draws above idle, in watts, and where that figure is from. What the user entered comes first: a plug
 * meter sees losses that no sensor in the computer does. Then a sensor ({@link EnergyMeter}), then an estimate.
 *
 * @param fullWatts above 0
 * @param now       what sharing draws now by a sensor, 0 or more; empty with other sources
 */
public record Power(double fullWatts, Source source, OptionalDouble now) {
    /** Where a figure is from; of a mix the last of these is told. {@code ENTERED} is what the user read from a plug meter. */
    public enum Source { SENSOR, ENTERED, ESTIMATE }

    /**
     * Desktop processors are sold for about 65 W at 8 logical cores and up (Intel, AMD data sheets), laptops' for 15 to 28 W;
     * an estimate until a sensor or the user's plug meter tells.
     */
    private static final double WATTS_PER_CORE = 8;
    private static final double LAPTOP_WATTS_PER_CORE = 3;
    private static final double MOST_ESTIMATED = 150;

    public Power {
        if (!(fullWatts > 0)) throw new IllegalArgumentException("watts must be above 0, were " + fullWatts);
    }

    public Power(double fullWatts, Source source) {
        this(fullWatts, source, OptionalDouble.empty());
    }

    public static Power of(Electricity electricity, int totalCores, boolean hasBattery) {
        if (electricity.fullWatts().isPresent()) return new Power(electricity.fullWatts().getAsDouble(), Source.ENTERED);
        return new Power(Math.min(MOST_ESTIMATED, totalCores * (hasBattery ? LAPTOP_WATTS_PER_CORE : WATTS_PER_CORE)), Source.ESTIMATE);
    }

    /** The same computer under other settings: a sensor's figure stands unless the user entered one. */
    public Power with(Electricity electricity, int totalCores, boolean hasBattery) {
        return source == Source.SENSOR && electricity.fullWatts().isEmpty() ? this : of(electricity, totalCores, hasBattery);
    }

    /** Watts that sharing draws above idle while it uses a share (0..1) of the processor; as measured where it was. */
    public double watts(double share) {
        return now.orElse(fullWatts * share);
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
