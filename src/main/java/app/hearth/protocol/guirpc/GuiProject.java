package app.hearth.protocol.guirpc;

/**
 * A project as managers see it (section 11.8); instants are Unix seconds, 0 where there is none.
 *
 * @param resourceShare its part against the others', 100 is usual
 * @param suspended     by the user
 * @param noMoreWork    the user wants no new tasks of it
 */
public record GuiProject(String masterUrl, String name, double userTotalCredit, double userExpavgCredit, double hostTotalCredit,
                         double hostExpavgCredit, int failures, double minRpcTime, double lastRpcTime, double resourceShare,
                         boolean suspended, boolean noMoreWork, String userName, String teamName) {}
