package app.hearth.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The kinds of programs that a computer runs, in BOINC's names (client/cs_platforms.cpp), best first. WebAssembly comes last: where a
 * network has a program for this very computer, that one is faster.
 */
record Platforms(List<String> names) {
    private static final Platforms HERE = of(System.getProperty("os.name"), System.getProperty("os.arch"));

    Platforms {
        names = List.copyOf(names);
    }

    static Platforms here() {
        return HERE;
    }

    /** For a system and processor as Java names them. */
    static Platforms of(String system, String processor) {
        var names = new ArrayList<String>();
        String os = system.toLowerCase(Locale.ROOT);
        String cpu = processor.toLowerCase(Locale.ROOT);
        boolean arm = cpu.equals("aarch64") || cpu.equals("arm64");
        boolean intel = cpu.equals("amd64") || cpu.equals("x86_64");
        if (os.contains("windows")) {
            if (arm) names.add("windows_arm64"); // which runs the others' programs too
            if (arm || intel) names.addAll(List.of("windows_x86_64", "windows_intelx86"));
        } else if (os.contains("mac")) {
            if (arm) names.add("arm64-apple-darwin");
            if (arm || intel) names.add("x86_64-apple-darwin");
        } else if (os.contains("linux")) {
            // Programs of 32 bits need libraries that few systems have; announcing them would bring work that cannot start.
            if (arm) names.add("aarch64-unknown-linux-gnu");
            else if (intel) names.add("x86_64-pc-linux-gnu");
            else if (cpu.equals("riscv64")) names.add("riscv64-unknown-linux-gnu");
            else if (cpu.equals("ppc64le")) names.add("powerpc64le-unknown-linux-gnu");
        }
        names.add(Requests.PLATFORM);
        return new Platforms(names);
    }

    String primary() {
        return names.getFirst();
    }

    List<String> alternatives() {
        return names.subList(1, names.size());
    }

    boolean runs(String platform) {
        return names.contains(platform);
    }
}
