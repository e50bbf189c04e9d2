package app.hearth.engine;

import java.time.Duration;
import java.time.LocalDate;

/**
 * What sharing used on one local date.
 *
 * @param kwh       all electricity of sharing
 * @param kwhSensor the part that a sensor told
 * @param kwhMeter  the part reckoned from what the user measured with a plug meter; the rest is an estimate
 * @param money     its cost by the price of each moment; 0 without a price, and where the currency was changed on that day
 * @param currency  of the cost, ISO 4217; empty where there is none
 */
public record EnergyDay(LocalDate date, Duration shared, double kwh, double kwhSensor, double kwhMeter, double money, String currency) {}
