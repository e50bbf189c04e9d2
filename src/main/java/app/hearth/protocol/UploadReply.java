package app.hearth.protocol;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An upload handler's answer (data_server_reply).
 *
 * @param status               0 complete, 1 try again, -1 never; absent counts as 1
 * @param fileSize             bytes already there; only for a size query
 */
public record UploadReply(OptionalInt status, Optional<String> message, OptionalLong fileSize) {

    /** All bytes arrived. */
    public static UploadReply complete() { return new UploadReply(OptionalInt.of(0), Optional.empty(), OptionalLong.empty()); }

    /** Try again later. */
    public static UploadReply transientError(String message) { return new UploadReply(OptionalInt.of(1), Optional.of(message), OptionalLong.empty()); }

    /** Never try again. */
    public static UploadReply permanentError(String message) { return new UploadReply(OptionalInt.of(-1), Optional.of(message), OptionalLong.empty()); }

    /** So many bytes are there; 0 for an unknown file. */
    public static UploadReply size(long bytes) { return new UploadReply(OptionalInt.of(0), Optional.empty(), OptionalLong.of(bytes)); }
}
