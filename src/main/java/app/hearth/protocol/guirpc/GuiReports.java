package app.hearth.protocol.guirpc;

import java.util.List;
import java.util.stream.Collectors;

/** GUI RPC replies beyond state and steering: histories, and what managers ask once (section 11.4, 11.5). */
public final class GuiReports {
    private GuiReports() {}

    /** Credit by day, of each project. */
    public static byte[] statistics(List<String> projects, List<GuiDay> days) {
        var byProject = days.stream().collect(Collectors.groupingBy(GuiDay::masterUrl));
        return GuiReplies.reply(out -> {
            out.open("statistics");
            for (String url : projects) {
                out.open("project_statistics").text("master_url", url);
                for (GuiDay day : byProject.getOrDefault(url, List.of())) {
                    out.open("daily_statistics").number("day", day.day()).number("user_total_credit", day.userTotal());
                    out.number("user_expavg_credit", day.userAverage()).number("host_total_credit", day.hostTotal());
                    out.number("host_expavg_credit", day.hostAverage()).close("daily_statistics");
                }
                out.close("project_statistics");
            }
            out.close("statistics");
        });
    }

    /** Tasks that their project has taken note of. */
    public static byte[] oldResults(List<GuiResult> results) {
        return GuiReplies.reply(out -> {
            out.open("old_results");
            for (GuiResult r : results) {
                out.open("old_result").text("project_url", r.projectUrl()).text("result_name", r.name()).text("app_name", r.appName());
                out.integer("exit_status", r.exitStatus()).number("elapsed_time", r.elapsedTime()).number("cpu_time", r.cpuTime());
                out.number("completed_time", r.more().completed()).number("create_time", r.more().completed()).close("old_result");
            }
            out.close("old_results");
        });
    }

    /** Tasks that run now. */
    public static byte[] screensaverTasks(int suspendReason, List<GuiResult> running) {
        return GuiReplies.reply(out -> {
            out.open("get_screensaver_tasks").integer("suspend_reason", suspendReason);
            running.forEach(r -> GuiReplies.write(out, r));
            out.close("get_screensaver_tasks");
        });
    }

    public static byte[] traffic(List<GuiTraffic> days) {
        return GuiReplies.reply(out -> {
            out.open("daily_xfers");
            days.forEach(day -> out.open("dx").integer("when", day.day()).number("up", day.up()).number("down", day.down()).close("dx"));
            out.close("daily_xfers");
        });
    }

    /** No newer one is known: Hearth comes from where it was installed from. */
    public static byte[] newerVersion() {
        return GuiReplies.reply(out -> out.text("newer_version", "").text("download_url", ""));
    }

    /** A proxy is the system's affair. */
    public static byte[] noProxy() {
        return GuiReplies.reply(out -> {
            out.open("proxy_info").text("socks_server_name", "").integer("socks_server_port", 80).text("http_server_name", "");
            out.integer("http_server_port", 80).text("socks5_user_name", "").text("socks5_user_passwd", "").bool("socks5_remote_dns", false);
            out.text("http_user_name", "").text("http_user_passwd", "").text("no_proxy", "").bool("no_autodetect", false).close("proxy_info");
        });
    }

    /** The account manager in use; empty words where there is none. */
    public static byte[] accountManager(String url, String name) {
        return GuiReplies.reply(out -> {
            out.open("acct_mgr_info").text("acct_mgr_url", url).text("acct_mgr_name", name);
            out.flag("have_credentials", !url.isEmpty()).close("acct_mgr_info");
        });
    }

    /** An element without content, where there is nothing to tell. */
    public static byte[] empty(String element) {
        return GuiReplies.reply(out -> out.open(element).close(element));
    }

    /** A document as it stands. */
    public static byte[] raw(String document) {
        return GuiReplies.reply(out -> out.line(document.strip()));
    }
}
