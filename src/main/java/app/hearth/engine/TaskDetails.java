package app.hearth.engine;

import app.hearth.protocol.FileRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What of a task only managers ask for.
 *
 * @param platform         of its program, on the wire
 * @param planClass        variant of the program, empty for the plain one
 * @param slot             its folder's number, -1 before it first ran
 * @param checkpointTime   processor time up to the last checkpoint
 * @param suspendedByUser  whether the user holds it back
 * @param fpopsEstimate    its size in operations
 * @param flops            operations a second that its network expects of the program here
 * @param virtualBytes     address space of its processes, 0 while there are none
 * @param cardMissing      the graphics cards that it needs are not here any more; it waits for them
 * @param program          files of its program
 * @param bounds           beyond which it is ended
 * @param postponed        why its program left for a while; may be empty words
 */
public record TaskDetails(String platform, String planClass, int slot, Duration checkpointTime, boolean suspendedByUser,
                          double fpopsEstimate, double flops, long virtualBytes, boolean cardMissing, List<FileRef> program, Bounds bounds, Optional<String> postponed) {
    /** Of a task about which no more is known. */
    public static final TaskDetails NONE = new TaskDetails("", "", -1, Duration.ZERO, false, 0, 0, 0, false, List.of(), new Bounds(0, 0, 0), Optional.empty());

    /** @param fpops operations @param memory bytes @param disk bytes */
    public record Bounds(double fpops, double memory, double disk) {}

    public TaskDetails {
        program = List.copyOf(program);
    }
}
