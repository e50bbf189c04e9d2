package app.hearth.protocol.guirpc;

import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.HostXml;
import app.hearth.protocol.JobXml;
import app.hearth.protocol.Workunit;
import app.hearth.protocol.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/** GUI RPC replies as documents, without the end byte. Elements stand on lines of their own: managers read some line by line. */
public final class GuiReplies {
    static final String ROOT = "boinc_gui_rpc_reply";

    private GuiReplies() {}

    static byte[] reply(Consumer<XmlWriter> content) {
        XmlWriter out = new XmlWriter().open(ROOT);
        content.accept(out);
        return out.close(ROOT).bytes();
    }

    public static byte[] success() { return reply(out -> out.flag("success", true)); }

    public static byte[] error(String text) { return reply(out -> out.text("error", text)); }

    /** The outcome of an account call: the network's own document, without its declaration. */
    public static byte[] document(byte[] document) {
        String text = new String(document, StandardCharsets.ISO_8859_1);
        String bare = text.startsWith("<?xml") ? text.substring(text.indexOf("?>") + 2).strip() : text.strip();
        return reply(out -> out.line(bare));
    }

    /** An account call that has come to nothing, or not yet to anything (-204); in the element where its outcome would stand. */
    public static byte[] errorNumber(String element, int number, String message) {
        return reply(out -> {
            out.open(element).integer("error_num", number);
            if (!message.isEmpty()) out.text(element.endsWith("_reply") ? "message" : "error_msg", message);
            out.close(element);
        });
    }

    public static byte[] unauthorized() { return reply(out -> out.flag("unauthorized", true)); }

    public static byte[] authorized() { return reply(out -> out.flag("authorized", true)); }

    public static byte[] nonce(String nonce) { return reply(out -> out.text("nonce", nonce)); }

    public static byte[] version(ClientVersion v) {
        return reply(out -> out.open("server_version").integer("major", v.major()).integer("minor", v.minor())
                .integer("release", v.release()).close("server_version"));
    }

    public static byte[] status(CcStatus s) {
        return reply(out -> {
            out.open("cc_status").integer("network_status", 0).bool("ams_password_error", false);
            out.integer("task_suspend_reason", s.suspendReason()).integer("task_mode", s.mode());
            out.integer("task_mode_perm", s.permanentMode()).number("task_mode_delay", s.modeDelay());
            write(out, "gpu", s.gpu());
            write(out, "network", s.network());
            out.bool("disallow_attach", false).bool("simple_gui_only", false).integer("max_event_log_lines", 2000).close("cc_status");
        });
    }

    public static byte[] results(List<GuiResult> results) {
        return reply(out -> {
            out.open("results");
            results.forEach(r -> write(out, r));
            out.close("results");
        });
    }

    public static byte[] projects(List<GuiProject> projects) {
        return reply(out -> {
            out.open("projects");
            for (GuiProject p : projects) {
                write(out, p);
                out.close("project");
            }
            out.close("projects");
        });
    }

    public static byte[] messages(List<GuiMessage> messages) {
        return reply(out -> {
            out.open("msgs");
            for (GuiMessage m : messages) {
                out.open("msg").text("project", m.project()).integer("pri", m.priority()).integer("seqno", m.seqno());
                out.line("<body><![CDATA[\n" + m.body().replace("]]>", "]] >").replaceAll("\\p{Cntrl}", " ") + "\n]]></body>");
                out.integer("time", m.time()).close("msg");
            }
            out.close("msgs");
        });
    }

    /** Messages as notices of the client; managers show them where the user looks. */
    public static byte[] notices(List<GuiMessage> messages) {
        return reply(out -> {
            out.open("notices");
            for (GuiMessage m : messages) {
                out.open("notice").text("title", m.project().isEmpty() ? "Hearth" : m.project()).text("description", m.body());
                out.number("create_time", m.time()).number("arrival_time", m.time()).text("category", "client").text("link", "");
                out.text("project_name", m.project()).integer("seqno", m.seqno()).close("notice");
            }
            out.close("notices");
        });
    }

