package app.hearth.settings;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * A stretch by date that overrules the usual week: a holiday, "not tonight", every first of the month.
 *
 * @param name   the user's words, may be empty
 * @param first  first date on which it begins
 * @param last   last date on which it begins
 * @param from   time of day at which it begins on each such date, whole minutes
 * @param to     time of day at which it ends; not after {@code from} means on the day after; both midnight means all day
 * @param repeat whether the dates come again
 */
public record DateException(String name, LocalDate first, LocalDate last, LocalTime from, LocalTime to, Repeat repeat, Paint paint) {
    /** When its dates come again. */
    public enum Repeat { NEVER, MONTHLY, YEARLY }

    public DateException {
        if (last.isBefore(first)) throw new IllegalArgumentException("an exception ends before it begins: " + first + " to " + last);
        from = from.truncatedTo(ChronoUnit.MINUTES);
        to = to.truncatedTo(ChronoUnit.MINUTES);
        if (first.getYear() < 1970 || last.getYear() > 9999) throw new IllegalArgumentException("dates must lie in the years 1970 to 9999");
        if (repeat == Repeat.MONTHLY && !last.isBefore(first.plusMonths(1)) || repeat == Repeat.YEARLY && !last.isBefore(first.plusYears(1))) {
            throw new IllegalArgumentException("an exception is longer than its repetition");
        }
    }

    public static DateException allDay(String name, LocalDate first, LocalDate last, Paint paint) {
        return new DateException(name, first, last, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Repeat.NEVER, paint);
    }

    /** Whether it rules at this local time. */
    public boolean covers(LocalDateTime local) {
        LocalDate date = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        if (from.isBefore(to)) return begins(date) && !time.isBefore(from) && time.isBefore(to);
        return begins(date) && !time.isBefore(from) || begins(date.minusDays(1)) && time.isBefore(to);
    }

    /** Whether it begins on this date. A repetition on a day that a month lacks falls out. */
    private boolean begins(LocalDate date) {
        return switch (repeat) {
            case NEVER -> within(date, first);
            case MONTHLY -> {
                long months = ChronoUnit.MONTHS.between(first.withDayOfMonth(1), date.withDayOfMonth(1));
                yield !date.isBefore(first) && (repeated(date, months, true) || repeated(date, months - 1, true));
            }
            case YEARLY -> {
                long years = date.getYear() - first.getYear();
                yield !date.isBefore(first) && (repeated(date, years, false) || repeated(date, years - 1, false));
            }
        };
    }

    private boolean repeated(LocalDate date, long times, boolean monthly) {
        if (times < 0) return false;
        LocalDate start = monthly ? first.plusMonths(times) : first.plusYears(times);
        return start.getDayOfMonth() == first.getDayOfMonth() && within(date, start);
    }

    private boolean within(LocalDate date, LocalDate start) {
        return !date.isBefore(start) && !date.isAfter(start.plusDays(ChronoUnit.DAYS.between(first, last)));
    }

    /** Whether it can never rule again after this time. */
    public boolean over(LocalDateTime local) {
        return repeat == Repeat.NEVER && local.toLocalDate().isAfter(last.plusDays(1));
    }
}
