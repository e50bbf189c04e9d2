package app.hearth.engine.execution;

import java.util.Optional;

/** What a task's process tells Hearth, a line each, on its standard output. */
public sealed interface TaskMessage {
    // Exit codes of the client, lib/error_numbers.h (protocol note 6.10).
    int EXIT_CHILD_FAILED = 195;
    int EXIT_DISK_LIMIT_EXCEEDED = 196;
    int EXIT_TIME_LIMIT_EXCEEDED = 197;
    int EXIT_MEM_LIMIT_EXCEEDED = 198;
    int EXIT_UNKNOWN = 204;
    int EXIT_INIT_FAILURE = 206;
    int EXIT_ABORTED_BY_CLIENT = 194;
    /** Not an exit code of any program: it left because it was asked to, its work saved as far as it could. */
    int LEFT_ON_REQUEST = Integer.MIN_VALUE;
    /** Not an exit code of any program: something ended it that is no fault of its own, so it goes on from its last checkpoint. */
    int INTERRUPTED = Integer.MIN_VALUE + 1;

    /** The line on the wire. */
    String line();

    /** The program's own measure of how far it is, 0..1. */
    record Progress(double fraction) implements TaskMessage {
        @Override public String line() {
            return "progress " + fraction;
        }
    }

    /** The program has saved its state. */
    record Checkpoint() implements TaskMessage {
        @Override public String line() {
            return "checkpoint";
        }
    }

    /**
     * The program ended.
     *
     * @param exitStatus 0 for success; the program's own code, or one of those above
     * @param message    why, in words, empty for success
     */
    record End(int exitStatus, String message) implements TaskMessage {
        /** By its own code, which may be any: those that mean something else here count as a failure, or such a task would begin anew for ever. */
        static End ofProgram(int code, String message) {
            return new End(code == LEFT_ON_REQUEST || code == INTERRUPTED ? EXIT_CHILD_FAILED : code, message);
        }

        @Override public String line() {
            return "end " + exitStatus + " " + message.replaceAll("\\R", " ");
        }
    }

    /**
     * The program ended for a while and is to be started again (boinc_temporary_exit); comes last, in place of an {@link End}.
     *
     * @param seconds before it may start again
     * @param reason  in its own words
     * @param notice  whether it wants the user to see that
     */
    record Later(long seconds, String reason, boolean notice) implements TaskMessage {
        @Override public String line() {
            return "later " + seconds + " " + reason.replaceAll("\\R", " ");
        }
    }

    /** A native program tells its user something as it ends (boinc_finish_message); {@code notice}: not only in a log. */
    record Said(String text, boolean notice) implements TaskMessage {
        @Override public String line() {
            return "said " + text.replaceAll("\\R", " ");
        }
    }

    /** A native program wants a result file sent now, named as the program does (boinc_upload_file). */
    record UploadNow(String name) implements TaskMessage {
        @Override public String line() {
            return "upload " + name;
        }
    }

    /** A native program has something for its network, raw. */
    record TrickleUp(String body) implements TaskMessage {
        @Override public String line() {
            return "trickle " + body.replaceAll("\\R", " ");
        }
    }

    /** Reads a line; anything else than the forms above is not a message. */
    static Optional<TaskMessage> parse(String line) {
        var parts = line.split(" ", 3);
        try {
            return switch (parts[0]) {
                case "progress" -> Optional.of(new Progress(Math.clamp(Double.parseDouble(parts[1]), 0, 1)));
                case "checkpoint" -> Optional.of(new Checkpoint());
                case "end" -> Optional.of(new End(Integer.parseInt(parts[1]), parts.length > 2 ? parts[2] : ""));
                default -> Optional.empty();
            };
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
