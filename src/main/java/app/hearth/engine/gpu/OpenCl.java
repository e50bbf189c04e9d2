package app.hearth.engine.gpu;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks OpenCL's loader for its devices (CL/cl.h and CL/cl_ext.h give the numbers). */
final class OpenCl {
    /** CL_DEVICE_TYPE_GPU. */
    static final long GPU = 1 << 2;
    /** CL_DEVICE_TYPE_CPU. */
    static final long CPU = 1 << 1;
    /** CL_DEVICE_TYPE_ALL: also processors, such as PoCL's. */
    static final long ALL = 0xFFFFFFFFL;
    private static final int SUCCESS = 0;
    private static final int MOST = 64;
    private static final int PLATFORM_VERSION = 0x0901;
    private static final int PLATFORM_VENDOR = 0x0903;
    /** Texts and numbers under the names of coproc_opencl (protocol note 2.6), in its order. */
    private static final Map<String, Integer> TEXTS = ordered("name", 0x102B, "vendor", 0x102C, "extensions", 0x1030,
            "opencl_device_version", 0x102F, "opencl_driver_version", 0x102D);
    private static final Map<String, Integer> NUMBERS = ordered("vendor_id", 0x1001, "available", 0x1027, "half_fp_config", 0x1033,
            "single_fp_config", 0x101B, "double_fp_config", 0x1032, "endian_little", 0x1026, "execution_capabilities", 0x1029,
            "global_mem_size", 0x101F, "local_mem_size", 0x1023, "max_clock_frequency", 0x100C, "max_compute_units", 0x1002,
            "nv_compute_capability_major", 0x4000, "nv_compute_capability_minor", 0x4001, "amd_simd_per_compute_unit", 0x4040,
            "amd_simd_width", 0x4041, "amd_simd_instruction_width", 0x4042);

    private final MethodHandle platforms;
    private final MethodHandle platformInfo;
    private final MethodHandle devices;
    private final MethodHandle deviceInfo;

    /** @throws IllegalArgumentException where there is no loader */
    private OpenCl(Arena arena) {
        var linker = Linker.nativeLinker();
        var library = SymbolLookup.libraryLookup(name(), arena);
        platforms = linker.downcallHandle(library.findOrThrow("clGetPlatformIDs"), FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
        var info = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS);
        platformInfo = linker.downcallHandle(library.findOrThrow("clGetPlatformInfo"), info);
        deviceInfo = linker.downcallHandle(library.findOrThrow("clGetDeviceInfo"), info);
        devices = linker.downcallHandle(library.findOrThrow("clGetDeviceIDs"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS));
    }

    private static String name() {
        String os = System.getProperty("os.name");
        if (os.startsWith("Windows")) return "OpenCL.dll";
        return os.startsWith("Mac") ? "/System/Library/Frameworks/OpenCL.framework/OpenCL" : "libOpenCL.so.1";
    }

    /** Devices of a type on all platforms; none where OpenCL is not installed. */
    static List<Device> devices(Device.Library library, long type) {
        try (var arena = Arena.ofConfined()) {
            return new OpenCl(arena).find(arena, library, type);
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            return List.of();
        }
    }

    private List<Device> find(Arena arena, Device.Library library, long type) {
        var found = new ArrayList<Device>();
        var handles = arena.allocate(ADDRESS, MOST);
        var count = arena.allocate(JAVA_INT);
        if (call(() -> (int) platforms.invokeExact(MOST, handles, count)) != SUCCESS) return found;
        for (int i = 0; i < Math.min(MOST, count.get(JAVA_INT, 0)); i++) {
            found.addAll(ofPlatform(arena, handles.getAtIndex(ADDRESS, i), library, type));
        }
        return found;
    }

    private List<Device> ofPlatform(Arena arena, MemorySegment platform, Device.Library library, long type) {
        var found = new ArrayList<Device>();
        var handles = arena.allocate(ADDRESS, MOST);
        var count = arena.allocate(JAVA_INT);
        String version = text(platformInfo, platform, PLATFORM_VERSION);
        String vendor = text(platformInfo, platform, PLATFORM_VENDOR);
        // Numbers count among the platform's graphics cards, as programs count them (api/boinc_opencl.cpp, boinc_get_opencl_ids_aux).
        if (call(() -> (int) devices.invokeExact(platform, type, MOST, handles, count)) != SUCCESS) return found;
        for (int i = 0; i < Math.min(MOST, count.get(JAVA_INT, 0)); i++) {
            var device = handles.getAtIndex(ADDRESS, i);
            var properties = new LinkedHashMap<String, String>();
            TEXTS.forEach((name, key) -> properties.put(name, text(deviceInfo, device, key)));
            NUMBERS.forEach((name, key) -> properties.put(name, Long.toUnsignedString(number(device, key))));
            properties.put("opencl_platform_version", version);
            properties.put("platform_vendor", vendor);
            found.add(new Device(library, i, properties));
        }
        return found;
    }

    /** 0 where the driver does not know the question. */
    private long number(MemorySegment device, int key) {
        try (var arena = Arena.ofConfined()) {
            var value = arena.allocate(JAVA_LONG); // zeroed: numbers of four bytes fill its lower half
            int code = call(() -> (int) deviceInfo.invokeExact(device, key, 8L, value, MemorySegment.NULL));
            return code == SUCCESS ? value.get(JAVA_LONG, 0) : 0;
        }
    }

    private static String text(MethodHandle info, MemorySegment of, int key) {
        try (var arena = Arena.ofConfined()) {
            long length = 64 * 1024;
            var value = arena.allocate(length);
            int code = call(() -> (int) info.invokeExact(of, key, length, value, MemorySegment.NULL));
            return code == SUCCESS ? value.getString(0, StandardCharsets.UTF_8).strip() : "";
        }
    }

    private interface Call {
        int run() throws Throwable;
    }

    private static int call(Call call) {
        try {
            return call.run();
        } catch (Throwable e) {
            throw new IllegalStateException("OpenCL cannot be called", e);
        }
    }

    private static Map<String, Integer> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], (Integer) pairs[i + 1]);
        return map;
    }
}
