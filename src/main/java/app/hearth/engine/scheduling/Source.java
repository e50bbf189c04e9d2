package app.hearth.engine.scheduling;

/**
 * A network as the scheduler sees it.
 *
 * @param share  its part against the others', 0 for one that only fills gaps
 * @param recent processors that it had on average in recent days
 */
public record Source(String url, double share, double recent) {}
