package app.hearth.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scheduler reply as a document (section 3, sched/sched_types.cpp, client/scheduler_op.cpp). */
public final class SchedulerReplies {
    static final String ROOT = "scheduler_reply";

    private SchedulerReplies() {}

    /** The document, in the stock server's order. */
    public static byte[] write(SchedulerReply r) {
        XmlWriter out = new XmlWriter();
        out.open(ROOT).integer("scheduler_version", r.schedulerVersion()).flag("dont_use_dcf", r.dontUseDcf());
        out.text("master_url", r.masterUrl()).flag("ended", r.ended()).number("request_delay", r.requestDelay());
        for (Message m : r.messages()) {
            String priority = XmlText.escape(m.priority()).replace("\"", "");
            out.line("<message priority=\"" + priority + "\">" + XmlText.escape(m.text()) + "</message>");
        }
        out.text("project_name", r.projectName()).number("send_time_stats_log", r.sendTimeStatsLog());
        out.number("send_job_log", r.sendJobLog()).flag("project_is_down", r.projectIsDown());
        out.flag("send_full_workload", r.sendFullWorkload()).text("symstore", r.symstore()).number("next_rpc_delay", r.nextRpcDelay());
        writeAccount(out, r);
        for (String name : r.acks()) out.open("result_ack").text("name", name).close("result_ack");
        for (String name : r.aborts()) out.open("result_abort").text("name", name).close("result_abort");
        for (String name : r.abortsIfNotStarted()) {
            out.open("result_abort_if_not_started").text("name", name).close("result_abort_if_not_started");
        }
        r.apps().forEach(a -> JobXml.write(out, a));
        r.fileInfos().forEach(f -> FileXml.write(out, f));
        r.appVersions().forEach(v -> JobXml.write(out, v, true));
        r.workunits().forEach(w -> JobXml.write(out, w));
        r.results().forEach(result -> JobXml.write(out, result));
        out.block("code_sign_key", r.codeSignKey()).block("code_sign_key_signature", r.codeSignKeySignature());
        out.flag("message_ack", r.messageAck());
        r.trickleDowns().forEach(t -> out.raw("trickle_down", t));
        out.flag("non_cpu_intensive", r.nonCpuIntensive()).flag("strict_memory_bound", r.strictMemoryBound());
        out.flag("verify_files_on_app_start", r.verifyFilesOnAppStart()).texts("delete_file_info", r.deleteFiles());
        out.texts("no_rsc_apps", r.noRscApps()).raw("gui_urls", r.guiUrls());
        writeLists(out, r);
        out.number("desired_disk_usage", r.desiredDiskUsage());
        SchedulerRequests.writeExtensions(out, r.extensions());
        return out.close(ROOT).bytes();
    }

    private static void writeAccount(XmlWriter out, SchedulerReply r) {
        out.integer("userid", r.userid()).text("user_name", r.userName()).number("user_total_credit", r.userTotalCredit());
        out.number("user_expavg_credit", r.userExpavgCredit()).number("user_create_time", r.userCreateTime());
        out.text("email_hash", r.emailHash()).text("cross_project_id", r.crossProjectId());
        out.text("external_cpid", r.externalCpid()).number("cpid_time", r.cpidTime());
        out.raw("global_preferences", r.globalPreferences()).raw("project_preferences", r.projectPreferences());
        out.integer("hostid", r.hostid()).number("host_total_credit", r.hostTotalCredit());
        out.number("host_expavg_credit", r.hostExpavgCredit()).text("host_venue", r.hostVenue());
        out.number("host_create_time", r.hostCreateTime()).integer("teamid", r.teamid()).text("team_name", r.teamName());
    }

    private static void writeLists(XmlWriter out, SchedulerReply r) {
        if (!r.rssFeeds().isEmpty()) {
            out.open("rss_feeds");
            for (RssFeed f : r.rssFeeds()) {
                out.open("rss_feed").text("url", f.url()).number("poll_interval", f.pollInterval()).close("rss_feed");
            }
            out.close("rss_feeds");
        }
        if (!r.projectFiles().isEmpty()) {
            out.open("project_files");
            r.projectFiles().forEach(f -> FileXml.write(out, f));
            out.close("project_files");
        }
        if (!r.trickleUpUrls().isEmpty()) out.open("trickle_up_urls").texts("url", r.trickleUpUrls()).close("trickle_up_urls");
    }

