package app.hearth.protocol;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the user chose on a network's account pages (project_preferences, client/cs_account.cpp).
 *
 * @param resourceShare 100 is usual, 0 for a network that only fills gaps
 * @param unwanted      resource types that the network is not to be asked for: CPU, NVIDIA, ATI, intel_gpu, apple_gpu
 * @param specific      raw: what the network's programs are told
 */
public record ProjectPreferences(OptionalDouble resourceShare, Set<String> unwanted, String specific) {
    /** Nothing chosen. */
    public static final ProjectPreferences NONE = new ProjectPreferences(OptionalDouble.empty(), Set.of(), "");
    private static final String ROOT = "project_preferences";
    private static final int LARGEST = 1 << 20;
    private static final double LARGEST_SHARE = 1e6;
    private static final Map<String, String> OLD_NAMES = Map.of("no_cpu", "CPU", "no_cuda", "NVIDIA", "no_ati", "ATI", "no_intel_gpu", "intel_gpu");

    public ProjectPreferences {
        unwanted = Set.copyOf(unwanted);
    }

    /** Reads the element's content; what a venue of that name says stands in for the rest. Unreadable text counts as none. */
    public static ProjectPreferences parse(String raw, String venue) {
        try {
            XmlReader in = new XmlReader(("<" + ROOT + ">" + raw + "</" + ROOT + ">").getBytes(StandardCharsets.UTF_8), ROOT, LARGEST);
            return parse(in, venue, NONE);
        } catch (ProtocolException e) {
            return NONE;
        }
    }

    private static ProjectPreferences parse(XmlReader in, String venue, ProjectPreferences base) throws ProtocolException {
        OptionalDouble share = base.resourceShare;
        Set<String> unwanted = new HashSet<>();
        String specific = "";
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "resource_share" -> {
                    double value = in.number(-1);
                    if (value >= 0 && value <= LARGEST_SHARE) share = OptionalDouble.of(value);
                }
                case "no_rsc" -> unwanted.add(in.shortText());
                case "no_cpu", "no_cuda", "no_ati", "no_intel_gpu" -> {
                    String type = OLD_NAMES.get(in.tag());
                    if (in.flag()) unwanted.add(type);
                }
                case "project_specific" -> specific = in.raw();
                case "venue" -> {
                    if (!venue.isEmpty() && in.attribute("name").equals(venue)) {
                        return parse(in, "", new ProjectPreferences(share, Set.of(), ""));
                    }
                }
                default -> { }
            }
        }
        return new ProjectPreferences(share, unwanted, specific);
    }
}