    public static byte[] transfers(List<GuiTransfer> transfers) {
        return reply(out -> {
            out.open("file_transfers");
            for (GuiTransfer t : transfers) {
                out.open("file_transfer").text("project_url", t.projectUrl()).text("project_name", t.projectName()).text("name", t.name());
                out.number("nbytes", t.total()).number("max_nbytes", t.upload() ? t.total() : 0).integer("status", 0);
                out.open("persistent_file_xfer").integer("num_retries", t.retries()).number("first_request_time", 0);
                out.number("next_request_time", t.nextTry()).number("time_so_far", 0).number("last_bytes_xferred", t.done());
                out.bool("is_upload", t.upload()).close("persistent_file_xfer");
                if (t.active()) {
                    out.open("file_xfer").number("bytes_xferred", t.done()).number("file_offset", 0).number("xfer_speed", 0);
                    out.text("url", "").close("file_xfer");
                }
                out.close("file_transfer");
            }
            out.close("file_transfers");
        });
    }

    public static byte[] disk(GuiDisk d) {
        return reply(out -> {
            out.open("disk_usage_summary");
            d.projects().forEach((url, bytes) ->
                    out.open("project").text("master_url", url).number("disk_usage", bytes).close("project"));
            out.number("d_total", d.total()).number("d_free", d.free()).number("d_boinc", 0).number("d_allowed", d.allowed());
            out.close("disk_usage_summary");
        });
    }

    public static byte[] simpleGuiInfo(List<GuiProject> projects, List<GuiResult> results) {
        return reply(out -> {
            out.open("simple_gui_info");
            for (GuiProject p : projects) {
                write(out, p);
                out.close("project");
            }
            results.forEach(r -> write(out, r));
            out.close("simple_gui_info");
        });
    }

    /** Hearth's own: what it does and why, a sentence a line. */
    public static byte[] hearthStatus(List<String> lines) {
        return reply(out -> {
            out.open("hearth_status");
            lines.forEach(line -> out.text("line", line));
            out.close("hearth_status");
        });
    }

    public static byte[] messageCount(long seqno) { return reply(out -> out.integer("seqno", seqno)); }

    public static byte[] host(HostInfo host) { return reply(out -> HostXml.write(out, host, 0)); }

    /** Each project is followed by its apps, versions, workunits and results, which belong to the last project seen. */
    public static byte[] state(GuiState s) {
        return reply(out -> {
            out.open("client_state");
            HostXml.write(out, s.host(), 0);
            HostXml.write(out, s.speeds());
            HostXml.write(out, s.times());
            for (GuiProject p : s.projects()) {
                write(out, p);
                out.close("project");
                List<GuiResult> own = s.results().stream().filter(r -> r.projectUrl().equals(p.masterUrl())).toList();
                own.stream().map(r -> App.of(r.appName(), r.appTitle())).distinct().forEach(a -> JobXml.write(out, a));
                var versions = new LinkedHashMap<List<Object>, AppVersion>(); // of tasks that came at different times the figures may differ: the last count
                own.forEach(r -> versions.put(List.of(r.appName(), r.versionNum(), r.platform(), r.more().planClass()), version(r)));
                versions.values().forEach(v -> JobXml.write(out, v, true));
                own.stream().map(r -> Workunit.builder().name(r.workunit()).appName(r.appName()).versionNum(r.versionNum())
                                .fpopsEstimate(r.more().size().estimate()).fpopsBound(r.more().size().bound())
                                .memoryBound(r.more().size().memory()).diskBound(r.more().size().disk()).build())
                        .distinct().forEach(w -> JobXml.write(out, w));
                own.forEach(r -> write(out, r));
            }
            out.text("platform_name", s.platform()).integer("core_client_major_version", s.version().major());
            out.integer("core_client_minor_version", s.version().minor()).integer("core_client_release", s.version().release());
            out.bool("executing_as_daemon", false).text("platform", s.platform()).close("client_state");
        });
    }

    private static AppVersion version(GuiResult r) {
        var program = r.more().program();
        var version = AppVersion.builder().appName(r.appName()).versionNum(r.versionNum()).platform(r.platform()).planClass(r.more().planClass())
                .avgNcpus(program.cpus()).files(program.files());
        program.coproc().ifPresent(version::coproc);
        return (program.flops() > 0 ? version.flops(program.flops()) : version).build();
    }

    private static void write(XmlWriter out, GuiProject p) {
        out.open("project").text("master_url", p.masterUrl()).text("project_name", p.name());
        out.number("user_total_credit", p.userTotalCredit()).number("user_expavg_credit", p.userExpavgCredit());
        out.number("host_total_credit", p.hostTotalCredit()).number("host_expavg_credit", p.hostExpavgCredit());
        out.integer("nrpc_failures", p.failures()).integer("master_fetch_failures", p.more().contact().masterFailures()).number("min_rpc_time", p.minRpcTime());
        out.number("last_rpc_time", p.lastRpcTime()).number("resource_share", p.resourceShare());
        out.text("user_name", p.userName()).text("team_name", p.teamName());
        out.flag("suspended_via_gui", p.suspended()).flag("dont_request_more_work", p.noMoreWork());
        more(out, p.more());
    }

