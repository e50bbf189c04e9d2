package app.hearth.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import app.hearth.engine.execution.TaskLauncher;
import app.hearth.engine.execution.TaskMessage;
import app.hearth.engine.execution.TaskSpec;
import app.hearth.homenet.workload.Job;
import app.hearth.homenet.workload.Workload;
import app.hearth.homenet.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The workloads as Hearth's tasks, as the same WebAssembly in Node, and as native programs: wall time and processor time of
 * the whole process, start-up included, and whether all gave the same bytes. Properties: {@code bench.seconds} for jobs of
 * about that length, {@code bench.only} for one workload.
 */
public final class WasmBench {
    private static final Path SOURCES = Path.of("assets", "workloads");
    private static final List<String> NATIVE_FLAGS = List.of("-O3", "-std=c11", "-ffp-contract=off", "-fno-math-errno");
    /** Where children's processor time is measured by the shell that waits for them; elsewhere only wall time is known. */
    private static final boolean SHELL = Files.isExecutable(Path.of("/bin/bash"));

    /** A run: seconds, and the files it left; without processor time where the system does not tell it. */
    private record Run(double wall, OptionalDouble cpu, Map<String, byte[]> outputs) {}

    /** A line of the table. */
    private record Row(String name, Run hearth, Optional<Run> node, Optional<Run> nativeCode) {}

    private final Path folder;
    private final Path script;
    private final boolean node = exists("node");
    private final boolean clang = exists("clang");

    private WasmBench(Path folder) throws Exception {
        this.folder = folder;
        this.script = Path.of(WasmBench.class.getResource("/bench/run.mjs").toURI());
    }

