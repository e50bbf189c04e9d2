package app.hearth.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Name and version of the system in the words of BOINC's clients ({@code os_name}, {@code os_version}). */
record OsName(String name, String version) {
    /** As in {@code Linux Debian} and {@code Debian GNU/Linux 12 (bookworm) [6.1.0|libc 2.36]}. */
    static OsName linux(Path root, String kernel, Optional<String> libc) {
        var release = release(root);
        var about = libc.map(version -> "[%s|libc %s]".formatted(kernel, version)).orElse("[%s]".formatted(kernel));
        var distribution = release.getOrDefault("NAME", "").replaceFirst(" (GNU/)?Linux$", "");
        return new OsName(("Linux " + distribution).strip(), (release.getOrDefault("PRETTY_NAME", "") + " " + about).strip());
    }

    /** As in {@code Microsoft Windows 11} and {@code x64 Edition, (10.00.22631.00)}; edition words differ and tell servers nothing. */
    static OsName windows(String version, String build) {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return new OsName("Microsoft Windows " + version, "%s Edition, (10.00.%s.00)".formatted(arm ? "arm64" : "x64", build));
    }

    /** See os-release(5). */
    private static Map<String, String> release(Path root) {
        for (var place : List.of("etc/os-release", "usr/lib/os-release")) {
            try {
                return parse(Files.readAllLines(root.resolve(place)));
            } catch (IOException e) {
                continue; // the second place, or none
            }
        }
        return Map.of();
    }

    private static Map<String, String> parse(List<String> lines) {
        Map<String, String> values = new HashMap<>();
        for (var line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0) values.put(line.substring(0, equals), line.substring(equals + 1).strip().replaceAll("^[\"']|[\"']$", ""));
        }
        return values;
    }
}
