package app.hearth.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scheduler request as a document (section 2, client/cs_scheduler.cpp, sched/sched_types.cpp). */
public final class SchedulerRequests {
    static final String ROOT = "scheduler_request";
    /** Hearth's own elements begin so; stock peers pass over them. */
    static final String EXTENSION = "hearth_";

    private SchedulerRequests() {}

    /** The document, in the stock client's order. */
    public static byte[] write(SchedulerRequest r) {
        XmlWriter out = new XmlWriter();
        out.open(ROOT).text("authenticator", r.authenticator()).integer("hostid", r.hostid()).integer("rpc_seqno", r.rpcSeqno());
        writeVersion(out, r.clientVersion());
        out.number("resource_share_fraction", r.resourceShareFraction()).number("rrs_fraction", r.rrsFraction());
        out.number("prrs_fraction", r.prrsFraction()).number("duration_correction_factor", r.durationCorrectionFactor());
        out.bool("allow_multiple_clients", r.allowMultipleClients()).integer("sandbox", r.sandbox());
        out.bool("dont_send_work", r.dontSendWork()).flag("dont_use_docker", r.dontUseDocker());
        out.number("work_req_seconds", r.workReqSeconds()).number("cpu_req_secs", r.cpu().seconds());
        out.number("cpu_req_instances", r.cpu().instances()).number("estimated_delay", r.cpu().estimatedDelay());
        if (r.planClasses()) out.integer("client_cap_plan_class", 1);
        out.text("platform_name", r.platformName());
        for (String platform : r.altPlatforms()) out.open("alt_platform").text("name", platform).close("alt_platform");
        out.block("code_sign_key", r.codeSignKey());
        out.raw("working_global_preferences", r.workingPreferences()).text("cross_project_id", r.crossProjectId());
        HostXml.write(out, r.timeStats());
        HostXml.write(out, r.netStats());
        r.dailyTransfers().ifPresent(d -> HostXml.write(out, d));
        HostXml.write(out, r.hostInfo(), r.coprocs().stream().mapToInt(Coproc::count).sum());
        r.diskUsage().ifPresent(d -> HostXml.write(out, d));
        CoprocXml.write(out, r.coprocs());
        r.results().forEach(result -> ReportXml.write(out, result));
        r.trickleUps().forEach(t -> out.raw("msg_from_host", t));
        for (HeldFile f : r.heldFiles()) {
            out.open("file_info").text("name", f.name()).number("nbytes", f.nbytes()).integer("status", f.status()).close("file_info");
        }
        out.raw("time_stats_log", r.timeStatsLog()).raw("job_log", r.jobLog());
        out.open("app_versions");
        r.appVersions().forEach(v -> JobXml.write(out, v, false));
        out.close("app_versions").open("other_results");
        for (OtherResult o : r.otherResults()) {
            out.open("other_result").text("name", o.name()).integer("app_version", o.appVersionIndex());
            out.text("plan_class", o.planClass()).close("other_result");
        }
        out.close("other_results");
        writeInProgress(out, r.inProgressResults());
        r.clientOpaque().ifPresent(o -> out.line("<client_opaque><![CDATA[" + o.replace("]]>", "]] >") + "]]></client_opaque>"));
        out.text("client_brand", r.clientBrand()).raw("user_keywords", r.userKeywords());
        writeExtensions(out, r.extensions());
        return out.close(ROOT).bytes();
    }

    static void writeVersion(XmlWriter out, ClientVersion v) {
        out.integer("core_client_major_version", v.major()).integer("core_client_minor_version", v.minor());
        out.integer("core_client_release", v.release());
    }

    static void writeExtensions(XmlWriter out, Map<String, String> extensions) {
        extensions.forEach((tag, text) -> {
            if (!tag.matches(EXTENSION + "[a-z0-9_]+")) throw new IllegalArgumentException("not an extension: " + tag);
            out.text(tag, text);
        });
    }

    private static void writeInProgress(XmlWriter out, List<InProgressResult> results) {
        if (results.isEmpty()) return;
        out.open("in_progress_results");
        for (InProgressResult p : results) {
            // Client and server differ in the name of the remaining time (12.6): both are written.
            out.open("ip_result").text("name", p.name()).number("report_deadline", p.reportDeadline());
            out.number("time_remaining", p.timeRemaining()).number("cpu_time_remaining", p.timeRemaining());
            out.number("avg_ncpus", p.avgNcpus()).close("ip_result");
        }
        out.close("in_progress_results");
    }

