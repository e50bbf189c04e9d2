package app.hearth.engine.execution;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the end of a native application means (protocol note 6.8; ACTIVE_TASK::handle_exited_app of client/app_control.cpp). */
final class AppEnd {
    static final String FINISH_FILE = "boinc_finish_called";
    static final String TEMPORARY_EXIT_FILE = "boinc_temporary_exit";
    /** HUP, INT, QUIT, KILL, TERM and STOP: someone else ended it. */
    private static final Set<Integer> FROM_OUTSIDE = Set.of(1, 2, 3, 9, 15, 19);
    /** Control-C, the system shutting down, and too few resources to load a library: Windows ended it. */
    private static final Set<Integer> FROM_WINDOWS = Set.of(0xC000013A, 0x40010004, 0xC0000142, 0xC000026B);
    /** A shell's and Java's way to say that a signal ended a process: 128 and its number, of which there are 31. */
    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = 31;
    private static final double LONGEST_PAUSE_SECONDS = 86_400;
    private static final long USUAL_PAUSE_SECONDS = 300;

    private AppEnd() {}

    /**
     * Draws the conclusion.
     *
     * @param code      exit code as Java tells it
     * @param windows   whether this is Windows, where codes have 32 bits and there are no signals
     * @param asked     whether it was asked to leave
     * @param finish    lines of its finish file, if it wrote one
     * @param temporary lines of its temporary exit file, if it wrote one
     */
    static TaskMessage of(int code, boolean windows, boolean asked, Optional<List<String>> finish, Optional<List<String>> temporary) {
        if (code == 0 && finish.isPresent()) return new TaskMessage.End(0, "");
        if (asked) return new TaskMessage.End(TaskMessage.LEFT_ON_REQUEST, "left when asked");
        if (temporary.isPresent() && (!windows || code == 0)) return later(temporary.get());
        if (code == 0) return new TaskMessage.End(TaskMessage.INTERRUPTED, "the program ended without saying that it has finished");
        if (windows) {
            return FROM_WINDOWS.contains(code) ? new TaskMessage.End(TaskMessage.INTERRUPTED, "Windows ended the program")
                    : TaskMessage.End.ofProgram(code, String.format(Locale.ROOT, "process exited with code %d (0x%x)", code, code));
        }
        int signal = code - SIGNALLED;
        // A program that says so may end with such a code too.
        boolean said = finish.flatMap(lines -> integer(lines).stream().boxed().findFirst()).filter(status -> (status & 0xff) == code).isPresent();
        if (signal < 1 || signal > LAST_SIGNAL || said) {
            return new TaskMessage.End(code, String.format(Locale.ROOT, "process exited with code %d (0x%x, %d)", code, code, ~0xff | code));
        }
        return FROM_OUTSIDE.contains(signal) ? new TaskMessage.End(TaskMessage.INTERRUPTED, "signal " + signal + " ended the program")
                : new TaskMessage.End(signal, "process got signal " + signal);
    }

    /** What its finish file says to the user: words in the second line, and a third that may ask for a notice. */
    static Optional<TaskMessage.Said> said(List<String> finish) {
        if (finish.size() < 3 || line(finish, 1).isEmpty()) return Optional.empty();
        return Optional.of(new TaskMessage.Said(line(finish, 1), line(finish, 2).contains("notice")));
    }

    private static TaskMessage.Later later(List<String> lines) {
        double seconds;
        try {
            seconds = Double.parseDouble(line(lines, 0));
        } catch (NumberFormatException e) {
            seconds = -1;
        }
        boolean usable = seconds >= 0 && seconds <= LONGEST_PAUSE_SECONDS;
        return new TaskMessage.Later(usable ? (long) seconds : USUAL_PAUSE_SECONDS, line(lines, 1), line(lines, 2).contains("notice"));
    }

    private static OptionalInt integer(List<String> lines) {
        try {
            return OptionalInt.of(Integer.parseInt(line(lines, 0)));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static String line(List<String> lines, int number) {
        return number < lines.size() ? lines.get(number).strip() : "";
    }
}
