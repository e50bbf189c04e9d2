package app.hearth.engine;

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
    /** Of {@link #money}; of the first price on that day. */
    String currency = "";
    long bytes;
    /** Of those, what was sent. */
    long sent;
}
