package app.hearth.protocol.guirpc;

/**
 * Bytes moved on a day (get_daily_xfer_history).
 *
 * @param day days since 1970 began
 */
public record GuiTraffic(long day, double up, double down) {}