    /**
     * Reads a reply; anything before it is passed over, a missing end is an error (section 3).
     *
     * @param maxBytes longest document accepted
     */
    public static SchedulerReply parse(byte[] document, int maxBytes) throws ProtocolException {
        XmlReader in = new XmlReader(document, ROOT, maxBytes);
        SchedulerReply.Builder b = SchedulerReply.builder().schedulerVersion(0);
        Lists lists = new Lists();
        String end = in.enter();
        while (in.next(end)) {
            if (account(in, b) || lists.take(in)) continue;
            switch (in.tag()) {
                case "scheduler_version" -> b.schedulerVersion(in.smallInteger(0));
                case "dont_use_dcf" -> b.dontUseDcf(in.flag());
                case "master_url" -> FileXml.ifAny(in.shortText(), b::masterUrl);
                case "ended" -> b.ended(in.flag());
                case "request_delay" -> b.requestDelay(Math.max(0, in.number(0)));
                case "project_name" -> b.projectName(in.shortText());
                case "send_time_stats_log" -> b.sendTimeStatsLog(in.number(0));
                case "send_job_log" -> b.sendJobLog(in.number(0));
                case "project_is_down" -> b.projectIsDown(in.flag());
                case "send_full_workload" -> b.sendFullWorkload(in.flag());
                case "symstore" -> FileXml.ifAny(in.shortText(), b::symstore);
                case "next_rpc_delay" -> b.nextRpcDelay(Math.max(0, in.number(0)));
                case "code_sign_key" -> FileXml.ifAny(in.signature(), b::codeSignKey);
                case "code_sign_key_signature" -> FileXml.ifAny(in.signature(), b::codeSignKeySignature);
                case "message_ack" -> b.messageAck(in.flag());
                case "non_cpu_intensive" -> b.nonCpuIntensive(in.flag());
                case "strict_memory_bound" -> b.strictMemoryBound(in.flag());
                case "verify_files_on_app_start" -> b.verifyFilesOnAppStart(in.flag());
                case "gui_urls" -> b.guiUrls(in.raw());
                case "desired_disk_usage" -> b.desiredDiskUsage(in.number(0));
                // The stock client reads the children of an unknown element as its siblings (section 0.1).
                default -> in.dissolve();
            }
        }
        return lists.into(b).build();
    }

    private static boolean account(XmlReader in, SchedulerReply.Builder b) throws ProtocolException {
        switch (in.tag()) {
            case "userid" -> b.userid(in.integer(0));
            case "user_name" -> b.userName(in.shortText());
            case "user_total_credit" -> b.userTotalCredit(in.number(0));
            case "user_expavg_credit" -> b.userExpavgCredit(in.number(0));
            case "user_create_time" -> b.userCreateTime(in.number(0));
            case "email_hash" -> b.emailHash(in.shortText());
            case "cross_project_id" -> b.crossProjectId(in.shortText());
            case "external_cpid" -> FileXml.ifAny(in.shortText(), b::externalCpid);
            case "cpid_time" -> b.cpidTime(in.number(0));
            case "global_preferences" -> b.globalPreferences(in.raw());
            case "project_preferences" -> b.projectPreferences(in.raw());
            case "hostid" -> b.hostid(in.integer(0));
            case "host_total_credit" -> b.hostTotalCredit(in.number(0));
            case "host_expavg_credit" -> b.hostExpavgCredit(in.number(0));
            case "host_venue" -> b.hostVenue(in.shortText());
            case "host_create_time" -> b.hostCreateTime(in.number(0));
            case "teamid" -> b.teamid(in.integer(0));
            case "team_name" -> b.teamName(in.shortText());
            default -> { return false; }
        }
        return true;
    }

