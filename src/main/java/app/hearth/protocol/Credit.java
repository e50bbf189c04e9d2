package app.hearth.protocol;

/** The unit of credit and its running averages (sections 8.1, 9.1 and 9.3; update_average in lib/util.cpp). */
public final class Credit {
    private static final double SECONDS_PER_DAY = 86_400;
    /** Cobblestones for one day of 1 GFLOPS. */
    private static final double PER_GIGAFLOPS_DAY = 200;

    /** Half-life of granted credit's recent average (RAC), in seconds. */
    public static final double GRANTED_HALF_LIFE = 7 * SECONDS_PER_DAY;
    /** Half-life of the client's estimated credit (REC), in seconds. */
    public static final double ESTIMATED_HALF_LIFE = 10 * SECONDS_PER_DAY;

    private Credit() {}

    /** Cobblestones for so many floating-point operations. */
    public static double ofFlop(double flop) { return flop * PER_GIGAFLOPS_DAY / (SECONDS_PER_DAY * 1e9); }

    /** Floating-point operations that so many cobblestones stand for. */
    public static double toFlop(double cobblestones) { return cobblestones * SECONDS_PER_DAY * 1e9 / PER_GIGAFLOPS_DAY; }

    /**
     * The recent average of granted credit, for books kept in milliseconds. It starts at 0 when its owner is made, so that the
     * first short task does not show as a fortune per day.
     *
     * @param perDay      cobblestones per day, as of {@code sinceMillis}
     * @param granted     cobblestones since then; 0 for the average as it stands now
     */
    public static double grantedAverage(double perDay, long sinceMillis, double granted, long nowMillis) {
        return new Average(perDay, sinceMillis / 1000.0).next(granted, nowMillis / 1000.0, GRANTED_HALF_LIFE).perDay();
    }

    /**
     * A recent average, and when it was true.
     *
     * @param perDay units per day
     * @param time   Unix seconds; 0 before the first
     */
    public record Average(double perDay, double time) {
        public static final Average NONE = new Average(0, 0);

        /**
         * Takes in work done since {@link #time}.
         *
         * @param start    when the work began, Unix seconds; counts only the first time
         * @param units    done
         * @param now      Unix seconds
         * @param halfLife seconds
         */
        public Average add(double start, double units, double now, double halfLife) {
            if (time > 0) return next(units, now, halfLife);
            if (units == 0) return new Average(0, now);
            double days = (now - start) / SECONDS_PER_DAY;
            return new Average(days > 0 ? units / days : moment(units, halfLife), now);
        }

        /** As it stands at a later time with nothing done since. */
        public Average decayed(double now, double halfLife) {
            return time > 0 && now > time ? new Average(perDay * weight(now - time, halfLife), now) : this;
        }

        private Average next(double units, double now, double halfLife) {
            // A clock that was set back counts as no time passed.
            double seconds = Math.max(0, now - time);
            double old = weight(seconds, halfLife);
            double added = 1 - old > 1e-6 ? (1 - old) * units / (seconds / SECONDS_PER_DAY) : moment(units, halfLife);
            return new Average(perDay * old + added, now);
        }

        /** What the general term comes to as the time goes to 0, where it would lose its digits. */
        private static double moment(double units, double halfLife) { return Math.log(2) * units * SECONDS_PER_DAY / halfLife; }

        private static double weight(double seconds, double halfLife) { return Math.exp(-seconds * Math.log(2) / halfLife); }
    }
}
