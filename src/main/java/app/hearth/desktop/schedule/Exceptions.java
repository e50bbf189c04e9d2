package app.hearth.desktop.schedule;

import app.hearth.desktop.text.Texts;
import app.hearth.settings.DateException;
import app.hearth.settings.DateException.Repeat;
import app.hearth.settings.Paint;
import app.hearth.settings.UserSettings;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** What can be done to the list of exceptions, and its words. Pure functions. */
final class Exceptions {
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private Exceptions() {}

    /** One line of the list. */
    record Row(DateException exception, String title, String detail, boolean inForce) {}

    /** Those that can still rule, in the order they are kept; the later wins. */
    static List<Row> rows(UserSettings settings, LocalDateTime now, ScheduleWords words) {
        return settings.exceptions().stream().filter(exception -> !exception.over(now))
                .map(exception -> new Row(exception, title(exception, words), detail(exception, words), exception.covers(now))).toList();
    }

    private static boolean allDay(DateException exception) {
        return exception.from().equals(LocalTime.MIDNIGHT) && exception.to().equals(LocalTime.MIDNIGHT);
    }

    private static String title(DateException exception, ScheduleWords words) {
        Texts texts = words.texts();
        LocalDate first = exception.first();
        LocalDate last = exception.last();
        return switch (exception.repeat()) {
            case NEVER -> first.equals(last) ? date(first, words) : texts.get("schedule.exception.dates", texts.times().date(first), texts.times().date(last));
            case MONTHLY -> first.equals(last) ? texts.get("schedule.exception.monthly", first.getDayOfMonth())
                    : texts.get("schedule.exception.monthlySpan", first.getDayOfMonth(), last.getDayOfMonth());
            case YEARLY -> first.equals(last) ? texts.get("schedule.exception.yearly", texts.times().date(first))
                    : texts.get("schedule.exception.yearlySpan", texts.times().date(first), texts.times().date(last));
        };
    }

    private static String date(LocalDate date, ScheduleWords words) {
        return words.texts().get("schedule.exception.date", words.shortDay(date.getDayOfWeek()), words.texts().times().date(date));
    }

    private static String detail(DateException exception, ScheduleWords words) {
        Texts texts = words.texts();
        String level = words.paint(exception.paint(), false);
        if (allDay(exception)) return texts.get("schedule.exception.allDay", level);
        String range = texts.get("schedule.range", words.time(exception.from()), words.time(exception.to()));
        return texts.get(exception.from().isBefore(exception.to()) ? "schedule.exception.span" : "schedule.exception.overnight", level, range);
    }

    /** In one line, for a day of the forecast: "Guests: Off, 18:00–22:00". */
    static String spoken(DateException exception, ScheduleWords words) {
        String detail = detail(exception, words);
        return exception.name().isBlank() ? words.texts().get("schedule.forecast.partlyUnnamed", detail)
                : words.texts().get("schedule.forecast.partly", exception.name(), detail);
    }

    /** Off from now, or from 18:00 where that is still to come, until 08:00; before 08:00 it is still last night. */
    static DateException notTonight(LocalDateTime now, String name) {
        LocalDate today = now.toLocalDate();
        LocalTime quarter = now.toLocalTime().withMinute(now.getMinute() / 15 * 15).withSecond(0).withNano(0);
        LocalTime from = quarter.isBefore(MORNING) || quarter.isAfter(EVENING) ? quarter : EVENING;
        return new DateException(name, today, today, from, MORNING, Repeat.NEVER, Paint.OFF);
    }

    /** Whether this night is off already by such an exception. */
    static boolean tonightIsOff(List<DateException> all, LocalDateTime now, String name) {
        return all.stream().anyMatch(each -> isTonight(each, now, name));
    }

    static boolean isTonight(DateException each, LocalDateTime now, String name) {
        LocalDate night = now.toLocalTime().isBefore(MORNING) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        boolean sameNight = each.first().equals(now.toLocalDate()) || each.first().equals(night);
        return each.name().equals(name) && sameNight && each.to().equals(MORNING) && each.repeat() == Repeat.NEVER && each.paint() instanceof Paint.Off;
    }

    /** The settings with one more; those that are over leave. */
    static UserSettings add(UserSettings settings, DateException exception, LocalDateTime now) {
        var all = new ArrayList<>(settings.exceptions());
        all.add(exception);
        return kept(settings, all, now);
    }

    static UserSettings replace(UserSettings settings, DateException before, DateException after, LocalDateTime now) {
        var all = new ArrayList<>(settings.exceptions());
        all.replaceAll(each -> each.equals(before) ? after : each);
        return kept(settings, all, now);
    }

    static UserSettings remove(UserSettings settings, DateException exception, LocalDateTime now) {
        var all = new ArrayList<>(settings.exceptions());
        all.remove(exception);
        return kept(settings, all, now);
    }

    private static UserSettings kept(UserSettings settings, List<DateException> all, LocalDateTime now) {
        all.removeIf(each -> each.over(now));
        return settings.withExceptions(all);
    }
}
