package app.hearth.protocol;

import app.hearth.protocol.ReportedResult.SelfReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The result element of a request (section 2.7, client/result.cpp). */
final class ReportXml {
    private static final String TEXT_START = "<stderr_txt>";
    private static final String TEXT_END = "</stderr_txt>";
    private static final String MESSAGE_START = "<message>";
    private static final String MESSAGE_END = "</message>";
    /** Servers keep 64 KB; stock clients send the last 63 (6.10). */
    private static final int MAX_STDERR = 63 * 1024;

    private ReportXml() {}

    static void write(XmlWriter out, ReportedResult r) {
        out.open("result").text("name", r.name()).number("final_cpu_time", r.cpuTime()).number("final_elapsed_time", r.elapsedTime());
        out.integer("exit_status", r.exitStatus()).integer("state", r.state().number()).text("platform", r.platform());
        out.integer("version_num", r.versionNum()).textIfAny("plan_class", r.planClass());
        r.selfReport().ifPresent(s -> {
            out.number("fpops_per_cpu_sec", s.fpopsPerCpuSecond()).number("fpops_cumulative", s.fpopsCumulative());
            out.number("intops_per_cpu_sec", s.intopsPerCpuSecond()).number("intops_cumulative", s.intopsCumulative());
        });
        out.integer("final_peak_working_set_size", r.peakWorkingSet()).integer("final_peak_swap_size", r.peakSwap());
        out.integer("final_peak_disk_usage", r.peakDisk()).integer("app_version_num", r.appVersionNum());
        out.open("stderr_out").text("core_client_version", r.clientVersion());
        if (!r.message().isEmpty() || !r.stderrText().isEmpty()) out.line("<![CDATA[" + cdata(r) + "]]>");
        out.close("stderr_out");
        r.files().forEach(f -> FileXml.writeUploaded(out, f));
        out.close("result");
    }

    private static String cdata(ReportedResult r) {
        String stderr = r.stderrText();
        if (stderr.length() > MAX_STDERR) stderr = stderr.substring(stderr.length() - MAX_STDERR);
        String message = r.message().isEmpty() ? "" : MESSAGE_START + "\n" + clean(r.message()) + "\n" + MESSAGE_END + "\n";
        return message + TEXT_START + "\n" + clean(stderr) + "\n" + TEXT_END + "\n";
    }

    /**
     * Text of an app may hold anything. Stock servers copy up to the first end tag, end of CDATA or not, so all marks that
     * could end the element early are broken up; control bytes would end a C string or not be text.
     */
    private static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().filter(c -> c >= ' ' && c != 127 || c == '\n' || c == '\t').forEach(c -> out.append((char) c));
        return out.toString().replace("]]>", "]] >").replace("</stderr_", "< /stderr_").replace("</message", "< /message");
    }

    static void parse(XmlReader in, List<ReportedResult> results) throws ProtocolException {
        ReportedResult.Builder b = ReportedResult.builder();
        List<FileInfo> files = new ArrayList<>();
        double[] self = new double[4];
        boolean selfReported = false;
        String name = "";
        String end = in.enter();
        while (in.next(end)) {
            String tag = in.tag();
            int figure = List.of("fpops_per_cpu_sec", "fpops_cumulative", "intops_per_cpu_sec", "intops_cumulative").indexOf(tag);
            if (figure >= 0) {
                self[figure] = in.number(0);
                selfReported = true;
                continue;
            }
            switch (tag) {
                case "name" -> name = in.shortText();
                case "final_cpu_time" -> b.cpuTime(in.number(0));
                case "final_elapsed_time" -> b.elapsedTime(in.number(0));
                case "exit_status" -> b.exitStatus(in.smallInteger(0));
                case "state" -> b.state(ResultState.of(in.integer(-1)));
                case "platform" -> b.platform(in.shortText());
                case "version_num" -> b.versionNum(in.smallInteger(0));
                case "plan_class" -> b.planClass(in.shortText());
                case "final_peak_working_set_size" -> b.peakWorkingSet(Math.max(0, in.bytes()));
                case "final_peak_swap_size" -> b.peakSwap(Math.max(0, in.bytes()));
                case "final_peak_disk_usage" -> b.peakDisk(Math.max(0, in.bytes()));
                case "app_version_num" -> b.appVersionNum(in.smallInteger(0));
                case "stderr_out" -> parseStderr(in, b);
                case "file_info" -> FileXml.parseInfo(in).ifPresent(files::add);
                default -> { }
            }
        }
        if (selfReported) b.selfReport(new SelfReport(self[0], self[1], self[2], self[3]));
        if (!name.isEmpty()) results.add(b.name(name).files(files).build());
    }

    /** Text stands in a CDATA section; older clients wrote the inner elements without one. */
    private static void parseStderr(XmlReader in, ReportedResult.Builder b) throws ProtocolException {
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "core_client_version" -> b.clientVersion(in.shortText());
                case "message" -> b.message(in.text());
                case "stderr_txt" -> b.stderrText(in.text());
                case XmlReader.CDATA -> {
                    String text = in.text();
                    between(text, MESSAGE_START, MESSAGE_END).ifPresent(b::message);
                    Optional<String> stderr = between(text, TEXT_START, TEXT_END);
                    if (stderr.isPresent()) b.stderrText(stderr.get());
                    else if (!text.contains(MESSAGE_START)) b.stderrText(text.strip());
                }
                default -> { }
            }
        }
    }

    private static Optional<String> between(String text, String start, String end) {
        int from = text.indexOf(start);
        int to = text.lastIndexOf(end);
        return from < 0 || to < from + start.length() ? Optional.empty() : Optional.of(text.substring(from + start.length(), to).strip());
    }
}
