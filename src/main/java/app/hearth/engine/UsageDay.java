package app.hearth.engine;

import java.util.Map;
import java.util.TreeMap;

/** What sharing used on one local date. */
final class UsageDay {
    /** ISO date. */
    String date = "";
    long sharedMillis;
    double kwh;
    /** The part of {@link #kwh} that a sensor told. */
    double kwhSensor;
    /** The part reckoned from what the user measured. */
    double kwhMeter;
    double money;
    /** Of {@link #money}; of the latest price on that day. */
    String currency = "";
    /** What was counted on that day before the user changed the currency, by currency. */
    Map<String, Double> otherMoney = new TreeMap<>();
    long bytes;
    /** Of those, what was sent. */
    long sent;
}
