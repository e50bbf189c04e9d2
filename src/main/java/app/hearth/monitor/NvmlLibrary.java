package app.hearth.monitor;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The functions of NVIDIA's management library that we need, as its header nvml.h declares them. All but the constructor
 * return the library's code, 0 for success. Throws {@link IllegalArgumentException} or {@link NoSuchElementException}
 * where the library is missing or too old.
 */
final class NvmlLibrary {
    static final int SUCCESS = 0;
    /** No process has used the card since. */
    static final int NOT_FOUND = 6;
    /** What an older library lacks. */
    private static final int FUNCTION_NOT_FOUND = 13;
    private static final int TEMPERATURE_GPU = 0;
    private static final FunctionDescriptor DEVICE_QUERY = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library;
    private final MethodHandle init;
    private final MethodHandle shutdown;
    private final MethodHandle count;
    private final MethodHandle handle;
    private final MethodHandle name;
    private final MethodHandle utilization;
    private final MethodHandle memory;
    private final MethodHandle temperature;
    private final MethodHandle power;
    private final Optional<MethodHandle> fan;
    private final Optional<MethodHandle> processes;

    NvmlLibrary(Arena arena) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        library = SymbolLookup.libraryLookup(windows ? "nvml.dll" : "libnvidia-ml.so.1", arena);
        init = function("nvmlInit_v2", FunctionDescriptor.of(JAVA_INT));
        shutdown = function("nvmlShutdown", FunctionDescriptor.of(JAVA_INT));
        count = function("nvmlDeviceGetCount_v2", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        handle = function("nvmlDeviceGetHandleByIndex_v2", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        name = function("nvmlDeviceGetName", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        utilization = function("nvmlDeviceGetUtilizationRates", DEVICE_QUERY);
        memory = function("nvmlDeviceGetMemoryInfo", DEVICE_QUERY);
        temperature = function("nvmlDeviceGetTemperature", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
        power = function("nvmlDeviceGetPowerUsage", DEVICE_QUERY);
        fan = optional("nvmlDeviceGetFanSpeed", DEVICE_QUERY);
        processes = optional("nvmlDeviceGetProcessUtilization", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
    }

    private Optional<MethodHandle> optional(String symbol, FunctionDescriptor descriptor) {
        return library.find(symbol).map(address -> linker.downcallHandle(address, descriptor));
    }

    private MethodHandle function(String symbol, FunctionDescriptor descriptor) {
        return linker.downcallHandle(library.findOrThrow(symbol), descriptor);
    }

    int init() {
        return call(() -> (int) init.invokeExact());
    }

    int shutdown() {
        return call(() -> (int) shutdown.invokeExact());
    }

    /** @param out unsigned int */
    int count(MemorySegment out) {
        return call(() -> (int) count.invokeExact(out));
    }

    /** @param out pointer to the card */
    int handle(int index, MemorySegment out) {
        return call(() -> (int) handle.invokeExact(index, out));
    }

    int name(MemorySegment card, MemorySegment out) {
        return call(() -> (int) name.invokeExact(card, out, (int) out.byteSize()));
    }

    /** @param out two unsigned ints: percent of the last moment in which a kernel ran, in which memory was used */
    int utilization(MemorySegment card, MemorySegment out) {
        return call(() -> (int) utilization.invokeExact(card, out));
    }

    /** @param out three unsigned 64-bit numbers, bytes: total, free, used */
    int memory(MemorySegment card, MemorySegment out) {
        return call(() -> (int) memory.invokeExact(card, out));
    }

    /** @param out unsigned int, °C */
    int temperature(MemorySegment card, MemorySegment out) {
        return call(() -> (int) temperature.invokeExact(card, TEMPERATURE_GPU, out));
    }

    /** @param out unsigned int, milliwatts */
    int power(MemorySegment card, MemorySegment out) {
        return call(() -> (int) power.invokeExact(card, out));
    }

    /** @param out unsigned int, percent of the fan's full speed */
    int fan(MemorySegment card, MemorySegment out) {
        return fan.map(function -> call(() -> (int) function.invokeExact(card, out))).orElse(FUNCTION_NOT_FOUND);
    }

    /**
     * One sample of each process that used the card since a moment.
     *
     * @param samples room for {@code count} of nvmlProcessUtilizationSample_t
     * @param count   unsigned int, then how many there are
     * @param since   microseconds, as an earlier sample told them
     */
    int processes(MemorySegment card, MemorySegment samples, MemorySegment count, long since) {
        return processes.map(function -> call(() -> (int) function.invokeExact(card, samples, count, since))).orElse(FUNCTION_NOT_FOUND);
    }

    static MemorySegment pointer(MemorySegment out) {
        return out.get(ValueLayout.ADDRESS, 0);
    }

    private interface Call {
        int run() throws Throwable;
    }

    private static int call(Call call) {
        try {
            return call.run();
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A native call failed", e); // declared by the handle, never thrown by C
        }
    }
}
