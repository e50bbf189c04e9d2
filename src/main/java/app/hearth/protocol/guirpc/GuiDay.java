package app.hearth.protocol.guirpc;

/**
 * Credit on a day (section 9.5).
 *
 * @param day Unix seconds of local midnight
 */
public record GuiDay(String masterUrl, double day, double userTotal, double userAverage, double hostTotal, double hostAverage) {}
