package app.hearth.homenet.workload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** What the workloads that come with Hearth have in common. */
abstract class BuiltIn implements Workload {

    private final String appName;
    private final String friendlyName;

    BuiltIn(String appName, String friendlyName) {
        this.appName = appName;
        this.friendlyName = friendlyName;
    }

    @Override
    public String appName() {
        return appName;
    }

    @Override
    public String friendlyName() {
        return friendlyName;
    }

    @Override
    public int versionNum() {
        return 100;
    }

    @Override
    public byte[] module() {
        String resource = "/app/hearth/workloads/" + appName + "/" + appName + ".wasm";
        try (InputStream in = Workload.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("This build of Hearth lacks the program " + resource);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final Job job(long number) {
        if (number < 0) throw new IllegalArgumentException("Jobs are numbered from 0: " + number);
        return make(number);
    }

    @Override
    public final Verdict judge(Job job, Map<String, byte[]> outputs, Recompute recompute) throws IOException {
        try {
            return new Verdict.Valid(check(job, outputs, recompute));
        } catch (Implausible e) {
            return new Verdict.Invalid(e.getMessage());
        }
    }

    abstract Job make(long number);

    /** Returns what was found, in one sentence. */
    abstract String check(Job job, Map<String, byte[]> outputs, Recompute recompute) throws Implausible, IOException;

    /** The output of the job with this name, with the length that the job allows. */
    static Lines output(Job job, Map<String, byte[]> outputs, String name) throws Implausible {
        return Lines.parse(name, outputs.get(name), maxBytes(job, name));
    }

    static long maxBytes(Job job, String name) {
        return job.outputs().stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow().maxBytes();
    }

    static Map<String, byte[]> input(String text) {
        return Map.of("in", text.getBytes(US_ASCII));
    }
}
