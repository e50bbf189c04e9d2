package app.hearth.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The kinds of programs that a computer runs, in BOINC's names (client/cs_platforms.cpp), best first. WebAssembly comes last: where a
 * network has a program for this very computer, that one is faster.
 */
record Platforms(List<String> names) {
    private static final Platforms HERE = of(System.getProperty("os.name"), System.getProperty("os.arch"), file -> Files.exists(Path.of(file)));

    Platforms {
        names = List.copyOf(names);
    }

    static Platforms here() {
        return HERE;
    }

    /**
     * For a system and processor as Java names them.
     *
     * @param exists whether there is such a file: some kinds of programs run only where something is installed
     */
    static Platforms of(String system, String processor, Predicate<String> exists) {
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
            // Rosetta translates Intel's programs where it is installed.
            if (intel || arm && exists.test("/Library/Apple/usr/libexec/oah/libRosettaRuntime")) names.add("x86_64-apple-darwin");
        } else if (os.contains("linux")) {
            if (arm) names.add("aarch64-unknown-linux-gnu");
            else if (intel) names.add("x86_64-pc-linux-gnu");
            else if (cpu.equals("riscv64")) names.add("riscv64-unknown-linux-gnu");
            else if (cpu.equals("ppc64le")) names.add("powerpc64le-unknown-linux-gnu");
            // Programs of 32 bits need their loader, which few systems have: without it work would come that cannot start.
            if (intel && exists.test("/lib/ld-linux.so.2")) names.add("i686-pc-linux-gnu");
            if (arm && exists.test("/lib/ld-linux-armhf.so.3")) names.add("arm-unknown-linux-gnueabihf");
        }
        names.add(Requests.PLATFORM);
        return new Platforms(names);
    }

    String primary() {
        return names.getFirst();
    }

    List<String> all() {
        return List.copyOf(names);
    }

    List<String> alternatives() {
        return names.subList(1, names.size());
    }

    boolean runs(String platform) {
        return names.contains(platform);
    }
}
