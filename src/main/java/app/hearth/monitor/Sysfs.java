package app.hearth.monitor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Values under {@code /sys}, one a file. Absent where there is no file, where the driver refuses (many answer with an
 * error while asleep) or where what it says is no number.
 */
final class Sysfs {
    private Sysfs() {}

    static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static OptionalLong number(Path file) {
        try {
            var text = text(file);
            return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A number in units of {@code 1/perUnit}, as with milli-degrees. */
    static OptionalDouble scaled(Path file, double perUnit) {
        var number = number(file);
        return number.isPresent() ? OptionalDouble.of(number.getAsLong() / perUnit) : OptionalDouble.empty();
    }

    /** Entries of a folder by name; none where it is missing. */
    static List<Path> children(Path folder) {
        return children(folder, "*");
    }

    static List<Path> children(Path folder, String glob) {
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(found::add);
        } catch (IOException e) {
            return List.of();
        }
        found.sort(null);
        return found;
    }
}
