package app.hearth.protocol;

import java.util.List;
import java.util.Optional;

/**
 * A finished instance of a job, as a host reports it (result in a request, client/result.cpp).
 *
 * @param cpuTime              seconds over all processes
 * @param elapsedTime          seconds running; credit counts these
 * @param exitStatus           0 for success
 * @param planClass            empty where none
 * @param selfReport           operations as the app counted them
 * @param peakWorkingSet       bytes
 * @param peakSwap             bytes
 * @param peakDisk             bytes
 * @param appVersionNum        legacy
 * @param clientVersion        a.b.c, as stderr_out has it
 * @param message              what the client says of the end, empty where nothing
 * @param stderrText           what the app wrote, at most the last 63 KB
 * @param files                only those really uploaded
 */
public record ReportedResult(String name, double cpuTime, double elapsedTime, int exitStatus, ResultState state, String platform,
                             int versionNum, String planClass, Optional<SelfReport> selfReport, long peakWorkingSet, long peakSwap,
                             long peakDisk, int appVersionNum, String clientVersion, String message, String stderrText, List<FileInfo> files) {
    public ReportedResult {
        files = List.copyOf(files);
    }

    /**
     * Operations as the app itself counted them.
     *
     * @param fpopsPerCpuSecond  floating-point operations per second of processor time
     * @param fpopsCumulative    all floating-point operations
     * @param intopsPerCpuSecond integer operations per second of processor time
     * @param intopsCumulative   all integer operations
     */
    public record SelfReport(double fpopsPerCpuSecond, double fpopsCumulative, double intopsPerCpuSecond, double intopsCumulative) {}

    /** Success as servers see it: both the state and the exit status say so (sched/handle_request.cpp). */
    public boolean success() { return state == ResultState.FILES_UPLOADED && exitStatus == 0; }

    /** A builder with every optional part absent. */
    public static Builder builder() { return new Builder(); }

    /** A builder that starts from this record. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.name = name;
        b.cpuTime = cpuTime;
        b.elapsedTime = elapsedTime;
        b.exitStatus = exitStatus;
        b.state = state;
        b.platform = platform;
        b.versionNum = versionNum;
        b.planClass = planClass;
        b.selfReport = selfReport;
        b.peakWorkingSet = peakWorkingSet;
        b.peakSwap = peakSwap;
        b.peakDisk = peakDisk;
        b.appVersionNum = appVersionNum;
        b.clientVersion = clientVersion;
        b.message = message;
        b.stderrText = stderrText;
        b.files = files;
        return b;
    }

    /** Collects the parts; not safe for several threads. */
    public static final class Builder {
        private String name = "";
        private double cpuTime;
        private double elapsedTime;
        private int exitStatus;
        private ResultState state = ResultState.NEW;
        private String platform = "";
        private int versionNum;
        private String planClass = "";
        private Optional<SelfReport> selfReport = Optional.empty();
        private long peakWorkingSet;
        private long peakSwap;
        private long peakDisk;
        private int appVersionNum;
        private String clientVersion = "";
        private String message = "";
        private String stderrText = "";
        private List<FileInfo> files = List.of();

        private Builder() {}

        public Builder name(String name) { this.name = name; return this; }
        public Builder cpuTime(double cpuTime) { this.cpuTime = cpuTime; return this; }
        public Builder elapsedTime(double elapsedTime) { this.elapsedTime = elapsedTime; return this; }
        public Builder exitStatus(int exitStatus) { this.exitStatus = exitStatus; return this; }
        public Builder state(ResultState state) { this.state = state; return this; }
        public Builder platform(String platform) { this.platform = platform; return this; }
        public Builder versionNum(int versionNum) { this.versionNum = versionNum; return this; }
        public Builder planClass(String planClass) { this.planClass = planClass; return this; }
        public Builder selfReport(SelfReport selfReport) { this.selfReport = Optional.of(selfReport); return this; }
        public Builder peakWorkingSet(long peakWorkingSet) { this.peakWorkingSet = peakWorkingSet; return this; }
        public Builder peakSwap(long peakSwap) { this.peakSwap = peakSwap; return this; }
        public Builder peakDisk(long peakDisk) { this.peakDisk = peakDisk; return this; }
        public Builder appVersionNum(int appVersionNum) { this.appVersionNum = appVersionNum; return this; }
        public Builder clientVersion(String clientVersion) { this.clientVersion = clientVersion; return this; }
        public Builder message(String message) { this.message = message; return this; }
        public Builder stderrText(String stderrText) { this.stderrText = stderrText; return this; }
        public Builder files(List<FileInfo> files) { this.files = files; return this; }

        public ReportedResult build() {
            return new ReportedResult(name, cpuTime, elapsedTime, exitStatus, state, platform, versionNum, planClass, selfReport,
                    peakWorkingSet, peakSwap, peakDisk, appVersionNum, clientVersion, message, stderrText, files);
        }
    }
}
