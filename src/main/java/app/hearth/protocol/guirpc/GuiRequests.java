package app.hearth.protocol.guirpc;

import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.XmlReader;
import app.hearth.protocol.XmlWriter;
import app.hearth.protocol.guirpc.GuiRequest.ProjectVerb;
import app.hearth.protocol.guirpc.GuiRequest.Slow;
import app.hearth.protocol.guirpc.GuiRequest.TaskVerb;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** GUI RPC requests as documents, without the end byte (sections 11.1 to 11.5, client/gui_rpc_server_ops.cpp). */
public final class GuiRequests {
    private static final String ROOT = "boinc_gui_rpc_request";
    private static final List<String> MODES = List.of("always", "auto", "never", "restore");

    private GuiRequests() {}

    public static GuiRequest parse(byte[] message) throws ProtocolException {
        String start = new String(message, 0, Math.min(message.length, 200), StandardCharsets.ISO_8859_1).stripLeading();
        // A browser that is made to post here sends its own lines first: only a bare request is one.
        if (!start.startsWith("<" + ROOT)) throw new ProtocolException(ROOT, "missing");
        XmlReader in = new XmlReader(message, ROOT, GuiFrames.MAX_REQUEST);
        if (!in.next(in.enter())) throw new ProtocolException(ROOT, "empty");
        String op = in.tag();
        boolean empty = in.isEmpty();
        Map<String, String> arguments = new HashMap<>();
        String end = in.enter();
        while (in.next(end)) {
            boolean bare = in.isEmpty();
            arguments.put(in.tag(), bare ? "1" : in.text());
        }
        return request(op, empty, arguments);
    }

    private static GuiRequest request(String op, boolean empty, Map<String, String> a) throws ProtocolException {
        return switch (op) {
            case "auth1" -> new GuiRequest.Auth1();
            case "auth2" -> new GuiRequest.Auth2(a.getOrDefault("nonce_hash", ""));
            case "exchange_versions" -> new GuiRequest.ExchangeVersions(a.getOrDefault("name", ""));
            case "get_cc_status" -> new GuiRequest.GetCcStatus();
            case "get_results" -> new GuiRequest.GetResults((long) number(a, "active_only") != 0);
            case "get_project_status" -> new GuiRequest.GetProjectStatus();
            case "get_state" -> new GuiRequest.GetState();
            case "get_host_info" -> new GuiRequest.GetHostInfo();
            case "get_messages" -> new GuiRequest.GetMessages((long) number(a, "seqno"));
            case "get_message_count" -> new GuiRequest.GetMessageCount();
            case "get_file_transfers" -> new GuiRequest.GetFileTransfers();
            case "get_disk_usage" -> new GuiRequest.GetDiskUsage();
            case "get_simple_gui_info" -> new GuiRequest.GetSimpleGuiInfo();
            case "get_notices" -> new GuiRequest.GetNotices((long) number(a, "seqno"), true);
            case "get_notices_public" -> new GuiRequest.GetNotices((long) number(a, "seqno"), false);
            case "network_available" -> new GuiRequest.NetworkAvailable();
            case "set_run_mode" -> new GuiRequest.SetRunMode(mode(op, a), Math.max(0, number(a, "duration")));
            case "set_gpu_mode", "set_network_mode" -> new GuiRequest.SetModeOf(op.equals("set_network_mode"), mode(op, a), Math.max(0, number(a, "duration")));
            case "get_statistics", "get_old_results", "get_screensaver_tasks", "get_daily_xfer_history", "get_newer_version", "get_proxy_settings",
                 "acct_mgr_info", "get_global_prefs_file", "get_global_prefs_working", "get_global_prefs_override", "get_cc_config",
                 "get_project_init_status" -> new GuiRequest.Get(GuiRequest.Report.valueOf(op.toUpperCase(Locale.ROOT)));
            case "get_app_config" -> new GuiRequest.GetAppConfig(required(a, "url"));
            case "acct_mgr_rpc" -> accountManager(a);
            case "acct_mgr_rpc_poll" -> new GuiRequest.AccountManagerPoll();
            case "set_language" -> new GuiRequest.SetLanguage();
            case "suspend_result", "resume_result", "abort_result" -> new GuiRequest.TaskAction(
                    TaskVerb.valueOf(op.substring(0, op.indexOf('_')).toUpperCase(Locale.ROOT)), required(a, "project_url"), required(a, "name"));
            case "project_update", "project_suspend", "project_resume", "project_nomorework", "project_allowmorework", "project_reset",
                 "project_detach", "project_detach_when_done", "project_dont_detach_when_done", "project_follow" -> new GuiRequest.ProjectAction(
                    ProjectVerb.valueOf(op.substring(op.indexOf('_') + 1).toUpperCase(Locale.ROOT)), required(a, "project_url"));
            case "project_attach" -> new GuiRequest.ProjectAttach(required(a, "project_url"), required(a, "authenticator"), a.getOrDefault("project_name", ""));
            case "get_project_config" -> new GuiRequest.GetProjectConfig(required(a, "url"));
            case "lookup_account" -> new GuiRequest.LookupAccount(required(a, "url"), required(a, "email_addr"), a.getOrDefault("passwd_hash", ""),
                    number(a, "ldap_auth") != 0);
            case "create_account" -> new GuiRequest.CreateAccount(required(a, "url"), required(a, "email_addr"), a.getOrDefault("passwd_hash", ""),
                    a.getOrDefault("user_name", ""), number(a, "consented_to_terms") != 0);
            case "get_project_config_poll", "lookup_account_poll", "create_account_poll", "project_attach_poll" ->
                new GuiRequest.Poll(Slow.valueOf(op.substring(0, op.length() - "_poll".length()).toUpperCase(Locale.ROOT)));
            case "retry_file_transfer" -> new GuiRequest.RetryTransfer(required(a, "project_url"), required(a, "filename"));
            case "abort_file_transfer" -> new GuiRequest.AbortTransfer(required(a, "project_url"), required(a, "filename"));
            case "quit" -> new GuiRequest.Quit();
            case "hearth_show_window" -> new GuiRequest.ShowWindow();
            case "get_hearth_status" -> new GuiRequest.GetHearthStatus();
            default -> new GuiRequest.Unknown(empty ? op + "/" : op);
        };
    }

