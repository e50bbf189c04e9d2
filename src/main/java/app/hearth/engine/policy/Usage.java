package app.hearth.engine.policy;

import java.time.Duration;
import java.util.Map;

/**
 * What sharing has used so far, by the user's local calendar; each figure counted once.
 *
 * @param today      time shared since midnight
 * @param week       time shared since Monday's midnight
 * @param kwhToday   electricity since midnight
 * @param kwhMonth   electricity since the first of the month
 * @param moneyMonth its cost, as far as it was counted in the present currency
 * @param bytesMonth network traffic since the first of the month
 * @param otherMoney what it cost besides in currencies of before, by ISO 4217 code
 */
public record Usage(Duration today, Duration week, double kwhToday, double kwhMonth, double moneyMonth, long bytesMonth,
                    Map<String, Double> otherMoney) {
    public static final Usage NONE = new Usage(Duration.ZERO, Duration.ZERO, 0, 0, 0, 0);

    public Usage {
        otherMoney = Map.copyOf(otherMoney);
    }

    /** With all money in the present currency. */
    public Usage(Duration today, Duration week, double kwhToday, double kwhMonth, double moneyMonth, long bytesMonth) {
        this(today, week, kwhToday, kwhMonth, moneyMonth, bytesMonth, Map.of());
    }
}
