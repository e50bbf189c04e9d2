package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.engine.policy.Decision.Share;
import app.hearth.settings.AnySettings;
import app.hearth.settings.Budgets;
import app.hearth.settings.Electricity;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The forecast beside a week lived minute by minute by the policy, with a user whose habits are known for certain. */
class ForecastTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Provide Arbitrary<Forecast.Start> weeks() {
        // Around both changes of the clock in Berlin and in Lord Howe, the turn of a month and of a year.
        var moments = Arbitraries.of("2026-03-26T07:10:00Z", "2026-10-22T13:00:00Z", "2026-04-02T00:00:00Z", "2026-10-01T20:30:00Z",
                "2026-12-29T23:40:00Z", "2026-06-15T12:07:00Z").map(Instant::parse);
        var zones = Arbitraries.of("Europe/Berlin", "Australia/Lord_Howe", "UTC").map(ZoneId::of);
        var settings = Combinators.combine(AnySettings.settings(), AnySettings.weeks(), AnySettings.budgets(), electricity(),
                AnySettings.exceptions().list().ofMaxSize(2)).as((some, week, budgets, electricity, exceptions) ->
                some.withComputing(week).withBudgets(budgets).withElectricity(electricity).withExceptions(exceptions));
        var habits = Arbitraries.of(0.0, 0.0, 1.0).list().ofSize(168).map(Habits::new);
        return Combinators.combine(moments, zones, settings, habits, Arbitraries.integers().between(1, 16)).as((now, zone, all, habit, cores) -> {
            boolean there = habit.at(LocalDateTime.ofInstant(now, zone)) > 0.5;
            var conditions = Conditions.idle(now, zone, cores, 16_000_000_000L).at(now, there);
            return new Forecast.Start(all, Wishes.NONE, conditions, Usage.NONE, habit, Power.of(all.electricity(), cores, false));
        });
    }

    private static Arbitrary<Electricity> electricity() {
        return Arbitraries.of(new Electricity(OptionalDouble.of(80), "EUR", OptionalDouble.of(0.3), List.of()),
                new Electricity(OptionalDouble.of(120), "EUR", OptionalDouble.of(0.4), List.of(
                        new Electricity.PriceWindow(LocalTime.of(22, 0), LocalTime.of(5, 30), 0.18),
                        new Electricity.PriceWindow(LocalTime.of(17, 0), LocalTime.of(20, 0), 0.55))), Electricity.UNKNOWN);
    }

    private record Lived(List<Forecast.Day> days, Optional<Instant> first) {}

    private static Lived live(Forecast.Start start) {
        var zone = start.conditions().zone();
        Instant begin = start.conditions().now();
        var usage = start.usage();
        var days = new ArrayList<Forecast.Day>();
        var date = LocalDate.ofInstant(begin, zone);
        double hours = 0;
        double kwh = 0;
        double money = 0;
        Optional<Instant> first = Optional.empty();
        for (Instant t = begin; t.isBefore(begin.plus(Duration.ofDays(7))); t = t.plus(MINUTE)) {
            var local = LocalDateTime.ofInstant(t, zone);
            if (!local.toLocalDate().equals(date)) {
                days.add(new Forecast.Day(date, hours, kwh, money, false));
                usage = Forecast.turned(usage, date, local.toLocalDate());
                date = local.toLocalDate();
                hours = kwh = money = 0;
            }
            boolean there = start.habits().at(local) > 0.5;
            var decision = SharingPolicy.decide(start.settings(), start.wishes(), start.conditions().at(t, there), usage, false);
            if (!(decision instanceof Share share)) continue;
            if (first.isEmpty()) first = Optional.of(t);
            double energy = start.power().kwh(share.allowance().coreTime() / start.conditions().totalCores(), 1 / 60.0);
            double cost = Power.cost(energy, start.settings().electricity(), t, zone);
            double part = partOfAMinute(start.settings().budgets(), usage, energy, cost);
            energy *= part;
            cost *= part;
            hours += part / 60.0;
            kwh += energy;
            money += cost;
            var shared = Duration.ofMillis(Math.round(part * 60_000));
            usage = new Usage(usage.today().plus(shared), usage.week().plus(shared), usage.kwhToday() + energy, usage.kwhMonth() + energy,
                    usage.moneyMonth() + cost, usage.bytesMonth());
        }
        days.add(new Forecast.Day(date, hours, kwh, money, false));
        return new Lived(days, first);
    }

    /** The engine stops within a second of a full budget; a life lived by the minute stops within the minute. */
    private static double partOfAMinute(Budgets budgets, Usage usage, double energy, double cost) {
        double part = 1;
        part = Math.min(part, left(budgets.hoursPerDay(), usage.today().toMillis() / 3.6e6, 1 / 60.0));
        part = Math.min(part, left(budgets.hoursPerWeek(), usage.week().toMillis() / 3.6e6, 1 / 60.0));
        part = Math.min(part, left(budgets.kwhPerDay(), usage.kwhToday(), energy));
        part = Math.min(part, left(budgets.kwhPerMonth(), usage.kwhMonth(), energy));
        return Math.min(part, left(budgets.moneyPerMonth(), usage.moneyMonth(), cost));
    }

    private static double left(OptionalDouble most, double used, double more) {
        return most.isEmpty() || more <= 0 ? 1 : Math.max(0, (most.getAsDouble() - used) / more);
    }

    @Property(tries = 120) void theForecastAgreesWithTheLivedWeek(@ForAll("weeks") Forecast.Start start) {
        var lived = live(start).days();
        var foreseen = Forecast.week(start).days();
        assertThat(foreseen).hasSameSizeAs(lived);
        double minuteKwh = start.power().kwh(1, 1 / 60.0);
        // A budget that lasts for the week or the month lets a minute's overshoot of one day show on the next.
        for (int i = 0; i < lived.size(); i++) {
            var day = lived.get(i);
            var said = foreseen.get(i);
            assertThat(said.date()).isEqualTo(day.date());
            assertThat(said.hours()).as("hours on %s", day.date()).isCloseTo(day.hours(), within(Math.max(2.01 / 60, day.hours() * 0.01)));
            assertThat(said.kwh()).as("kWh on %s", day.date()).isCloseTo(day.kwh(), within(Math.max(2.01 * minuteKwh, day.kwh() * 0.01)));
            assertThat(said.money()).as("money on %s", day.date()).isCloseTo(day.money(), within(Math.max(2.01 * minuteKwh * 0.55, day.money() * 0.01)));
        }
    }

    @Property(tries = 60) void theNextStartIsTheFirstMinuteThatSharesWhereNobodyIsThere(@ForAll("weeks") Forecast.Start start) {
        var alone = new Forecast.Start(start.settings(), start.wishes(), start.conditions().at(start.conditions().now(), false), start.usage(), Habits.NOBODY, start.power());
        var next = Forecast.nextStart(alone.settings(), alone.wishes(), alone.conditions(), alone.usage());
        var first = live(alone).first();
        if (first.isPresent()) assertThat(next).isEqualTo(first);
        else next.ifPresent(later -> assertThat(later).isAfterOrEqualTo(alone.conditions().now().plus(Duration.ofDays(7))));
    }

    @Property(tries = 200) void noForecastExceedsABudget(@ForAll("weeks") Forecast.Start start) {
        var budgets = start.settings().budgets();
        for (var day : Forecast.week(start).days()) {
            assertThat(day.hours()).isLessThanOrEqualTo(budgets.hoursPerDay().orElse(25) + 1e-3);
            assertThat(day.kwh()).isLessThanOrEqualTo(budgets.kwhPerDay().orElse(1e9) + 1e-6);
        }
    }

    @Property(tries = 50) void aPauseWithoutEndMeansAnEmptyWeek(@ForAll("weeks") Forecast.Start start) {
        var stop = Wishes.NONE.withStop(Optional.of(new Wishes.Stop(start.conditions().now(), Optional.empty(), Optional.empty())));
        var stopped = new Forecast.Start(start.settings(), stop, start.conditions(), start.usage(), start.habits(), start.power());
        assertThat(Forecast.week(stopped).hours()).isZero();
        assertThat(Forecast.nextStart(stopped.settings(), stop, stopped.conditions(), stopped.usage())).isEmpty();
    }

    @Property(tries = 20) void withoutLimitsAndUserTheWholeWeekIsShared(@ForAll("weeks") Forecast.Start start) {
        var now = start.conditions().now();
        UserSettings free = UserSettings.suggested(false, 8).withBudgets(Budgets.NONE);
        var alone = new Forecast.Start(free, Wishes.NONE, start.conditions().at(now, false), Usage.NONE, Habits.NOBODY, start.power());
        assertThat(Forecast.week(alone).hours()).isCloseTo(168, within(1e-6));
    }
}
