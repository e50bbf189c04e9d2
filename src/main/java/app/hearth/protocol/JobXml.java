package app.hearth.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The app, app_version, workunit and result elements of a reply (sections 3.6 to 3.10). Entries without a name do not count. */
public final class JobXml {
    private static final String TITLE = SchedulerRequests.EXTENSION + "title";

    private JobXml() {}

    public static void write(XmlWriter out, App a) {
        out.open("app").text("name", a.name()).text("user_friendly_name", a.userFriendlyName());
        out.bool("non_cpu_intensive", a.nonCpuIntensive()).bool("fraction_done_exact", a.fractionDoneExact());
        if (a.sporadic()) out.bool("sporadic", true);
        out.close("app");
    }

    static void parseApp(XmlReader in, List<App> apps) throws ProtocolException {
        String name = "";
        String title = "";
        boolean light = false;
        boolean exact = false;
        boolean sporadic = false;
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "name" -> name = in.shortText();
                case "user_friendly_name" -> title = in.shortText();
                case "non_cpu_intensive" -> light = in.flag();
                case "fraction_done_exact" -> exact = in.flag();
                case "sporadic" -> sporadic = in.flag();
                default -> { }
            }
        }
        if (!name.isEmpty()) apps.add(new App(name, title, light, exact, sporadic));
    }

    /** @param files whether to name the files: replies do, requests do not */
    public static void write(XmlWriter out, AppVersion v, boolean files) {
        out.open("app_version").text("app_name", v.appName()).integer("version_num", v.versionNum());
        out.text("platform", v.platform()).textIfAny("plan_class", v.planClass()).text("api_version", v.apiVersion());
        out.textIfAny("cmdline", v.cmdline()).textIfAny("file_prefix", v.filePrefix());
        out.number("avg_ncpus", v.avgNcpus()).number("flops", v.flops());
        v.coproc().ifPresent(c -> out.open("coproc").text("type", c.type()).number("count", c.count()).close("coproc"));
        out.number("gpu_ram", v.gpuRam()).flag("dont_throttle", v.dontThrottle()).flag("is_wrapper", v.wrapper());
        out.flag("needs_network", v.needsNetwork());
        if (files) v.files().forEach(f -> FileXml.write(out, f));
        out.close("app_version");
    }

    static void parseAppVersion(XmlReader in, List<AppVersion> versions) throws ProtocolException {
        AppVersion.Builder b = AppVersion.builder();
        List<FileRef> files = new ArrayList<>();
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "app_name" -> b.appName(in.shortText());
                case "version_num" -> b.versionNum(in.smallInteger(0));
                case "platform" -> FileXml.ifAny(in.shortText(), b::platform);
                case "plan_class" -> b.planClass(in.shortText());
                case "api_version" -> FileXml.ifAny(in.shortText(), b::apiVersion);
                case "cmdline" -> b.cmdline(in.text());
                case "file_prefix" -> b.filePrefix(in.shortText());
                case "avg_ncpus" -> b.avgNcpus(in.number(1));
                case "flops" -> {
                    double flops = in.number(0);
                    if (flops > 0) b.flops(flops);
                }
                case "coproc" -> parseUse(in).ifPresent(b::coproc);
                case "gpu_ram" -> b.gpuRam(in.number(0));
                case "dont_throttle" -> b.dontThrottle(in.flag());
                case "is_wrapper" -> b.wrapper(in.flag());
                case "needs_network" -> b.needsNetwork(in.flag());
                case "file_ref" -> FileXml.parseRef(in, files);
                default -> { }
            }
        }
        // A nameless one still holds its place: other_results of a request refer to versions by index.
        versions.add(b.files(files).build());
    }

    private static Optional<CoprocUse> parseUse(XmlReader in) throws ProtocolException {
        String type = "";
        double count = 0;
        String end = in.enter();
        while (in.next(end)) {
            if (in.tag().equals("type")) type = in.shortText();
            else if (in.tag().equals("count")) count = in.number(0);
        }
        return type.isEmpty() ? Optional.empty() : Optional.of(new CoprocUse(type, count));
    }

    public static void write(XmlWriter out, Workunit w) {
        // The scheduler reply's name for a job with its limits first, as the stock server inserts them.
        out.open("workunit").number("rsc_fpops_est", w.fpopsEstimate());
        if (w.fpopsBound() > 0) out.number("rsc_fpops_bound", w.fpopsBound());
        out.number("rsc_memory_bound", w.memoryBound()).number("rsc_disk_bound", w.diskBound());
        out.text("name", w.name()).text("app_name", w.appName());
        if (w.versionNum() != 0) out.integer("version_num", w.versionNum());
        out.textIfAny("command_line", w.commandLine());
        // Stock readers pass over elements of a workunit that they do not know (client/client_types.cpp, WORKUNIT::parse).
        out.textIfAny(TITLE, w.title());
        w.files().forEach(f -> FileXml.write(out, f));
        out.close("workunit");
    }

    static void parseWorkunit(XmlReader in, List<Workunit> workunits) throws ProtocolException {
        Workunit.Builder b = Workunit.builder();
        List<FileRef> files = new ArrayList<>();
        String name = "";
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "name" -> name = in.shortText();
                case "app_name" -> b.appName(in.shortText());
                case "version_num" -> b.versionNum(in.smallInteger(0));
                case "rsc_fpops_est" -> b.fpopsEstimate(in.number(6.048e14));
                case "rsc_fpops_bound" -> b.fpopsBound(in.number(0));
                case "rsc_memory_bound" -> b.memoryBound(in.number(1e8));
                case "rsc_disk_bound" -> b.diskBound(in.number(1e9));
                case "command_line" -> b.commandLine(in.text());
                case TITLE -> b.title(in.shortText());
                case "file_ref" -> FileXml.parseRef(in, files);
                default -> { }
            }
        }
        if (!name.isEmpty()) workunits.add(b.name(name).files(files).build());
    }

    public static void write(XmlWriter out, Result r) {
        out.open("result").text("name", r.name()).text("wu_name", r.workunitName()).text("platform", r.platform());
        out.integer("version_num", r.versionNum()).text("plan_class", r.planClass());
        out.number("report_deadline", r.reportDeadline()).flag("report_immediately", r.reportImmediately());
        r.files().forEach(f -> FileXml.write(out, f));
        out.close("result");
    }

    static void parseResult(XmlReader in, List<Result> results) throws ProtocolException {
        List<FileRef> files = new ArrayList<>();
        String name = "";
        String workunit = "";
        String platform = "";
        String plan = "";
        int version = 0;
        double deadline = 0;
        boolean now = false;
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "name" -> name = in.shortText();
                case "wu_name" -> workunit = in.shortText();
                case "platform" -> platform = in.shortText();
                case "version_num" -> version = in.smallInteger(0);
                case "plan_class" -> plan = in.shortText();
                case "report_deadline" -> deadline = in.number(0);
                case "report_immediately" -> now = in.flag();
                case "file_ref" -> FileXml.parseRef(in, files);
                default -> { }
            }
        }
        if (name.isEmpty()) return;
        results.add(new Result(name, workunit, deadline, Optional.of(platform).filter(p -> !p.isEmpty()), version, plan, files, now));
    }

    /** The text of the one child that matters in containers such as result_ack. */
    static String child(XmlReader in, String name) throws ProtocolException {
        String text = "";
        String end = in.enter();
        while (in.next(end)) if (in.tag().equals(name)) text = in.shortText();
        return text;
    }
}
