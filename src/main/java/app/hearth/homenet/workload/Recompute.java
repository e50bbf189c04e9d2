package app.hearth.homenet.workload;

import java.io.IOException;
import java.util.Map;

/** Runs a workload's module again, for a check. */
@FunctionalInterface
public interface Recompute {
    Map<String, byte[]> run(Map<String, byte[]> inputs, String commandLine) throws IOException;
}
