package app.hearth.homenet.workload;

import java.io.IOException;
import java.util.Map;

/** One kind of work that the home network hands out. */
public interface Workload {
    String appName();

    String friendlyName();

    int versionNum();

    byte[] module();

    Job job(long number);

    Verdict judge(Job job, Map<String, byte[]> outputs, Recompute recompute) throws IOException;
}
