package app.hearth.homenet.workload;

import app.hearth.testing.TempFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.HostFunction;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.runtime.Store;
import run.endive.wasi.WasiExitException;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** Runs a workload's real program in a folder, with Hearth's host functions, and can end it at a checkpoint as a crash would. */
final class Wasm implements Recompute {

    private final WasmModule module;
    private final Function<Instance, Machine> compiled;
    int runs;

    Wasm(Workload workload) {
        this.module = Parser.parse(workload.module());
        this.compiled = MachineFactoryCompiler.compile(module);
    }

    Map<String, byte[]> run(Job job) throws IOException {
        return run(job.inputs(), job.commandLine());
    }

    @Override
    public Map<String, byte[]> run(Map<String, byte[]> inputs, String commandLine) throws IOException {
        runs++;
        Path folder = folderWith(inputs);
        run(folder, commandLine, Integer.MAX_VALUE);
        return outputs(folder, inputs);
    }

    /** The outputs of a run that is killed after each checkpoint it writes and started again, until it comes to its end. */
    Map<String, byte[]> runWithCrashes(Job job) throws IOException {
        Path folder = folderWith(job.inputs());
        while (!run(folder, job.commandLine(), 1)) runs++;
        return outputs(folder, job.inputs());
    }

    /** False when it was ended right after a number of checkpoints. */
    private boolean run(Path folder, String commandLine, int crashAfterCheckpoints) throws IOException {
        var errors = new ByteArrayOutputStream();
        var checkpoints = new int[1];
        var options = WasiOptions.builder().withDirectory(".", folder).withStderr(errors)
                .withArguments(Stream.concat(Stream.of("program"), Arrays.stream(commandLine.split(" "))).filter(s -> !s.isEmpty()).toList())
                .build();
        var time = crashAfterCheckpoints == Integer.MAX_VALUE ? 0 : 1;
        try (var wasi = WasiPreview1.builder().withOptions(options).build()) {
            var imports = new Store().addFunction(wasi.toHostFunctions()).addFunction(
                    new HostFunction("hearth", "fraction_done", FunctionType.of(List.of(ValType.F64), List.of()), (instance, args) -> null),
                    new HostFunction("hearth", "time_to_checkpoint", FunctionType.of(List.of(), List.of(ValType.I32)), (instance, args) -> new long[] {time}),
                    new HostFunction("hearth", "checkpoint_completed", FunctionType.of(List.of(), List.of()), (instance, args) -> {
                        if (++checkpoints[0] == crashAfterCheckpoints) throw new Crash();
                        return null;
                    })).toImportValues();
            Instance.builder(module).withMachineFactory(compiled).withMemoryFactory(ByteArrayMemory::new).withImportValues(imports).build();
        } catch (WasiExitException e) {
            if (e.exitCode() != 0) throw new IOException("exit " + e.exitCode() + ": " + errors);
        } catch (Crash e) {
            return false;
        }
        return true;
    }

    private static final class Crash extends RuntimeException { }

    private static Path folderWith(Map<String, byte[]> inputs) throws IOException {
        Path folder = TempFolders.create();
        for (var input : inputs.entrySet()) Files.write(folder.resolve(input.getKey()), input.getValue());
        return folder;
    }

    private static Map<String, byte[]> outputs(Path folder, Map<String, byte[]> inputs) throws IOException {
        var outputs = new HashMap<String, byte[]>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!inputs.containsKey(name) && !name.startsWith("checkpoint")) outputs.put(name, Files.readAllBytes(file));
                Files.delete(file);
            }
        }
        Files.delete(folder);
        return outputs;
    }
}
