package app.hearth.desktop.schedule;

import app.hearth.settings.Paint;
import app.hearth.settings.Week;
import app.hearth.settings.Week.Window;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** A row of the painter's table: the same window on one or more days. Pure functions over the week. */
record Stretch(Set<DayOfWeek> days, int from, int to, Paint paint) {
    Stretch {
        days = Set.copyOf(days);
    }

    /** All windows that differ from the week's ground, equal ones of several days in one row, by their begin. */
    static List<Stretch> of(Week week, Paint ground) {
        record Key(int from, int to, Paint paint) {}
        var found = new LinkedHashMap<Key, Set<DayOfWeek>>();
        for (Window window : week.windows()) {
            if (window.paint().equals(ground)) continue;
            found.computeIfAbsent(new Key(window.from(), window.to(), window.paint()), _ -> EnumSet.noneOf(DayOfWeek.class)).add(window.day());
        }
        return found.entrySet().stream().map(each -> new Stretch(each.getValue(), each.getKey().from(), each.getKey().to(), each.getKey().paint()))
                .sorted(java.util.Comparator.comparingInt(Stretch::from).thenComparingInt(Stretch::to)).toList();
    }

    private Week painted(Week week, Paint with) {
        return Edits.copyWindow(week, new Window(DayOfWeek.MONDAY, from, to, with), days);
    }

    /** The week with this row taken out and another put in. */
    Week replace(Week week, Paint ground, Stretch other) {
        return other.painted(painted(week, ground), other.paint());
    }

    Week remove(Week week, Paint ground) {
        return painted(week, ground);
    }

    Week add(Week week) {
        return painted(week, paint);
    }
}
