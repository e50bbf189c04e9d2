package app.hearth.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names of PCI devices from the list that most Linux systems have (pci.ids), without starting {@code lspci}. */
final class PciNames {
    private static final List<String> PLACES = List.of("usr/share/misc/pci.ids", "usr/share/hwdata/pci.ids");
    private final Optional<Path> list;

    PciNames(Path root) {
        list = PLACES.stream().map(root::resolve).filter(Files::isReadable).findFirst();
    }

    /** The marketing name where the list has one in brackets, as in {@code Navi 21 [Radeon RX 6800]}, else the chip's. */
    Optional<String> find(String vendor, String device) {
        if (list.isEmpty()) return Optional.empty();
        try (Stream<String> lines = Files.lines(list.get(), StandardCharsets.ISO_8859_1)) {
            return lines.dropWhile(line -> !line.startsWith(hex(vendor) + " ")).skip(1)
                    .takeWhile(line -> line.startsWith("\t") || line.startsWith("#"))
                    .filter(line -> line.startsWith("\t" + hex(device) + " ")).findFirst()
                    .map(line -> inBrackets(line.substring(1 + hex(device).length()).strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String hex(String id) {
        return id.replace("0x", "");
    }

    private static String inBrackets(String name) {
        int open = name.indexOf('[');
        int close = name.lastIndexOf(']');
        return open >= 0 && close > open ? name.substring(open + 1, close) : name;
    }
}
