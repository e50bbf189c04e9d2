package app.hearth.bench;

import java.util.Arrays;
import java.util.List;

/** Runs the benchmark named by the only argument: {@code mvn -q -Pbench verify -Dbench=wasm}. */
public final class Bench {
    private Bench() {}

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
            case "footprint" -> FootprintBench.main(new String[0]);
            default -> {
                System.out.println("""
                        Benchmarks:
                          -Dbench=wasm     the workloads in Hearth's task process, in Node and native
                                           (-Dbench.seconds=N: jobs of about N seconds, default 20; -Dbench.only=NAME)
                          -Dbench=limits   how exactly processor limits are kept, beside boinc-client
                                           (-Dbench.seconds=N for each figure, default 60; -Dbench.only=one,hearth,50)
                          -Dbench=yield    how fast all tasks stop, beside boinc-client
                                           (-Dbench.seconds=N for the peer, default 120; -Dbench.only=hearth)
                          -Dbench=monitor  what watching the machine costs
                          -Dbench=footprint  start, memory and processor time of the whole app""");
                System.err.println(name.isEmpty() ? "Say which benchmark to run, for example -Dbench=wasm."
                        : "There is no benchmark '" + name + "'.");
                System.exit(1);
            }
        }
    }
}
