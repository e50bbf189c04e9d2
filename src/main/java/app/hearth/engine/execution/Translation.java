package app.hearth.engine.execution;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
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
 * A module as bytecode that is not interrupted. Endive asks at each call and each turn of a loop whether the thread was
 * interrupted, a volatile read that keeps HotSpot from lifting anything out of the loop. A task's process is ended as a
 * whole, so nothing interrupts its program. Endive has no option for this, but its cache hands over the classes it made.
 */
final class Translation implements Cache {
    private static final String CHECK = "checkInterruption";
    private byte[] classes;

    private Translation() {}

    static Function<Instance, Machine> of(WasmModule module) {
        var cache = new Translation();
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
                out.write(entry.getName().endsWith(".class") ? uninterrupted(bytes) : bytes);
            }
        }
        classes = patched.toByteArray();
    }

    /** The class with an empty method in place of the question, where it has that method. */
    private static byte[] uninterrupted(byte[] bytes) {
        var file = ClassFile.of();
        var type = file.parse(bytes);
        if (type.methods().stream().noneMatch(Translation::asks)) return bytes;
        return file.transformClass(type, ClassTransform.transformingMethods(Translation::asks, MethodTransform.dropping(CodeModel.class::isInstance)
                .andThen(MethodTransform.endHandler(method -> method.withCode(code -> code.return_())))));
    }

    private static boolean asks(MethodModel method) {
        return method.methodName().equalsString(CHECK) && method.methodType().equalsString("()V");
    }
}
