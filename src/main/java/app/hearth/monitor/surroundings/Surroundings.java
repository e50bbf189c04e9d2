package app.hearth.monitor.surroundings;

import app.hearth.monitor.Untold;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What goes on around Hearth.
 *
 * @param at         when this was looked at, a few seconds ago at most
 * @param metered    whether the way to the internet costs by volume; empty where the system does not say
 * @param inhibitors programs that keep the session awake or fill the screen
 * @param programs   programs that run, each as {@link #key} of its file's name and of the name it was started by
 * @param untold     what could not be told, and why; empty before the first look
 */
public record Surroundings(Instant at, Optional<Boolean> metered, List<Inhibitor> inhibitors, Set<String> programs,
                           Set<Untold> untold) {
    public Surroundings {
        inhibitors = List.copyOf(inhibitors);
        programs = Set.copyOf(programs);
        untold = Set.copyOf(untold);
    }

    /** Whether a program runs, however its name or path is written. */
    public boolean runs(String program) {
        return programs.contains(key(program));
    }

    /** What programs are compared by: the last part of the path, in small letters, without {@code .exe} at its end. */
    public static String key(String program) {
        String name = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1).strip().toLowerCase(Locale.ROOT);
        return name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    }
}
