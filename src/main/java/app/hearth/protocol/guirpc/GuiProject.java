package app.hearth.protocol.guirpc;

import app.hearth.protocol.GuiLink;
import java.util.List;

/**
 * A project as managers see it (section 11.8); instants are Unix seconds, 0 where there is none.
 *
 * @param resourceShare its part against the others', 100 is usual
 * @param suspended     by the user
 * @param noMoreWork    the user wants no new tasks of it
 * @param more          what no command of Hearth's own reads
 */
public record GuiProject(String masterUrl, String name, double userTotalCredit, double userExpavgCredit, double hostTotalCredit,
                         double hostExpavgCredit, int failures, double minRpcTime, double lastRpcTime, double resourceShare,
                         boolean suspended, boolean noMoreWork, String userName, String teamName, More more) {
    /**
     * Further facts.
     *
     * @param ids          numbers that the project gave
     * @param contact      conversations with it
     * @param leavesWhenDone it is left once its tasks are reported
     * @param correction   duration correction factor
     * @param recent       recent average of what it had here
     * @param links        pages for its contributors
     * @param folder       where its files lie, below the data folder
     * @param diskUsage    bytes of its files and its tasks' folders
     */
    public record More(Ids ids, Contact contact, boolean leavesWhenDone, double correction, double recent, int succeeded, int failed,
                       double elapsed, List<GuiLink> links, String folder, double diskUsage) {
        public More {
            links = List.copyOf(links);
        }
    }

    /** @param cpid cross-project identifier @param externalCpid the same as others may see it @param viaManager attached by an account manager */
    public record Ids(long host, long user, long team, String venue, String cpid, String externalCpid, boolean viaManager) {}

    /**
     * Conversations.
     *
     * @param reason        of the one to come: 0 none, 1 user, 2 tasks to report, 4 trickle, 6 first (section 3.4)
     * @param under         one is under way
     * @param master        the master page is read next
     * @param downloadPause until then no download begins
     * @param noWork        pauses by kind of processor
     * @param nothingFor    kinds of processors without programs
     */
    public record Contact(int seqno, int masterFailures, int reason, boolean under, boolean master, boolean trickles, double next,
                          double downloadPause, double uploadPause, List<NoWork> noWork, List<String> nothingFor) {
        public Contact {
            noWork = List.copyOf(noWork);
            nothingFor = List.copyOf(nothingFor);
        }
    }

    /** @param left seconds until it ends @param length of the whole pause */
    public record NoWork(String kind, double left, double length) {}

    /** A project without the further facts. */
    public GuiProject(String masterUrl, String name, double userTotalCredit, double userExpavgCredit, double hostTotalCredit,
                      double hostExpavgCredit, int failures, double minRpcTime, double lastRpcTime, double resourceShare,
                      boolean suspended, boolean noMoreWork, String userName, String teamName) {
        this(masterUrl, name, userTotalCredit, userExpavgCredit, hostTotalCredit, hostExpavgCredit, failures, minRpcTime, lastRpcTime, resourceShare,
                suspended, noMoreWork, userName, teamName, new More(new Ids(0, 0, 0, "", "", "", false), new Contact(0, 0, 0, false, false, false, 0, 0, 0,
                        List.of(), List.of()), false, 1, 0, 0, 0, 0, List.of(), "", 0));
    }
}
