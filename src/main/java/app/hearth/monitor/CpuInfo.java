package app.hearth.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The first core's entry in {@code /proc/cpuinfo}. What a field is called differs between architectures.
 *
 * @param vendor   as in {@code GenuineIntel}, empty where unknown
 * @param model    the name for people, never empty
 * @param features the flags, separated by blanks
 */
record CpuInfo(String vendor, String model, String family, String modelNumber, String stepping, String features,
               OptionalLong cacheBytes) {
    static CpuInfo read(Path proc) {
        try (Stream<String> lines = Files.lines(proc.resolve("cpuinfo"))) {
            return parse(lines.takeWhile(line -> !line.isBlank()).toList());
        } catch (IOException e) {
            return parse(List.of());
        }
    }

    static CpuInfo parse(List<String> firstEntry) {
        Map<String, String> fields = new HashMap<>();
        for (var line : firstEntry) {
            int colon = line.indexOf(':');
            if (colon > 0) fields.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return new CpuInfo(first(fields, "", "vendor_id", "CPU implementer"),
                first(fields, System.getProperty("os.arch"), "model name", "Processor", "cpu", "cpu model"),
                first(fields, "", "cpu family", "CPU architecture"), first(fields, "", "model", "CPU part"),
                first(fields, "", "stepping", "CPU revision"), first(fields, "", "flags", "Features"),
                cache(fields.getOrDefault("cache size", "")));
    }

    /** The name with its numbers, as BOINC's clients send it ({@code p_model}). */
    String boincModel() {
        return boincModel(model, family, modelNumber, stepping);
    }

    static String boincModel(String name, String family, String model, String stepping) {
        boolean known = !family.isEmpty() && !model.isEmpty() && !stepping.isEmpty();
        return known ? "%s [Family %s Model %s Stepping %s]".formatted(name, family, model, stepping) : name;
    }

    private static OptionalLong cache(String text) {
        return text.matches("\\d{1,9} KB") ? OptionalLong.of(ByteCursor.of(text).number() * 1024) : OptionalLong.empty();
    }

    private static String first(Map<String, String> fields, String absent, String... names) {
        for (var name : names) {
            var value = fields.get(name);
            if (value != null && !value.isEmpty()) return value;
        }
        return absent;
    }
}
