package app.hearth.monitor.surroundings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Names for people of programs in the desktop's menu ("Desktop Entry Specification" 1.5). */
final class DesktopNames implements Supplier<Map<String, String>> {
    private final List<Path> folders;
    private final Locale locale;

    /** @param folders the first to name a program wins */
    DesktopNames(List<Path> folders, Locale locale) {
        this.folders = folders;
        this.locale = locale;
    }

    static DesktopNames of(Map<String, String> environment, Locale locale) {
        String own = environment.getOrDefault("XDG_DATA_HOME", environment.getOrDefault("HOME", "") + "/.local/share");
        String shared = environment.getOrDefault("XDG_DATA_DIRS", "/usr/local/share:/usr/share");
        var folders = (own + ":" + shared).split(":");
        return new DesktopNames(List.of(folders).stream().filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, "applications")).toList(), locale);
    }

    /** By {@link Surroundings#key} of the executable. */
    @Override public Map<String, String> get() {
        Map<String, String> names = new HashMap<>();
        for (var folder : folders) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.desktop")) {
                files.forEach(file -> add(file, names));
            } catch (IOException e) {
                LoggerFactory.getLogger(DesktopNames.class).trace("No menu entries in {}", folder);
            }
        }
        return names;
    }

    private void add(Path file, Map<String, String> names) {
        try {
            var entry = entry(Files.readAllLines(file));
            if ("true".equals(entry.get("NoDisplay")) || !entry.containsKey("Exec")) return;
            String name = Optional.ofNullable(entry.get("Name[" + locale.getLanguage() + "]")).orElse(entry.get("Name"));
            String program = program(entry.get("Exec"));
            if (name != null && !program.isEmpty()) names.putIfAbsent(Surroundings.key(program), name);
        } catch (MalformedInputException e) {
            LoggerFactory.getLogger(DesktopNames.class).trace("{} is no text", file);
        } catch (IOException e) {
            LoggerFactory.getLogger(DesktopNames.class).trace("Cannot read {}", file);
        }
    }

    /** The first group of the file; later ones are for its further actions. */
    private static Map<String, String> entry(List<String> lines) {
        Map<String, String> values = new HashMap<>();
        int groups = 0;
        for (String line : lines) {
            if (line.startsWith("[") && ++groups > 1) break;
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
        return values;
    }

    /** The program of a command line, after {@code env} and the variables it sets. */
    static String program(String command) {
        for (String word : command.split(" +")) {
            String bare = word.replace("\"", "");
            if (!bare.equals("env") && !bare.endsWith("/env") && !bare.contains("=")) return bare;
        }
        return "";
    }
}