    private static void more(XmlWriter out, GuiProject.More m) {
        out.integer("hostid", m.ids().host()).integer("userid", m.ids().user()).integer("teamid", m.ids().team());
        out.text("host_venue", m.ids().venue()).text("venue", m.ids().venue()).textIfAny("cross_project_id", m.ids().cpid()).textIfAny("external_cpid", m.ids().externalCpid());
        var contact = m.contact();
        out.integer("rpc_seqno", contact.seqno()).number("next_rpc_time", contact.next()).integer("sched_rpc_pending", contact.reason());
        out.flag("scheduler_rpc_in_progress", contact.under()).flag("master_url_fetch_pending", contact.master()).flag("trickle_up_pending", contact.trickles());
        out.number("download_backoff", contact.downloadPause()).number("upload_backoff", contact.uploadPause());
        for (var pause : contact.noWork()) {
            out.open("rsc_backoff_time").text("name", pause.kind()).number("value", pause.left()).close("rsc_backoff_time");
            out.open("rsc_backoff_interval").text("name", pause.kind()).number("value", pause.length()).close("rsc_backoff_interval");
        }
        out.texts("no_rsc_apps", contact.nothingFor()).flag("detach_when_done", m.leavesWhenDone()).flag("attached_via_acct_mgr", m.ids().viaManager());
        out.number("duration_correction_factor", m.correction()).number("rec", m.recent());
        out.integer("njobs_success", m.succeeded()).integer("njobs_error", m.failed()).number("elapsed_time", m.elapsed()).text("project_dir", m.folder()).number("disk_usage", m.diskUsage());
        if (m.links().isEmpty()) return;
        out.open("gui_urls");
        for (var link : m.links()) {
            out.open("gui_url").text("name", link.name()).text("description", link.description()).text("url", link.url()).close("gui_url");
        }
        out.close("gui_urls");
    }

    private static void write(XmlWriter out, String what, CcStatus.Part part) {
        out.integer(what + "_suspend_reason", part.suspendReason()).integer(what + "_mode", part.mode());
        out.integer(what + "_mode_perm", part.permanentMode()).number(what + "_mode_delay", part.modeDelay());
    }

    static void write(XmlWriter out, GuiResult r) {
        out.open("result").text("name", r.name()).text("wu_name", r.workunit()).text("platform", r.platform());
        out.integer("version_num", r.versionNum()).text("plan_class", r.more().planClass()).text("project_url", r.projectUrl());
        out.number("final_cpu_time", r.cpuTime()).number("final_elapsed_time", r.elapsedTime()).integer("exit_status", r.exitStatus());
        out.integer("state", r.state().number()).number("report_deadline", r.deadline()).number("received_time", r.received()).number("completed_time", r.more().completed());
        out.number("estimated_cpu_time_remaining", r.remaining()).flag("got_server_ack", r.acknowledged());
        out.flag("ready_to_report", r.readyToReport()).flag("suspended_via_gui", r.suspended()).text("resources", r.resources()).flag("edf_scheduled", r.atRisk())
                .flag("coproc_missing", r.more().coprocMissing());
        r.more().postponed().ifPresent(why -> out.flag("scheduler_wait", true).text("scheduler_wait_reason", why));
        r.active().ifPresent(a -> {
            out.open("active_task").integer("active_task_state", a.state()).integer("app_version_num", r.versionNum()).integer("slot", r.more().slot());
            out.integer("pid", a.pid()).integer("scheduler_state", a.schedulerState()).number("checkpoint_cpu_time", a.checkpointCpuTime());
            out.number("fraction_done", a.fractionDone()).number("current_cpu_time", a.cpuTime()).number("elapsed_time", a.elapsedTime());
            if (a.elapsedTime() > 0) out.number("progress_rate", a.fractionDone() / a.elapsedTime());
            out.number("swap_size", a.swap()).number("working_set_size", a.workingSet());
            out.number("working_set_size_smoothed", a.workingSet()).close("active_task");
        });
        out.close("result");
    }
}
