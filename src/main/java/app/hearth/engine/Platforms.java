package app.hearth.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What kinds of programs run here, by BOINC's names (client/cs_platforms.cpp; protocol note 10.10).
 *
 * @param primary    the system's own kind
 * @param alternates what runs here too, best first, WebAssembly last
 */
public record Platforms(String primary, List<String> alternates) {
    /** What WebAssembly programs are called on the wire. */
    public static final String WASM = "wasm32-wasip1";

    public Platforms {
        alternates = List.copyOf(alternates);
    }

    /** This computer's. */
    public static Platforms ofThisSystem() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), file -> Files.exists(Path.of(file)));
    }

    /**
     * Those of a system.
     *
     * @param os     as the property {@code os.name} says
     * @param arch   as the property {@code os.arch} says
     * @param exists whether there is such a file, for what depends on the system's libraries
     */
    static Platforms of(String os, String arch, Predicate<String> exists) {
        boolean arm = arch.equals("aarch64");
        boolean intel = arch.equals("amd64") || arch.equals("x86_64");
        var alternates = new ArrayList<String>();
        String primary;
        if (os.startsWith("Windows")) {
            primary = arm ? "windows_arm64" : "windows_x86_64";
            if (arm) alternates.add("windows_x86_64"); // Windows on ARM translates them
            alternates.add("windows_intelx86");
        } else if (os.startsWith("Mac")) {
            primary = arm ? "arm64-apple-darwin" : "x86_64-apple-darwin";
            // Rosetta runs Intel's programs where it is installed.
            if (arm && exists.test("/Library/Apple/usr/libexec/oah/libRosettaRuntime")) alternates.add("x86_64-apple-darwin");
        } else if (intel) {
            primary = "x86_64-pc-linux-gnu";
            // Programs of 32 bits need their loader.
            if (exists.test("/lib/ld-linux.so.2")) alternates.add("i686-pc-linux-gnu");
        } else {
            primary = arm ? "aarch64-unknown-linux-gnu" : arch.toLowerCase(Locale.ROOT) + "-unknown-linux-gnu";
            if (arm && exists.test("/lib/ld-linux-armhf.so.3")) alternates.add("arm-unknown-linux-gnueabihf");
        }
        alternates.add(WASM);
        return new Platforms(primary, alternates);
    }

    /** Whether programs of that platform run here. */
    public boolean runs(String platform) {
        return platform.equals(primary) || alternates.contains(platform);
    }

    /** Whether programs of that platform are WebAssembly; all others are native. */
    public static boolean wasm(String platform) {
        return platform.equals(WASM);
    }
}
