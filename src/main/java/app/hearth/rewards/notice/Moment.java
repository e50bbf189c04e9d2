package app.hearth.rewards.notice;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * When notices are looked at.
 *
 * @param weekBegins the locale's first day of a week
 * @param undisturbed whether the user is not to be disturbed: a program fills the screen or presents, or the user asked for quiet
 */
public record Moment(Instant now, ZoneId zone, DayOfWeek weekBegins, boolean undisturbed) {
    /** Local hours between which the system says nothing (ux.md, section 10). */
    private static final int EVENING = 22;
    private static final int MORNING = 8;
    /** Who looks at the screen just then sees it there, and needs no notification. */
    static final Duration GRACE = Duration.ofSeconds(5);

    LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    LocalDate week() {
        return today().with(TemporalAdjusters.previousOrSame(weekBegins));
    }

    /** Whether the system may be used now at all. */
    boolean quiet() {
        int hour = now.atZone(zone).getHour();
        return undisturbed || hour >= EVENING || hour < MORNING;
    }
}
