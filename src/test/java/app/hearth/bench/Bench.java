package app.hearth.bench;

/** Runs the benchmark named by the only argument: {@code mvn -q -Pbench verify -Dbench=wasm}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length > 0 ? arguments[0] : "";
        switch (name) {
            case "wasm" -> WasmBench.main(new String[0]);
            case "monitor" -> MonitorBench.main(new String[] {String.valueOf(Integer.getInteger("bench.seconds", 20))});
            case "footprint" -> FootprintBench.main(new String[0]);
            default -> {
                System.err.println((name.isEmpty() ? "Say which benchmark to run" : "There is no benchmark '" + name + "'")
                        + ": -Dbench=wasm (tasks beside Node and native programs), -Dbench=monitor (what watching the machine costs) or"
                        + " -Dbench=footprint (start, memory and processor time of the whole app).");
                System.exit(1);
            }
        }
    }
}
