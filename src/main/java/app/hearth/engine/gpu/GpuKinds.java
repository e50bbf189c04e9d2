package app.hearth.engine.gpu;

import app.hearth.engine.gpu.Device.Library;
import app.hearth.protocol.Coproc;
import app.hearth.protocol.OpenClCpu;
import app.hearth.protocol.WorkRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts what drivers say into the kinds of cards that networks know, as the reference client does (client/gpu_opencl.cpp, lib/coproc.cpp). */
final class GpuKinds {
    /** Such a figure is a driver's mistake; then this stands for it (lib/coproc.h: GPU_MAX_PEAK_FLOPS, GPU_DEFAULT_PEAK_FLOPS). */
    private static final double HIGHEST_PEAK = 1e15;
    private static final double USUAL_PEAK = 1e11;
    private static final List<String> OPENCL_ORDER = List.of("name", "vendor", "vendor_id", "available", "half_fp_config", "single_fp_config",
            "double_fp_config", "endian_little", "execution_capabilities", "extensions", "global_mem_size", "local_mem_size",
            "max_clock_frequency", "max_compute_units", "nv_compute_capability_major", "nv_compute_capability_minor",
            "amd_simd_per_compute_unit", "amd_simd_width", "amd_simd_instruction_width", "opencl_platform_version",
            "opencl_device_version", "opencl_driver_version");

    private GpuKinds() {}

    static List<GpuKind> of(List<Device> devices) {
        var kinds = new ArrayList<GpuKind>();
        for (var type : List.of("NVIDIA", "ATI", "intel_gpu", "apple_gpu")) {
            var cuda = type.equals("NVIDIA") ? devices.stream().filter(device -> device.library() == Library.CUDA).toList() : List.<Device>of();
            var openCl = devices.stream().filter(device -> device.library() == Library.OPENCL && type.equals(type(device.text("vendor")))).toList();
            kind(type, cuda, openCl).ifPresent(kinds::add);
        }
        return kinds;
    }

    static List<OpenClCpu> processors(List<Device> devices) {
        return devices.stream().filter(device -> device.library() == Library.PROCESSOR)
                .map(device -> new OpenClCpu(device.text("platform_vendor"), words(device))).toList();
    }

    private static Map<String, String> words(Device device) {
        var words = new LinkedHashMap<String, String>();
        OPENCL_ORDER.forEach(name -> words.put(name, device.text(name)));
        return words;
    }

    /** By the name of the maker as its OpenCL driver gives it; empty for others. */
    static String type(String vendor) {
        if (vendor.contains("NVIDIA")) return "NVIDIA";
        if (vendor.contains("Advanced Micro Devices") || vendor.contains("AMD")) return "ATI";
        if (vendor.contains("Intel")) return "intel_gpu";
        return vendor.contains("Apple") ? "apple_gpu" : "";
    }

    private static Optional<GpuKind> kind(String type, List<Device> cuda, List<Device> openCl) {
        if (cuda.isEmpty() && openCl.isEmpty()) return Optional.empty();
        var gpus = new ArrayList<Gpu>();
        for (int i = 0; i < Math.max(cuda.size(), openCl.size()); i++) {
            String name = (i < cuda.size() ? cuda : openCl).get(i).text("name");
            gpus.add(new Gpu(name, i, i < openCl.size() ? openCl.get(i).index() : -1));
        }
        var bestCuda = cuda.stream().max(Comparator.comparingDouble(GpuKinds::cudaPeak));
        var bestOpenCl = openCl.stream().max(Comparator.comparingDouble(device -> peak(type, device)));
        double peak = bestCuda.map(GpuKinds::cudaPeak).orElseGet(() -> peak(type, bestOpenCl.orElseThrow()));
        if (!(peak > 0) || peak > HIGHEST_PEAK) peak = USUAL_PEAK;
        double ram = bestCuda.map(device -> device.number("totalGlobalMem")).orElseGet(() -> bestOpenCl.orElseThrow().number("global_mem_size"));
        var described = new LinkedHashMap<String, String>();
        switch (type) {
            case "NVIDIA" -> described.put("have_cuda", bestCuda.isPresent() ? "1" : "0");
            case "ATI" -> described.put("have_cal", "0"); // its drivers ended in 2013
            case "apple_gpu" -> described.put("have_metal", "1");
            default -> { }
        }
        described.put("have_opencl", bestOpenCl.isPresent() ? "1" : "0");
        if (type.equals("apple_gpu")) {
            described.put("ncores", bestOpenCl.map(device -> device.text("max_compute_units")).orElse("0"));
        }
        bestCuda.ifPresent(device -> device.properties().forEach((name, value) -> {
            if (!name.equals("name")) described.put(name, value);
        }));
        var words = bestOpenCl.map(GpuKinds::words).orElse(Map.of());
        var coproc = new Coproc(block(type), gpus.size(), gpus.getFirst().name(), ram, WorkRequest.NONE, peak, described, words);
        return Optional.of(new GpuKind(type, coproc, gpus));
    }

    private static String block(String type) {
        return Map.of("NVIDIA", "coproc_cuda", "ATI", "coproc_ati", "intel_gpu", "coproc_intel_gpu", "apple_gpu", "coproc_apple_gpu").get(type);
    }

    private static double cudaPeak(Device device) {
        return 1000 * device.number("clockRate") * device.number("multiProcessorCount")
                * perClock((int) device.number("major"), (int) device.number("minor"));
    }

    /** Operations of one multiprocessor a clock (protocol note 2.6). */
    private static double perClock(int major, int minor) {
        return switch (major) {
            case 0, 2 -> 2 * (major == 2 && minor == 0 ? 32 : 48);
            case 1 -> 3 * 8;
            case 3 -> 2 * 192;
            case 6 -> 2 * (minor == 0 ? 64 : 128);
            case 7 -> 2 * 64;
            case 8 -> 2 * (minor == 0 ? 64 : 128);
            default -> 2 * 128;
        };
    }

    private static double peak(String type, Device device) {
        double clocks = device.number("max_compute_units") * device.number("max_clock_frequency") * 1e6;
        return clocks * switch (type) {
            case "NVIDIA" -> perClock((int) device.number("nv_compute_capability_major"), (int) device.number("nv_compute_capability_minor"));
            case "ATI" -> device.number("amd_simd_per_compute_unit") > 0 ? 2 * device.number("amd_simd_per_compute_unit")
                    * device.number("amd_simd_width") * device.number("amd_simd_instruction_width") : 16 * 5;
            default -> 8;
        };
    }
}
