package app.hearth.engine.policy;

import java.time.Duration;

/**
 * What sharing has used so far, by the user's local calendar; each figure counted once.
 *
 * @param today      time shared since midnight
 * @param week       time shared since Monday's midnight
 * @param kwhToday   electricity since midnight
 * @param kwhMonth   electricity since the first of the month
 * @param moneyMonth its cost
 * @param bytesMonth network traffic since the first of the month
 */
public record Usage(Duration today, Duration week, double kwhToday, double kwhMonth, double moneyMonth, long bytesMonth) {
    public static final Usage NONE = new Usage(Duration.ZERO, Duration.ZERO, 0, 0, 0, 0);
}
