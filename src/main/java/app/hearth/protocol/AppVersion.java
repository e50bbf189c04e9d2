package app.hearth.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One build of an application (app_version). Known by app, platform, version and plan class, and immutable: only resource usage
 * may change under the same identity.
 *
 * @param versionNum           100 major + minor: 123 is 1.23
 * @param platform             absent means the client's first platform
 * @param planClass            empty where none
 * @param apiVersion           such as 8.0.0
 * @param avgNcpus             processors used
 * @param flops                estimated speed on this host
 * @param cmdline              appended to the job's command line
 * @param filePrefix           folder in the slot for all files
 * @param coproc               GPU use
 * @param gpuRam               bytes
 * @param files                all of them; not sent in requests
 */
public record AppVersion(String appName, int versionNum, Optional<String> platform, String planClass, Optional<String> apiVersion,
                         double avgNcpus, OptionalDouble flops, String cmdline, String filePrefix, Optional<CoprocUse> coproc,
                         OptionalDouble gpuRam, boolean dontThrottle, boolean wrapper, boolean needsNetwork, List<FileRef> files) {
    public AppVersion {
        files = List.copyOf(files);
    }

    /** A builder with every optional part absent. */
    public static Builder builder() { return new Builder(); }

    /** A builder that starts from this record. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.appName = appName;
        b.versionNum = versionNum;
        b.platform = platform;
        b.planClass = planClass;
        b.apiVersion = apiVersion;
        b.avgNcpus = avgNcpus;
        b.flops = flops;
        b.cmdline = cmdline;
        b.filePrefix = filePrefix;
        b.coproc = coproc;
        b.gpuRam = gpuRam;
        b.dontThrottle = dontThrottle;
        b.wrapper = wrapper;
        b.needsNetwork = needsNetwork;
        b.files = files;
        return b;
    }

    /** Collects the parts; not safe for several threads. */
    public static final class Builder {
        private String appName = "";
        private int versionNum;
        private Optional<String> platform = Optional.empty();
        private String planClass = "";
        private Optional<String> apiVersion = Optional.empty();
        private double avgNcpus = 1;
        private OptionalDouble flops = OptionalDouble.empty();
        private String cmdline = "";
        private String filePrefix = "";
        private Optional<CoprocUse> coproc = Optional.empty();
        private OptionalDouble gpuRam = OptionalDouble.empty();
        private boolean dontThrottle;
        private boolean wrapper;
        private boolean needsNetwork;
        private List<FileRef> files = List.of();

        private Builder() {}

        public Builder appName(String appName) { this.appName = appName; return this; }
        public Builder versionNum(int versionNum) { this.versionNum = versionNum; return this; }
        public Builder platform(String platform) { this.platform = Optional.of(platform); return this; }
        public Builder planClass(String planClass) { this.planClass = planClass; return this; }
        public Builder apiVersion(String apiVersion) { this.apiVersion = Optional.of(apiVersion); return this; }
        public Builder avgNcpus(double avgNcpus) { this.avgNcpus = avgNcpus; return this; }
        public Builder flops(double flops) { this.flops = OptionalDouble.of(flops); return this; }
        public Builder cmdline(String cmdline) { this.cmdline = cmdline; return this; }
        public Builder filePrefix(String filePrefix) { this.filePrefix = filePrefix; return this; }
        public Builder coproc(CoprocUse coproc) { this.coproc = Optional.of(coproc); return this; }
        public Builder gpuRam(double gpuRam) { this.gpuRam = OptionalDouble.of(gpuRam); return this; }
        public Builder dontThrottle(boolean dontThrottle) { this.dontThrottle = dontThrottle; return this; }
        public Builder wrapper(boolean wrapper) { this.wrapper = wrapper; return this; }
        public Builder needsNetwork(boolean needsNetwork) { this.needsNetwork = needsNetwork; return this; }
        public Builder files(List<FileRef> files) { this.files = files; return this; }

        public AppVersion build() {
            return new AppVersion(appName, versionNum, platform, planClass, apiVersion, avgNcpus, flops, cmdline, filePrefix, coproc,
                    gpuRam, dontThrottle, wrapper, needsNetwork, files);
        }
    }
}
