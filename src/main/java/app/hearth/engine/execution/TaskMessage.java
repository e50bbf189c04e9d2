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
    /** Not an exit code: the program saved its work and left because it was asked to. */
    int LEFT_ON_REQUEST = -1;

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
        @Override public String line() {
            return "end " + exitStatus + " " + message.replaceAll("\\R", " ");
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
