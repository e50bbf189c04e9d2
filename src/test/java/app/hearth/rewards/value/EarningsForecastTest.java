package app.hearth.rewards.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.rewards.Amount;
import app.hearth.rewards.BookReader.Day;
import app.hearth.rewards.value.EarningsForecast.Expected;
import app.hearth.rewards.value.EarningsForecast.NotYet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What a month will bring, from whole days of the weeks before. */
final class EarningsForecastTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static Day earned(LocalDate date, double amount) {
        return new Day(date, "s", "credit", Amount.of(amount), 1);
    }

    private static PowerDay used(LocalDate date, double hours) {
        return new PowerDay(date, Duration.ofMillis(Math.round(hours * 3_600_000)), 1, 0, 0, 0, "");
    }

    private static Map<LocalDate, Double> planned(double hours) {
        var planned = new HashMap<LocalDate, Double>();
        for (var date = TODAY; !date.isAfter(LocalDate.of(2026, 12, 3)); date = date.plusDays(1)) planned.put(date, hours);
        return planned;
    }

    @Test void withFewDaysItSaysSoInsteadOfGuessing() {
        var days = new ArrayList<Day>();
        var used = new ArrayList<PowerDay>();
        for (int i = 1; i <= 6; i++) {
            days.add(earned(TODAY.minusDays(i), 100));
            used.add(used(TODAY.minusDays(i), 5));
        }
        days.add(earned(TODAY, 1000));
        used.add(used(TODAY, 5)); // today is not over
        assertThat(EarningsForecast.of("credit", days, used, planned(5), TODAY)).isEqualTo(new NotYet(6, 7));
        assertThat(EarningsForecast.of("credit", List.of(), List.of(), Map.of(), TODAY)).isEqualTo(new NotYet(0, 7));
    }

    @Test void evenDaysGiveAnExactForecastForTheHoursStillPlanned() {
        var days = new ArrayList<Day>();
        var used = new ArrayList<PowerDay>();
        for (int i = 1; i <= 14; i++) {
            days.add(earned(TODAY.minusDays(i), 100));
            used.add(used(TODAY.minusDays(i), 5));
        }
        var forecast = (Expected) EarningsForecast.of("credit", days, used, planned(2), TODAY);
        assertThat(forecast.soFar()).isEqualTo(1400);
        assertThat(forecast.hours()).isEqualTo(18); // 22 to 30 November; December is another month
        assertThat(forecast.month().likely()).isCloseTo(1400 + 18 * 20, within(1e-6));
        assertThat(forecast.month().exact()).isTrue();
    }

    @Test void whatCameOnADayOffBelongsToTheDayBefore() {
        var days = new ArrayList<Day>();
        var used = new ArrayList<PowerDay>();
        for (int i = 1; i <= 20; i += 2) {
            days.add(earned(TODAY.minusDays(i), 100));
            used.add(used(TODAY.minusDays(i + 1), 5));
        }
        var forecast = (Expected) EarningsForecast.of("credit", days, used, planned(1), TODAY);
        assertThat(forecast.month().likely() - forecast.soFar()).isCloseTo(9 * 20, within(1e-6));
    }

    @Test void unevenDaysGiveARangeThatHoldsTheirMeanAndNotTheirExtremes() {
        var days = new ArrayList<Day>();
        var used = new ArrayList<PowerDay>();
        var random = new Random(1);
        for (int i = 1; i <= 28; i++) {
            days.add(earned(TODAY.minusDays(i), random.nextInt(0, 200)));
            used.add(used(TODAY.minusDays(i), 10));
        }
        var month = ((Expected) EarningsForecast.of("credit", days, used, planned(10), TODAY)).month();
        assertThat(month.low()).isLessThan(month.likely());
        assertThat(month.high()).isGreaterThan(month.likely());
        double soFar = days.stream().filter(day -> day.date().getMonthValue() == 11).mapToDouble(day -> day.amount().value()).sum();
        assertThat(month.high()).isLessThan(soFar + 9 * 200);
        assertThat(month.low()).isGreaterThan(soFar);
    }

    @Property(tries = 200) void itIsNeverBelowWhatCameInAndTheRangeHoldsTheLikelyFigure(@ForAll @Size(min = 7, max = 28) List<@DoubleRange(min = 0, max = 1e5) Double> amounts,
                                                                                      @ForAll @DoubleRange(min = 0, max = 24) double hours, @ForAll @IntRange(min = 1, max = 24) int shared) {
        var days = new ArrayList<Day>();
        var used = new ArrayList<PowerDay>();
        for (int i = 0; i < amounts.size(); i++) {
            days.add(earned(TODAY.minusDays(i + 1), amounts.get(i)));
            used.add(used(TODAY.minusDays(i + 1), shared));
        }
        var forecast = (Expected) EarningsForecast.of("credit", days, used, planned(hours), TODAY);
        assertThat(forecast.month().low()).isGreaterThanOrEqualTo(forecast.soFar());
        assertThat(forecast.month().likely()).isBetween(forecast.month().low(), forecast.month().high());
        assertThat(EarningsForecast.of("credit", days, used, planned(hours), TODAY)).isEqualTo(forecast);
        var more = (Expected) EarningsForecast.of("credit", days, used, planned(hours + 1), TODAY);
        assertThat(more.month().likely()).isGreaterThanOrEqualTo(forecast.month().likely());
        assertThat(EarningsForecast.of("GRC", days, used, planned(hours), TODAY)).matches(other -> ((Expected) other).month().likely() == 0);
    }

    private static PowerDay drew(LocalDate date, double kwh, boolean sensed) {
        return new PowerDay(date, Duration.ofHours(5), kwh, sensed ? kwh : 0, 0, 0, "");
    }

    @Test void otherLimitsBringWhatTheirElectricityBroughtOnDaysThatAreKnownInTheSameWay() {
        var days = new ArrayList<Day>();
        var used = new ArrayList<PowerDay>();
        for (int i = 1; i <= 20; i++) {
            days.add(earned(TODAY.minusDays(i), i <= 8 ? 300 * i : 1_000_000));
            used.add(drew(TODAY.minusDays(i), i <= 8 ? i : 5, i <= 8));
        }
        var brought = EarningsForecast.of("credit", days, used, 2.5, Energy.Known.SENSOR, 7, TODAY).orElseThrow();
        assertThat(brought.days()).isEqualTo(8);
        assertThat(brought.amount().likely()).as("300 for each kWh that the sensor told").isCloseTo(750, within(1e-9));
        assertThat(brought.amount().low()).isCloseTo(750, within(1e-6));
        assertThat(EarningsForecast.of("credit", days, used, 2.5, Energy.Known.ESTIMATE, 7, TODAY).orElseThrow().days()).isEqualTo(12);
        assertThat(EarningsForecast.of("credit", days, used, 2.5, Energy.Known.METER, 7, TODAY)).isEmpty();
    }

    @Property(tries = 200) void twiceTheElectricityBringsTwiceAsMuch(@ForAll @Size(min = 7, max = 28) List<@DoubleRange(min = 0, max = 1e5) Double> amounts,
                                                                      @ForAll @DoubleRange(min = 0, max = 50) double kwh, @ForAll @DoubleRange(min = 0.01, max = 10) double each) {
        var days = new ArrayList<Day>();
        var used = new ArrayList<PowerDay>();
        for (int i = 0; i < amounts.size(); i++) {
            days.add(earned(TODAY.minusDays(i + 1), amounts.get(i)));
            used.add(drew(TODAY.minusDays(i + 1), each, true));
        }
        var once = EarningsForecast.of("credit", days, used, kwh, Energy.Known.SENSOR, 7, TODAY).orElseThrow().amount();
        var twice = EarningsForecast.of("credit", days, used, 2 * kwh, Energy.Known.SENSOR, 7, TODAY).orElseThrow().amount();
        assertThat(once.likely()).isBetween(once.low(), once.high());
        assertThat(twice.likely()).isEqualTo(2 * once.likely());
        assertThat(EarningsForecast.of("GRC", days, used, kwh, Energy.Known.SENSOR, 7, TODAY).orElseThrow().amount().high()).as("another unit").isZero();
    }
}
