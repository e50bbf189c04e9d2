package app.hearth.engine;

import app.hearth.settings.UserSettings;

/**
 * How much work is kept at hand (work_buf_min_days and work_buf_additional_days, protocol note 7.2): more is fetched below the one, up
 * to both together.
 *
 * @param least seconds, at least 180
 * @param more  seconds
 */
public record WorkBuffer(double least, double more) {
    private static final double DAY = 86_400;
    /** As the reference client has them where nobody chose. */
    public static final WorkBuffer USUAL = new WorkBuffer(0.1 * DAY, 0.5 * DAY);
    /** The floor of work_buf_min_days. */
    private static final double SHORTEST = 180;
    /** BOINC Manager lets choose no more of either. */
    private static final double LONGEST = 10 * DAY;

    public WorkBuffer {
        least = Math.clamp(least, SHORTEST, LONGEST);
        more = Math.clamp(more, 0, LONGEST);
    }

    /** Seconds up to which is fetched. */
    public double total() {
        return least + more;
    }

    /** What the user chose here; where nothing, what the networks' pages say. */
    static WorkBuffer of(UserSettings settings, EngineSettings.GlobalPreferences pages) {
        double more = pages.moreDays >= 0 ? pages.moreDays * DAY : USUAL.more;
        var here = settings.storage().workDays();
        if (here.isPresent()) return new WorkBuffer(here.getAsDouble() * DAY, USUAL.more);
        return new WorkBuffer(pages.leastDays >= 0 ? pages.leastDays * DAY : USUAL.least, more);
    }
}
