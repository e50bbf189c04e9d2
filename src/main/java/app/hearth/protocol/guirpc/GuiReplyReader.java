package app.hearth.protocol.guirpc;

import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.ResultState;
import app.hearth.protocol.XmlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the GUI RPC replies that Hearth's own commands ask for, from Hearth or from a stock client. */
public final class GuiReplyReader {
    /** Longest reply accepted: a client with thousands of tasks. */
    public static final int MAX_REPLY = 16 << 20;

    private GuiReplyReader() {}

    /** Text of the named element at the top of the reply; "1" for a bare tag, empty where it is missing. */
    public static Optional<String> top(byte[] message, String name) throws ProtocolException {
        XmlReader in = new XmlReader(message, GuiReplies.ROOT, MAX_REPLY);
        String end = in.enter();
        while (in.next(end)) if (in.tag().equals(name)) return Optional.of(in.isEmpty() ? "1" : in.text());
        return Optional.empty();
    }

    public static CcStatus status(byte[] message) throws ProtocolException {
        XmlReader in = new XmlReader(message, "cc_status", MAX_REPLY);
        Fields f = Fields.of(in);
        return new CcStatus(f.whole("task_suspend_reason"), f.whole("task_mode"), f.whole("task_mode_perm"), f.number("task_mode_delay"), part(f, "gpu"), part(f, "network"));
    }

    private static CcStatus.Part part(Fields f, String what) {
        return new CcStatus.Part(f.whole(what + "_suspend_reason"), f.whole(what + "_mode"), f.whole(what + "_mode_perm"), f.number(what + "_mode_delay"));
    }

    public static List<String> hearthStatus(byte[] message) throws ProtocolException {
        XmlReader in = new XmlReader(message, "hearth_status", MAX_REPLY);
        List<String> lines = new ArrayList<>();
        String end = in.enter();
        while (in.next(end)) if (in.tag().equals("line")) lines.add(in.text());
        return lines;
    }

    public static List<GuiProject> projects(byte[] message) throws ProtocolException {
        XmlReader in = new XmlReader(message, "projects", MAX_REPLY);
        List<GuiProject> projects = new ArrayList<>();
        String end = in.enter();
        while (in.next(end)) {
            if (!in.tag().equals("project")) continue;
            Fields f = Fields.of(in);
            projects.add(new GuiProject(f.text("master_url"), f.text("project_name"), f.number("user_total_credit"), f.number("user_expavg_credit"),
                    f.number("host_total_credit"), f.number("host_expavg_credit"), f.whole("nrpc_failures"), f.number("min_rpc_time"), f.number("last_rpc_time"),
                    f.number("resource_share"), f.whole("suspended_via_gui") != 0, f.whole("dont_request_more_work") != 0, f.text("user_name"), f.text("team_name")));
        }
        return projects;
    }

    public static List<GuiResult> results(byte[] message) throws ProtocolException {
        XmlReader in = new XmlReader(message, "results", MAX_REPLY);
        List<GuiResult> results = new ArrayList<>();
        String end = in.enter();
        while (in.next(end)) {
            if (!in.tag().equals("result")) continue;
            Fields f = new Fields(new HashMap<>());
            Optional<GuiResult.Active> active = Optional.empty();
            String inner = in.enter();
            while (in.next(inner)) {
                if (in.tag().equals("active_task")) active = Optional.of(active(Fields.of(in)));
                else f.take(in);
            }
            results.add(new GuiResult(f.text("name"), f.text("wu_name"), f.text("project_url"), "", "", f.text("platform"), f.whole("version_num"),
                    f.number("final_cpu_time"), f.number("final_elapsed_time"), f.whole("exit_status"), ResultState.of(f.whole("state")),
                    f.number("report_deadline"), f.number("received_time"), f.number("estimated_cpu_time_remaining"), f.whole("ready_to_report") != 0,
                    f.whole("got_server_ack") != 0, f.whole("suspended_via_gui") != 0, f.text("resources"), f.whole("edf_scheduled") != 0, active));
        }
        return results;
    }

    private static GuiResult.Active active(Fields f) {
        return new GuiResult.Active(f.whole("active_task_state"), f.whole("scheduler_state"), f.whole("pid"), f.number("checkpoint_cpu_time"),
                f.number("fraction_done"), f.number("current_cpu_time"), f.number("elapsed_time"), f.number("working_set_size_smoothed"));
    }

    /** Plain children by name. */
    private record Fields(Map<String, String> values) {
        static Fields of(XmlReader in) throws ProtocolException {
            Fields fields = new Fields(new HashMap<>());
            String end = in.enter();
            while (in.next(end)) fields.take(in);
            return fields;
        }

        void take(XmlReader in) throws ProtocolException {
            String tag = in.tag();
            boolean bare = in.isEmpty();
            values.put(tag, bare ? "1" : in.text());
        }

        String text(String name) { return values.getOrDefault(name, ""); }

        double number(String name) {
            try {
                return Double.parseDouble(values.getOrDefault(name, "0"));
            } catch (NumberFormatException none) {
                return 0;
            }
        }

        int whole(String name) { return (int) number(name); }
    }
}
