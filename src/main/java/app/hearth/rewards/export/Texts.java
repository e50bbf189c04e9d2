package app.hearth.rewards.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How figures are written for other programs, whatever the language here. */
public final class Texts {
    private Texts() {}

    /** ISO 8601 with the offset and milliseconds, such as {@code 2026-11-20T13:00:00.250+01:00}. */
    public static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
    }

    /** Seconds with as many places as needed. */
    static String seconds(Duration time) {
        return number(BigDecimal.valueOf(time.toMillis(), 3));
    }

    /** To eight places, as amounts are. */
    public static String number(double value) {
        return number(BigDecimal.valueOf(value).setScale(Math.min(8, BigDecimal.valueOf(value).scale()), RoundingMode.HALF_EVEN));
    }

    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
