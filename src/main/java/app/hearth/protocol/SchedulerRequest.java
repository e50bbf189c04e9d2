package app.hearth.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client says and asks when it contacts a scheduler (client/cs_scheduler.cpp). Raw parts are the text between the tags.
 *
 * @param authenticator        account key, strong or weak
 * @param hostid               0 until the server assigned one
 * @param rpcSeqno             0 while hostid is 0, then one more for each request
 * @param resourceShareFraction 0..1 of all attached
 * @param rrsFraction          0..1 of projects with runnable jobs
 * @param prrsFraction         0..1 of potentially runnable
 * @param allowMultipleClients hosts must not be merged
 * @param sandbox              1 when apps run under another account, -1 unknown
 * @param dontSendWork         the user wants no new tasks
 * @param workReqSeconds       same as cpu.seconds; 0 in a request for GPU work only
 * @param planClasses          client understands plan classes
 * @param platformName         or anonymous
 * @param altPlatforms         further platforms, best first
 * @param codeSignKey          key text the client holds
 * @param workingPreferences   raw: a global_preferences element
 * @param crossProjectId       32 hex digits
 * @param coprocs              one for each type of GPU
 * @param results              finished
 * @param trickleUps           raw msg_from_host bodies
 * @param heldFiles            sticky files
 * @param timeStatsLog         raw, on demand
 * @param jobLog               raw, on demand
 * @param appVersions          all that the client holds of this project
 * @param otherResults         every job not reported now
 * @param inProgressResults    on demand
 * @param userKeywords         raw
 * @param extensions           Hearth's own top-level elements (names begin with hearth_), text only
 */
