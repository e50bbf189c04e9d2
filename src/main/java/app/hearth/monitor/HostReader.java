package app.hearth.monitor;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.ProcessorCache;
import oshi.hardware.GlobalMemory;

/** Puts the facts of this computer together: OSHI's where they are enough, the kernel's where BOINC sends those. */
final class HostReader {
    private HostReader() {}

    /** @param root the file system's root, used on Linux only */
    static HostFacts read(SystemInfo info, Path root, String system) {
        boolean linux = system.startsWith("Linux");
        var cpu = linux ? linuxCpu(root, info) : cpu(info.getHardware().getProcessor());
        var memory = linux ? linuxMemory(root) : memory(info.getHardware().getMemory());
        var os = os(info, root, system);
        return new HostFacts(HostFacts.hostName(System.getenv()), Runtime.getRuntime().availableProcessors(),
                cpu.vendor().isEmpty() ? "unknown" : cpu.vendor(), cpu.boincModel(), cpu.features(), cpu.cacheBytes(),
                memory.bytes(), memory.swap(), os.name(), os.version());
    }

    private record Installed(long bytes, long swap) {}

    private static Installed linuxMemory(Path root) {
        try (var meminfo = new ProcFile(root.resolve("proc/meminfo"))) {
            long bytes = LinuxCounters.memory(meminfo.read()).total();
            return new Installed(bytes, LinuxCounters.swap(meminfo.read()));
        }
    }

    private static Installed memory(GlobalMemory memory) {
        return new Installed(memory.getTotal(), Math.max(0, memory.getVirtualMemory().getSwapTotal()));
    }

    /** OSHI takes a tenth of a second of the start: only where the kernel leaves something out. */
    private static CpuInfo linuxCpu(Path root, SystemInfo info) {
        var kernel = CpuInfo.read(root.resolve("proc"));
        boolean told = !kernel.vendor().isEmpty() && !kernel.model().equals(System.getProperty("os.arch")) && kernel.cacheBytes().isPresent();
        if (told) return kernel;
        var other = cpu(info.getHardware().getProcessor());
        return new CpuInfo(kernel.vendor().isEmpty() ? other.vendor() : kernel.vendor(),
                kernel.model().equals(System.getProperty("os.arch")) && !other.model().isEmpty() ? other.model() : kernel.model(),
                kernel.family(), kernel.modelNumber(), kernel.stepping(), kernel.features(),
                kernel.cacheBytes().isPresent() ? kernel.cacheBytes() : other.cacheBytes());
    }

    private static CpuInfo cpu(CentralProcessor oshi) {
        var id = oshi.getProcessorIdentifier();
        return new CpuInfo(id.getVendor().strip(), id.getName().strip(), id.getFamily(), id.getModel(), id.getStepping(),
                features(oshi.getFeatureFlags()), secondLevel(oshi.getProcessorCaches()));
    }

    /** OSHI gives the lines as the system prints them: {@code machdep.cpu.features: FPU VME …}. */
    static String features(List<String> lines) {
        var words = lines.stream().map(line -> line.substring(line.indexOf(':') + 1).strip().toLowerCase(Locale.ROOT)).toList();
        return String.join(" ", words).strip();
    }

    private static OptionalLong secondLevel(List<ProcessorCache> caches) {
        return caches.stream().filter(cache -> cache.getLevel() == 2).max(Comparator.comparingInt(ProcessorCache::getCacheSize))
                .map(cache -> OptionalLong.of(cache.getCacheSize())).orElse(OptionalLong.empty());
    }

    private static OsName os(SystemInfo info, Path root, String system) {
        if (system.startsWith("Linux")) return OsName.linux(root, System.getProperty("os.version"), LibC.version());
        var oshi = info.getOperatingSystem();
        var version = oshi.getVersionInfo();
        if (system.startsWith("Windows")) return OsName.windows(version.getVersion(), version.getBuildNumber());
        return new OsName(system.startsWith("Mac") ? "Darwin" : system, oshi.getFamily() + " " + version.getVersion());
    }
}
