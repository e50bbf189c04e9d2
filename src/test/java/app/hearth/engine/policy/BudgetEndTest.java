package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Decision.Share;
import app.hearth.settings.Budgets;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** When the first budget will be full. */
class BudgetEndTest {
    private static final Conditions NOON = Conditions.idle(Instant.parse("2026-11-22T12:00:00Z"), ZoneId.of("UTC"), 8, 16_000_000_000L);
    private static final UserSettings BALANCED = UserSettings.suggested(false, 8).withBudgets(Budgets.NONE);

    @Provide Arbitrary<AnyWorld> worlds() {
        return AnyWorld.worlds();
    }

    private static Optional<Duration> left(Budgets budgets, Usage used) {
        return BudgetEnd.left(BALANCED.withBudgets(budgets), Wishes.NONE, NOON, used, 0.1);
    }

    @Example void aBudgetThatBeginsAnewBeforeItIsFullIsNoEnd() {
        assertThat(left(Budgets.NONE, Usage.NONE)).isEmpty();
        assertThat(left(Budgets.NONE.withHoursPerDay(OptionalDouble.of(12.5)), Usage.NONE)).as("12 h until midnight").isEmpty();
        assertThat(left(Budgets.NONE.withHoursPerDay(OptionalDouble.of(10)), new Usage(Duration.ofMinutes(595), Duration.ZERO, 0, 0, 0, 0)))
                .hasValue(Duration.ofMinutes(5));
    }

    @Example void theBudgetThatIsFullFirstCounts() {
        var budgets = Budgets.NONE.withHoursPerDay(OptionalDouble.of(10)).withKwhPerDay(OptionalDouble.of(1));
        assertThat(left(budgets, new Usage(Duration.ofHours(2), Duration.ZERO, 0.7, 0, 0, 0))).hasValueSatisfying(time ->
                assertThat(time).isBetween(Duration.ofMinutes(179), Duration.ofMinutes(181))); // 0.3 kWh at 0.1 kW
    }

    @Property(tries = 500) void atThatTimeABudgetIsFullAndNoneBefore(@ForAll("worlds") AnyWorld world) {
        if (!(world.decide() instanceof Share)) return;
        double draw = 0.2;
        double price = Power.cost(1, world.settings().electricity(), world.now().now(), world.now().zone());
        var end = BudgetEnd.left(world.settings(), world.wishes(), world.now(), world.usage(), draw);
        if (end.isEmpty()) return;
        var over = end.get().plusMillis(100);
        var zone = world.now().zone();
        boolean anew = !LocalDate.ofInstant(world.now().now().plus(end.get()), zone).equals(LocalDate.ofInstant(world.now().now().plus(over), zone));
        if (!anew) assertThat(full(world, over, draw, price)).isTrue();
        assertThat(full(world, end.get().dividedBy(2), draw, price)).isFalse();
    }

    /** Asks the policy after so long a time of sharing at the same draw and price; what begins anew does. */
    private static boolean full(AnyWorld world, Duration time, double draw, double price) {
        var then = world.now().now().plus(time);
        var zone = world.now().zone();
        double kwh = draw * time.toMillis() / 3.6e6;
        var u = world.usage();
        var from = LocalDate.ofInstant(world.now().now(), zone);
        var to = LocalDate.ofInstant(then, zone);
        var used = new Usage(u.today().plus(time), u.week().plus(time), u.kwhToday() + kwh, u.kwhMonth() + kwh, u.moneyMonth() + kwh * price, u.bytesMonth());
        // Over midnight only what counts by the week or month can fill: the day's part is not asked for here.
        if (to.isAfter(from)) {
            var turned = Forecast.turned(used, from, to);
            used = new Usage(Duration.ZERO, turned.week(), 0, turned.kwhMonth(), turned.moneyMonth(), 0);
        }
        var settings = UserSettings.suggested(false, 8).withBudgets(world.settings().budgets());
        return SharingPolicy.decide(settings, Wishes.NONE.withExtra(world.wishes().extra()), Conditions.idle(then, zone, 8, 16_000_000_000L), used) instanceof Hold hold
                && hold.reasons().stream().anyMatch(Reason.BudgetFull.class::isInstance);
    }
}
