package app.hearth.homenet;

import app.hearth.homenet.workload.Job;
import app.hearth.homenet.workload.Recompute;
import app.hearth.homenet.workload.Verdict;
import app.hearth.homenet.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A workload for tests: the right answer to a number is its double. */
final class Doubling implements Workload {
    static final double OPERATIONS = 4.32e11; // one cobblestone
    volatile boolean judgeUnavailable;
    volatile byte[] module = "\0asm and so on, a module of some length".getBytes(StandardCharsets.ISO_8859_1);

    @Override public String appName() {
        return "doubling";
    }

    @Override public String friendlyName() {
        return "Doubling <numbers> & more";
    }

    @Override public int versionNum() {
        return 100;
    }

    @Override public byte[] module() {
        return module;
    }

    @Override public Job job(long number) {
        return new Job("Twice " + number, Map.of("in.txt", Long.toString(number).getBytes(StandardCharsets.UTF_8)), "in.txt out.txt",
                OPERATIONS, 1 << 20, List.of(new Job.Output("out.txt", 100_000)));
    }

    static byte[] answer(long number) {
        return Long.toString(2 * number).getBytes(StandardCharsets.UTF_8);
    }

    @Override public Verdict judge(Job job, Map<String, byte[]> outputs, Recompute recompute) throws IOException {
        if (judgeUnavailable) throw new IOException("no room to check now");
        long number = Long.parseLong(new String(job.inputs().get("in.txt"), StandardCharsets.UTF_8));
        String got = new String(outputs.get("out.txt"), StandardCharsets.UTF_8).strip();
        return got.equals(Long.toString(2 * number)) ? new Verdict.Valid("twice " + number + " is " + got)
                : new Verdict.Invalid("twice " + number + " is not " + (got.length() < 20 ? got : "that"));
    }
}
