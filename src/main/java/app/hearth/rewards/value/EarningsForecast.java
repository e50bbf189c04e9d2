package app.hearth.rewards.value;

import app.hearth.rewards.BookReader;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * What this month will bring at the present schedule and limits: what came in so far, and for the hours still planned what an hour of sharing brought
 * on the last weeks' days. The range is from drawing such days at random again and again (bootstrap): it holds in eight of ten draws. Pure; the same
 * days give the same forecast.
 */
public sealed interface EarningsForecast {
    /** Days looked back at. */
    int DAYS = 28;
    /** A week has weekdays and a weekend; with less of it no forecast is made. */
    int LEAST = 7;

    /** Too little to go by: so many days of sharing, and so many are needed. */
    record NotYet(int days, int needed) implements EarningsForecast {}

    /**
     * The month's sum of one unit.
     *
     * @param soFar in this month until now
     * @param month the whole month, never below what came in so far
     * @param days  that it goes by
     * @param hours still planned
     */
    record Expected(String unit, double soFar, Range month, int days, double hours) implements EarningsForecast {}

    /**
     * The forecast for the month of a day.
     *
     * @param earned  what each local day brought, as in the book
     * @param used    what each local day of sharing used
     * @param planned hours of sharing expected on the rest of today and on each day after; other months are left out
     */
    static EarningsForecast of(String unit, List<BookReader.Day> earned, List<PowerDay> used, Map<LocalDate, Double> planned, LocalDate today) {
        var byDay = byDay(unit, earned);
        var days = Draws.past(byDay, used, PowerDay::hours, today);
        if (days.size() < LEAST) return new NotYet(days.size(), LEAST);
        var month = YearMonth.from(today);
        double soFar = byDay.entrySet().stream().filter(day -> YearMonth.from(day.getKey()).equals(month) && !day.getKey().isAfter(today))
                .mapToDouble(Map.Entry::getValue).sum();
        var ahead = planned.entrySet().stream().filter(day -> YearMonth.from(day.getKey()).equals(month) && !day.getKey().isBefore(today)
                && day.getValue() > 0).toList();
        double hours = ahead.stream().mapToDouble(Map.Entry::getValue).sum();
        var rest = Draws.per(days, Math.max(1, ahead.size())).times(hours);
        return new Expected(unit, soFar, Range.exactly(soFar).plus(rest), days.size(), hours);
    }

    /**
     * What a time to come brings that takes so much electricity.
     *
     * @param amount of the unit
     * @param days   that it goes by
     */
    record Brought(String unit, Range amount, int days) {}

    /**
     * What other limits will bring, by what a kWh of sharing brought: limits change how much of the processor is used in an hour, and earnings with it.
     * Only days count whose electricity is known in the same way as that to come, since each way has a scale of its own. Empty where that is too little.
     *
     * @param kwh   of the time to come
     * @param known how these are known
     * @param ahead days to come
     */
    static Optional<Brought> of(String unit, List<BookReader.Day> earned, List<PowerDay> used, double kwh, Energy.Known known, int ahead, LocalDate today) {
        var byDay = byDay(unit, earned);
        var days = Draws.past(byDay, used, day -> Energy.of(day).mostly() == known ? day.kwh() : 0, today);
        return days.size() < LEAST ? Optional.empty() : Optional.of(new Brought(unit, Draws.per(days, ahead).times(kwh), days.size()));
    }

    private static Map<LocalDate, Double> byDay(String unit, List<BookReader.Day> earned) {
        var byDay = new HashMap<LocalDate, Double>();
        for (var day : earned) {
            if (day.unit().equals(unit)) byDay.merge(day.date(), day.amount().value(), Double::sum);
        }
        return byDay;
    }

    /** The drawing. */
    final class Draws {
        private static final int TIMES = 1000;
        private static final double LOW = 0.1;
        private static final double HIGH = 0.9;
        /** Days with less sharing say nothing about an hour of it. */
        private static final double LEAST_HOURS = 0.25;

        private Draws() {}

        /** A day's sharing, in hours or kWh, and what it brought. */
        record Past(double effort, double amount) {}

        /**
         * Whole days with sharing and effort, before today. What a day without sharing brought is earlier days' work and goes to the day before; a day of
         * sharing without effort is left out with what it brought.
         */
        static List<Past> past(Map<LocalDate, Double> earned, List<PowerDay> used, ToDoubleFunction<PowerDay> effort, LocalDate today) {
            var hours = new HashMap<LocalDate, Double>();
            var efforts = new HashMap<LocalDate, Double>();
            for (var day : used) {
                hours.merge(day.date(), day.hours(), Double::sum);
                efforts.merge(day.date(), effort.applyAsDouble(day), Double::sum);
            }
            var days = new ArrayList<Past>();
            double carried = 0;
            for (var date = today.minusDays(1); !date.isBefore(today.minusDays(DAYS)); date = date.minusDays(1)) {
                double amount = Math.max(0, earned.getOrDefault(date, 0.0)) + carried;
                if (hours.getOrDefault(date, 0.0) < LEAST_HOURS) {
                    carried = amount;
                    continue;
                }
                carried = 0;
                if (efforts.get(date) > 0) days.add(new Past(efforts.get(date), amount));
            }
            return days;
        }

        /** What an hour, or a kWh, brings over so many days to come. */
        static Range per(List<Past> days, int ahead) {
            double likely = sum(days) / effort(days);
            var random = new SplittableRandom(20_260_101); // any seed; a fixed one, so that the same days give the same figures
            var draws = new double[TIMES];
            for (int i = 0; i < TIMES; i++) {
                var drawn = new ArrayList<Past>(ahead);
                for (int j = 0; j < ahead; j++) drawn.add(days.get(random.nextInt(days.size())));
                draws[i] = sum(drawn) / effort(drawn);
            }
            Arrays.sort(draws);
            return new Range(Math.min(likely, draws[(int) (LOW * TIMES)]), likely, Math.max(likely, draws[(int) (HIGH * TIMES)]));
        }

        private static double sum(List<Past> days) {
            return days.stream().mapToDouble(Past::amount).sum();
        }

        private static double effort(List<Past> days) {
            return days.stream().mapToDouble(Past::effort).sum();
        }
    }
}
