package app.hearth.homenet.workload;

import java.io.IOException;
import java.util.Map;

/** Runs the same program on other input, in a sandbox of a machine that is trusted. */
@FunctionalInterface
public interface Recompute {

    /**
     * Runs and waits for the end.
     *
     * @return the files that the program left, by name
     * @throws IOException if it could not be run or ended with an error
     */
    Map<String, byte[]> run(Map<String, byte[]> inputs, String commandLine) throws IOException;
}
