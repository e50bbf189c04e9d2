package app.hearth.rewards.value;

import java.util.List;

/**
 * Electricity by how it is known, in kWh, and how far each can be off.
 *
 * @param sensor   by a sensor in the computer
 * @param meter    from what a plug meter showed the user
 * @param estimate from the number of cores
 */
public record Energy(double sensor, double meter, double estimate) {
    public static final Energy NONE = new Energy(0, 0, 0);
    /**
     * A processor's own counter does not see the power supply's and the board's losses: supplies with the 80 PLUS mark lose up to a fifth
     * (80 % efficiency at 20 to 100 % load), so at the socket it is up to 1.25 times that; the counter itself is good to some per cent.
     */
    private static final Range SENSOR = new Range(0.95, 1, 1.3);
    /** Read at full load by the user; at part load draw is not quite in proportion. */
    private static final Range METER = new Range(0.85, 1, 1.15);
    /** The same number of cores is sold with half and with twice the assumed draw (see {@code app.hearth.engine.policy.Power}). */
    private static final Range ESTIMATE = new Range(0.5, 1, 2);

    /** How most of it is known. */
    public enum Known { SENSOR, METER, ESTIMATE }

    public Energy {
        if (!(sensor >= 0 && meter >= 0 && estimate >= 0)) throw new IllegalArgumentException("no electricity below zero");
    }

    public static Energy of(PowerDay day) {
        double sensor = Math.min(day.kwhSensor(), day.kwh());
        double meter = Math.min(day.kwhMeter(), day.kwh() - sensor);
        return new Energy(sensor, meter, Math.max(0, day.kwh() - sensor - meter));
    }

    public static Energy of(List<PowerDay> days) {
        return days.stream().map(Energy::of).reduce(NONE, Energy::plus);
    }

    public Energy plus(Energy other) {
        return new Energy(sensor + other.sensor, meter + other.meter, estimate + other.estimate);
    }

    public double kwh() {
        return sensor + meter + estimate;
    }

    /** What it can be at the socket. */
    public Range range() {
        return SENSOR.times(sensor).plus(METER.times(meter)).plus(ESTIMATE.times(estimate));
    }

    /** How the largest part is known. */
    public Known mostly() {
        if (sensor >= meter && sensor >= estimate && sensor > 0) return Known.SENSOR;
        return meter >= estimate && meter > 0 ? Known.METER : Known.ESTIMATE;
    }
}
