package app.hearth.desktop.schedule;

import app.hearth.desktop.text.Texts;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.Power;
import app.hearth.settings.Electricity;
import app.hearth.settings.UserSettings;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A forecast in words and bars.
 *
 * @param hours       "about 48 h"
 * @param cost        electricity and its price
 * @param budget      hours a day, where there is a budget
 * @param budgetWords what is written at its line
 */
record ForecastWords(String hours, String cost, List<Bar> bars, OptionalDouble budget, String budgetWords) {
    /**
     * One day.
     *
     * @param hours     of sharing, 0..25
     * @param label     what is written into the bar
     * @param exception whether an exception holds all of it back
     * @param readOut   what pointer and keys say, in lines
     */
    record Bar(String day, double hours, String label, boolean exception, List<String> readOut) {}

    static ForecastWords of(Forecast forecast, UserSettings settings, ScheduleWords words) {
        Texts texts = words.texts();
        OptionalDouble budget = settings.budgets().hoursPerDay();
        List<Bar> bars = IntStream.range(0, forecast.days().size())
                .mapToObj(i -> bar(forecast.days().get(i), i == 0, settings.electricity(), words)).toList();
        return new ForecastWords(texts.get("schedule.forecast.hours", hours(forecast.hours(), texts)),
                cost(forecast.kwh(), forecast.money(), settings.electricity(), texts), bars, budget,
                budget.isPresent() ? texts.get("schedule.forecast.budget", hours(budget.getAsDouble(), texts)) : "");
    }

    private static Bar bar(Forecast.Day day, boolean today, Electricity electricity, ScheduleWords words) {
        Texts texts = words.texts();
        String name = words.shortDay(day.date().getDayOfWeek());
        String label = day.exception() ? texts.get("schedule.forecast.exception") : hours(day.hours(), texts);
        return new Bar(today ? texts.get("schedule.forecast.rest", name) : name, day.hours(), label, day.exception(),
                List.of(texts.times().longDate(day.date()), label, cost(day.kwh(), day.money(), electricity, texts)));
    }

    /** Hours with a decimal below ten or where it is not a whole number of them, as fine as a forecast deserves. */
    static String hours(double hours, Texts texts) {
        boolean whole = hours >= 20 || Math.abs(hours - Math.rint(hours)) < 0.05;
        return texts.get("span.hours", texts.figures().decimal(hours, whole ? 0 : 1));
    }

    /** Where the energy's figure is from. */
    static String source(Power power, Texts texts) {
        return texts.get("schedule.forecast.power." + power.source().name().toLowerCase(Locale.ROOT));
    }

    static String cost(double kwh, double money, Electricity electricity, Texts texts) {
        String energy = kwh < 0.1 ? texts.get("schedule.forecast.wh", texts.figures().whole(Math.round(kwh * 1000)))
                : texts.get("schedule.forecast.kwh", texts.figures().decimal(kwh, kwh < 100 ? 1 : 0));
        boolean priced = electricity.pricePerKwh().isPresent() || !electricity.windows().isEmpty();
        return priced ? texts.get("schedule.forecast.price", energy, money(money, electricity, texts)) : energy;
    }

    private static String money(double money, Electricity electricity, Texts texts) {
        NumberFormat format = NumberFormat.getCurrencyInstance(texts.locale());
        format.setCurrency(Currency.getInstance(electricity.currency()));
        boolean small = money > 0 && money < 0.01;
        return small ? texts.get("unit.below", format.format(0.01)) : format.format(money);
    }
}