    private static GuiRequest accountManager(Map<String, String> a) throws ProtocolException {
        boolean again = number(a, "use_config_file") != 0;
        if (!again && !(a.containsKey("url") && a.containsKey("name") && a.containsKey("password"))) throw new ProtocolException("acct_mgr_rpc", "bad arg");
        return new GuiRequest.AccountManagerCall(a.getOrDefault("url", ""), a.getOrDefault("name", ""), a.getOrDefault("password", ""), again);
    }

    private static int mode(String op, Map<String, String> a) throws ProtocolException {
        int mode = 1 + MODES.indexOf(MODES.stream().filter(a::containsKey).findFirst().orElse(""));
        if (mode == 0) throw new ProtocolException(op, "no mode");
        return mode;
    }

    private static String required(Map<String, String> arguments, String name) throws ProtocolException {
        String value = arguments.getOrDefault(name, "");
        if (value.isEmpty()) throw new ProtocolException(name, "missing");
        return value;
    }

    private static double number(Map<String, String> arguments, String name) throws ProtocolException {
        String text = arguments.getOrDefault(name, "0");
        try {
            double value = text.isEmpty() ? 0 : Double.parseDouble(text);
            if (Double.isFinite(value)) return value;
        } catch (NumberFormatException none) {
            throw new ProtocolException(name, "not a number");
        }
        throw new ProtocolException(name, "not a number");
    }

