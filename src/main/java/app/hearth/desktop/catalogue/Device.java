package app.hearth.desktop.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a network's programs compute on. */
public enum Device {
    PROCESSOR, NVIDIA, AMD, INTEL, APPLE;

    private static final Pattern AMD_PLAN = Pattern.compile("(^|[^a-z])(ati|amd)([^a-z]|$)|opencl(ati|amd)");

    /** The maker of a graphics card by its name. */
    public static Optional<Device> ofCard(String name) {
        String words = name.toLowerCase(Locale.ROOT);
        if (words.contains("nvidia") || words.contains("geforce") || words.contains("quadro")) return Optional.of(NVIDIA);
        if (words.contains("amd") || words.contains("radeon") || words.contains("ati ")) return Optional.of(AMD);
        if (words.contains("intel") || words.contains("arc ")) return Optional.of(INTEL);
        return words.contains("apple") ? Optional.of(APPLE) : Optional.empty();
    }

    /**
     * What a plan class asks for. The names are the projects' own, but they name the maker: cuda102, opencl_ati_101,
     * openclatiGFN15, BRP7-opencl-intel_gpu, Apple_M-opencl, ati14; native_mt is none of them.
     */
    static Device ofPlan(String plan) {
        String words = plan.toLowerCase(Locale.ROOT);
        if (words.contains("cuda") || words.contains("nvidia")) return NVIDIA;
        if (words.contains("intel_gpu") || words.contains("intelarc")) return INTEL;
        if (words.contains("apple_")) return APPLE;
        return AMD_PLAN.matcher(words).find() ? AMD : PROCESSOR;
    }
}
