package app.hearth.engine.execution;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/** What a task needs to run. */
public sealed interface TaskSpec {
    /** Its folder, where it begins and writes. */
    Path slot();

    /**
     * A WebAssembly task.
     *
     * @param module           the verified program file
     * @param slot             its folder, with its inputs copied in under their logical names
     * @param arguments        the workunit's command line, split
     * @param memoryBytes      most memory the module may have
     * @param diskBytes        most the slot may hold
     * @param checkpointPeriod how often the program is asked to save its state
     */
    record Wasm(Path module, Path slot, List<String> arguments, long memoryBytes, long diskBytes, Duration checkpointPeriod)
            implements TaskSpec {
        public Wasm {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A native BOINC application (protocol note 6).
     *
     * @param program     the verified program file, in the project's folder
     * @param slot        its folder {@code slots/N}, with its links set up
     * @param project     its project's folder {@code projects/DIR} beside {@code slots}
     * @param files       names of the files in it that the program reads; in a container it sees no others
     * @param arguments   all arguments
     * @param memoryBytes most memory it may have, told to it with each heartbeat
     * @param diskBytes   most the slot may hold
     * @param savedSeconds processor seconds up to its last checkpoint, as init_data.xml says
     * @param grant       what it may have beyond a processor
     * @param initData    the content of init_data.xml for the number of the process that the program is to watch
     */
    record Native(Path program, Path slot, Path project, List<String> files, List<String> arguments, long memoryBytes, long diskBytes,
                  double savedSeconds, Grant grant, LongFunction<String> initData) implements TaskSpec {
        /** Folder in the slot that a program in a container takes for its project's: what it writes there is found here, under the names of files. */
        public static final String OWN_PROJECT = ".project";

        public Native {
            files = List.copyOf(files);
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * What a native application may have beyond a processor.
     *
     * @param eager    not of the very lowest priority: it keeps a GPU or further processes busy and itself needs little
     * @param internet it may use the network
     * @param gpu      it may use the GPUs
     */
    record Grant(boolean eager, boolean internet, boolean gpu) {
        /** A processor and nothing else. */
        public static final Grant NOTHING = new Grant(false, false, false);
    }
}
