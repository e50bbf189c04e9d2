package app.hearth.engine;

/** BOINC's average of work per day that fades with a half-life (update_average in lib/util.cpp, protocol note 8.1). Epoch milliseconds. */
final class RunningAverage {
    private static final double DAY_MILLIS = 86_400_000;
    /** Below this the time that passed is too short to divide by. */
    private static final double LEAST_WEIGHT = 1e-6;

    /** Work per day. */
    double value;
    long at;

    /**
     * Adds work done between {@code start} and {@code now}.
     *
     * @param halfLifeDays time in which what was done before comes to count half
     */
    void add(long now, long start, double work, double halfLifeDays) {
        if (at > now) at = now; // the clock was set back
        if (at == 0) {
            double days = (now - start) / DAY_MILLIS;
            if (days <= 0) return;
            value = work / days;
        } else {
            double days = (now - at) / DAY_MILLIS;
            double kept = Math.exp(-days * Math.log(2) / halfLifeDays);
            value *= kept;
            value += 1 - kept > LEAST_WEIGHT ? (1 - kept) * work / days : Math.log(2) * work / halfLifeDays;
        }
        at = now;
    }

    /** What it has faded to by then. */
    double faded(long now, double halfLifeDays) {
        return at == 0 || now <= at ? value : value * Math.exp(-(now - at) / DAY_MILLIS * Math.log(2) / halfLifeDays);
    }

    void shift(long millis) {
        if (at > 0) at += millis;
    }
}
