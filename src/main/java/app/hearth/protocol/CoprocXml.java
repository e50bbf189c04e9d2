package app.hearth.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The coprocs element: one block for each type of GPU (section 2.6, lib/coproc.cpp). */
final class CoprocXml {
    private CoprocXml() {}

    static void write(XmlWriter out, List<Coproc> coprocs) {
        if (coprocs.isEmpty()) return;
        out.open("coprocs");
        for (Coproc c : coprocs) {
            out.open(checked(c.block())).integer("count", c.count()).text(nameTag(c.block()), c.name());
            out.number("available_ram", c.availableRam()).number("req_secs", c.request().seconds());
            out.number("req_instances", c.request().instances()).number("estimated_delay", c.request().estimatedDelay());
            out.number("peak_flops", c.peakFlops());
            c.details().forEach((tag, value) -> out.text(checked(tag), value));
            if (!c.openCl().isEmpty()) {
                out.open("coproc_opencl");
                c.openCl().forEach((tag, value) -> out.text(checked(tag), value));
                out.close("coproc_opencl");
            }
            out.close(c.block());
        }
        out.close("coprocs");
    }

    static void write(XmlWriter out, OpenClCpu cpu) {
        out.open("opencl_cpu_prop").text("platform_vendor", cpu.platformVendor()).open("opencl_cpu_info");
        cpu.device().forEach((tag, value) -> out.text(checked(tag), value));
        out.close("opencl_cpu_info").close("opencl_cpu_prop");
    }

    static OpenClCpu parseCpu(XmlReader in) throws ProtocolException {
        String vendor = "";
        var device = new LinkedHashMap<String, String>();
        String end = in.enter();
        while (in.next(end)) {
            if (in.tag().equals("platform_vendor")) vendor = in.shortText();
            if (!in.tag().equals("opencl_cpu_info")) continue;
            String inner = in.enter();
            while (in.next(inner)) if (plain(in.tag())) device.put(in.tag(), in.text());
        }
        return new OpenClCpu(vendor, device);
    }

    static List<Coproc> parse(XmlReader in) throws ProtocolException {
        List<Coproc> coprocs = new ArrayList<>();
        String end = in.enter();
        while (in.next(end)) if (in.tag().startsWith("coproc")) coprocs.add(parseBlock(in));
        return coprocs;
    }

    private static Coproc parseBlock(XmlReader in) throws ProtocolException {
        String block = in.tag();
        int count = 0;
        String name = "";
        double ram = 0;
        double seconds = 0;
        double instances = 0;
        double delay = 0;
        double flops = 0;
        Map<String, String> details = new LinkedHashMap<>();
        Map<String, String> openCl = new LinkedHashMap<>();
        String end = in.enter();
        while (in.next(end)) {
            String tag = in.tag();
            switch (tag) {
                case "count" -> count = in.smallInteger(0);
                case "available_ram" -> ram = in.number(0);
                case "req_secs" -> seconds = in.number(0);
                case "req_instances" -> instances = in.number(0);
                case "estimated_delay" -> delay = in.number(0);
                case "peak_flops" -> flops = in.number(0);
                case "coproc_opencl" -> {
                    String inner = in.enter();
                    while (in.next(inner)) if (plain(in.tag())) openCl.put(in.tag(), in.text());
                }
                default -> {
                    if (tag.equals(nameTag(block))) name = in.shortText();
                    else if (plain(tag) && !tag.equals("pci_info")) details.put(tag, in.isEmpty() ? "1" : in.text());
                }
            }
        }
        return new Coproc(block, count, name, ram, new WorkRequest(seconds, instances, delay), flops, details, openCl);
    }

    /** Apple's block calls the model so, and the general block has a type instead. */
    private static String nameTag(String block) {
        return switch (block) {
            case "coproc_apple_gpu" -> "model";
            case "coproc" -> "type";
            default -> "name";
        };
    }

    private static boolean plain(String tag) { return tag.matches("[A-Za-z_][A-Za-z0-9_]*"); }

    private static String checked(String tag) {
        if (!plain(tag)) throw new IllegalArgumentException("not a tag: " + tag);
        return tag;
    }
}
