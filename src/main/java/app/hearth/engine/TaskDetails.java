package app.hearth.engine;

import java.time.Duration;

/**
 * What of a task only managers ask for.
 *
 * @param platform         of its program, on the wire
 * @param planClass        variant of the program, empty for the plain one
 * @param slot             its folder's number, -1 before it first ran
 * @param checkpointTime   processor time up to the last checkpoint
 * @param suspendedByUser  whether the user holds it back
 * @param fpopsEstimate    its size in operations
 */
public record TaskDetails(String platform, String planClass, int slot, Duration checkpointTime, boolean suspendedByUser,
                          double fpopsEstimate) {
    /** Of a task about which no more is known. */
    public static final TaskDetails NONE = new TaskDetails("", "", -1, Duration.ZERO, false, 0);
}
