package app.hearth.rewards.price;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What one of a unit is worth.
 *
 * @param unit     as in the book of earnings
 * @param perUnit  0 or more
 * @param currency ISO 4217 code
 */
public record Price(String unit, double perUnit, String currency, Origin origin) {
    /** A price feed is asked every hour; after a day its price is told as old. */
    private static final Duration FEED_GOOD = Duration.ofDays(1);
    /** A figure typed in long ago is told as old, too. */
    private static final Duration OWN_GOOD = Duration.ofDays(90);

    public Price {
        if (!(perUnit >= 0 && perUnit <= 1e9)) throw new IllegalArgumentException("price out of range: " + perUnit);
    }

    /** Where a price is from. */
    public sealed interface Origin {}

    /** The user's own figure, entered on a day. */
    public record Own(LocalDate entered) implements Origin {}

    /** A page's figure, fetched at a time; {@code host} is the page's. */
    public record Fed(String host, Instant fetched) implements Origin {}

    public Duration age(Instant now, ZoneId zone) {
        var since = switch (origin) {
            case Own(var entered) -> entered.atStartOfDay(zone).toInstant();
            case Fed(_, var fetched) -> fetched;
        };
        var age = Duration.between(since, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Too old to be shown without saying so. */
    public boolean stale(Instant now, ZoneId zone) {
        return age(now, zone).compareTo(origin instanceof Own ? OWN_GOOD : FEED_GOOD) > 0;
    }
}
