package app.hearth.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A scheduler's answer (client/scheduler_op.cpp, sched/sched_types.cpp). Raw parts are the text between the tags.
 *
 * @param schedulerVersion     100 major + minor; below 507 clients ignore preferences of the host
 * @param dontUseDcf           no duration correction factor
 * @param masterUrl            must equal the URL the client attached with
 * @param ended                the project has ended
 * @param requestDelay         seconds before which the client must not come again
 * @param sendTimeStatsLog     asks for the log after this time
 * @param sendJobLog           asks for the log after this time
 * @param projectIsDown        all but the delay and the messages is ignored
 * @param sendFullWorkload     asks for jobs in progress
 * @param symstore             URL
 * @param nextRpcDelay         seconds after which the client comes at the latest
 * @param userTotalCredit      cobblestones
 * @param userExpavgCredit     recent average
 * @param userCreateTime       Unix seconds
 * @param emailHash            MD5 of the e-mail address
 * @param crossProjectId       internal
 * @param cpidTime             Unix seconds
 * @param globalPreferences    raw
 * @param projectPreferences   raw
 * @param hostid               only for a new or reassigned host: the client starts its numbering anew
 * @param hostTotalCredit      cobblestones
 * @param hostExpavgCredit     recent average
 * @param hostVenue            empty, home, work or school
 * @param hostCreateTime       Unix seconds
 * @param teamName             empty where none
 * @param acks                 names of reported results the server has taken note of
 * @param aborts               results to stop even when running
 * @param abortsIfNotStarted   results to drop unless started
 * @param codeSignKey          only if the request had none or another
 * @param codeSignKeySignature over the stripped new key, by the old one
 * @param messageAck           trickles received
 * @param trickleDowns         raw bodies
 * @param deleteFiles          sticky files to let go
 * @param noRscApps            resource types the project has no app for
 * @param guiUrls              raw
 * @param desiredDiskUsage     bytes
 * @param extensions           Hearth's own top-level elements (names begin with hearth_), text only
 */
