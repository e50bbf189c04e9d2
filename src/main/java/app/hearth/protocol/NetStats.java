package app.hearth.protocol;

/**
 * Measured transfer speeds (net_stats, client/net_stats.cpp).
 *
 * @param upBytesPerSecond     bwup
 * @param upWeight             avg_up
 * @param upTime               avg_time_up, Unix seconds
 * @param downBytesPerSecond   bwdown
 * @param downWeight           avg_down
 * @param downTime             avg_time_down, Unix seconds
 */
public record NetStats(double upBytesPerSecond, double upWeight, double upTime, double downBytesPerSecond, double downWeight,
                       double downTime) {

    /** Nothing measured yet. */
    public static final NetStats NONE = new NetStats(0, 0, 0, 0, 0, 0);
}
