package app.hearth.desktop.text;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Supplier;

/** Moments in words: today as a clock time, within a week with the weekday, else with the date. */
public final class Times {
    private final Texts texts;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;
    private final DateTimeFormatter time;
    private final DateTimeFormatter seconds;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayYear;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter month;
    private final DateTimeFormatter dayAndMonth;

    Times(Texts texts, Supplier<ZoneId> zone, InstantSource clock) {
        this.texts = texts;
        this.zone = zone;
        this.clock = clock;
        var locale = texts.locale();
        time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        seconds = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(locale);
        day = DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale);
        dayYear = DateTimeFormatter.ofLocalizedPattern("yMMMd").withLocale(locale);
        weekday = DateTimeFormatter.ofPattern("EEEE", locale);
        month = DateTimeFormatter.ofPattern("LLLL", locale);
        dayAndMonth = DateTimeFormatter.ofLocalizedPattern("MMMMd").withLocale(locale);
    }

    public Instant now() {
        return clock.instant();
    }

    /** Whose midnight ends a day. */
    public ZoneId zone() {
        return zone.get();
    }

    public LocalDate today() {
        return dateOf(now());
    }

    public LocalDate dateOf(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    /** The clock time alone. */
    public String clock(Instant at) {
        return time.format(at.atZone(zone()));
    }

    /** The clock time to the second. */
    public String clockSeconds(Instant at) {
        return seconds.format(at.atZone(zone()));
    }

    /** "14:21", "Wednesday at 00:00" or "6 Dec at 14:21". */
    public String moment(Instant at) {
        ZonedDateTime there = at.atZone(zone());
        long days = Math.abs(today().toEpochDay() - there.toLocalDate().toEpochDay());
        if (days == 0) return clock(at);
        String date = days < 7 ? weekday.format(there) : date(there.toLocalDate());
        return texts.get("time.dayAt", date, clock(at));
    }

    /** "today", "tomorrow", "yesterday" or the date, for due dates and table cells. */
    public String dayName(Instant at) {
        return dayName(dateOf(at));
    }

    /** "today", "tomorrow", "yesterday" or the date. */
    public String dayName(LocalDate date) {
        long ahead = date.toEpochDay() - today().toEpochDay();
        if (ahead == 0) return texts.get("time.today");
        if (ahead == 1) return texts.get("time.tomorrow");
        return ahead == -1 ? texts.get("time.yesterday") : date(date);
    }

    /** "22 Nov", with the year where it is not this one. */
    public String date(LocalDate date) {
        return (date.getYear() == today().getYear() ? day : dayYear).format(date);
    }

    /** "Sunday, 22 November". */
    public String longDate(LocalDate date) {
        return texts.get("time.longDate", weekday.format(date), dayAndMonth.format(date));
    }

    /** "November", with the year where it is not this one. */
    public String month(YearMonth of) {
        String name = month.format(of);
        return of.getYear() == today().getYear() ? name : name + " " + of.getYear();
    }

    /** How long ago, in words. */
    public String ago(Instant at) {
        Duration passed = Duration.between(at, now());
        if (passed.toSeconds() < 5) return texts.get("time.justNow");
        return texts.get("time.ago", passed.toMinutes() < 1 ? texts.figures().span(passed)
                : texts.figures().estimate(passed));
    }
}
