package app.hearth.desktop.schedule;

import app.hearth.desktop.text.Texts;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.Power;
import app.hearth.settings.DateException;
import app.hearth.settings.Electricity;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A forecast in words and bars.
 *
 * @param hours       "about 48 h"
 * @param cost        electricity and its price
 * @param budget      hours a day, where there is a budget
 * @param budgetWords what is written at its line
 * @param exceptionWord stands at a bar that an exception rules a part of
 */
record ForecastWords(String hours, String cost, List<Bar> bars, OptionalDouble budget, String budgetWords, String exceptionWord) {
    /**
     * One day.
     *
     * @param hours     of sharing, 0..25
     * @param label     what is written into the bar
     * @param exception whether an exception holds all of it back
     * @param partly    whether an exception rules a part of it
     * @param readOut   what pointer and keys say, in lines
     */
    record Bar(String day, double hours, String label, boolean exception, boolean partly, List<String> readOut) {}

    /** Today and the six days after it. */
    private static final int DAYS = 7;
    private static final int QUARTERS = 96;

    /** Until the seventh midnight from now, so that each day has one bar. */
    static Forecast untilTheSeventhMidnight(Forecast.Start start) {
        Instant now = start.conditions().now();
        var zone = start.conditions().zone();
        Instant end = LocalDate.ofInstant(now, zone).plusDays(DAYS).atStartOfDay(zone).toInstant();
        return Forecast.over(start, Duration.between(now, end));
    }

    static ForecastWords of(Forecast forecast, Forecast.Start start, ScheduleWords words) {
        UserSettings settings = start.settings();
        Texts texts = words.texts();
        OptionalDouble budget = settings.budgets().hoursPerDay();
        List<Bar> bars = IntStream.range(0, forecast.days().size())
                .mapToObj(i -> bar(forecast.days().get(i), i == 0, start, words)).toList();
        return new ForecastWords(texts.get("schedule.forecast.hours", hours(forecast.hours(), texts)),
                cost(forecast.kwh(), forecast.money(), settings.electricity(), texts), bars, budget,
                budget.isPresent() ? texts.get("schedule.forecast.budget", hours(budget.getAsDouble(), texts)) : "", texts.get("schedule.forecast.exception"));
    }

    private static Bar bar(Forecast.Day day, boolean today, Forecast.Start start, ScheduleWords words) {
        Electricity electricity = start.settings().electricity();
        Texts texts = words.texts();
        String name = words.shortDay(day.date().getDayOfWeek());
        String label = day.exception() ? texts.get("schedule.forecast.exception") : hours(day.hours(), texts);
        var partly = day.exception() ? List.<DateException>of() : exceptions(day.date(), start);
        var readOut = new ArrayList<>(List.of(texts.times().longDate(day.date()), label, cost(day.kwh(), day.money(), electricity, texts)));
        partly.forEach(each -> readOut.add(Exceptions.spoken(each, words)));
        return new Bar(today ? texts.get("schedule.forecast.rest", name) : name, day.hours(), label, day.exception(), !partly.isEmpty(), readOut);
    }

    /** The exceptions that rule a part of what is left of the day; quarters of an hour are fine enough to see them. */
    private static List<DateException> exceptions(LocalDate date, Forecast.Start start) {
        var zone = start.conditions().zone();
        var now = LocalDateTime.ofInstant(start.conditions().now(), zone);
        Optional<LocalDateTime> skipped = start.wishes().skipped().map(until -> LocalDateTime.ofInstant(until, zone));
        return start.settings().exceptions().stream().filter(each -> IntStream.range(0, QUARTERS).mapToObj(i -> date.atStartOfDay().plusMinutes(15L * i))
                .filter(local -> !local.isBefore(now) && skipped.filter(local::isBefore).isEmpty()).anyMatch(each::covers)).toList();
    }

    /** Hours with a decimal below ten or where it is not a whole number of them, as fine as a forecast deserves. */
    static String hours(double hours, Texts texts) {
        boolean whole = hours >= 20 || Math.abs(hours - Math.rint(hours)) < 0.05;
        return texts.get("span.hours", texts.figures().decimal(hours, whole ? 0 : 1));
    }

    /** Where the energy's figure is from. */
    static String source(Power power, Texts texts) {
        return texts.get("schedule.forecast.power." + power.known().name().toLowerCase(Locale.ROOT));
    }

    static String cost(double kwh, double money, Electricity electricity, Texts texts) {
        String energy = kwh < 0.1 ? texts.get("schedule.forecast.wh", texts.figures().whole(Math.round(kwh * 1000)))
                : texts.get("schedule.forecast.kwh", texts.figures().decimal(kwh, kwh < 100 ? 1 : 0));
        boolean priced = electricity.pricePerKwh().isPresent() || !electricity.windows().isEmpty();
        return priced ? texts.get("schedule.forecast.price", energy, texts.figures().money(money, electricity.currency())) : energy;
    }
}
