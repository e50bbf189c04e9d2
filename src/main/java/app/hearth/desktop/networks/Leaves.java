package app.hearth.desktop.networks;

import app.hearth.desktop.controls.Facts.Fact;
import app.hearth.desktop.text.Texts;
import app.hearth.protocol.HostInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a scheduler request says of this computer, with the values as they are sent: made from the very record that the
 * request is built of, by the names of its elements (HostXml).
 */
final class Leaves {
    private Leaves() {}

    /** What each element of host_info says, in the sheet's order; those of one line are sent together. */
    static final Map<String, String> LINES = lines();

    private static Map<String, String> lines() {
        var lines = new LinkedHashMap<String, String>();
        for (String of : List.of("p_ncpus", "p_vendor", "p_model", "p_features")) lines.put(of, "processor");
        for (String of : List.of("p_fpops", "p_iops", "p_membw", "p_calculated")) lines.put(of, "speed");
        for (String of : List.of("m_nbytes", "m_cache", "m_swap")) lines.put(of, "memory");
        for (String of : List.of("d_total", "d_free")) lines.put(of, "disk");
        for (String of : List.of("os_name", "os_version")) lines.put(of, "system");
        for (String of : List.of("p_vm_extensions_disabled", "virtualbox_version")) lines.put(of, "machines");
        lines.put("domain_name", "name");
        lines.put("ip_addr", "address");
        lines.put("host_cpid", "number");
        lines.put("timezone", "zone");
        lines.put("n_usable_coprocs", "cards");
        return lines;
    }

    /**
     * The lines of the sheet; what is kept private says so.
     *
     * @param cards names of the graphics cards
     */
    static List<Fact> of(HostInfo host, List<String> cards, Texts texts) {
        var figures = texts.figures();
        var facts = new ArrayList<Fact>();
        for (String line : LINES.values().stream().distinct().toList()) {
            String value = switch (line) {
                case "processor" -> (texts.get("networks.leaves.cores", host.ncpus()) + " · " + host.vendor() + " " + host.model()).strip();
                case "speed" -> texts.get("networks.leaves.flops", figures.decimal(host.fpops() / 1e9, 1), figures.decimal(host.iops() / 1e9, 1));
                case "memory" -> figures.bytes((long) host.memoryBytes());
                case "disk" -> texts.get("networks.leaves.free", figures.bytes((long) host.diskFree()), figures.bytes((long) host.diskTotal()));
                case "system" -> (host.osName() + " " + host.osVersion()).strip();
                case "machines" -> host.virtualboxVersion().orElse(texts.get("networks.leaves.absent"));
                case "name" -> keptOr(host.domainName(), texts);
                case "address" -> keptOr(host.ipAddr(), texts);
                case "number" -> texts.get("networks.leaves.random");
                case "zone" -> texts.get("networks.leaves.hours", figures.decimal(host.timezone() / 3600.0, host.timezone() % 3600 == 0 ? 0 : 1));
                case "cards" -> cards.isEmpty() ? texts.get("networks.leaves.none") : String.join(", ", cards);
                default -> throw new IllegalStateException(line);
            };
            if (!value.isBlank()) facts.add(new Fact(texts.get("networks.leaves." + line), value));
        }
        for (String more : List.of("account", "tasks", "limits", "use")) {
            facts.add(new Fact(texts.get("networks.leaves." + more), texts.get("networks.leaves." + more + ".words")));
        }
        return facts;
    }

    private static String keptOr(String value, Texts texts) {
        return value.isBlank() ? texts.get("networks.leaves.kept") : value;
    }
}
