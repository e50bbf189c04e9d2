package app.hearth.protocol.guirpc;

/** A project as managers see it (section 11.8); instants are Unix seconds, 0 where there is none. */
public record GuiProject(String masterUrl, String name, double userTotalCredit, double userExpavgCredit, double hostTotalCredit,
                         double hostExpavgCredit, int failures, double minRpcTime, double lastRpcTime) {}
