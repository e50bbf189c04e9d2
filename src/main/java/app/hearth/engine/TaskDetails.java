package app.hearth.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What of a task only managers ask for.
 *
 * @param platform         of its program, on the wire
 * @param planClass        variant of the program, empty for the plain one
 * @param slot             its folder's number, -1 before it first ran
 * @param checkpointTime   processor time up to the last checkpoint
 * @param suspendedByUser  whether the user holds it back
 * @param ended            when it was finished or given up
 * @param fpopsEstimate    its size in operations
 */
public record TaskDetails(String platform, String planClass, int slot, Duration checkpointTime, boolean suspendedByUser,
                          Optional<Instant> ended, double fpopsEstimate) {
    /** Of a task about which no more is known. */
    public static final TaskDetails NONE = new TaskDetails("", "", -1, Duration.ZERO, false, Optional.empty(), 0);
}
