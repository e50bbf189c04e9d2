package app.hearth.engine.execution;

import static java.lang.constant.ConstantDescs.CD_int;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
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
 * A module as bytecode, with two of Endive's helper methods put in a form that HotSpot does better with. Endive has no option
 * for this, but its cache hands over the classes it made; a helper that a later Endive no longer has is left alone.
 * <ul>
 * <li>At each call and each turn of a loop Endive asks whether the thread was interrupted, a volatile read that keeps
 *     anything from being lifted out of the loop. Nothing interrupts a task: its process is ended as a whole.
 * <li>An address above 2 GB is passed on as it is, to fail later. Said as a range check, which HotSpot lifts out of loops, it
 *     fails at once, with an {@link IndexOutOfBoundsException}.
 * </ul>
 */
final class Translation implements Cache {
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
                out.write(entry.getName().endsWith(".class") ? improved(bytes) : bytes);
            }
        }
        classes = patched.toByteArray();
    }

    /** Two passes: chained, the second transform undid the first (JDK 25). */
    private static byte[] improved(byte[] bytes) {
        var file = ClassFile.of();
        bytes = file.transformClass(file.parse(bytes), replacing(Translation::asks, CodeBuilder::return_));
        return file.transformClass(file.parse(bytes), replacing(Translation::addresses, Translation::address));
    }

    private static ClassTransform replacing(Predicate<MethodModel> method, Consumer<CodeBuilder> code) {
        return ClassTransform.transformingMethods(method, MethodTransform.dropping(CodeModel.class::isInstance)
                .andThen(MethodTransform.endHandler(builder -> builder.withCode(code))));
    }

    private static boolean asks(MethodModel method) {
        return method.methodName().equalsString("checkInterruption") && method.methodType().equalsString("()V");
    }

    private static boolean addresses(MethodModel method) {
        return method.methodName().equalsString("getAddr") && method.methodType().equalsString("(II)I");
    }

    /** {@code Objects.checkIndex(base, Integer.MAX_VALUE) + offset} */
    private static void address(CodeBuilder code) {
        code.iload(0).loadConstant(Integer.MAX_VALUE)
                .invokestatic(ClassDesc.of("java.util.Objects"), "checkIndex", MethodTypeDesc.of(CD_int, CD_int, CD_int))
                .iload(1).iadd().ireturn();
    }
}
