package app.hearth.homenet.workload;

import java.util.List;
import java.util.Map;

/**
 * One job of a workload.
 *
 * @param title       what it computes, in a few words
 * @param inputs      the files the program finds in its folder, by name
 * @param commandLine arguments of the program, separated by spaces
 * @param operations  arithmetic operations that the job takes, counted when the workload was made; credit follows from it
 * @param memoryBytes more memory than the program needs
 * @param outputs     the files the program leaves
 */
public record Job(String title, Map<String, byte[]> inputs, String commandLine, double operations, long memoryBytes,
                  List<Output> outputs) {

    public Job {
        inputs = Map.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * A file the program leaves.
     *
     * @param maxBytes a length that an honest result never exceeds
     */
    public record Output(String name, long maxBytes) { }
}