    /**
     * Reads a request.
     *
     * @param maxBytes longest document accepted
     */
    public static SchedulerRequest parse(byte[] document, int maxBytes) throws ProtocolException {
        XmlReader in = new XmlReader(document, ROOT, maxBytes);
        SchedulerRequest.Builder b = SchedulerRequest.builder().planClasses(false);
        int[] version = new int[3];
        double[] cpu = new double[3];
        List<String> platforms = new ArrayList<>();
        List<ReportedResult> results = new ArrayList<>();
        List<String> trickles = new ArrayList<>();
        List<HeldFile> files = new ArrayList<>();
        Map<String, String> extensions = new LinkedHashMap<>();
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "authenticator" -> b.authenticator(in.shortText());
                case "hostid" -> b.hostid(in.integer(0));
                case "rpc_seqno" -> b.rpcSeqno(in.smallInteger(0));
                case "core_client_major_version" -> version[0] = in.smallInteger(0);
                case "core_client_minor_version" -> version[1] = in.smallInteger(0);
                case "core_client_release" -> version[2] = in.smallInteger(0);
                case "resource_share_fraction" -> b.resourceShareFraction(in.number(1));
                case "rrs_fraction" -> b.rrsFraction(in.number(1));
                case "prrs_fraction" -> b.prrsFraction(in.number(1));
                case "duration_correction_factor" -> b.durationCorrectionFactor(in.number(1));
                case "allow_multiple_clients" -> b.allowMultipleClients(in.flag());
                case "sandbox" -> b.sandbox(in.smallInteger(0));
                case "dont_send_work" -> b.dontSendWork(in.flag());
                case "dont_use_docker" -> b.dontUseDocker(in.flag());
                case "work_req_seconds" -> b.workReqSeconds(in.number(0));
                case "cpu_req_secs" -> cpu[0] = in.number(0);
                case "cpu_req_instances" -> cpu[1] = in.number(0);
                case "estimated_delay" -> cpu[2] = in.number(0);
                case "client_cap_plan_class" -> b.planClasses(in.flag());
                case "platform_name" -> b.platformName(in.shortText());
                case "alt_platform" -> FileXml.add(platforms, JobXml.child(in, "name"));
                case "code_sign_key" -> FileXml.ifAny(in.signature(), b::codeSignKey);
                case "working_global_preferences" -> b.workingPreferences(in.raw());
                case "cross_project_id" -> FileXml.ifAny(in.shortText(), b::crossProjectId);
                case "time_stats" -> b.timeStats(HostXml.parseTimes(in));
                case "net_stats" -> b.netStats(HostXml.parseNet(in));
                case "daily_xfer_history" -> b.dailyTransfers(HostXml.parseDaily(in));
                case "host_info" -> b.hostInfo(HostXml.parseHost(in));
                case "disk_usage" -> b.diskUsage(HostXml.parseDisk(in));
                case "coprocs" -> b.coprocs(CoprocXml.parse(in));
                case "result" -> ReportXml.parse(in, results);
                case "msg_from_host" -> trickles.add(in.raw());
                case "file_info" -> parseHeld(in, files);
                case "time_stats_log" -> b.timeStatsLog(in.raw());
                case "job_log" -> b.jobLog(in.raw());
                case "app_versions" -> b.appVersions(parseVersions(in));
                case "other_results" -> b.otherResults(parseOthers(in));
                case "in_progress_results" -> b.inProgressResults(parseInProgress(in));
                case "client_opaque" -> b.clientOpaque(in.text());
                case "client_brand" -> b.clientBrand(in.shortText());
                case "user_keywords" -> b.userKeywords(in.raw());
                default -> { if (in.tag().startsWith(EXTENSION)) extensions.put(in.tag(), in.text()); }
            }
        }
        return b.clientVersion(new ClientVersion(version[0], version[1], version[2])).cpu(new WorkRequest(cpu[0], cpu[1], cpu[2]))
                .altPlatforms(platforms).results(results).trickleUps(trickles).heldFiles(files).extensions(extensions).build();
    }

    private static void parseHeld(XmlReader in, List<HeldFile> files) throws ProtocolException {
        String name = "";
        double nbytes = 0;
        int status = 0;
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "name" -> name = in.shortText();
                case "nbytes" -> nbytes = in.number(0);
                case "status" -> status = in.smallInteger(0);
                default -> { }
            }
        }
        if (!name.isEmpty()) files.add(new HeldFile(name, nbytes, status));
    }

    private static List<AppVersion> parseVersions(XmlReader in) throws ProtocolException {
        List<AppVersion> versions = new ArrayList<>();
        String end = in.enter();
        while (in.next(end)) if (in.tag().equals("app_version")) JobXml.parseAppVersion(in, versions);
        return versions;
    }

    private static List<OtherResult> parseOthers(XmlReader in) throws ProtocolException {
        List<OtherResult> others = new ArrayList<>();
        String end = in.enter();
        while (in.next(end)) {
            if (!in.tag().equals("other_result")) continue;
            String name = "";
            String plan = "";
            int index = -1;
            String inner = in.enter();
            while (in.next(inner)) {
                switch (in.tag()) {
                    case "name" -> name = in.shortText();
                    case "app_version" -> index = in.smallInteger(-1);
                    case "plan_class" -> plan = in.shortText();
                    default -> { }
                }
            }
            if (!name.isEmpty()) others.add(new OtherResult(name, index, Optional.of(plan).filter(p -> !p.isEmpty())));
        }
        return others;
    }

    private static List<InProgressResult> parseInProgress(XmlReader in) throws ProtocolException {
        List<InProgressResult> results = new ArrayList<>();
        String end = in.enter();
        while (in.next(end)) {
            if (!in.tag().equals("ip_result")) continue;
            String name = "";
            double[] v = new double[3];
            String inner = in.enter();
            while (in.next(inner)) {
                switch (in.tag()) {
                    case "name" -> name = in.shortText();
                    case "report_deadline" -> v[0] = in.number(0);
                    case "time_remaining", "cpu_time_remaining" -> v[1] = in.number(0);
                    case "avg_ncpus" -> v[2] = in.number(0);
                    default -> { }
                }
            }
            if (!name.isEmpty()) results.add(new InProgressResult(name, v[0], v[1], v[2]));
        }
        return results;
    }
}
