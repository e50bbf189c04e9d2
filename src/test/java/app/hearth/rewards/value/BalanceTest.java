package app.hearth.rewards.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.rewards.Amount;
import app.hearth.rewards.BookReader.Day;
import app.hearth.rewards.price.Price;
import app.hearth.settings.Electricity;
import app.hearth.settings.Electricity.PriceWindow;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** What came in, what it cost and what is left: units apart, the unsure as a range, the unknown as nothing. */
final class BalanceTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Electricity TARIFF = tariff("EUR", 0.30);

    private static Electricity tariff(String currency, double perKwh, PriceWindow... windows) {
        return new Electricity(OptionalDouble.empty(), currency, OptionalDouble.of(perKwh), List.of(windows));
    }

    private static Price price(String unit, double perUnit, String currency) {
        return new Price(unit, perUnit, currency, new Price.Own(LocalDate.of(2026, 11, 18)));
    }

    private static Day earned(int day, String unit, double amount) {
        return new Day(LocalDate.of(2026, 11, day), "source", unit, Amount.of(amount), 1);
    }

    private static PowerDay used(int day, double kwh, double sensor, double money, String currency) {
        return new PowerDay(LocalDate.of(2026, 11, day), Duration.ofHours(5), kwh, sensor, 0, money, currency);
    }

    @Test void nothingKnownIsAbsentNotZero() {
        var balance = Balance.of(NOVEMBER, List.of(), Map.of(), List.of(), TARIFF);
        assertThat(balance).isEqualTo(new Balance(NOVEMBER, List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test void netIsWhatItIsWorthLessWhatItCost() {
        var balance = Balance.of(NOVEMBER, List.of(earned(3, "GRC", 14.2), earned(4, "credit", 3000)), Map.of("GRC", price("GRC", 0.0078, "EUR")),
                List.of(used(3, 10, 10, 3, "EUR"), used(4, 10, 0, 3, "EUR")), TARIFF);
        assertThat(balance.worth().orElseThrow()).isCloseTo(0.11076, within(1e-9));
        var money = balance.cost().orElseThrow().money().orElseThrow();
        assertThat(money.likely()).isCloseTo(6.0, within(1e-9));
        assertThat(balance.net().orElseThrow().likely()).isCloseTo(0.11076 - 6, within(1e-9));
        assertThat(balance.lines()).filteredOn(line -> line.unit().equals("credit")).allMatch(line -> line.worth().isEmpty());
        assertThat(balance.cost().orElseThrow().later()).isFalse();
    }

    @Test void otherMonthsAreLeftOut() {
        var october = new Day(LocalDate.of(2026, 10, 31), "source", "GRC", Amount.of(5), 1);
        var usedInOctober = new PowerDay(LocalDate.of(2026, 10, 31), Duration.ofHours(1), 1, 0, 0, 0.3, "EUR");
        var balance = Balance.of(NOVEMBER, List.of(october), Map.of("GRC", price("GRC", 1, "EUR")), List.of(usedInOctober), TARIFF);
        assertThat(balance.lines()).isEmpty();
        assertThat(balance.cost()).isEmpty();
    }

    @Test void moneyOfAnotherCurrencyIsShownButNeverSetAgainstTheElectricity() {
        var balance = Balance.of(NOVEMBER, List.of(earned(3, "GRC", 100)), Map.of("GRC", price("GRC", 1, "USD")), List.of(used(3, 1, 0, 0.3, "EUR")), TARIFF);
        assertThat(balance.worth()).isEmpty();
        assertThat(balance.net()).isEmpty();
        assertThat(balance.elsewhere("EUR")).hasSize(1);
    }

    @Test void withoutATariffElectricityIsKnownButNotItsCost() {
        var balance = Balance.of(NOVEMBER, List.of(earned(3, "GRC", 1)), Map.of("GRC", price("GRC", 1, "EUR")), List.of(used(3, 2, 2, 0, "")), Electricity.UNKNOWN);
        assertThat(balance.cost().orElseThrow().energy().kwh()).isEqualTo(2);
        assertThat(balance.cost().orElseThrow().money()).isEmpty();
        assertThat(balance.net()).isEmpty();
    }

    @Test void whatWasUsedBeforeThereWasAPriceIsReckonedWithTodaysAndSaysSo() {
        var night = new PriceWindow(LocalTime.of(0, 0), LocalTime.of(12, 0), 0.10);
        var cost = Cost.of(List.of(used(3, 10, 10, 0, ""), used(4, 10, 10, 4, "USD")), tariff("EUR", 0.30, night)).orElseThrow();
        assertThat(cost.later()).isTrue();
        var money = cost.money().orElseThrow();
        assertThat(money.likely()).isCloseTo(4.0, within(1e-9)); // half of each day at either price
        assertThat(money.low()).isLessThanOrEqualTo(20 * 0.10);
        assertThat(money.high()).isGreaterThanOrEqualTo(20 * 0.30);
    }

    @Test void anHourWithoutAPriceLeavesTheMeanUnknown() {
        var nightOnly = new Electricity(OptionalDouble.empty(), "EUR", OptionalDouble.empty(), List.of(new PriceWindow(LocalTime.of(22, 0), LocalTime.of(6, 0), 0.1)));
        assertThat(Cost.perKwh(nightOnly)).isEmpty();
    }

    @Test void aSensorIsBelievedMoreThanAnEstimate() {
        var sensor = new Energy(10, 0, 0).range();
        var meter = new Energy(0, 10, 0).range();
        var estimate = new Energy(0, 0, 10).range();
        assertThat(sensor.high() - sensor.low()).isLessThan(estimate.high() - estimate.low());
        assertThat(meter.high() - meter.low()).isLessThan(sensor.high() - sensor.low());
        assertThat(new Energy(1, 2, 3).mostly()).isEqualTo(Energy.Known.ESTIMATE);
        assertThat(new Energy(3, 2, 1).mostly()).isEqualTo(Energy.Known.SENSOR);
        assertThat(Energy.NONE.mostly()).isEqualTo(Energy.Known.ESTIMATE);
    }

    @Property(tries = 300) void unitsAreNeverMixedAndLinesAddUpByUnit(@ForAll("days") List<Day> days) {
        var balance = Balance.of(NOVEMBER, days, Map.of(), List.of(), TARIFF);
        for (var line : balance.lines()) {
            long sum = days.stream().filter(day -> day.unit().equals(line.unit()) && YearMonth.from(day.date()).equals(NOVEMBER)).mapToLong(day -> day.amount().units()).sum();
            assertThat(line.amount().units()).isEqualTo(sum);
        }
        assertThat(balance.lines().stream().map(Balance.Line::unit)).doesNotHaveDuplicates();
        assertThat(balance.worth()).isEmpty();
    }

    @Property(tries = 300) void netIsWorthLessCostAndInsideItsRange(@ForAll("days") List<Day> days, @ForAll("power") List<PowerDay> used,
                                                                    @ForAll @DoubleRange(min = 0, max = 100) double perUnit) {
        var balance = Balance.of(NOVEMBER, days, Map.of("GRC", price("GRC", perUnit, "EUR")), used, TARIFF);
        var money = balance.cost().flatMap(Cost::money);
        assertThat(balance.net().isPresent()).isEqualTo(balance.worth().isPresent() && money.isPresent());
        balance.net().ifPresent(net -> {
            assertThat(net.likely()).isCloseTo(balance.worth().orElseThrow() - money.orElseThrow().likely(), within(1e-6));
            assertThat(net.low()).isLessThanOrEqualTo(net.likely());
            assertThat(net.high()).isGreaterThanOrEqualTo(net.likely());
        });
    }

    @Property(tries = 300) void aHigherPriceNeverMakesItWorthLess(@ForAll("days") List<Day> days, @ForAll("power") List<PowerDay> used,
                                                                 @ForAll @DoubleRange(min = 0, max = 100) double low, @ForAll @DoubleRange(min = 0, max = 100) double more) {
        var cheap = Balance.of(NOVEMBER, days, Map.of("GRC", price("GRC", low, "EUR")), used, TARIFF);
        var dear = Balance.of(NOVEMBER, days, Map.of("GRC", price("GRC", low + more, "EUR")), used, TARIFF);
        cheap.worth().ifPresent(worth -> assertThat(dear.worth().orElseThrow()).isGreaterThanOrEqualTo(worth));
        cheap.net().ifPresent(net -> assertThat(dear.net().orElseThrow().likely()).isGreaterThanOrEqualTo(net.likely()));
    }

    @Property(tries = 300) void aDearerTariffNeverCostsLess(@ForAll("power") List<PowerDay> used, @ForAll @DoubleRange(min = 0, max = 2) double low,
                                                           @ForAll @DoubleRange(min = 0, max = 2) double more) {
        var unpriced = used.stream().map(day -> new PowerDay(day.date(), day.shared(), day.kwh(), day.kwhSensor(), day.kwhMeter(), 0, "")).toList();
        var cheap = Cost.of(unpriced, tariff("EUR", low)).flatMap(Cost::money);
        var dear = Cost.of(unpriced, tariff("EUR", low + more)).flatMap(Cost::money);
        cheap.ifPresent(money -> assertThat(dear.orElseThrow().likely()).isGreaterThanOrEqualTo(money.likely()));
    }

    @Property(tries = 300) void partsOfTheElectricityAddUpToAllOfIt(@ForAll("power") List<PowerDay> used) {
        var energy = Energy.of(used);
        assertThat(energy.kwh()).isCloseTo(used.stream().mapToDouble(PowerDay::kwh).sum(), within(1e-6));
        assertThat(energy.range().low()).isLessThanOrEqualTo(energy.kwh() + 1e-9);
        assertThat(energy.range().high()).isGreaterThanOrEqualTo(energy.kwh() - 1e-9);
    }

    @Provide static Arbitrary<List<Day>> days() {
        return Combinators.combine(Arbitraries.integers().between(1, 30), Arbitraries.of("GRC", "credit"), Arbitraries.doubles().between(0, 1e6))
                .as(BalanceTest::earned).list().ofMaxSize(20);
    }

    @Provide static Arbitrary<List<PowerDay>> power() {
        return Combinators.combine(Arbitraries.integers().between(1, 30), Arbitraries.doubles().between(0, 30), Arbitraries.doubles().between(0, 30),
                Arbitraries.doubles().between(0, 30), Arbitraries.doubles().between(0, 9), Arbitraries.of("EUR", "USD", ""))
                .as((day, kwh, sensor, meter, money, currency) -> new PowerDay(LocalDate.of(2026, 11, day), Duration.ofHours(3), kwh, sensor, meter,
                        currency.isEmpty() ? 0 : money, currency)).list().uniqueElements(PowerDay::date).ofMaxSize(20);
    }
}
