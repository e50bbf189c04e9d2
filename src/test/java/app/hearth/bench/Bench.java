package app.hearth.bench;

/** Runs the benchmark named by the only argument: {@code mvn -q -Pbench verify -Dbench=wasm}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length > 0 ? arguments[0] : "";
        switch (name) {
            case "wasm" -> WasmBench.main(new String[0]);
            case "monitor" -> MonitorBench.main(new String[] {"20"});
            default -> {
                System.out.println("""
                        Benchmarks:
                          -Dbench=wasm     the workloads in Hearth's task process, in Node and native
                                           (-Dbench.seconds=N: jobs of about N seconds, default 20; -Dbench.only=NAME)
                          -Dbench=monitor  what watching the machine costs""");
                System.err.println(name.isEmpty() ? "Say which benchmark to run, for example -Dbench=wasm."
                        : "There is no benchmark '" + name + "'.");
                System.exit(1);
            }
        }
    }
}
