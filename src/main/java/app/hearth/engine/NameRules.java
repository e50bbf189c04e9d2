package app.hearth.engine;

import app.hearth.protocol.FileNames;
import app.hearth.protocol.Hashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What names the disk here can have, and which it takes for the same. Networks name files as they like; each has a place of its own here,
 * under its own name wherever that is possible, since programs look for some of their files by it.
 *
 * @param windows  some names mean devices, and short forms of long names lead to the same file
 * @param folds    capital and small letters are the same, and so are the ways to write one accented letter
 * @param writable whether the system's file names have these characters at all
 */
record NameRules(boolean windows, boolean folds, Predicate<String> writable) {
    /** Every name is possible and another than any other. */
    static final NameRules EXACT = new NameRules(false, false, _ -> true);
    /** Bytes of a name that leave room for the ends that unfinished files have; 255 is the most of common file systems. */
    private static final int LONGEST = 230;
    /** Of the name as the network knows it, for people who look into the folder. */
    private static final int TOLD = 60;
    private static final int HASHED = 16;
    /** As Windows makes them for programs of old, such as PROGRA~1. */
    private static final Pattern SHORT_FORM = Pattern.compile("[^.]{1,7}~[0-9]{1,6}(\\..{0,3})?");
    /** Joiners and marks of direction, which some file systems skip. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\u034f\\ufe00-\\ufe0f]");

    /** Those of the disk on which a folder lies. */
    static NameRules of(Path folder) {
        String system = System.getProperty("os.name");
        boolean windows = system.startsWith("Windows");
        return new NameRules(windows, folds(folder, windows || system.startsWith("Mac")), NameRules::isWritable);
    }

    private static boolean folds(Path folder, boolean usual) {
        try {
            var probe = Files.createTempFile(folder, "names", ".tmp");
            try {
                return Files.exists(probe.resolveSibling(probe.getFileName().toString().toUpperCase(Locale.ROOT)));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            return usual;
        }
    }

    /** In a plain locale Java has no way to write names beyond ASCII. */
    private static boolean isWritable(String name) {
        try {
            return FileSystems.getDefault().getPath(name).getNameCount() == 1;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The same for two names that lead to one file, and perhaps for some others. */
    String key(String name) {
        if (!folds) return name;
        String seen = UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return Normalizer.normalize(seen.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    }

    /** Whether a file can be called so here. */
    boolean canHold(String name) {
        return FileNames.isSafe(name, windows) && writable.test(name) && !(windows && SHORT_FORM.matcher(name).matches());
    }

    /**
     * The name under which a network's file lies here.
     *
     * @param name  safe, as the network knows it
     * @param taken keys of the names that the network's other files have here
     */
    String choose(String name, Set<String> taken) {
        if (!endsAsUnfinished(key(name)) && !key(name).isEmpty() && canHold(name) && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST && !taken.contains(key(name))) return name;
        String told = name.substring(Math.max(0, name.length() - TOLD)).replaceAll("[^A-Za-z0-9._-]", "_");
        if (told.endsWith(".") || endsAsUnfinished(told)) told += "_";
        String chosen;
        int number = 0;
        do {
            String hash = Hashes.md5((number++ + " " + name).getBytes(StandardCharsets.UTF_8)).substring(0, HASHED);
            chosen = "~" + hash + "~" + told;
        } while (taken.contains(key(chosen)));
        return chosen;
    }

    /** It would be taken for what there is of another file. */
    private static boolean endsAsUnfinished(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(Folders.PART) || small.endsWith(Folders.UNPACKED);
    }
}
