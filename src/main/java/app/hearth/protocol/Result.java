package app.hearth.protocol;

import java.util.List;
import java.util.Optional;

/**
 * One instance of a job, as sent to a host (result in a reply).
 *
 * @param workunitName         must be in the same reply or known
 * @param reportDeadline       Unix seconds
 * @param platform             of the app version; absent means the first platform
 * @param planClass            empty where none
 * @param files                outputs
 */
public record Result(String name, String workunitName, double reportDeadline, Optional<String> platform, int versionNum,
                     String planClass, List<FileRef> files, boolean reportImmediately) {
    public Result {
        files = List.copyOf(files);
    }
}
