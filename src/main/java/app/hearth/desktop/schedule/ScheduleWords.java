package app.hearth.desktop.schedule;

import app.hearth.desktop.text.Texts;
import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Weekdays, half-hours and levels in words. */
final class ScheduleWords {
    private final Texts texts;
    private final DateTimeFormatter time;
    private final DayOfWeek first;

    ScheduleWords(Texts texts) {
        this.texts = texts;
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(texts.locale());
        this.first = WeekFields.of(texts.locale()).getFirstDayOfWeek();
    }

    Texts texts() {
        return texts;
    }

    DayOfWeek first() {
        return first;
    }

    /** The weekdays in the locale's order. */
    List<DayOfWeek> week() {
        return IntStream.range(0, 7).mapToObj(first::plus).toList();
    }

    String time(LocalTime at) {
        return time.format(at);
    }

    /** A border of half-hours, 0..48; the day's end is 24:00 where the locale counts so. */
    String time(int half) {
        String words = time(LocalTime.MIDNIGHT.plusMinutes(30L * half));
        return half == Week.DAY && words.startsWith("00") ? "24" + words.substring(2) : words;
    }

    /** The hour above the painter. */
    String hour(int hour) {
        return texts.get("schedule.hour", hour < 10 ? "0" + hour : Integer.toString(hour));
    }

    String range(int from, int to) {
        return texts.get("schedule.range", time(from), time(to));
    }

    String shortDay(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT_STANDALONE, texts.locale());
    }

    String longDay(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
    }

    /** "Mon–Fri", "Sat, Sun", "every day". */
    String days(Collection<DayOfWeek> days) {
        if (days.size() == 7) return texts.get("schedule.everyDay");
        List<DayOfWeek> sorted = week().stream().filter(days::contains).toList();
        if (sorted.isEmpty()) return texts.get("schedule.noDay");
        if (sorted.size() == 6) {
            return texts.get("schedule.allBut", shortDay(week().stream().filter(day -> !days.contains(day)).findFirst().orElseThrow()));
        }
        boolean run = sorted.size() > 2 && sorted.getFirst().plus(sorted.size() - 1) == sorted.getLast();
        return run ? texts.get("schedule.range", shortDay(sorted.getFirst()), shortDay(sorted.getLast()))
                : String.join(", ", sorted.stream().map(this::shortDay).toList());
    }

    /** A level's name; in the transfers' week there is only on and off. */
    String paint(Paint paint, boolean transfers) {
        if (transfers) return texts.get(paint instanceof Paint.Off ? "schedule.transfers.off" : "schedule.transfers.on");
        return switch (paint) {
            case Paint.AsChosen() -> texts.get("schedule.paint.chosen");
            case Paint.Off() -> texts.get("schedule.paint.off");
            case Paint.Level(var preset) -> preset(preset);
            case Paint.Percent(int percent) -> texts.figures().percent(percent / 100.0);
        };
    }

    String preset(Preset preset) {
        return texts.get(switch (preset) {
            case GENTLE -> "schedule.paint.gentle";
            case BALANCED -> "schedule.paint.balanced";
            case EVERYTHING -> "schedule.paint.everything";
            case OWN -> "schedule.paint.own";
        });
    }

    /** "Thu 19:00–21:30 · Gentle"; a window that goes on past midnight is said with its other half. */
    String bubble(Week week, Window window, boolean transfers) {
        String level = paint(window.paint(), transfers);
        var before = Edits.joined(week, window, false);
        var after = Edits.joined(week, window, true);
        if (before.isEmpty() && after.isEmpty()) {
            return texts.get("schedule.bubble", shortDay(window.day()), range(window.from(), window.to()), level);
        }
        Window start = before.orElse(window);
        Window end = after.orElse(window);
        return texts.get("schedule.bubble.joined", shortDay(start.day()), time(start.from()), shortDay(end.day()), time(end.to()), level);
    }

    /** What a stroke covers: one day or several. */
    String bubble(Block block, Paint paint, boolean transfers) {
        return texts.get("schedule.bubble", days(block), range(block.from(), block.to()), paint(paint, transfers));
    }

    private String days(Block block) {
        return days(IntStream.rangeClosed(block.top(), block.bottom()).mapToObj(row -> Edits.day(first, row)).toList());
    }

    /** For people who listen: "Thursday 19:00 to 21:30, Gentle". */
    String spoken(Window window, boolean transfers) {
        return texts.get("schedule.spoken", longDay(window.day()), time(window.from()), time(window.to()), paint(window.paint(), transfers));
    }

    /** For the undo bar: "Thursday 19:00–21:30 painted". */
    String painted(Block block, boolean toOff) {
        String days = block.rows() == 1 ? longDay(Edits.day(first, block.top())) : days(block);
        return texts.get(toOff ? "schedule.done.off" : "schedule.done.painted", days, range(block.from(), block.to()));
    }
}
