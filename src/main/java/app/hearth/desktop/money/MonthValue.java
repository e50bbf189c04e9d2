package app.hearth.desktop.money;

import app.hearth.engine.EnergyDay;
import app.hearth.engine.policy.Forecast;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.Balance;
import app.hearth.rewards.value.EarningsForecast;
import app.hearth.rewards.value.PowerDay;
import app.hearth.settings.Electricity;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A month in figures: what came in, its worth, its cost, and what the whole month will bring.
 *
 * @param forecasts by unit that came in on the last weeks' days; empty while it is not known what is planned
 */
public record MonthValue(Balance balance, Map<String, EarningsForecast> forecasts) {
    public MonthValue {
        forecasts = Map.copyOf(forecasts);
    }

    /**
     * The month of a day.
     *
     * @param used    as the engine counted it
     * @param planned sharing from now to the month's end, where it is known
     */
    public static MonthValue of(RewardsSnapshot rewards, Map<String, Price> prices, List<EnergyDay> used, Electricity tariff, Optional<Forecast> planned,
                                LocalDate today) {
        var power = power(used);
        var balance = Balance.of(YearMonth.from(today), rewards.days(), prices, power, tariff);
        var forecasts = new TreeMap<String, EarningsForecast>();
        planned.ifPresent(forecast -> {
            var hours = new HashMap<LocalDate, Double>();
            forecast.days().forEach(day -> hours.merge(day.date(), day.hours(), Double::sum));
            rewards.days().stream().filter(day -> !day.date().isBefore(today.minusDays(EarningsForecast.DAYS))).map(day -> day.unit()).distinct()
                    .forEach(unit -> forecasts.put(unit, EarningsForecast.of(unit, rewards.days(), power, hours, today)));
        });
        return new MonthValue(balance, forecasts);
    }

    /** The engine's days as {@code app.hearth.rewards.value} takes them. */
    public static List<PowerDay> power(List<EnergyDay> days) {
        return days.stream().map(day -> new PowerDay(day.date(), day.shared(), day.kwh(), day.kwhSensor(), day.kwhMeter(), day.money(), day.currency()))
                .toList();
    }
}
