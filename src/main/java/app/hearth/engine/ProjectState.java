package app.hearth.engine;

import app.hearth.protocol.GuiLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    /** The same as others may see it, such as on statistics pages; empty where the network does not say (protocol note 9.7). */
    String externalCpid = "";
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
    /** Pauses after it had no work, by kind of processor. */
    Map<String, Pause> noWork = new HashMap<>();
    /** Pauses of all its downloads and uploads after several failed in a row. */
    Line downloads = new Line();
    Line uploads = new Line();
    /** It wants tasks ended that need more memory than it foresaw. */
    boolean strictMemoryBound;
    /** It says that it has ended: there is nothing to ask for. */
    boolean ended;
    boolean updateAsked;
    /** What the user decided about it. */
    double resourceShare = 100;
    boolean suspended;
    boolean noNewWork;
    /** It is left once its tasks are finished and reported. */
    boolean leavesWhenDone;
    /** An account manager wishes it joined, and not asked for these kinds of processors. */
    boolean viaManager;
    List<String> unwantedByManager = List.of();
    /** Of the account's mail address, and when its cross-project identifier was made, in epoch seconds. */
    String emailHash = "";
    double cpidTime;
    boolean internet;
    /** The same address with HTTPS, once the network has named it; empty before. The identity stays. */
    String secureUrl = "";
    /** Where it says that it moved to; it is followed when the user says so. */
    String movedTo = "";
    String userName = "";
    String teamName = "";
    List<Link> links = new ArrayList<>();
    /** The last messages for the user, oldest first. */
    List<String> notices = new ArrayList<>();
    /** Seconds of one core that one FLOP of an application's estimate took here, a running mean by application. */
    Map<String, Double> secondsPerFlop = new HashMap<>();
    /** After how much run time programs save, by application as above. */
    Map<String, Double> secondsToSave = new HashMap<>();
    /** How much longer tasks take than the network says, as the reference client reckons it; networks ask for this figure. */
    double durationCorrection = 1;
    boolean withoutCorrection;
    /** The network wants to hear of everything at hand. */
    boolean wantsWorkload;
    /** Its last word on preferences, raw, and the venue of this computer that picks among them. */
    String preferences = "";
    String venue = "";
    /** The share on its account pages when last heard, -1 before: only a change there changes it here. */
    double shareThere = -1;
    /** Kinds of processors that it has no programs for: CPU, NVIDIA, ATI, intel_gpu, apple_gpu. */
    List<String> nothingFor = new ArrayList<>();
    long userid;
    long teamid;
    /** Processors that it had here on average in recent days; a card counts as several. */
    RunningAverage recent = new RunningAverage();
    int tasksWell;
    int tasksFailed;
    double tasksSeconds;
    /** Its credit on recent days, oldest first. */
    List<CreditDay> days = new ArrayList<>();
    /** What its programs want to tell it before they end. */
    List<Trickle> trickles = new ArrayList<>();
    /** Addresses that get each such message too. */
    List<String> trickleHandlers = new ArrayList<>();
    /** Files of a task are to be looked at whole before each start, not only before the first. */
    boolean verifiesFiles;
    /** Number of the conversation under way, 0 while there is none. */
    transient int talk;
    /** Which of several addresses is tried first: by chance, so that servers share the load (protocol note 1.7). */
    transient int firstScheduler = -1;
    /** Kinds of processors that the request on its way asks work for. */
    transient Set<String> asked = Set.of();
    /** Whether the request under way came of a need here, and not of a wish of the user or the network. */
    transient boolean neededContact;
    /** When work was asked for last, epoch milliseconds. */
    transient long workAsked;
    /** Seconds of processors since they were last added to {@link #recent}. */
    transient double unaccounted;
    /** The key that {@link #fingerprint} is of. */
    private transient String printed = "";
    private transient Optional<String> fingerprint = Optional.empty();

    /** Where it can be followed to: nothing that was encrypted goes on without. */
    Optional<String> followable() {
        boolean worse = url.startsWith("https://") && !movedTo.startsWith("https://");
        return movedTo.isEmpty() || worse || home ? Optional.empty() : Optional.of(movedTo);
    }

    /** What people compare of the key; kept, since each picture of the state asks for it. */
    Optional<String> fingerprint() {
        if (!printed.equals(codeSignKey)) fingerprint = Trust.fingerprint(codeSignKey);
        printed = codeSignKey;
        return fingerprint;
    }

    /** What it said last on a day. */
    static final class CreditDay {
        /** ISO date. */
        String date = "";
        double userTotal;
        double userAverage;
        double hostTotal;
        double hostAverage;
    }

    /** Transfers in one direction: how many failed in a row, and not before when others begin. */
    static final class Line {
        int failures;
        long until;
    }

    /** No asking for work before this, and how long that was. */
    static final class Pause {
        long until;
        long length;
    }

    long noWorkUntil(String kind) {
        var pause = noWork.get(kind);
        return pause == null ? 0 : pause.until;
    }

    /** A message of a running program to its network. */
    static final class Trickle {
        String task = "";
        /** Epoch seconds. */
        long time;
        String body = "";
        /** It went with the request on its way; after a restart no request is. */
        transient boolean sent;
    }

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
