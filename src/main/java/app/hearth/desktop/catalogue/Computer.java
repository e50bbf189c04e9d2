package app.hearth.desktop.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a computer can run.
 *
 * @param platforms names by BOINC's manner (the protocol's table of platforms)
 * @param cards     makers of its graphics cards
 */
public record Computer(Set<String> platforms, Set<Device> cards) {
    public Computer {
        platforms = Set.copyOf(platforms);
        cards = Set.copyOf(cards);
    }

    /**
     * From what Java and the monitor tell.
     *
     * @param system       {@code os.name}
     * @param architecture {@code os.arch}
     * @param cardNames    names of the graphics cards
     */
    public static Computer of(String system, String architecture, Collection<String> cardNames) {
        var cards = new LinkedHashSet<Device>();
        cardNames.stream().map(Device::ofCard).flatMap(Optional::stream).forEach(cards::add);
        return new Computer(new LinkedHashSet<>(platforms(system.toLowerCase(Locale.ROOT), architecture)), cards);
    }

    private static List<String> platforms(String system, String architecture) {
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        boolean x64 = architecture.equals("amd64") || architecture.equals("x86_64");
        var names = new ArrayList<String>();
        if (system.contains("linux")) {
            if (x64) names.addAll(List.of("x86_64-pc-linux-gnu", "i686-pc-linux-gnu"));
            if (arm) names.add("aarch64-unknown-linux-gnu");
        } else if (system.contains("windows")) {
            if (arm) names.add("windows_arm64");
            names.addAll(List.of("windows_x86_64", "windows_intelx86"));
        } else if (system.contains("mac")) {
            if (arm) names.add("arm64-apple-darwin");
            names.add("x86_64-apple-darwin"); // on Apple's own processors by translation
        }
        return names;
    }
}
