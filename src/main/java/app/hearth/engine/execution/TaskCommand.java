package app.hearth.engine.execution;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes the command line of a task's process: lowest priority, inside bubblewrap where that works, a small JVM. */
final class TaskCommand {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    /** JVM memory beside the module's own: compiler, class data, Endive (measured with the four workloads). */
    private static final long JVM_BYTES = 192L << 20;

    /** Without it Java reads its arguments, folders among them, as ASCII: what lies below "Müller" would not be found. */
    private static final String LETTERS = "LC_ALL";
    private static final String UNICODE = "C.UTF-8";

    private final Path java;
    private final Set<Path> classPath;
    private final boolean bubblewrap;

    TaskCommand() {
        this.java = Path.of(System.getProperty("java.home"), "bin", WINDOWS ? "java.exe" : "java");
        this.classPath = classPath();
        this.bubblewrap = worksHere();
    }

    boolean bubblewrap() {
        return bubblewrap;
    }

    ProcessBuilder builder(TaskSpec.Wasm spec) {
        var builder = new ProcessBuilder(line(spec)).directory(spec.slot().toFile()).redirectErrorStream(true);
        builder.environment().keySet().retainAll(Set.of("PATH", "SystemRoot"));
        if (!WINDOWS) builder.environment().put(LETTERS, UNICODE);
        return builder;
    }

    private List<String> line(TaskSpec.Wasm spec) {
        var line = new ArrayList<String>();
        if (!WINDOWS) line.addAll(List.of("nice", "-n", "19"));
        if (bubblewrap) line.addAll(container(spec));
        line.add(java.toString());
        line.addAll(jvm(spec));
        line.addAll(List.of("-cp", String.join(System.getProperty("path.separator"), classPath.stream().map(Path::toString).toList()),
                WasmTaskMain.class.getName(), spec.module().toString(), spec.slot().toString(),
                String.valueOf(spec.memoryBytes()), String.valueOf(spec.diskBytes()),
                String.valueOf(spec.checkpointPeriod().toSeconds())));
        line.addAll(spec.arguments());
        return line;
    }

    private static List<String> jvm(TaskSpec.Wasm spec) {
        // The heap holds the module's memory twice while it grows.
        long heap = Math.min(2 * spec.memoryBytes() + JVM_BYTES, 4L << 30);
        return List.of("-XX:+UseSerialGC", "-Xmx" + (heap >> 20) + "m",
                // Compact headers would put the first byte of an array, the program's address 0, at 12: no number of 8 bytes aligned.
                "-XX:-UseCompactObjectHeaders",
                // HotSpot leaves methods over 8000 bytes of bytecode to the interpreter; translated loops are often longer.
                "-XX:-DontCompileHugeMethods",
                // Nor does it inline into what has grown large, but for trivial methods: those of FlatAccess (at most 45 bytes) must be.
                "-XX:MaxTrivialSize=48",
                // Ten times the usual: Endive and the class file API, run once, are not worth the optimising compiler.
                "-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=20000", "-XX:Tier4CompileThreshold=150000",
                "-XX:Tier4BackEdgeThreshold=100000",
                "-XX:-UsePerfData", "-Xshare:auto", "-Djava.io.tmpdir=" + spec.slot(), "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null", "--enable-native-access=ALL-UNNAMED");
    }

    /** Sees the JDK, Hearth's and Endive's jars and its program, all read-only, and its slot; no network, no environment. */
    private List<String> container(TaskSpec.Wasm spec) {
        var line = new ArrayList<>(List.of("bwrap", "--unshare-all", "--die-with-parent", "--as-pid-1", "--clearenv", "--setenv", LETTERS, UNICODE,
                "--new-session", "--cap-drop", "ALL", "--proc", "/proc", "--dev", "/dev"));
        var readable = new LinkedHashSet<>(List.of(Path.of("/usr"), Path.of("/lib"), Path.of("/lib64"), Path.of("/bin"),
                Path.of("/etc/ld.so.cache"), Path.of("/etc/alternatives"), Path.of(System.getProperty("java.home"))));
        readable.addAll(classPath);
        readable.add(spec.module());
        for (var path : readable) line.addAll(List.of("--ro-bind-try", path.toString(), path.toString()));
        line.addAll(List.of("--bind", spec.slot().toString(), spec.slot().toString(), "--chdir", spec.slot().toString(), "--"));
        return line;
    }

    private static boolean worksHere() {
        if (!System.getProperty("os.name").startsWith("Linux")) return false;
        try {
            var process = new ProcessBuilder("bwrap", "--unshare-all", "--die-with-parent", "--as-pid-1", "--ro-bind", "/", "/", "--proc", "/proc", "true")
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (process.waitFor(5, TimeUnit.SECONDS)) return process.exitValue() == 0;
            process.destroyForcibly();
            return false;
        } catch (java.io.IOException e) {
            return false; // not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where this class and the WebAssembly engine were loaded from: the same with modules, jars and class folders. */
    private static Set<Path> classPath() {
        var paths = new LinkedHashSet<Path>();
        Stream.of(WasmTaskMain.class, run.endive.runtime.Instance.class, run.endive.wasm.Parser.class,
                run.endive.wasi.WasiPreview1.class, run.endive.compiler.MachineFactoryCompiler.class)
                .map(TaskCommand::origin).forEach(paths::add);
        var endive = origin(run.endive.compiler.MachineFactoryCompiler.class);
        for (var name : List.of("run.endive.log.Logger", "org.objectweb.asm.ClassWriter", "org.objectweb.asm.commons.InstructionAdapter",
                "org.objectweb.asm.tree.ClassNode", "org.objectweb.asm.util.CheckClassAdapter", "org.objectweb.asm.tree.analysis.Analyzer")) {
            try {
                paths.add(origin(Class.forName(name, false, run.endive.compiler.MachineFactoryCompiler.class.getClassLoader())));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("A part of the WebAssembly engine is missing beside " + endive, e);
            }
        }
        return paths;
    }

    private static Path origin(Class<?> type) {
        try {
            var path = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.exists(path)) throw new IllegalStateException("Not on disk: " + path);
            return path;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
