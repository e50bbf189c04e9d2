package app.hearth.protocol;

import java.util.Locale;
import java.util.Set;

/** Names of files from the network are used as names of files here: they must not leave their folder (error -225). */
public final class FileNames {
    /** Devices of Windows, with or without an extension. */
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
            "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");
    private static final String FORBIDDEN = "%/\\:*?\"<>|";

    private FileNames() {}

    /** The name itself when it is safe on every system; an exception otherwise. */
    public static String requireSafe(String name) throws ProtocolException {
        if (!isSafe(name)) throw new ProtocolException("name", "not a safe file name");
        return name;
    }

    /** A name in a slot, where folders may stand before it ({@code create_dirs_for_logical_name} of client/app_start.cpp). */
    public static String requireSafePath(String path) throws ProtocolException {
        for (var name : path.split("/", -1)) requireSafe(name);
        return path;
    }

    public static boolean isSafe(String name) {
        if (name.isEmpty() || name.equals(".") || name.contains("..") || XmlText.utf8Length(name) > 255) return false;
        // Lone surrogates have no place in a file name; characters above 127 do.
        if (name.chars().anyMatch(c -> c < ' ' || c == 127 || FORBIDDEN.indexOf(c) >= 0 || Character.isSurrogate((char) c))) return false;
        if (name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ")) return false;
        int dot = name.indexOf('.');
        return !RESERVED.contains((dot < 0 ? name : name.substring(0, dot)).strip().toLowerCase(Locale.ROOT));
    }
}
