package app.hearth.monitor;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;

/** Logs each cause once: a sensor that fails once a second for a week leaves one line. For one thread. */
final class ProblemLog {
    private static final int MOST = 200;
    private final Logger log;
    private final Set<String> seen = new HashSet<>();

    ProblemLog(Logger log) {
        this.log = log;
    }

    /** Returns whether this cause was new. */
    boolean report(String sentence, Throwable problem) {
        if (seen.size() >= MOST || !seen.add(cause(sentence, problem))) return false;
        log.warn(sentence, problem);
        return true;
    }

    private static String cause(String sentence, Throwable problem) {
        var trace = problem.getStackTrace();
        return sentence + '|' + problem.getClass().getName() + '|' + (trace.length == 0 ? "" : trace[0].toString());
    }
}
