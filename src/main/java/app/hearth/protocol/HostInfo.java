package app.hearth.protocol;

import java.util.List;
import java.util.Optional;

/**
 * What a computer says of itself (host_info, lib/hostinfo.cpp). Without benchmark figures a server sends no work.
 *
 * @param timezone             seconds east of UTC
 * @param domainName           host name, empty when kept private
 * @param ipAddr               own address as the client sees it, empty when kept private
 * @param hostCpid             32 hex digits; a server stores MD5(host_cpid + e-mail) instead
 * @param ncpus                logical processors
 * @param vendor               processor maker; a server complains when it is missing
 * @param model                processor model
 * @param features             processor flags, separated by spaces
 * @param fpops                Whetstone result, operations per second and processor
 * @param iops                 Dhrystone result, operations per second and processor
 * @param membw                memory bandwidth, bytes per second; stock clients send 1e9
 * @param calculated           when the benchmarks ran, Unix seconds
 * @param vmExtensionsDisabled hardware virtualisation is off
 * @param memoryBytes          RAM
 * @param cacheBytes           level 2 cache
 * @param swapBytes            swap space
 * @param diskTotal            bytes of the volume with the data folder
 * @param diskFree             bytes free on it
 * @param osName               such as Linux Debian
 * @param osVersion            free text
 * @param virtualboxVersion    absent if not installed
 * @param openClCpus           the processor as drivers of OpenCL offer it
 */
public record HostInfo(int timezone, String domainName, String ipAddr, String hostCpid, int ncpus, String vendor, String model,
                       String features, double fpops, double iops, double membw, double calculated, boolean vmExtensionsDisabled,
                       double memoryBytes, double cacheBytes, double swapBytes, double diskTotal, double diskFree, String osName,
                       String osVersion, Optional<String> virtualboxVersion, List<OpenClCpu> openClCpus) {
    public HostInfo {
        openClCpus = List.copyOf(openClCpus);
    }

    /** A builder with every optional part absent. */
    public static Builder builder() { return new Builder(); }

    /** A builder that starts from this record. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.timezone = timezone;
        b.domainName = domainName;
        b.ipAddr = ipAddr;
        b.hostCpid = hostCpid;
        b.ncpus = ncpus;
        b.vendor = vendor;
        b.model = model;
        b.features = features;
        b.fpops = fpops;
        b.iops = iops;
        b.membw = membw;
        b.calculated = calculated;
        b.vmExtensionsDisabled = vmExtensionsDisabled;
        b.memoryBytes = memoryBytes;
        b.cacheBytes = cacheBytes;
        b.swapBytes = swapBytes;
        b.diskTotal = diskTotal;
        b.diskFree = diskFree;
        b.osName = osName;
        b.osVersion = osVersion;
        b.virtualboxVersion = virtualboxVersion;
        b.openClCpus = openClCpus;
        return b;
    }

    /** Collects the parts; not safe for several threads. */
    public static final class Builder {
        private int timezone;
        private String domainName = "";
        private String ipAddr = "";
        private String hostCpid = "";
        private int ncpus = 1;
        private String vendor = "";
        private String model = "";
        private String features = "";
        private double fpops;
        private double iops;
        private double membw = 1e9;
        private double calculated;
        private boolean vmExtensionsDisabled;
        private double memoryBytes;
        private double cacheBytes;
        private double swapBytes;
        private double diskTotal;
        private double diskFree;
        private String osName = "";
        private String osVersion = "";
        private Optional<String> virtualboxVersion = Optional.empty();
        private List<OpenClCpu> openClCpus = List.of();

        private Builder() {}

        public Builder timezone(int timezone) { this.timezone = timezone; return this; }
        public Builder domainName(String domainName) { this.domainName = domainName; return this; }
        public Builder ipAddr(String ipAddr) { this.ipAddr = ipAddr; return this; }
        public Builder hostCpid(String hostCpid) { this.hostCpid = hostCpid; return this; }
        public Builder ncpus(int ncpus) { this.ncpus = ncpus; return this; }
        public Builder vendor(String vendor) { this.vendor = vendor; return this; }
        public Builder model(String model) { this.model = model; return this; }
        public Builder features(String features) { this.features = features; return this; }
        public Builder fpops(double fpops) { this.fpops = fpops; return this; }
        public Builder iops(double iops) { this.iops = iops; return this; }
        public Builder membw(double membw) { this.membw = membw; return this; }
        public Builder calculated(double calculated) { this.calculated = calculated; return this; }
        public Builder vmExtensionsDisabled(boolean vmExtensionsDisabled) { this.vmExtensionsDisabled = vmExtensionsDisabled; return this; }
        public Builder memoryBytes(double memoryBytes) { this.memoryBytes = memoryBytes; return this; }
        public Builder cacheBytes(double cacheBytes) { this.cacheBytes = cacheBytes; return this; }
        public Builder swapBytes(double swapBytes) { this.swapBytes = swapBytes; return this; }
        public Builder diskTotal(double diskTotal) { this.diskTotal = diskTotal; return this; }
        public Builder diskFree(double diskFree) { this.diskFree = diskFree; return this; }
        public Builder osName(String osName) { this.osName = osName; return this; }
        public Builder osVersion(String osVersion) { this.osVersion = osVersion; return this; }
        public Builder virtualboxVersion(String virtualboxVersion) { this.virtualboxVersion = Optional.of(virtualboxVersion); return this; }
        public Builder openClCpus(List<OpenClCpu> openClCpus) { this.openClCpus = openClCpus; return this; }

        public HostInfo build() {
            return new HostInfo(timezone, domainName, ipAddr, hostCpid, ncpus, vendor, model, features, fpops, iops, membw, calculated,
                    vmExtensionsDisabled, memoryBytes, cacheBytes, swapBytes, diskTotal, diskFree, osName, osVersion,
                    virtualboxVersion, openClCpus);
        }
    }
}
