package app.hearth.protocol;

import java.util.Optional;

/**
 * How an app version, job or result uses a file (file_ref).
 *
 * @param fileName             physical name
 * @param openName             name in the slot folder; the physical name where absent
 * @param mainProgram          exactly one file of an app version
 * @param copyFile             copy, do not link
 * @param optional             an output that may be missing
 */
public record FileRef(String fileName, Optional<String> openName, boolean mainProgram, boolean copyFile, boolean optional) {

    /** A plain file known in the slot as {@code openName}. */
    public static FileRef of(String fileName, String openName) { return new FileRef(fileName, Optional.of(openName), false, false, false); }

    /** The program of an app version. */
    public static FileRef main(String fileName) { return new FileRef(fileName, Optional.empty(), true, false, false); }

    /** The name under which the app finds it. */
    public String slotName() { return openName.orElse(fileName); }
}
