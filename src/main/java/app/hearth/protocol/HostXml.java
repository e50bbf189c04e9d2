package app.hearth.protocol;

import java.util.ArrayList;

/** Elements that describe a computer: host_info, time_stats, net_stats, disk_usage, daily_xfer_history (sections 2.3 to 2.5). */
public final class HostXml {
    private HostXml() {}

    /** @param gpus number of usable GPUs */
    public static void write(XmlWriter out, HostInfo h, int gpus) {
        out.open("host_info").integer("timezone", h.timezone());
        out.textIfAny("domain_name", h.domainName()).textIfAny("ip_addr", h.ipAddr()).text("host_cpid", h.hostCpid());
        out.integer("p_ncpus", h.ncpus()).text("p_vendor", h.vendor()).text("p_model", h.model()).text("p_features", h.features());
        out.number("p_fpops", h.fpops()).number("p_iops", h.iops()).number("p_membw", h.membw()).number("p_calculated", h.calculated());
        out.bool("p_vm_extensions_disabled", h.vmExtensionsDisabled());
        out.number("m_nbytes", h.memoryBytes()).number("m_cache", h.cacheBytes()).number("m_swap", h.swapBytes());
        out.number("d_total", h.diskTotal()).number("d_free", h.diskFree());
        out.text("os_name", h.osName()).text("os_version", h.osVersion()).text("virtualbox_version", h.virtualboxVersion());
        out.integer("n_usable_coprocs", gpus);
        h.openClCpus().forEach(cpu -> CoprocXml.write(out, cpu));
        out.close("host_info");
    }

    static HostInfo parseHost(XmlReader in) throws ProtocolException {
        HostInfo.Builder b = HostInfo.builder();
        var processors = new ArrayList<OpenClCpu>();
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "timezone" -> b.timezone(in.smallInteger(0));
                case "domain_name" -> b.domainName(in.shortText());
                case "ip_addr" -> b.ipAddr(in.shortText());
                case "host_cpid" -> b.hostCpid(in.shortText());
                case "p_ncpus" -> b.ncpus(Math.max(1, in.smallInteger(1)));
                case "p_vendor" -> b.vendor(in.shortText());
                case "p_model" -> b.model(in.shortText());
                case "p_features" -> b.features(in.text());
                case "p_fpops" -> b.fpops(in.number(0));
                case "p_iops" -> b.iops(in.number(0));
                case "p_membw" -> b.membw(in.number(0));
                case "p_calculated" -> b.calculated(in.number(0));
                case "p_vm_extensions_disabled" -> b.vmExtensionsDisabled(in.flag());
                case "m_nbytes" -> b.memoryBytes(in.number(0));
                case "m_cache" -> b.cacheBytes(in.number(0));
                case "m_swap" -> b.swapBytes(in.number(0));
                case "d_total" -> b.diskTotal(in.number(0));
                case "d_free" -> b.diskFree(in.number(0));
                case "os_name" -> b.osName(in.shortText());
                case "os_version" -> b.osVersion(in.shortText());
                case "virtualbox_version" -> b.virtualboxVersion(in.shortText());
                case "opencl_cpu_prop" -> processors.add(CoprocXml.parseCpu(in));
                default -> { }
            }
        }
        b.openClCpus(processors);
        return b.build();
    }

    public static void write(XmlWriter out, TimeStats t) {
        out.open("time_stats");
        out.number("on_frac", t.onFraction()).number("connected_frac", t.connectedFraction());
        out.number("cpu_and_network_available_frac", t.cpuAndNetworkFraction());
        out.number("active_frac", t.activeFraction()).number("gpu_active_frac", t.gpuActiveFraction());
        out.number("client_start_time", t.clientStartTime()).number("total_start_time", t.totalStartTime());
        out.number("total_duration", t.totalDuration()).number("total_active_duration", t.totalActiveDuration());
        out.number("total_gpu_active_duration", t.totalGpuActiveDuration()).number("now", t.now());
        out.number("previous_uptime", t.previousUptime()).number("session_active_duration", t.sessionActiveDuration());
        out.number("session_gpu_active_duration", t.sessionGpuActiveDuration()).close("time_stats");
    }

    static TimeStats parseTimes(XmlReader in) throws ProtocolException {
        TimeStats.Builder b = TimeStats.builder();
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "on_frac" -> b.onFraction(in.number(1));
                case "connected_frac" -> b.connectedFraction(in.number(-1));
                case "cpu_and_network_available_frac" -> b.cpuAndNetworkFraction(in.number(1));
                case "active_frac" -> b.activeFraction(in.number(1));
                case "gpu_active_frac" -> b.gpuActiveFraction(in.number(1));
                case "client_start_time" -> b.clientStartTime(in.number(0));
                case "total_start_time" -> b.totalStartTime(in.number(0));
                case "total_duration" -> b.totalDuration(in.number(0));
                case "total_active_duration" -> b.totalActiveDuration(in.number(0));
                case "total_gpu_active_duration" -> b.totalGpuActiveDuration(in.number(0));
                case "now" -> b.now(in.number(0));
                case "previous_uptime" -> b.previousUptime(in.number(0));
                case "session_active_duration" -> b.sessionActiveDuration(in.number(0));
                case "session_gpu_active_duration" -> b.sessionGpuActiveDuration(in.number(0));
                default -> { }
            }
        }
        return b.build();
    }

    public static void write(XmlWriter out, NetStats n) {
        out.open("net_stats").number("bwup", n.upBytesPerSecond()).number("avg_up", n.upWeight()).number("avg_time_up", n.upTime());
        out.number("bwdown", n.downBytesPerSecond()).number("avg_down", n.downWeight()).number("avg_time_down", n.downTime());
        out.close("net_stats");
    }

    static NetStats parseNet(XmlReader in) throws ProtocolException {
        double[] v = numbers(in, "bwup", "avg_up", "avg_time_up", "bwdown", "avg_down", "avg_time_down");
        return new NetStats(v[0], v[1], v[2], v[3], v[4], v[5]);
    }

    static void write(XmlWriter out, DiskUsage d) {
        out.open("disk_usage").number("d_boinc_used_total", d.usedTotal()).number("d_boinc_used_project", d.usedProject());
        out.number("d_project_share", d.projectShare()).close("disk_usage");
    }

    static DiskUsage parseDisk(XmlReader in) throws ProtocolException {
        double[] v = numbers(in, "d_boinc_used_total", "d_boinc_used_project", "d_project_share");
        return new DiskUsage(v[0], v[1], v[2]);
    }

    static void write(XmlWriter out, DailyTransfers d) {
        out.open("daily_xfer_history").integer("ndays", d.days()).number("up", d.up()).number("down", d.down());
        out.close("daily_xfer_history");
    }

    static DailyTransfers parseDaily(XmlReader in) throws ProtocolException {
        double[] v = numbers(in, "ndays", "up", "down");
        return new DailyTransfers((int) v[0], v[1], v[2]);
    }

    /** Numbers of the named children, 0 where missing. */
    static double[] numbers(XmlReader in, String... names) throws ProtocolException {
        double[] values = new double[names.length];
        String end = in.enter();
        while (in.next(end)) {
            for (int i = 0; i < names.length; i++) {
                if (in.tag().equals(names[i])) {
                    values[i] = in.number(0);
                    break;
                }
            }
        }
        return values;
    }
}
