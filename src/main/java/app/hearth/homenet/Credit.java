package app.hearth.homenet;

/** Arithmetic of credit, in cobblestones (protocol note 9.1). */
final class Credit {
    /** One cobblestone is 1/200 day of a machine that does 10^9 operations a second. */
    private static final double PER_OPERATION = 200 / (86_400 * 1e9);
    private static final double HALF_LIFE_SECONDS = 7 * 86_400;

    private Credit() {}

    static double of(double operations) {
        return operations * PER_OPERATION;
    }

    /**
     * Recent average credit per day with a half-life of seven days, after a grant (lib/util.cpp, update_average). An average
     * starts at 0 when its owner is made, so that the first short task does not show as a fortune per day.
     */
    static double average(double before, long beforeMillis, double granted, long nowMillis) {
        double seconds = Math.max(0, nowMillis - beforeMillis) / 1000.0;
        double weight = Math.exp(-seconds * Math.log(2) / HALF_LIFE_SECONDS);
        double rate = 1 - weight <= 1e-6
                ? Math.log(2) * granted * 86_400 / HALF_LIFE_SECONDS
                : (1 - weight) * granted / (seconds / 86_400);
        return before * weight + rate;
    }

    /** The average as it is now when nothing was granted since. */
    static double decayed(double average, long sinceMillis, long nowMillis) {
        double seconds = Math.max(0, nowMillis - sinceMillis) / 1000.0;
        return average * Math.exp(-seconds * Math.log(2) / HALF_LIFE_SECONDS);
    }
}
