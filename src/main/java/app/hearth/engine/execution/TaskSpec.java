package app.hearth.engine.execution;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a WebAssembly task needs to run.
 *
 * @param module           the verified program file
 * @param slot             its folder, with its inputs copied in under their logical names
 * @param arguments        the workunit's command line, split
 * @param memoryBytes      most memory the module may have
 * @param diskBytes        most the slot may hold
 * @param checkpointPeriod how often the program is asked to save its state
 */
public record TaskSpec(Path module, Path slot, List<String> arguments, long memoryBytes, long diskBytes, Duration checkpointPeriod) {
    public TaskSpec {
        arguments = List.copyOf(arguments);
    }
}