    public static byte[] write(GuiRequest request) {
        XmlWriter out = new XmlWriter().open(ROOT);
        switch (request) {
            case GuiRequest.Auth1 _ -> out.flag("auth1", true);
            case GuiRequest.Auth2 a -> out.open("auth2").text("nonce_hash", a.nonceHash()).close("auth2");
            case GuiRequest.ExchangeVersions v -> out.open("exchange_versions").text("name", v.name()).close("exchange_versions");
            case GuiRequest.GetCcStatus _ -> out.flag("get_cc_status", true);
            case GuiRequest.GetResults r -> out.open("get_results").bool("active_only", r.activeOnly()).close("get_results");
            case GuiRequest.GetProjectStatus _ -> out.flag("get_project_status", true);
            case GuiRequest.GetState _ -> out.flag("get_state", true);
            case GuiRequest.GetHostInfo _ -> out.flag("get_host_info", true);
            case GuiRequest.GetMessages m -> out.open("get_messages").integer("seqno", m.seqno()).close("get_messages");
            case GuiRequest.GetMessageCount _ -> out.flag("get_message_count", true);
            case GuiRequest.GetFileTransfers _ -> out.flag("get_file_transfers", true);
            case GuiRequest.GetDiskUsage _ -> out.flag("get_disk_usage", true);
            case GuiRequest.GetSimpleGuiInfo _ -> out.flag("get_simple_gui_info", true);
            case GuiRequest.GetNotices n -> {
                String op = n.all() ? "get_notices" : "get_notices_public";
                out.open(op).integer("seqno", n.seqno()).close(op);
            }
            case GuiRequest.NetworkAvailable _ -> out.flag("network_available", true);
            case GuiRequest.SetRunMode m -> out.open("set_run_mode").flag(MODES.get(m.mode() - 1), true).number("duration", m.duration()).close("set_run_mode");
            case GuiRequest.TaskAction t -> {
                String op = t.verb().name().toLowerCase(Locale.ROOT) + "_result";
                out.open(op).text("project_url", t.projectUrl()).text("name", t.name()).close(op);
            }
            case GuiRequest.ProjectAction p -> {
                String op = "project_" + p.verb().name().toLowerCase(Locale.ROOT);
                out.open(op).text("project_url", p.projectUrl()).close(op);
            }
            case GuiRequest.ProjectAttach p -> out.open("project_attach").text("project_url", p.projectUrl()).text("authenticator", p.authenticator())
                    .text("project_name", p.name()).close("project_attach");
            case GuiRequest.GetProjectConfig p -> out.open("get_project_config").text("url", p.url()).close("get_project_config");
            case GuiRequest.LookupAccount l -> out.open("lookup_account").text("url", l.url()).text("email_addr", l.email())
                    .text("passwd_hash", l.passwordHash()).bool("ldap_auth", l.ldap()).close("lookup_account");
            case GuiRequest.CreateAccount c -> out.open("create_account").text("url", c.url()).text("email_addr", c.email())
                    .text("passwd_hash", c.passwordHash()).text("user_name", c.userName()).bool("consented_to_terms", c.consented()).close("create_account");
            case GuiRequest.Poll p -> out.flag(p.call().name().toLowerCase(Locale.ROOT) + "_poll", true);
            case GuiRequest.RetryTransfer r ->
                out.open("retry_file_transfer").text("project_url", r.projectUrl()).text("filename", r.fileName()).close("retry_file_transfer");
            case GuiRequest.AbortTransfer r ->
                out.open("abort_file_transfer").text("project_url", r.projectUrl()).text("filename", r.fileName()).close("abort_file_transfer");
            case GuiRequest.SetModeOf m -> {
                String op = m.network() ? "set_network_mode" : "set_gpu_mode";
                out.open(op).flag(MODES.get(m.mode() - 1), true).number("duration", m.duration()).close(op);
            }
            case GuiRequest.AccountManagerCall m -> out.open("acct_mgr_rpc").text("url", m.url()).text("name", m.name()).text("password", m.password())
                    .bool("use_config_file", m.again()).close("acct_mgr_rpc");
            case GuiRequest.AccountManagerPoll _ -> out.flag("acct_mgr_rpc_poll", true);
            case GuiRequest.Get g -> out.flag(g.report().name().toLowerCase(Locale.ROOT), true);
            case GuiRequest.GetAppConfig c -> out.open("get_app_config").text("url", c.url()).close("get_app_config");
            case GuiRequest.SetLanguage _ -> out.open("set_language").text("language", "en").close("set_language");
            case GuiRequest.Quit _ -> out.flag("quit", true);
            case GuiRequest.ShowWindow _ -> out.flag("hearth_show_window", true);
            case GuiRequest.GetHearthStatus _ -> out.flag("get_hearth_status", true);
            case GuiRequest.Unknown u -> out.line("<" + u.tag() + ">");
        }
        return out.close(ROOT).bytes();
    }
}