    public static void main(String[] arguments) throws Exception {
        double seconds = Bench.seconds(20);
        String only = System.getProperty("bench.only", "");
        var folder = Files.createTempDirectory("hearth-bench");
        boolean same = true;
        try {
            var bench = new WasmBench(folder);
            var rows = new ArrayList<Row>();
            for (var workload : Workloads.all()) {
                if (only.isEmpty() || only.equals(workload.appName())) rows.add(bench.row(workload, seconds));
            }
            same = print(rows);
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
        if (!same) System.exit(1);
    }

    private Row row(Workload workload, double seconds) throws Exception {
        Job job = job(workload, seconds);
        Path module = Files.write(folder.resolve(workload.appName() + ".wasm"), workload.module());
        System.err.println("bench: " + workload.appName() + ", " + job.title());
        Optional<Run> nativeRun = Optional.empty();
        if (clang) nativeRun = Optional.of(program(job, List.of(build(workload.appName()).toString())));
        Optional<Run> nodeRun = Optional.empty();
        if (node) nodeRun = Optional.of(program(job, List.of("node", "--no-warnings", script.toString(), module.toString())));
        return new Row(workload.appName(), hearth(job, module), nodeRun, nativeRun);
    }

    /**
     * The first job, with its length set so that it runs about this long natively on a present-day computer. Lengths were
     * found by measurement: rounds, years, the exponent (time grows with its cube) and epochs.
     */
    private static Job job(Workload workload, double seconds) {
        double scale = seconds / 20;
        Job first = workload.job(0);
        String in = new String(first.inputs().get("in"), US_ASCII);
        in = switch (workload.appName()) {
            case "hpfold" -> with(in, "rounds", Math.max(1, Math.round(220_000 * scale)));
            case "climate" -> with(in, "years", Math.max(1, Math.round(300 * scale)));
            case "mersenne" -> {
                long exponent = Math.max(127, Math.round(44_497 * Math.cbrt(scale)));
                yield with(with(with(in, "exponent", exponent), "to", exponent - 2), "every", exponent / 32 + 1);
            }
            case "grokking" -> {
                long epochs = Math.max(5, Math.round(12_000 * scale));
                yield with(with(in, "epochs", epochs), "point_every", Math.max(1, epochs / 5));
            }
            default -> in; // a workload this does not know runs its first job
        };
        return new Job(first.title(), Map.of("in", in.getBytes(US_ASCII)), first.commandLine(), first.operations(),
                first.memoryBytes(), first.outputs());
    }

    private static String with(String in, String key, long value) {
        return in.replaceFirst("(?m)^" + key + " \\d+$", key + " " + value);
    }

    private Run hearth(Job job, Path module) throws Exception {
        Path slot = slot(job);
        var end = new AtomicReference<TaskMessage.End>();
        try (var launcher = new TaskLauncher()) {
            var spec = new TaskSpec.Wasm(module, slot, Arrays.stream(job.commandLine().split(" ")).filter(word -> !word.isEmpty()).toList(),
                    job.memoryBytes(), 1L << 30, Duration.ofHours(1));
            long from = System.nanoTime();
            var task = launcher.start(spec, message -> {
                if (message instanceof TaskMessage.End last) end.set(last);
            });
            long cpu = 0; // the last value seen: at most one poll short
            while (!task.awaitEnd(20, TimeUnit.MILLISECONDS)) cpu = Math.max(cpu, task.cpuNanos());
            double wall = (System.nanoTime() - from) / 1e9;
            if (end.get().exitStatus() != 0) throw new IOException(end.get().message());
            return new Run(wall, cpu > 0 ? OptionalDouble.of(cpu / 1e9) : OptionalDouble.empty(), outputs(job, slot));
        }
    }

    /** A program of this machine, at the same priority as a task. */
    private Run program(Job job, List<String> command) throws Exception {
        Path slot = slot(job);
        var line = new ArrayList<String>();
        if (SHELL) line.addAll(List.of("/bin/bash", "-c", "TIMEFORMAT='%U %S'; time nice -n 19 \"$@\"", "time"));
        line.addAll(command);
        if (!job.commandLine().isEmpty()) line.addAll(List.of(job.commandLine().split(" ")));
        Path said = folder.resolve("said");
        long from = System.nanoTime();
        var process = new ProcessBuilder(line).directory(slot.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        int status = process.waitFor();
        double wall = (System.nanoTime() - from) / 1e9;
        var lines = Files.readAllLines(said);
        if (status != 0) throw new IOException(String.join(" ", command) + " ended with " + status + ": " + lines);
        var cpu = OptionalDouble.empty();
        if (SHELL) cpu = OptionalDouble.of(Arrays.stream(lines.getLast().replace(',', '.').split(" ")).mapToDouble(Double::parseDouble).sum());
        return new Run(wall, cpu, outputs(job, slot));
    }

    private Path build(String name) throws Exception {
        Path program = folder.resolve(name);
        var command = new ArrayList<>(List.of("clang"));
        command.addAll(NATIVE_FLAGS);
        command.addAll(List.of("-o", program.toString(), SOURCES.resolve(name).resolve(name + ".c").toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) throw new IOException("clang failed on " + name);
        return program;
    }

    private Path slot(Job job) throws IOException {
        Path slot = Files.createTempDirectory(folder, "slot");
        for (var input : job.inputs().entrySet()) Files.write(slot.resolve(input.getKey()), input.getValue());
        return slot;
    }

    private static Map<String, byte[]> outputs(Job job, Path slot) throws IOException {
        var outputs = new LinkedHashMap<String, byte[]>();
        for (var output : job.outputs()) outputs.put(output.name(), Files.readAllBytes(slot.resolve(output.name())));
        return outputs;
    }

    private static boolean exists(String program) {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean print(List<Row> rows) {
        System.out.println("Seconds of wall time / of processor time of the whole process, start-up included; ratios of wall / processor time");
        System.out.printf("%-10s %15s %15s %15s %15s %15s  outputs%n", "workload", "Hearth", "Node", "native", "Hearth/Node", "Hearth/native");
        boolean same = true;
        for (var row : rows) {
            boolean equal = same(row.hearth, row.node) && same(row.hearth, row.nativeCode);
            same &= equal;
            System.out.printf("%-10s %15s %15s %15s %15s %15s  %s%n", row.name, seconds(Optional.of(row.hearth)), seconds(row.node),
                    seconds(row.nativeCode), ratio(List.of(row), Row::node), ratio(List.of(row), Row::nativeCode),
                    row.node.isEmpty() && row.nativeCode.isEmpty() ? "nothing to compare with" : equal ? "same bytes" : "DIFFERENT");
        }
        System.out.printf("%-58s %15s %15s%n", "geometric mean", ratio(rows, Row::node), ratio(rows, Row::nativeCode));
        return same;
    }

    private static boolean same(Run run, Optional<Run> other) {
        return other.isEmpty() || run.outputs.entrySet().stream().allMatch(output -> Arrays.equals(output.getValue(), other.get().outputs.get(output.getKey())));
    }

    private static String seconds(Optional<Run> run) {
        return run.map(r -> "%.2f / %s".formatted(r.wall, r.cpu.isPresent() ? "%.2f".formatted(r.cpu.getAsDouble()) : "?")).orElse("not installed");
    }

    /** Geometric mean of the ratios of Hearth's time to the other's. */
    private static String ratio(List<Row> rows, Function<Row, Optional<Run>> other) {
        if (rows.isEmpty() || rows.stream().anyMatch(row -> other.apply(row).isEmpty())) return "-";
        double wall = 0, cpu = 0;
        for (var row : rows) {
            var run = other.apply(row).orElseThrow();
            wall += Math.log(row.hearth.wall / run.wall);
            cpu += row.hearth.cpu.isPresent() && run.cpu.isPresent() ? Math.log(row.hearth.cpu.getAsDouble() / run.cpu.getAsDouble()) : Double.NaN;
        }
        return "%.2f / %s".formatted(Math.exp(wall / rows.size()), Double.isNaN(cpu) ? "?" : "%.2f".formatted(Math.exp(cpu / rows.size())));
    }
}
