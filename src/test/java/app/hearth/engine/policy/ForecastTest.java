package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.engine.policy.Decision.Share;
import app.hearth.settings.AnySettings;
import app.hearth.settings.Budgets;
import app.hearth.settings.Electricity;
import app.hearth.settings.Manners;
import app.hearth.settings.Quiet;
import app.hearth.settings.UserSettings;
import app.hearth.settings.When;
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
import java.util.OptionalInt;
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
        }).flatMap(start -> cards().map(cards -> new Forecast.Start(start.settings(), start.wishes(), start.conditions(), start.usage(), start.habits(),
                start.power().withCards(cards))));
    }

    /** None, one, or two of which one may be switched off or be without work. */
    private static Arbitrary<List<Power.Card>> cards() {
        var watts = Arbitraries.of(0.0, 12.0, 180.0, 320.0);
        var source = Arbitraries.of(Power.Source.class);
        var work = Arbitraries.of(true, true, false);
        var first = Combinators.combine(watts, source, work).as((full, from, busy) -> new Power.Card("NVIDIA 0", "A", full, from, busy ? full / 2 : 0, busy));
        var second = Combinators.combine(watts, source, work).as((full, from, busy) -> new Power.Card("ATI 1", "B", full, from, 0, busy));
        return Arbitraries.oneOf(Arbitraries.just(List.<Power.Card>of()), first.map(List::of), Combinators.combine(first, second).as(List::of));
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
            double energy = watts(start, share) / 60_000;
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

    /** What the figures in force let processor and cards draw, worked out by another way than the forecast's; quiet mode keeps it below its ceiling. */
    private static double watts(Forecast.Start start, Share share) {
        double watts = start.power().fullWatts() * share.allowance().coreTime() / start.conditions().totalCores();
        for (var card : start.power().cards()) {
            if (card.work() && !start.settings().manners().get(share.inUse()).cardsOff().contains(card.key())) watts += card.fullWatts() / 100 * share.allowance().gpuPercent();
        }
        return Math.min(watts, start.settings().quiet().get(share.inUse()).watts().orElse(1_000_000));
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
        double minuteKwh = (start.power().fullWatts() + start.power().cards().stream().mapToDouble(Power.Card::fullWatts).sum()) / 60_000;
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

    /** What no limit on hours or electricity bends: the more of a card's time, the more it draws, and without work for it nothing. */
    @Property(tries = 20) void cardsAddTheirDrawWhileThereIsWorkForThem(@ForAll("weeks") Forecast.Start start) {
        var open = start.settings().withBudgets(Budgets.NONE).withQuiet(When.always(Quiet.NONE)).withManners(card(start.settings(), true));
        var idle = start.power().withCards(List.of(new Power.Card("NVIDIA 0", "A", 200, Power.Source.SENSOR, 0, false)));
        var busy = start.power().withCards(List.of(new Power.Card("NVIDIA 0", "A", 200, Power.Source.SENSOR, 0, true)));
        double without = week(start, open, idle).kwh();
        assertThat(without).isCloseTo(week(start, open, start.power().withCards(List.of())).kwh(), within(1e-9));
        double with = week(start, open, busy).kwh();
        assertThat(with).isGreaterThanOrEqualTo(without);
        assertThat(with - without).isLessThanOrEqualTo(0.2 * week(start, open, busy).hours() + 1e-9);
        var off = open.withManners(card(open, false));
        assertThat(week(start, off, busy).kwh()).as("switched off").isCloseTo(without, within(1e-9));
        var capped = open.withQuiet(When.always(Quiet.NONE.withWatts(OptionalInt.of(50))));
        assertThat(week(start, capped, busy).kwh()).as("below the ceiling on watts").isLessThanOrEqualTo(0.05 * week(start, capped, busy).hours() + 1e-9);
    }

    private static When<Manners> card(UserSettings settings, boolean on) {
        return new When<>(settings.manners().inUse().withCard("NVIDIA 0", on), settings.manners().away().withCard("NVIDIA 0", on));
    }

    private static Forecast week(Forecast.Start start, UserSettings settings, Power power) {
        return Forecast.week(new Forecast.Start(settings, start.wishes(), start.conditions(), start.usage(), start.habits(), power));
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
