package app.hearth.engine.gpu;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks NVIDIA's driver for its cards (cuda.h and nvml.h give functions and numbers). */
final class Cuda {
    private static final int SUCCESS = 0;
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    /** Attributes under the names of coproc_cuda (protocol note 2.6), in its order. */
    private static final List<Map.Entry<String, int[]>> ATTRIBUTES = List.of(Map.entry("sharedMemPerBlock", new int[] {8}),
            Map.entry("regsPerBlock", new int[] {12}), Map.entry("warpSize", new int[] {10}), Map.entry("memPitch", new int[] {11}),
            Map.entry("maxThreadsPerBlock", new int[] {1}), Map.entry("maxThreadsDim", new int[] {2, 3, 4}),
            Map.entry("maxGridSize", new int[] {5, 6, 7}), Map.entry("clockRate", new int[] {13}), Map.entry("totalConstMem", new int[] {9}),
            Map.entry("major", new int[] {75}), Map.entry("minor", new int[] {76}), Map.entry("textureAlignment", new int[] {14}),
            Map.entry("deviceOverlap", new int[] {15}), Map.entry("multiProcessorCount", new int[] {16}));

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library;

    private Cuda(Arena arena) {
        library = SymbolLookup.libraryLookup(WINDOWS ? "nvcuda.dll" : "libcuda.so.1", arena);
    }

    /** None where the driver is not installed or refuses. */
    static List<Device> devices() {
        try (var arena = Arena.ofConfined()) {
            return new Cuda(arena).find(arena);
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            return List.of();
        }
    }

    private List<Device> find(Arena arena) {
        var found = new ArrayList<Device>();
        var number = arena.allocate(JAVA_INT);
        if (call(function("cuInit", JAVA_INT), 0) != SUCCESS) return found;
        var version = call(function("cuDriverGetVersion", ADDRESS), number) == SUCCESS ? number.get(JAVA_INT, 0) : 0;
        if (call(function("cuDeviceGetCount", ADDRESS), number) != SUCCESS) return found;
        int count = number.get(JAVA_INT, 0);
        for (int i = 0; i < count; i++) found.add(device(arena, i, version, driver(arena)));
        return found;
    }

    private Device device(Arena arena, int index, int version, int driver) {
        var number = arena.allocate(JAVA_INT);
        var bytes = arena.allocate(JAVA_LONG);
        var name = arena.allocate(256);
        call(function("cuDeviceGet", ADDRESS, JAVA_INT), number, index);
        int device = number.get(JAVA_INT, 0);
        var properties = new LinkedHashMap<String, String>();
        call(function("cuDeviceGetName", ADDRESS, JAVA_INT, JAVA_INT), name, 256, device);
        properties.put("name", name.getString(0));
        properties.put("cudaVersion", String.valueOf(version));
        properties.put("drvVersion", String.valueOf(driver));
        call(function("cuDeviceTotalMem_v2", ADDRESS, JAVA_INT), bytes, device);
        properties.put("totalGlobalMem", String.valueOf(bytes.get(JAVA_LONG, 0)));
        for (var attribute : ATTRIBUTES) {
            var values = new ArrayList<String>();
            for (int key : attribute.getValue()) {
                int code = call(function("cuDeviceGetAttribute", ADDRESS, JAVA_INT, JAVA_INT), number, key, device);
                values.add(String.valueOf(code == SUCCESS ? number.get(JAVA_INT, 0) : 0));
            }
            properties.put(attribute.getKey(), String.join(" ", values));
        }
        return new Device(Device.Library.CUDA, index, properties);
    }

    /** 535.129 as 53512, as the reference client folds it; 0 where it is not known. */
    private int driver(Arena arena) {
        try {
            var nvml = SymbolLookup.libraryLookup(WINDOWS ? "nvml.dll" : "libnvidia-ml.so.1", arena);
            var text = arena.allocate(80);
            if (call(function(nvml, "nvmlInit_v2")) != SUCCESS) return 0;
            int code = call(function(nvml, "nvmlSystemGetDriverVersion", ADDRESS, JAVA_INT), text, 80);
            call(function(nvml, "nvmlShutdown"));
            return code == SUCCESS ? folded(text.getString(0)) : 0;
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            return 0;
        }
    }

    static int folded(String version) {
        var parts = version.split("\\.");
        try {
            return parts.length < 2 ? 0 : 100 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1].substring(0, Math.min(2, parts[1].length())));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private MethodHandle function(String name, ValueLayout... arguments) {
        return function(library, name, arguments);
    }

    private MethodHandle function(SymbolLookup from, String name, ValueLayout... arguments) {
        return linker.downcallHandle(from.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("CUDA cannot be called", e);
        }
    }
}