public record SchedulerRequest(String authenticator, long hostid, int rpcSeqno, ClientVersion clientVersion, double resourceShareFraction,
                               double rrsFraction, double prrsFraction, double durationCorrectionFactor, boolean allowMultipleClients,
                               int sandbox, boolean dontSendWork, boolean dontUseDocker, double workReqSeconds, WorkRequest cpu,
                               boolean planClasses, String platformName, List<String> altPlatforms, Optional<String> codeSignKey,
                               Optional<String> workingPreferences, Optional<String> crossProjectId, TimeStats timeStats, NetStats netStats,
                               Optional<DailyTransfers> dailyTransfers, HostInfo hostInfo, Optional<DiskUsage> diskUsage, List<Coproc> coprocs,
                               List<ReportedResult> results, List<String> trickleUps, List<HeldFile> heldFiles, Optional<String> timeStatsLog,
                               Optional<String> jobLog, List<AppVersion> appVersions, List<OtherResult> otherResults,
                               List<InProgressResult> inProgressResults, Optional<String> clientOpaque, Optional<String> clientBrand,
                               Optional<String> userKeywords, Map<String, String> extensions) {
    public SchedulerRequest {
        altPlatforms = List.copyOf(altPlatforms);
        coprocs = List.copyOf(coprocs);
        results = List.copyOf(results);
        trickleUps = List.copyOf(trickleUps);
        heldFiles = List.copyOf(heldFiles);
        appVersions = List.copyOf(appVersions);
        otherResults = List.copyOf(otherResults);
        inProgressResults = List.copyOf(inProgressResults);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** A builder with every optional part absent. */
    public static Builder builder() { return new Builder(); }

    /** A builder that starts from this record. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.authenticator = authenticator;
        b.hostid = hostid;
        b.rpcSeqno = rpcSeqno;
        b.clientVersion = clientVersion;
        b.resourceShareFraction = resourceShareFraction;
        b.rrsFraction = rrsFraction;
        b.prrsFraction = prrsFraction;
        b.durationCorrectionFactor = durationCorrectionFactor;
        b.allowMultipleClients = allowMultipleClients;
        b.sandbox = sandbox;
        b.dontSendWork = dontSendWork;
        b.dontUseDocker = dontUseDocker;
        b.workReqSeconds = workReqSeconds;
        b.cpu = cpu;
        b.planClasses = planClasses;
        b.platformName = platformName;
        b.altPlatforms = altPlatforms;
        b.codeSignKey = codeSignKey;
        b.workingPreferences = workingPreferences;
        b.crossProjectId = crossProjectId;
        b.timeStats = timeStats;
        b.netStats = netStats;
        b.dailyTransfers = dailyTransfers;
        b.hostInfo = hostInfo;
        b.diskUsage = diskUsage;
        b.coprocs = coprocs;
        b.results = results;
        b.trickleUps = trickleUps;
        b.heldFiles = heldFiles;
        b.timeStatsLog = timeStatsLog;
        b.jobLog = jobLog;
        b.appVersions = appVersions;
        b.otherResults = otherResults;
        b.inProgressResults = inProgressResults;
        b.clientOpaque = clientOpaque;
        b.clientBrand = clientBrand;
        b.userKeywords = userKeywords;
        b.extensions = extensions;
        return b;
    }

    /** Collects the parts; not safe for several threads. */
    public static final class Builder {
        private String authenticator = "";
        private long hostid;
        private int rpcSeqno;
        private ClientVersion clientVersion = new ClientVersion(0, 0, 0);
        private double resourceShareFraction = 1;
        private double rrsFraction = 1;
        private double prrsFraction = 1;
        private double durationCorrectionFactor = 1;
        private boolean allowMultipleClients;
        private int sandbox;
        private boolean dontSendWork;
        private boolean dontUseDocker;
        private double workReqSeconds;
        private WorkRequest cpu = WorkRequest.NONE;
        private boolean planClasses = true;
        private String platformName = "";
        private List<String> altPlatforms = List.of();
        private Optional<String> codeSignKey = Optional.empty();
        private Optional<String> workingPreferences = Optional.empty();
        private Optional<String> crossProjectId = Optional.empty();
        private TimeStats timeStats = TimeStats.builder().build();
        private NetStats netStats = NetStats.NONE;
        private Optional<DailyTransfers> dailyTransfers = Optional.empty();
        private HostInfo hostInfo = HostInfo.builder().build();
        private Optional<DiskUsage> diskUsage = Optional.empty();
        private List<Coproc> coprocs = List.of();
        private List<ReportedResult> results = List.of();
        private List<String> trickleUps = List.of();
        private List<HeldFile> heldFiles = List.of();
        private Optional<String> timeStatsLog = Optional.empty();
        private Optional<String> jobLog = Optional.empty();
        private List<AppVersion> appVersions = List.of();
        private List<OtherResult> otherResults = List.of();
        private List<InProgressResult> inProgressResults = List.of();
        private Optional<String> clientOpaque = Optional.empty();
        private Optional<String> clientBrand = Optional.empty();
        private Optional<String> userKeywords = Optional.empty();
        private Map<String, String> extensions = Map.of();

        private Builder() {}

        public Builder authenticator(String authenticator) { this.authenticator = authenticator; return this; }
        public Builder hostid(long hostid) { this.hostid = hostid; return this; }
        public Builder rpcSeqno(int rpcSeqno) { this.rpcSeqno = rpcSeqno; return this; }
        public Builder clientVersion(ClientVersion clientVersion) { this.clientVersion = clientVersion; return this; }
        public Builder resourceShareFraction(double resourceShareFraction) { this.resourceShareFraction = resourceShareFraction; return this; }
        public Builder rrsFraction(double rrsFraction) { this.rrsFraction = rrsFraction; return this; }
        public Builder prrsFraction(double prrsFraction) { this.prrsFraction = prrsFraction; return this; }
        public Builder durationCorrectionFactor(double durationCorrectionFactor) { this.durationCorrectionFactor = durationCorrectionFactor; return this; }
        public Builder allowMultipleClients(boolean allowMultipleClients) { this.allowMultipleClients = allowMultipleClients; return this; }
        public Builder sandbox(int sandbox) { this.sandbox = sandbox; return this; }
        public Builder dontSendWork(boolean dontSendWork) { this.dontSendWork = dontSendWork; return this; }
        public Builder dontUseDocker(boolean dontUseDocker) { this.dontUseDocker = dontUseDocker; return this; }
        public Builder workReqSeconds(double workReqSeconds) { this.workReqSeconds = workReqSeconds; return this; }
        public Builder cpu(WorkRequest cpu) { this.cpu = cpu; return this; }
        public Builder planClasses(boolean planClasses) { this.planClasses = planClasses; return this; }
        public Builder platformName(String platformName) { this.platformName = platformName; return this; }
        public Builder altPlatforms(List<String> altPlatforms) { this.altPlatforms = altPlatforms; return this; }
        public Builder codeSignKey(String codeSignKey) { this.codeSignKey = Optional.of(codeSignKey); return this; }
        public Builder workingPreferences(String workingPreferences) { this.workingPreferences = Optional.of(workingPreferences); return this; }
        public Builder crossProjectId(String crossProjectId) { this.crossProjectId = Optional.of(crossProjectId); return this; }
        public Builder timeStats(TimeStats timeStats) { this.timeStats = timeStats; return this; }
        public Builder netStats(NetStats netStats) { this.netStats = netStats; return this; }
        public Builder dailyTransfers(DailyTransfers dailyTransfers) { this.dailyTransfers = Optional.of(dailyTransfers); return this; }
        public Builder hostInfo(HostInfo hostInfo) { this.hostInfo = hostInfo; return this; }
        public Builder diskUsage(DiskUsage diskUsage) { this.diskUsage = Optional.of(diskUsage); return this; }
        public Builder coprocs(List<Coproc> coprocs) { this.coprocs = coprocs; return this; }
        public Builder results(List<ReportedResult> results) { this.results = results; return this; }
        public Builder trickleUps(List<String> trickleUps) { this.trickleUps = trickleUps; return this; }
        public Builder heldFiles(List<HeldFile> heldFiles) { this.heldFiles = heldFiles; return this; }
        public Builder timeStatsLog(String timeStatsLog) { this.timeStatsLog = Optional.of(timeStatsLog); return this; }
        public Builder jobLog(String jobLog) { this.jobLog = Optional.of(jobLog); return this; }
        public Builder appVersions(List<AppVersion> appVersions) { this.appVersions = appVersions; return this; }
        public Builder otherResults(List<OtherResult> otherResults) { this.otherResults = otherResults; return this; }
        public Builder inProgressResults(List<InProgressResult> inProgressResults) { this.inProgressResults = inProgressResults; return this; }
        public Builder clientOpaque(String clientOpaque) { this.clientOpaque = Optional.of(clientOpaque); return this; }
        public Builder clientBrand(String clientBrand) { this.clientBrand = Optional.of(clientBrand); return this; }
        public Builder userKeywords(String userKeywords) { this.userKeywords = Optional.of(userKeywords); return this; }
        public Builder extensions(Map<String, String> extensions) { this.extensions = extensions; return this; }

        public SchedulerRequest build() {
            return new SchedulerRequest(authenticator, hostid, rpcSeqno, clientVersion, resourceShareFraction, rrsFraction, prrsFraction,
                    durationCorrectionFactor, allowMultipleClients, sandbox, dontSendWork, dontUseDocker, workReqSeconds,
                    cpu, planClasses, platformName, altPlatforms, codeSignKey, workingPreferences, crossProjectId, timeStats,
                    netStats, dailyTransfers, hostInfo, diskUsage, coprocs, results, trickleUps, heldFiles, timeStatsLog,
                    jobLog, appVersions, otherResults, inProgressResults, clientOpaque, clientBrand, userKeywords, extensions);
        }
    }
}
