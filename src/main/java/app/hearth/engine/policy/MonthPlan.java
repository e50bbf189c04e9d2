package app.hearth.engine.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hours of sharing planned for the rest of a month: the days that the policy was run over, and weeks like them after. */
public final class MonthPlan {
    private MonthPlan() {}

    /**
     * Hours by date; none where nothing is planned.
     *
     * @param days as the policy says them, seven or eight from today on
     */
    public static Map<LocalDate, Double> hours(List<Forecast.Day> days, LocalDate today) {
        var planned = new TreeMap<LocalDate, Double>();
        var weekly = new EnumMap<DayOfWeek, Double>(DayOfWeek.class);
        for (var day : days) {
            planned.merge(day.date(), day.hours(), Double::sum);
            // The first day is cut off at its begin, and an exception says nothing about other weeks.
            if (!day.exception() && day.date().isAfter(today)) weekly.put(day.date().getDayOfWeek(), day.hours());
        }
        if (planned.isEmpty()) return planned;
        double usual = weekly.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
        for (LocalDate day = planned.lastKey().plusDays(1); YearMonth.from(day).equals(YearMonth.from(today)); day = day.plusDays(1)) {
            planned.put(day, weekly.getOrDefault(day.getDayOfWeek(), usual));
        }
        return planned;
    }
}
