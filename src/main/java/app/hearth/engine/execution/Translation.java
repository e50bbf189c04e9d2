package app.hearth.engine.execution;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import run.endive.compiler.Cache;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasm.WasmModule;

/**
 * A module as bytecode that HotSpot compiles well: Endive's translation with the changes of {@link FasterCode}. Endive has
 * no options for these, but its cache hands over the classes it made.
 */
final class Translation implements Cache {
    private final boolean oneMemory;
    private byte[] classes;

    private Translation(boolean oneMemory) {
        this.oneMemory = oneMemory;
    }

    /** With {@code oneMemory}, the module has one memory, a {@link FlatMemory}. */
    static Function<Instance, Machine> of(WasmModule module, boolean oneMemory) {
        var cache = new Translation(oneMemory);
        var first = compile(module, cache); // fills the cache
        return cache.classes == null ? first : compile(module, cache);
    }

    private static Function<Instance, Machine> compile(WasmModule module, Cache cache) {
        return MachineFactoryCompiler.builder(module).withInterpreterFallback(InterpreterFallback.WARN).withCache(cache).compile();
    }

    @Override public byte[] get(String module) {
        return classes;
    }

    @Override public void putIfAbsent(String module, byte[] jar) throws IOException {
        var patched = new ByteArrayOutputStream();
        try (var in = new JarInputStream(new ByteArrayInputStream(jar)); var out = new JarOutputStream(patched)) {
            out.setLevel(0);
            for (var entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                byte[] bytes = in.readAllBytes();
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(entry.getName().contains("FuncGroup") ? faster(bytes) : bytes);
            }
        }
        classes = patched.toByteArray();
    }

    private byte[] faster(byte[] bytes) {
        var file = ClassFile.of();
        return file.transformClass(file.parse(bytes), ClassTransform.transformingMethodBodies(
                CodeTransform.ofStateful(() -> new FasterCode(oneMemory))));
    }
}
