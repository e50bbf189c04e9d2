package app.hearth.protocol;

/**
 * Work wanted from one kind of processor.
 *
 * @param seconds              instance-seconds
 * @param instances            idle instances to fill
 * @param estimatedDelay       seconds that all instances are busy already; 0 when nothing is wanted
 */
public record WorkRequest(double seconds, double instances, double estimatedDelay) {

    /** Nothing wanted. */
    public static final WorkRequest NONE = new WorkRequest(0, 0, 0);
}
