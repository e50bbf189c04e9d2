package app.hearth.protocol;

import java.util.List;

/**
 * A job (workunit). The defaults are those of the stock client.
 *
 * @param versionNum           legacy
 * @param fpopsEstimate        size in FLOP
 * @param fpopsBound           FLOP after which the client gives up; 0 reads as four times the estimate
 * @param memoryBound          bytes
 * @param diskBound            bytes, slot and outputs
 * @param files                inputs
 * @param title                Hearth's extension: what the job is, in words for people; empty where its network says nothing
 */
public record Workunit(String name, String appName, int versionNum, double fpopsEstimate, double fpopsBound, double memoryBound,
                       double diskBound, String commandLine, List<FileRef> files, String title) {
    public Workunit {
        files = List.copyOf(files);
    }

    /** FLOP after which the job is given up, with the stock default where none was sent. */
    public double effectiveFpopsBound() { return fpopsBound > 0 ? fpopsBound : 4 * fpopsEstimate; }

    /** A builder with every optional part absent. */
    public static Builder builder() { return new Builder(); }

    /** A builder that starts from this record. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.name = name;
        b.appName = appName;
        b.versionNum = versionNum;
        b.fpopsEstimate = fpopsEstimate;
        b.fpopsBound = fpopsBound;
        b.memoryBound = memoryBound;
        b.diskBound = diskBound;
        b.commandLine = commandLine;
        b.files = files;
        b.title = title;
        return b;
    }

    /** Collects the parts; not safe for several threads. */
    public static final class Builder {
        private String name = "";
        private String appName = "";
        private int versionNum;
        private double fpopsEstimate = 6.048e14;
        private double fpopsBound;
        private double memoryBound = 1e8;
        private double diskBound = 1e9;
        private String commandLine = "";
        private List<FileRef> files = List.of();
        private String title = "";

        private Builder() {}

        public Builder name(String name) { this.name = name; return this; }
        public Builder appName(String appName) { this.appName = appName; return this; }
        public Builder versionNum(int versionNum) { this.versionNum = versionNum; return this; }
        public Builder fpopsEstimate(double fpopsEstimate) { this.fpopsEstimate = fpopsEstimate; return this; }
        public Builder fpopsBound(double fpopsBound) { this.fpopsBound = fpopsBound; return this; }
        public Builder memoryBound(double memoryBound) { this.memoryBound = memoryBound; return this; }
        public Builder diskBound(double diskBound) { this.diskBound = diskBound; return this; }
        public Builder commandLine(String commandLine) { this.commandLine = commandLine; return this; }
        public Builder files(List<FileRef> files) { this.files = files; return this; }
        public Builder title(String title) { this.title = title; return this; }

        public Workunit build() {
            return new Workunit(name, appName, versionNum, fpopsEstimate, fpopsBound, memoryBound, diskBound, commandLine, files, title);
        }
    }
}