    /** What may come more than once. */
    private static final class Lists {
        private final List<Message> messages = new ArrayList<>();
        private final List<String> acks = new ArrayList<>();
        private final List<String> aborts = new ArrayList<>();
        private final List<String> abortsIfNotStarted = new ArrayList<>();
        private final List<App> apps = new ArrayList<>();
        private final List<FileInfo> files = new ArrayList<>();
        private final List<AppVersion> versions = new ArrayList<>();
        private final List<Workunit> workunits = new ArrayList<>();
        private final List<Result> results = new ArrayList<>();
        private final List<String> trickles = new ArrayList<>();
        private final List<String> deletes = new ArrayList<>();
        private final List<String> noApps = new ArrayList<>();
        private final List<RssFeed> feeds = new ArrayList<>();
        private final List<FileRef> projectFiles = new ArrayList<>();
        private final List<String> trickleUrls = new ArrayList<>();
        private final Map<String, String> extensions = new LinkedHashMap<>();

        boolean take(XmlReader in) throws ProtocolException {
            switch (in.tag()) {
                case "message" -> {
                    String priority = in.attribute("priority");
                    String text = in.text();
                    if (XmlText.utf8Length(text) < 1024) messages.add(new Message(priority, text));
                }
                case "result_ack" -> FileXml.add(acks, JobXml.child(in, "name"));
                case "result_abort" -> FileXml.add(aborts, JobXml.child(in, "name"));
                case "result_abort_if_not_started" -> FileXml.add(abortsIfNotStarted, JobXml.child(in, "name"));
                case "app" -> JobXml.parseApp(in, apps);
                case "file_info" -> FileXml.parseInfo(in).ifPresent(files::add);
                case "app_version" -> JobXml.parseAppVersion(in, versions);
                case "workunit" -> JobXml.parseWorkunit(in, workunits);
                case "result" -> JobXml.parseResult(in, results);
                case "trickle_down" -> trickles.add(in.raw());
                case "delete_file_info" -> FileXml.add(deletes, in.shortText());
                case "no_rsc_apps" -> FileXml.add(noApps, in.shortText());
                case "no_cpu_apps" -> { if (in.flag()) noApps.add("CPU"); }
                case "no_cuda_apps" -> { if (in.flag()) noApps.add("NVIDIA"); }
                case "no_ati_apps" -> { if (in.flag()) noApps.add("ATI"); }
                case "rss_feeds" -> parseFeeds(in);
                case "project_files" -> {
                    String end = in.enter();
                    while (in.next(end)) if (in.tag().equals("file_ref")) FileXml.parseRef(in, projectFiles);
                }
                case "trickle_up_urls" -> {
                    String end = in.enter();
                    while (in.next(end)) if (in.tag().equals("url")) FileXml.add(trickleUrls, in.shortText());
                }
                default -> {
                    if (!in.tag().startsWith(SchedulerRequests.EXTENSION)) return false;
                    extensions.put(in.tag(), in.text());
                }
            }
            return true;
        }

        private void parseFeeds(XmlReader in) throws ProtocolException {
            String end = in.enter();
            while (in.next(end)) {
                if (!in.tag().equals("rss_feed")) continue;
                String url = "";
                double interval = 0;
                String inner = in.enter();
                while (in.next(inner)) {
                    if (in.tag().equals("url")) url = in.shortText();
                    else if (in.tag().equals("poll_interval")) interval = in.number(0);
                }
                if (!url.isEmpty()) feeds.add(new RssFeed(url, interval));
            }
        }

        SchedulerReply.Builder into(SchedulerReply.Builder b) {
            return b.messages(messages).acks(acks).aborts(aborts).abortsIfNotStarted(abortsIfNotStarted).apps(apps).fileInfos(files)
                    .appVersions(versions).workunits(workunits).results(results).trickleDowns(trickles).deleteFiles(deletes)
                    .noRscApps(noApps).rssFeeds(feeds).projectFiles(projectFiles).trickleUpUrls(trickleUrls).extensions(extensions);
        }
    }
}
