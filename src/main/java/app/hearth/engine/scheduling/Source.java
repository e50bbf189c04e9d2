package app.hearth.engine.scheduling;

/**
 * A network as the scheduler sees it.
 *
 * @param share  its part against the others', 0 for one that only fills gaps
 * @param recent processors that it had on average in recent days
 */
public record Source(String url, double share, double recent) {
    /** Shares beyond are a mistake or worse: sums of them must stay finite. */
    private static final double LARGEST = 1e12;

    public Source {
        share = share > 0 ? Math.min(share, LARGEST) : 0; // NaN is none
        recent = recent > 0 ? Math.min(recent, LARGEST) : 0;
    }
}
