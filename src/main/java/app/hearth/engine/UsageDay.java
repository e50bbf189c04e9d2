package app.hearth.engine;

/** What sharing used on one local date. */
final class UsageDay {
    /** ISO date. */
    String date = "";
    long sharedMillis;
    double kwh;
    double money;
    long bytes;
    /** Of those, what was sent. */
    long sent;
}
