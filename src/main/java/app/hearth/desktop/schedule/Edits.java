package app.hearth.desktop.schedule;

import app.hearth.settings.Paint;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What can be done to a usual week; pure functions. */
final class Edits {
    private Edits() {}

    static DayOfWeek day(DayOfWeek first, int row) {
        return first.plus(row);
    }

    static int row(DayOfWeek first, DayOfWeek day) {
        return Math.floorMod(day.getValue() - first.getValue(), 7);
    }

    /** The week with a block painted over. */
    static Week paint(Week week, DayOfWeek first, Block block, Paint paint) {
        Week painted = week;
        for (int row = block.top(); row <= block.bottom(); row++) {
            painted = painted.paint(new Window(day(first, row), block.from(), block.to(), paint));
        }
        return painted;
    }

    /** The stretch of equal paint around a half-hour of a day. */
    static Window windowAt(Week week, DayOfWeek day, int half) {
        Paint paint = week.at(day, half);
        int from = half;
        int to = half + 1;
        while (from > 0 && week.at(day, from - 1).equals(paint)) from--;
        while (to < Week.DAY && week.at(day, to).equals(paint)) to++;
        return new Window(day, from, to, paint);
    }

    /** The window that goes on past midnight from this one, or that this one goes on from; empty where none does or one lasts all day. */
    static Optional<Window> joined(Week week, Window window, boolean next) {
        if (whole(window) || (next ? window.to() < Week.DAY : window.from() > 0)) return Optional.empty();
        Window other = next ? windowAt(week, window.day().plus(1), 0) : windowAt(week, window.day().minus(1), Week.DAY - 1);
        return other.paint().equals(window.paint()) && !whole(other) ? Optional.of(other) : Optional.empty();
    }

    static boolean whole(Window window) {
        return window.from() == 0 && window.to() == Week.DAY;
    }

    /** Moves the border between two neighbouring windows; both keep at least one half-hour, so it never crosses another. */
    static Week moveEdge(Week week, DayOfWeek day, int edge, int to) {
        Window left = windowAt(week, day, edge - 1);
        Window right = windowAt(week, day, edge);
        int target = Math.clamp(to, left.from() + 1, right.to() - 1);
        if (target == edge || left.equals(right)) return week;
        return target > edge ? week.paint(new Window(day, edge, target, left.paint())) : week.paint(new Window(day, target, edge, right.paint()));
    }

    /** Gives a window other ends. What it leaves becomes like its neighbour there, or off where it had none. */
    static Week resize(Week week, Window window, int from, int to) {
        DayOfWeek day = window.day();
        Week resized = week;
        if (from > window.from()) {
            resized = resized.paint(new Window(day, window.from(), from, window.from() > 0 ? week.at(day, window.from() - 1) : Paint.OFF));
        }
        if (to < window.to()) {
            resized = resized.paint(new Window(day, to, window.to(), window.to() < Week.DAY ? week.at(day, window.to()) : Paint.OFF));
        }
        return resized.paint(new Window(day, from, to, window.paint()));
    }

    /** Makes days the same as one. */
    static Week copyDay(Week week, DayOfWeek from, Collection<DayOfWeek> days) {
        Week copied = week;
        for (DayOfWeek day : days) {
            for (Window window : ofDay(week, from)) copied = copied.paint(new Window(day, window.from(), window.to(), window.paint()));
        }
        return copied;
    }

    /** One window of a day on other days too. */
    static Week copyWindow(Week week, Window window, Collection<DayOfWeek> days) {
        Week copied = week;
        for (DayOfWeek day : days) copied = copied.paint(new Window(day, window.from(), window.to(), window.paint()));
        return copied;
    }

    static List<Window> ofDay(Week week, DayOfWeek day) {
        return week.windows().stream().filter(window -> window.day() == day).toList();
    }

    /** The next border of a window to the right or left of a half-hour, 0..48; the day's end where there is none. */
    static int nextEdge(Week week, DayOfWeek day, int half, boolean right) {
        Window here = windowAt(week, day, half);
        if (right) return here.to();
        return here.from() < half || half == 0 ? here.from() : windowAt(week, day, half - 1).from();
    }

    /** What the week is where no window of the list lies: as chosen on Limits if any of it is, else off. */
    static Paint ground(Week week) {
        return week.cells().contains(Paint.AS_CHOSEN) ? Paint.AS_CHOSEN : Paint.OFF;
    }
}
