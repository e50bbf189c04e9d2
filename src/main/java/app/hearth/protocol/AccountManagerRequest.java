package app.hearth.protocol;

import java.util.List;
import java.util.Optional;

/**
 * What an account manager is told (section 1.9).
 *
 * @param login        who asks
 * @param hostCpid     this computer's identifier
 * @param previousCpid the one of the last request, empty before the first
 * @param runMode      always, auto or never
 * @param platforms    what runs here, the computer's own first
 * @param projects     networks that are joined
 * @param preferences  content of working_global_preferences
 * @param opaque       what the manager said last, raw, for itself
 */
public record AccountManagerRequest(Login login, String hostCpid, String previousCpid, ClientVersion version, String runMode, List<String> platforms,
                                    List<Project> projects, String preferences, Optional<String> opaque, HostInfo host, TimeStats times, NetStats speeds) {
    public AccountManagerRequest {
        platforms = List.copyOf(platforms);
        projects = List.copyOf(projects);
    }

    /** @param authenticator stands in for name and password once the manager has given one */
    public record Login(String name, String passwordHash, String authenticator) {}

    /**
     * A network that is joined; durations are seconds.
     *
     * @param viaManager joined by the manager's wish; only then its key is told
     */
    public record Project(String url, String name, boolean suspended, long hostid, double notStarted, double inProgress, boolean viaManager,
                          boolean noMoreWork, boolean leavesWhenDone, boolean ended, double share, int succeeded, int failed, String key) {}
}
