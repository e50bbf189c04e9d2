package app.hearth.protocol;

import java.util.Locale;
import java.util.Set;

/** Names of files from the network are used as names of files here: they must not leave their folder (error -225). */
public final class FileNames {
    /** Devices of Windows, with or without an extension. */
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
            "com8", "com9", "com\u00b9", "com\u00b2", "com\u00b3", "conin$", "conout$", "lpt\u00b9", "lpt\u00b2", "lpt\u00b3", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");
    private static final String FORBIDDEN = "/\\";
    /** On Windows a colon names a stream of a file or a drive; the others cannot be in a name. */
    private static final String FORBIDDEN_ON_WINDOWS = ":*?\"<>|";

    private FileNames() {}

    /** The name itself when it leads nowhere else and some system can hold it; an exception otherwise. */
    public static String requireSafe(String name) throws ProtocolException {
        if (!isSafe(name)) throw new ProtocolException("name", "not a safe file name");
        return name;
    }

    /** A name in a slot, where folders may stand before it ({@code create_dirs_for_logical_name} of client/app_start.cpp). */
    public static String requireSafePath(String path) throws ProtocolException {
        for (var name : path.split("/", -1)) requireSafe(name);
        return path;
    }

    /** Whether it leads nowhere else and some system can hold it. */
    public static boolean isSafe(String name) {
        return isSafe(name, false);
    }

    /** What a system can hold is taken, as the reference client does ({@code is_valid_filename} of lib/str_util.cpp); Windows cannot hold all. */
    public static boolean isSafe(String name, boolean windows) {
        if (name.isEmpty() || name.equals(".") || name.contains("..") || XmlText.utf8Length(name) > 255) return false;
        if (name.chars().anyMatch(c -> c < ' ' || c == 127 || FORBIDDEN.indexOf(c) >= 0) || hasLoneSurrogate(name)) return false;
        if (!windows) return true;
        if (name.chars().anyMatch(c -> FORBIDDEN_ON_WINDOWS.indexOf(c) >= 0)) return false;
        if (name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ")) return false;
        int dot = name.indexOf('.');
        return !RESERVED.contains((dot < 0 ? name : name.substring(0, dot)).strip().toLowerCase(Locale.ROOT));
    }

    /** No file system has a place for half a character. */
    private static boolean hasLoneSurrogate(String name) {
        return name.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
