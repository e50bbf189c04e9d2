package app.hearth.monitor;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import oshi.SystemInfo;

/**
 * What a network is told about this computer (BOINC: {@code host_info}). Does not change while we run, so read it once;
 * reading takes some hundred milliseconds.
 *
 * @param hostName    of this computer ({@code domain_name})
 * @param cores       logical processors ({@code p_ncpus})
 * @param cpuVendor   as in {@code GenuineIntel} ({@code p_vendor}); never empty, as servers ask for it
 * @param cpuModel    with its numbers, as in {@code … [Family 6 Model 85 Stepping 7]} ({@code p_model})
 * @param cpuFeatures instruction sets, separated by blanks ({@code p_features}); empty where unknown
 * @param cacheBytes  of a core ({@code m_cache})
 * @param memoryBytes main memory ({@code m_nbytes})
 * @param swapBytes   ({@code m_swap})
 * @param osName      as in {@code Linux Debian} ({@code os_name})
 * @param osVersion   as in {@code Debian GNU/Linux 12 (bookworm) [6.1.0|libc 2.36]} ({@code os_version})
 */
public record HostFacts(String hostName, int cores, String cpuVendor, String cpuModel, String cpuFeatures,
                        OptionalLong cacheBytes, long memoryBytes, long swapBytes, String osName, String osVersion) {
    /** Bytes of the volume that holds a folder; {@code free} is what we may still write. */
    public record DiskSpace(long total, long free) {}

    /** Of this computer, now. */
    public static HostFacts read() {
        return HostReader.read(new SystemInfo(), Path.of("/"), System.getProperty("os.name"));
    }

    /** The volume that holds {@code folder}; empty where the folder is missing or the system does not say. */
    public static Optional<DiskSpace> disk(Path folder) {
        try {
            var store = Files.getFileStore(folder);
            return Optional.of(new DiskSpace(store.getTotalSpace(), store.getUsableSpace()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether this computer has a battery of its own, as a laptop does. */
    public static boolean hasBattery() {
        var power = System.getProperty("os.name").startsWith("Linux") ? LinuxPower.read(Path.of("/sys"))
                : OshiMachine.power(new SystemInfo().getHardware().getPowerSources());
        return !(power instanceof Reading.Power.NoBattery);
    }

    static String hostName(Map<String, String> environment) {
        var kernel = Path.of("/proc/sys/kernel/hostname"); // Java's way asks the network for an address first
        try {
            if (Files.isReadable(kernel)) return Files.readString(kernel).strip();
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) { // a name that nobody resolves is still the name
            return environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", "localhost"));
        }
    }
}
