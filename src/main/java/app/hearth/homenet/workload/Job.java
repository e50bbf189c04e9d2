package app.hearth.homenet.workload;

import java.util.List;
import java.util.Map;

/** One job of a workload. */
public record Job(String title, Map<String, byte[]> inputs, String commandLine, double operations, long memoryBytes,
                  List<Output> outputs) {
    /** A file that the job leaves behind. */
    public record Output(String name, long maxBytes) {}
}
