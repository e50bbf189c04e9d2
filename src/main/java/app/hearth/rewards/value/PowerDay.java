package app.hearth.rewards.value;

import java.time.Duration;
import java.time.LocalDate;

/**
 * What sharing used on one local date, as the engine counted it.
 *
 * @param kwh       all electricity of sharing
 * @param kwhSensor the part that a sensor in the computer told
 * @param kwhMeter  the part reckoned from what the user measured with a plug meter; the rest is an estimate
 * @param money     its cost by the tariff of each moment; 0 where there was no price yet
 * @param currency  of the cost, ISO 4217; empty where not known
 */
public record PowerDay(LocalDate date, Duration shared, double kwh, double kwhSensor, double kwhMeter, double money, String currency) {
    public PowerDay {
        if (!(kwh >= 0 && kwhSensor >= 0 && kwhMeter >= 0 && money >= 0)) throw new IllegalArgumentException("a day uses nothing below zero");
    }

    public double hours() {
        return shared.toMillis() / 3_600_000.0;
    }
}
