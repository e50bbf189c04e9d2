package app.hearth.engine.execution;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasi.WasiExitException;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.MemorySection;

/**
 * The child process of one WebAssembly task: compiles the module to bytecode and runs it with its slot folder as the
 * only thing it can reach. Started by {@link TaskProcess} with a class path of this class and Endive alone.
 *
 * <p>Arguments: module file, slot folder, memory bytes, disk bytes, checkpoint period in seconds, then the program's own.
 * Standard output carries lines for the parent ({@link TaskMessage}); the program's own output goes to
 * {@code stderr.txt} in the slot. The end of standard input means that the parent is gone.
 */
public final class WasmTaskMain {
    /** The program's stack. Recursion beyond it is a trap, not a crash. */
    private static final long STACK_BYTES = 16L << 20;
    private static final int PAGE = 65_536;
    /** BOINC keeps 64 KiB of a task's output in all (protocol note 2.7). */
    private static final int OUTPUT_LIMIT = 60_000;

    private WasmTaskMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var parent = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Native.dieWithParent();
        var control = new TaskControl(parent, Long.parseLong(arguments[4]));
        Thread.ofPlatform().daemon().name("parent").start(() -> control.listen(System.in));
        var worker = new Thread(null, () -> exit(parent, run(arguments, control)), "program", STACK_BYTES);
        worker.start();
        worker.join();
    }

    private static void exit(PrintStream parent, TaskMessage.End end) {
        parent.println(end.line());
        parent.flush();
        Runtime.getRuntime().halt(0); // nothing to save; also ends threads that a module may have left
    }

    private static TaskMessage.End run(String[] arguments, TaskControl control) {
        Path slot = Path.of(arguments[1]).toAbsolutePath().normalize();
        try {
            refuseLinks(slot);
        } catch (IOException | UncheckedIOException e) {
            return new TaskMessage.End(TaskMessage.EXIT_INIT_FAILURE, "slot: " + e.getMessage());
        }
        try (var output = new CappedOutput(new FileOutputStream(slot.resolve("stderr.txt").toFile(), true), OUTPUT_LIMIT)) {
            byte[] module = Files.readAllBytes(Path.of(arguments[0]));
            var program = List.of(arguments).subList(5, arguments.length);
            return run(module, slot, Long.parseLong(arguments[2]), Long.parseLong(arguments[3]), program, output, control);
        } catch (IOException e) {
            return new TaskMessage.End(TaskMessage.EXIT_INIT_FAILURE, "slot: " + e.getMessage());
        }
    }

    private static TaskMessage.End run(byte[] bytes, Path slot, long memoryBytes, long diskBytes, List<String> program,
                                       OutputStream output, TaskControl control) {
        WasmModule module;
        try {
            module = Parser.parse(bytes);
        } catch (RuntimeException | StackOverflowError e) {
            return new TaskMessage.End(TaskMessage.EXIT_INIT_FAILURE, "not a WebAssembly module: " + e.getMessage());
        }
        var options = WasiOptions.builder()
                .withArguments(withName(program))
                .withDirectory(".", slot)
                .withStdin(InputStream.nullInputStream()).withStdout(output).withStderr(output)
                .build();
        var guard = new SlotGuard(slot, diskBytes);
        try (var wasi = WasiPreview1.builder().withOptions(options).build()) {
            ExportFunction start;
            try {
                start = instantiate(module, wasi, guard, memoryBytes, control).export("_start");
            } catch (WasmEngineException e) {
                return new TaskMessage.End(TaskMessage.EXIT_INIT_FAILURE, "module refused: " + e.getMessage());
            }
            try {
                start.apply();
            } catch (WasiExitException e) {
                if (e.exitCode() != 0) throw e;
            }
            guard.measure(); // a file with a hole is large without much written
            return new TaskMessage.End(0, "");
        } catch (WasiExitException e) {
            return TaskMessage.End.ofProgram(e.exitCode(), "the program ended with " + e.exitCode());
        } catch (TaskEnded e) {
            return e.end();
        } catch (WasmEngineException e) {
            return new TaskMessage.End(TaskMessage.EXIT_CHILD_FAILED, "trap: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            return new TaskMessage.End(TaskMessage.EXIT_MEM_LIMIT_EXCEEDED, "out of memory");
        } catch (StackOverflowError e) {
            return new TaskMessage.End(TaskMessage.EXIT_CHILD_FAILED, "trap: call stack exhausted");
        } catch (RuntimeException e) { // a module can drive the library into anything; its task fails, in words
            return new TaskMessage.End(TaskMessage.EXIT_CHILD_FAILED, "failed: " + e);
        }
    }

    private static Instance instantiate(WasmModule module, WasiPreview1 wasi, SlotGuard guard, long memoryBytes, TaskControl control) {
        var imports = ImportValues.builder()
                .addFunction(guard.guard(wasi.toHostFunctions()))
                .addFunction(control.functions())
                .build();
        return Instance.builder(module)
                .withImportValues(imports)
                .withMemoryFactory(FlatMemory::new)
                .withMemoryLimits(limits(module, memoryBytes))
                .withMachineFactory(Translation.of(module, memories(module) == 1))
                .withStart(false)
                .build();
    }

    private static List<String> withName(List<String> program) {
        var all = new ArrayList<String>();
        all.add("program");
        all.addAll(program);
        return all;
    }

    private static int memories(WasmModule module) {
        return module.memorySection().map(MemorySection::memoryCount).orElse(0) + module.importSection().count(ExternalType.MEMORY);
    }

    /** The module's own minimum with our maximum: limits given to Endive replace both. */
    private static MemoryLimits limits(WasmModule module, long memoryBytes) {
        int maximum = (int) Math.clamp(memoryBytes / PAGE, 1, 32_000); // ByteArrayMemory ends near 2 GB
        int minimum = module.memorySection().filter(section -> section.memoryCount() > 0)
                .map(section -> section.getMemory(0).limits().initialPages()).orElse(1);
        if (minimum > maximum) throw new TaskEnded(TaskMessage.EXIT_MEM_LIMIT_EXCEEDED, "needs more memory than its bound");
        return new MemoryLimits(minimum, maximum);
    }

    /**
     * A link to a folder lets a program out of its slot through Endive's folder preopen, so a slot with any link is
     * refused; links made later are refused by {@link SlotGuard}.
     */
    private static void refuseLinks(Path slot) throws IOException {
        try (var files = Files.walk(slot)) {
            var link = files.filter(file -> !file.equals(slot)).filter(WasmTaskMain::isLink).findFirst();
            if (link.isPresent()) throw new IOException("a link in the slot: " + slot.relativize(link.get()));
        }
    }

    private static boolean isLink(Path file) {
        return Files.isSymbolicLink(file)
                || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    }
}
