package app.hearth.protocol.guirpc;

/**
 * A line of the event log.
 *
 * @param project  empty for the client itself
 * @param priority 1 information, 2 alert, 3 internal error
 * @param time     Unix seconds
 */
public record GuiMessage(String project, int priority, long seqno, String body, long time) {}
