package app.hearth.settings;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A usual week of local time in half-hours from Monday 00:00. Immutable. */
public record Week(List<Paint> cells) {
    /** Half-hours a day. */
    public static final int DAY = 48;
    public static final int CELLS = 7 * DAY;
    /** Nothing painted. */
    public static final Week UNPAINTED = new Week(Collections.nCopies(CELLS, Paint.AS_CHOSEN));

    public Week {
        if (cells.size() != CELLS) throw new IllegalArgumentException("a week has " + CELLS + " half-hours, not " + cells.size());
        cells = List.copyOf(cells);
    }

    /** A stretch of one day with the same paint; half-hours {@code from} inclusive to {@code to} exclusive, 0..48. */
    public record Window(DayOfWeek day, int from, int to, Paint paint) {
        public Window {
            Objects.requireNonNull(paint);
            if (from < 0 || to > DAY || from >= to) throw new IllegalArgumentException("not a window: " + from + " to " + to);
        }
    }

    public static int index(DayOfWeek day, int halfHour) {
        return (day.getValue() - 1) * DAY + Objects.checkIndex(halfHour, DAY);
    }

    public Paint at(DayOfWeek day, int halfHour) {
        return cells.get(index(day, halfHour));
    }

    public Paint at(LocalDateTime local) {
        return at(local.getDayOfWeek(), halfHour(local.toLocalTime()));
    }

    /** The half-hour of the day, 0..47, that a time lies in. */
    public static int halfHour(LocalTime time) {
        return time.getHour() * 2 + time.getMinute() / 30;
    }

    /** The same week with one window painted over. */
    public Week paint(Window window) {
        var painted = new ArrayList<>(cells);
        int start = index(window.day(), window.from());
        for (int i = 0; i < window.to() - window.from(); i++) painted.set(start + i, window.paint());
        return new Week(painted);
    }

    /** All stretches of the same paint, day by day, {@link Paint.AsChosen} ones too. */
    public List<Window> windows() {
        var windows = new ArrayList<Window>();
        for (var day : DayOfWeek.values()) {
            int from = 0;
            for (int i = 1; i <= DAY; i++) {
                if (i < DAY && at(day, i).equals(at(day, from))) continue;
                windows.add(new Window(day, from, i, at(day, from)));
                from = i;
            }
        }
        return windows;
    }

    /** Whether anything is painted. */
    public boolean painted() {
        return cells.stream().anyMatch(paint -> !paint.equals(Paint.AS_CHOSEN));
    }

    static Week of(Paint[] cells) {
        return new Week(Arrays.asList(cells));
    }
}
