package app.hearth.engine;

import app.hearth.protocol.GuiLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the engine keeps of an attached network. Owned by the engine's thread; times are epoch milliseconds, 0 = none. */
final class ProjectState {
    String url = "";
    String name = "";
    boolean home;
    String authenticator = "";
    List<String> schedulerUrls = new ArrayList<>();
    String codeSignKey = "";
    long hostid;
    /** Number of the last request sent (protocol note 2.1): kept before it is sent, so that it never repeats. */
    int seqno;
    String crossProjectId = "";
    double userCredit;
    double userAverage;
    double hostCredit;
    double hostAverage;
    /** Not earlier than this, by the network's wish or after a failure. */
    long minRpcTime;
    /** At the latest then, by the network's wish; 0 = none. */
    long nextRpcTime;
    int failures;
    int masterFailures;
    long lastContact;
    String lastError = "";
    String lastMessage = "";
    /** No asking for work before this, and how long that was (protocol note 3.4). */
    long noWorkUntil;
    long noWorkBackoff;
    boolean updateAsked;
    /** What the user decided about it. */
    double resourceShare = 100;
    boolean suspended;
    boolean noNewWork;
    boolean internet;
    /** The same address with HTTPS, once the network has named it; empty before. The identity stays. */
    String secureUrl = "";
    /** Where it says that it moved to; the user must leave it and join there. */
    String movedTo = "";
    String userName = "";
    String teamName = "";
    List<Link> links = new ArrayList<>();
    /** The last messages for the user, oldest first. */
    List<String> notices = new ArrayList<>();
    /** Seconds of one core that one FLOP of an application's estimate took here, a running mean by application. */
    Map<String, Double> secondsPerFlop = new HashMap<>();
    transient boolean contacting;

    /** Whether everything that the account key is sent to is reached by HTTPS. */
    boolean encrypted() {
        return schedulerUrls.isEmpty() ? url.startsWith("https:") : schedulerUrls.stream().allMatch(scheduler -> scheduler.startsWith("https:"));
    }

    /** A page that the network offers its contributors. */
    static final class Link {
        String name = "";
        String description = "";
        String url = "";

        static Link of(GuiLink link) {
            var kept = new Link();
            kept.name = link.name();
            kept.description = link.description();
            kept.url = link.url();
            return kept;
        }
    }
}