public record SchedulerReply(int schedulerVersion, boolean dontUseDcf, Optional<String> masterUrl, boolean ended, double requestDelay,
                             List<Message> messages, String projectName, OptionalDouble sendTimeStatsLog, OptionalDouble sendJobLog,
                             boolean projectIsDown, boolean sendFullWorkload, Optional<String> symstore, OptionalDouble nextRpcDelay,
                             long userid, String userName, double userTotalCredit, double userExpavgCredit, double userCreateTime,
                             String emailHash, String crossProjectId, Optional<String> externalCpid, OptionalDouble cpidTime,
                             Optional<String> globalPreferences, Optional<String> projectPreferences, OptionalLong hostid,
                             double hostTotalCredit, double hostExpavgCredit, String hostVenue, double hostCreateTime, OptionalLong teamid,
                             String teamName, List<String> acks, List<String> aborts, List<String> abortsIfNotStarted, List<App> apps,
                             List<FileInfo> fileInfos, List<AppVersion> appVersions, List<Workunit> workunits, List<Result> results,
                             Optional<String> codeSignKey, Optional<String> codeSignKeySignature, boolean messageAck, List<String> trickleDowns,
                             boolean nonCpuIntensive, boolean strictMemoryBound, boolean verifyFilesOnAppStart, List<String> deleteFiles,
                             List<String> noRscApps, Optional<String> guiUrls, List<RssFeed> rssFeeds, List<FileRef> projectFiles,
                             List<String> trickleUpUrls, OptionalDouble desiredDiskUsage, Map<String, String> extensions) {
    public SchedulerReply {
        messages = List.copyOf(messages);
        acks = List.copyOf(acks);
        aborts = List.copyOf(aborts);
        abortsIfNotStarted = List.copyOf(abortsIfNotStarted);
        apps = List.copyOf(apps);
        fileInfos = List.copyOf(fileInfos);
        appVersions = List.copyOf(appVersions);
        workunits = List.copyOf(workunits);
        results = List.copyOf(results);
        trickleDowns = List.copyOf(trickleDowns);
        deleteFiles = List.copyOf(deleteFiles);
        noRscApps = List.copyOf(noRscApps);
        rssFeeds = List.copyOf(rssFeeds);
        projectFiles = List.copyOf(projectFiles);
        trickleUpUrls = List.copyOf(trickleUpUrls);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** A builder with every optional part absent. */
    public static Builder builder() { return new Builder(); }

    /** A builder that starts from this record. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.schedulerVersion = schedulerVersion;
        b.dontUseDcf = dontUseDcf;
        b.masterUrl = masterUrl;
        b.ended = ended;
        b.requestDelay = requestDelay;
        b.messages = messages;
        b.projectName = projectName;
        b.sendTimeStatsLog = sendTimeStatsLog;
        b.sendJobLog = sendJobLog;
        b.projectIsDown = projectIsDown;
        b.sendFullWorkload = sendFullWorkload;
        b.symstore = symstore;
        b.nextRpcDelay = nextRpcDelay;
        b.userid = userid;
        b.userName = userName;
        b.userTotalCredit = userTotalCredit;
        b.userExpavgCredit = userExpavgCredit;
        b.userCreateTime = userCreateTime;
        b.emailHash = emailHash;
        b.crossProjectId = crossProjectId;
        b.externalCpid = externalCpid;
        b.cpidTime = cpidTime;
        b.globalPreferences = globalPreferences;
        b.projectPreferences = projectPreferences;
        b.hostid = hostid;
        b.hostTotalCredit = hostTotalCredit;
        b.hostExpavgCredit = hostExpavgCredit;
        b.hostVenue = hostVenue;
        b.hostCreateTime = hostCreateTime;
        b.teamid = teamid;
        b.teamName = teamName;
        b.acks = acks;
        b.aborts = aborts;
        b.abortsIfNotStarted = abortsIfNotStarted;
        b.apps = apps;
        b.fileInfos = fileInfos;
        b.appVersions = appVersions;
        b.workunits = workunits;
        b.results = results;
        b.codeSignKey = codeSignKey;
        b.codeSignKeySignature = codeSignKeySignature;
        b.messageAck = messageAck;
        b.trickleDowns = trickleDowns;
        b.nonCpuIntensive = nonCpuIntensive;
        b.strictMemoryBound = strictMemoryBound;
        b.verifyFilesOnAppStart = verifyFilesOnAppStart;
        b.deleteFiles = deleteFiles;
        b.noRscApps = noRscApps;
        b.guiUrls = guiUrls;
        b.rssFeeds = rssFeeds;
        b.projectFiles = projectFiles;
        b.trickleUpUrls = trickleUpUrls;
        b.desiredDiskUsage = desiredDiskUsage;
        b.extensions = extensions;
        return b;
    }

    /** Collects the parts; not safe for several threads. */
    public static final class Builder {
        private int schedulerVersion = 800;
        private boolean dontUseDcf;
        private Optional<String> masterUrl = Optional.empty();
        private boolean ended;
        private double requestDelay;
        private List<Message> messages = List.of();
        private String projectName = "";
        private OptionalDouble sendTimeStatsLog = OptionalDouble.empty();
        private OptionalDouble sendJobLog = OptionalDouble.empty();
        private boolean projectIsDown;
        private boolean sendFullWorkload;
        private Optional<String> symstore = Optional.empty();
        private OptionalDouble nextRpcDelay = OptionalDouble.empty();
        private long userid;
        private String userName = "";
        private double userTotalCredit;
        private double userExpavgCredit;
        private double userCreateTime;
        private String emailHash = "";
        private String crossProjectId = "";
        private Optional<String> externalCpid = Optional.empty();
        private OptionalDouble cpidTime = OptionalDouble.empty();
        private Optional<String> globalPreferences = Optional.empty();
        private Optional<String> projectPreferences = Optional.empty();
        private OptionalLong hostid = OptionalLong.empty();
        private double hostTotalCredit;
        private double hostExpavgCredit;
        private String hostVenue = "";
        private double hostCreateTime;
        private OptionalLong teamid = OptionalLong.empty();
        private String teamName = "";
        private List<String> acks = List.of();
        private List<String> aborts = List.of();
        private List<String> abortsIfNotStarted = List.of();
        private List<App> apps = List.of();
        private List<FileInfo> fileInfos = List.of();
        private List<AppVersion> appVersions = List.of();
        private List<Workunit> workunits = List.of();
        private List<Result> results = List.of();
        private Optional<String> codeSignKey = Optional.empty();
        private Optional<String> codeSignKeySignature = Optional.empty();
        private boolean messageAck;
        private List<String> trickleDowns = List.of();
        private boolean nonCpuIntensive;
        private boolean strictMemoryBound;
        private boolean verifyFilesOnAppStart;
        private List<String> deleteFiles = List.of();
        private List<String> noRscApps = List.of();
        private Optional<String> guiUrls = Optional.empty();
        private List<RssFeed> rssFeeds = List.of();
        private List<FileRef> projectFiles = List.of();
        private List<String> trickleUpUrls = List.of();
        private OptionalDouble desiredDiskUsage = OptionalDouble.empty();
        private Map<String, String> extensions = Map.of();

        private Builder() {}

        public Builder schedulerVersion(int schedulerVersion) { this.schedulerVersion = schedulerVersion; return this; }
        public Builder dontUseDcf(boolean dontUseDcf) { this.dontUseDcf = dontUseDcf; return this; }
        public Builder masterUrl(String masterUrl) { this.masterUrl = Optional.of(masterUrl); return this; }
        public Builder ended(boolean ended) { this.ended = ended; return this; }
        public Builder requestDelay(double requestDelay) { this.requestDelay = requestDelay; return this; }
        public Builder messages(List<Message> messages) { this.messages = messages; return this; }
        public Builder projectName(String projectName) { this.projectName = projectName; return this; }
        public Builder sendTimeStatsLog(double sendTimeStatsLog) { this.sendTimeStatsLog = OptionalDouble.of(sendTimeStatsLog); return this; }
        public Builder sendJobLog(double sendJobLog) { this.sendJobLog = OptionalDouble.of(sendJobLog); return this; }
        public Builder projectIsDown(boolean projectIsDown) { this.projectIsDown = projectIsDown; return this; }
        public Builder sendFullWorkload(boolean sendFullWorkload) { this.sendFullWorkload = sendFullWorkload; return this; }
        public Builder symstore(String symstore) { this.symstore = Optional.of(symstore); return this; }
        public Builder nextRpcDelay(double nextRpcDelay) { this.nextRpcDelay = OptionalDouble.of(nextRpcDelay); return this; }
        public Builder userid(long userid) { this.userid = userid; return this; }
        public Builder userName(String userName) { this.userName = userName; return this; }
        public Builder userTotalCredit(double userTotalCredit) { this.userTotalCredit = userTotalCredit; return this; }
        public Builder userExpavgCredit(double userExpavgCredit) { this.userExpavgCredit = userExpavgCredit; return this; }
        public Builder userCreateTime(double userCreateTime) { this.userCreateTime = userCreateTime; return this; }
        public Builder emailHash(String emailHash) { this.emailHash = emailHash; return this; }
        public Builder crossProjectId(String crossProjectId) { this.crossProjectId = crossProjectId; return this; }
        public Builder externalCpid(String externalCpid) { this.externalCpid = Optional.of(externalCpid); return this; }
        public Builder cpidTime(double cpidTime) { this.cpidTime = OptionalDouble.of(cpidTime); return this; }
        public Builder globalPreferences(String globalPreferences) { this.globalPreferences = Optional.of(globalPreferences); return this; }
        public Builder projectPreferences(String projectPreferences) { this.projectPreferences = Optional.of(projectPreferences); return this; }
        public Builder hostid(long hostid) { this.hostid = OptionalLong.of(hostid); return this; }
        public Builder hostTotalCredit(double hostTotalCredit) { this.hostTotalCredit = hostTotalCredit; return this; }
        public Builder hostExpavgCredit(double hostExpavgCredit) { this.hostExpavgCredit = hostExpavgCredit; return this; }
        public Builder hostVenue(String hostVenue) { this.hostVenue = hostVenue; return this; }
        public Builder hostCreateTime(double hostCreateTime) { this.hostCreateTime = hostCreateTime; return this; }
        public Builder teamid(long teamid) { this.teamid = OptionalLong.of(teamid); return this; }
        public Builder teamName(String teamName) { this.teamName = teamName; return this; }
        public Builder acks(List<String> acks) { this.acks = acks; return this; }
        public Builder aborts(List<String> aborts) { this.aborts = aborts; return this; }
        public Builder abortsIfNotStarted(List<String> abortsIfNotStarted) { this.abortsIfNotStarted = abortsIfNotStarted; return this; }
        public Builder apps(List<App> apps) { this.apps = apps; return this; }
        public Builder fileInfos(List<FileInfo> fileInfos) { this.fileInfos = fileInfos; return this; }
        public Builder appVersions(List<AppVersion> appVersions) { this.appVersions = appVersions; return this; }
        public Builder workunits(List<Workunit> workunits) { this.workunits = workunits; return this; }
        public Builder results(List<Result> results) { this.results = results; return this; }
        public Builder codeSignKey(String codeSignKey) { this.codeSignKey = Optional.of(codeSignKey); return this; }
        public Builder codeSignKeySignature(String codeSignKeySignature) { this.codeSignKeySignature = Optional.of(codeSignKeySignature); return this; }
        public Builder messageAck(boolean messageAck) { this.messageAck = messageAck; return this; }
        public Builder trickleDowns(List<String> trickleDowns) { this.trickleDowns = trickleDowns; return this; }
        public Builder nonCpuIntensive(boolean nonCpuIntensive) { this.nonCpuIntensive = nonCpuIntensive; return this; }
        public Builder strictMemoryBound(boolean strictMemoryBound) { this.strictMemoryBound = strictMemoryBound; return this; }
        public Builder verifyFilesOnAppStart(boolean verifyFilesOnAppStart) { this.verifyFilesOnAppStart = verifyFilesOnAppStart; return this; }
        public Builder deleteFiles(List<String> deleteFiles) { this.deleteFiles = deleteFiles; return this; }
        public Builder noRscApps(List<String> noRscApps) { this.noRscApps = noRscApps; return this; }
        public Builder guiUrls(String guiUrls) { this.guiUrls = Optional.of(guiUrls); return this; }
        public Builder rssFeeds(List<RssFeed> rssFeeds) { this.rssFeeds = rssFeeds; return this; }
        public Builder projectFiles(List<FileRef> projectFiles) { this.projectFiles = projectFiles; return this; }
        public Builder trickleUpUrls(List<String> trickleUpUrls) { this.trickleUpUrls = trickleUpUrls; return this; }
        public Builder desiredDiskUsage(double desiredDiskUsage) { this.desiredDiskUsage = OptionalDouble.of(desiredDiskUsage); return this; }
        public Builder extensions(Map<String, String> extensions) { this.extensions = extensions; return this; }

        public SchedulerReply build() {
            return new SchedulerReply(schedulerVersion, dontUseDcf, masterUrl, ended, requestDelay, messages, projectName, sendTimeStatsLog,
                    sendJobLog, projectIsDown, sendFullWorkload, symstore, nextRpcDelay, userid, userName, userTotalCredit,
                    userExpavgCredit, userCreateTime, emailHash, crossProjectId, externalCpid, cpidTime, globalPreferences,
                    projectPreferences, hostid, hostTotalCredit, hostExpavgCredit, hostVenue, hostCreateTime, teamid,
                    teamName, acks, aborts, abortsIfNotStarted, apps, fileInfos, appVersions, workunits, results,
                    codeSignKey, codeSignKeySignature, messageAck, trickleDowns, nonCpuIntensive, strictMemoryBound,
                    verifyFilesOnAppStart, deleteFiles, noRscApps, guiUrls, rssFeeds, projectFiles, trickleUpUrls,
                    desiredDiskUsage, extensions);
        }
    }
}
