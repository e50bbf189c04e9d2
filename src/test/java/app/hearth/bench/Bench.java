package app.hearth.bench;

import app.hearth.homenet.SchedulerBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Runs the benchmark named by the only argument: {@code mvn -q -Pbench verify -Dbench=wasm}. */
public final class Bench {
    private Bench() {}

    /** The machine and what it is busy with, for the head of a table: a figure means little without them. */
    static String machine() throws IOException {
        double busy = CpuTrace.busySeconds();
        long from = System.nanoTime();
        LockSupport.parkNanos(2_000_000_000L);
        double others = 100 * (CpuTrace.busySeconds() - busy) / ((System.nanoTime() - from) / 1e9);
        var model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("unknown processor");
        return String.format(Locale.ROOT, "%s, %s, %d cores (%s); before the start %.0f %% of a core busy, load average %s.", LocalDateTime.now().withNano(0),
                "Linux " + System.getProperty("os.version"), Runtime.getRuntime().availableProcessors(), model, others,
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    /** What {@code bench.seconds} says, or this. */
    static int seconds(int usual) {
        String said = System.getProperty("bench.seconds", "");
        return said.isBlank() ? usual : Integer.parseInt(said);
    }

    /** The words of {@code bench.only}; empty where nothing was said. */
    static List<String> only() {
        return Arrays.stream(System.getProperty("bench.only", "").split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length > 0 ? arguments[0] : "";
        switch (name) {
            case "wasm" -> WasmBench.main(new String[0]);
            case "limits" -> LimitsBench.main(new String[0]);
            case "yield" -> YieldBench.main(new String[0]);
            case "monitor" -> MonitorBench.main(new String[] {String.valueOf(Integer.getInteger("bench.seconds", 20))});
            case "native" -> NativeBench.main(new String[0]);
            case "receipts" -> ReceiptsBench.main(new String[0]);
            case "idle" -> IdleBench.main(new String[0]);
            case "scheduler" -> SchedulerBench.run(machine(), seconds(20));
            case "footprint" -> FootprintBench.main(new String[0]);
            default -> {
                System.out.println("""
                        Benchmarks:
                          -Dbench=wasm     the workloads in Hearth's task process, in Node and native
                                           (-Dbench.seconds=N: jobs of about N seconds, default 20; -Dbench.only=NAME)
                          -Dbench=limits   how exactly processor limits are kept, beside boinc-client
                                           (12 minutes; -Dbench.seconds=N for each figure of all cores, default 60;
                                           -Dbench.only=one,hearth,50)
                          -Dbench=yield    how fast all tasks stop, beside boinc-client
                                           (7 minutes; -Dbench.seconds=N for each line at most, default 240; -Dbench.only=hearth)
                          -Dbench=idle     how late tasks go on once the user is away, beside boinc-client (4 minutes)
                          -Dbench=native   the same native tasks under Hearth and boinc-client
                                           (7 minutes; -Dbench.seconds=N for the tasks without end, default 40; -Dbench.only=hearth)
                          -Dbench=monitor  what watching the machine costs
                          -Dbench=receipts  the book of earnings with 100 000 receipts in it
                          -Dbench=scheduler  requests that the home network's scheduler answers
                                           (-Dbench.seconds=N for each line, default 20)
                          -Dbench=footprint  start, memory and processor time of the whole app""");
                System.err.println(name.isEmpty() ? "Say which benchmark to run, for example -Dbench=wasm."
                        : "There is no benchmark '" + name + "'.");
                System.exit(1);
            }
        }
    }
}
