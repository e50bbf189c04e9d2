package app.hearth.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Decision.Rule;
import app.hearth.engine.policy.Decision.Share;
import app.hearth.settings.Amount;
import app.hearth.settings.Budgets;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Manners;
import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import app.hearth.settings.Week;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class SharingPolicyTest {
    @Provide Arbitrary<AnyWorld> worlds() {
        return AnyWorld.worlds();
    }

    /** The figures that the user set for this moment, worked out by another way than the policy's. */
    private static Amount limit(AnyWorld world, Share share) {
        var now = world.now();
        var level = world.settings().howMuch(world.settings().level(), now.totalCores());
        var paint = Plan.computing(world.settings(), now.zone(), world.wishes().skipped(), now.now()).paint();
        var instead = world.wishes().instead().filter(wish -> now.now().isBefore(wish.until()));
        HowMuch figures = instead.isPresent() ? instead.get().figures()
                : paint instanceof Paint.Level(Preset preset) ? world.settings().howMuch(preset, now.totalCores()) : level;
        boolean percent = instead.isEmpty() && paint instanceof Paint.Percent;
        int painted = percent ? ((Paint.Percent) paint).percent() : 0;
        var away = percent ? figures.away().withCpuPercent(painted).withCores(now.totalCores()) : figures.away();
        if (share.rule() == Rule.FIRST_MINUTES) {
            return away.withCpuPercent(Math.min(25, away.cpuPercent())).withGpuPercent(Math.min(figures.inUse().gpuPercent(), away.gpuPercent()));
        }
        if (!share.inUse()) return away;
        return percent ? figures.inUse().withCpuPercent(Math.min(painted, figures.inUse().cpuPercent())) : figures.inUse();
    }

    @Property(tries = 1000) void sharingIsNeverAboveAnyLimit(@ForAll("worlds") AnyWorld world) {
        if (!(world.decide() instanceof Share share)) return;
        var limit = limit(world, share);
        var allowed = share.allowance();
        int cores = world.now().totalCores();
        assertThat(allowed.cores()).isLessThanOrEqualTo(Math.max(1, limit.cores())).isLessThanOrEqualTo(cores);
        assertThat(allowed.coreTime()).isLessThanOrEqualTo(cores * limit.cpuPercent() / 100.0 + 1e-9).isLessThanOrEqualTo(allowed.cores());
        assertThat(allowed.memoryBytes()).isLessThanOrEqualTo((long) (world.now().memoryBytes() * (limit.memoryPercent() / 100.0)));
        assertThat(allowed.gpuPercent()).isLessThanOrEqualTo(limit.gpuPercent());
        assertThat(share.startNew()).isNotEqualTo(world.wishes().finishing());
        share.until().ifPresent(end -> assertThat(end).isAfter(world.now().now()));
    }

    @Property(tries = 1000) void aHotOrLoudCardIsSlowedAndAloneHoldsNothing(@ForAll("worlds") AnyWorld world) {
        var slowing = world.now().slowing();
        var decision = SharingPolicy.decide(world.settings(), world.wishes(), world.now(), world.usage(), false);
        if (decision instanceof Hold hold) {
            assertThat(hold.reasons()).noneMatch(reason -> reason instanceof Reason.TooLoud(var over) && over.target().ofCard());
            if (slowing.factor() > 0) assertThat(hold.reasons()).noneMatch(Reason.TooLoud.class::isInstance);
            return;
        }
        var share = (Share) decision;
        int most = limit(world, share).gpuPercent();
        int allowed = share.allowance().gpuPercent();
        assertThat(allowed).isLessThanOrEqualTo(most);
        if (slowing.cards() == 0 || most == 0) assertThat(allowed).isZero();
        else assertThat(allowed).isBetween(1, (int) Math.max(1, Math.floor(most * slowing.cards())));
        assertThat(share.slowed()).isEqualTo(slowing.by());
    }

    @Property(tries = 500) void theSlowerQuietModeWantsItTheLessThereIs(@ForAll("worlds") AnyWorld world, @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other) {
        var over = java.util.List.of(new Conditions.Over(Conditions.Target.HEAT, 81, 75), new Conditions.Over(Conditions.Target.CARD_HEAT, 86, 80));
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        if (!(slowed(world, new Conditions.Slowing(low, over, low)) instanceof Share less)) return;
        var faster = slowed(world, new Conditions.Slowing(high, over, high));
        assertThat(faster).isInstanceOf(Share.class);
        var more = (Share) faster;
        assertThat(more.allowance().gpuPercent()).isGreaterThanOrEqualTo(less.allowance().gpuPercent());
        assertThat(more.allowance().coreTime()).isGreaterThanOrEqualTo(less.allowance().coreTime());
        // What slows the cards does not slow the processor, and the other way round.
        var cardsOnly = (Share) slowed(world, new Conditions.Slowing(high, over, low));
        assertThat(cardsOnly.allowance().coreTime()).isEqualTo(more.allowance().coreTime());
        assertThat(cardsOnly.allowance().gpuPercent()).isEqualTo(less.allowance().gpuPercent());
    }

    private static Decision slowed(AnyWorld world, Conditions.Slowing slowing) {
        var now = world.now();
        var then = new Conditions(now.now(), now.zone(), now.totalCores(), now.memoryBytes(), now.idle(), now.locked(), now.onBattery(), now.charging(), now.battery(),
                now.metered(), now.programs(), now.fullScreen(), now.othersBusy(), slowing, now.freeDisk(), now.usedDisk(), now.overQuota());
        return SharingPolicy.decide(world.settings(), world.wishes(), then, world.usage(), false);
    }

    @Property(tries = 1000) void nothingRunsWhileTheFilesTakeMoreThanTheyMay(@ForAll("worlds") AnyWorld world) {
        var storage = world.settings().storage();
        if (world.decide() instanceof Share) assertThat(world.now().usedDisk()).isLessThanOrEqualTo(storage.mostBytes());
        else assertThat(((Hold) world.decide()).reasons().stream().anyMatch(Reason.DiskQuota.class::isInstance))
                .isEqualTo(world.now().usedDisk() > storage.mostBytes() * (world.now().overQuota() ? 0.98 : 1));
    }

    @Property(tries = 1000) void noBudgetIsEverExceeded(@ForAll("worlds") AnyWorld world) {
        if (!(world.decide() instanceof Share)) return;
        var budgets = world.settings().budgets();
        var used = world.usage();
        double extra = world.wishes().extra().map(Wishes.Extra::hours).orElse(0.0);
        assertThat(used.today().toMillis() / 3.6e6).isLessThan(budgets.hoursPerDay().orElse(1e9) + extra);
        assertThat(used.week().toMillis() / 3.6e6).isLessThan(budgets.hoursPerWeek().orElse(1e9));
        assertThat(used.kwhToday()).isLessThan(budgets.kwhPerDay().orElse(1e9));
        assertThat(used.kwhMonth()).isLessThan(budgets.kwhPerMonth().orElse(1e9));
        assertThat(used.moneyMonth()).isLessThan(budgets.moneyPerMonth().orElse(1e9));
    }

    @Property(tries = 1000) void everyHoldSaysWhyAndEveryEndLiesAhead(@ForAll("worlds") AnyWorld world) {
        if (!(world.decide() instanceof Hold hold)) return;
        assertThat(hold.reasons()).isNotEmpty().doesNotHaveDuplicates();
        hold.reasons().forEach(reason -> reason.ends().ifPresent(end -> assertThat(end).isAfter(world.now().now())));
        boolean all = hold.reasons().stream().allMatch(reason -> reason.ends().isPresent());
        assertThat(hold.resumesAt().isPresent()).isEqualTo(all);
        hold.resumesAt().ifPresent(end -> assertThat(hold.reasons()).allMatch(reason -> !reason.ends().orElseThrow().isAfter(end)));
    }

    @Property(tries = 1000) void everyRemedyOfAReasonRemovesIt(@ForAll("worlds") AnyWorld world) {
        if (!(world.decide() instanceof Hold hold)) return;
        for (var reason : hold.reasons()) {
            if (reason.remedy().isEmpty() || reason.remedy().get() instanceof Remedy.OpenLimits) continue;
            var after = remedied(world, reason);
            if (after.decide() instanceof Hold still) {
                assertThat(still.reasons()).as("%s after %s", reason, reason.remedy()).noneMatch(left -> same(reason, left));
            }
        }
    }

    private static boolean same(Reason one, Reason other) {
        return switch (one) {
            case Reason.BudgetFull full -> other instanceof Reason.BudgetFull left && left.budget() == full.budget();
            case Reason.ProgramRuns runs -> other.equals(runs);
            default -> other.getClass() == one.getClass();
        };
    }

    private static AnyWorld remedied(AnyWorld world, Reason reason) {
        var now = world.now();
        var outcome = Remedies.apply(reason.remedy().orElseThrow(), world.settings(), world.wishes(), now);
        // How busy others are is judged anew by the limit that the remedy set.
        var above = outcome.settings().manners().get(SharingPolicy.inUse(outcome.settings(), now)).othersBusy();
        var seen = new BusyWatch.State(world.settings().manners().get(SharingPolicy.inUse(world.settings(), now)).othersBusy(), now.othersBusy(), java.time.Duration.ZERO);
        var busy = now.othersBusy().isEmpty() ? now.othersBusy() : BusyWatch.step(seen, above, now.othersBusy().getAsDouble(), java.time.Duration.ofSeconds(1)).busy();
        var seenNow = new Conditions(now.now(), now.zone(), now.totalCores(), now.memoryBytes(), now.idle(), now.locked(), now.onBattery(), now.charging(),
                now.battery(), now.metered(), now.programs(), now.fullScreen(), busy, now.slowing(), now.freeDisk(), now.usedDisk(), now.overQuota());
        return new AnyWorld(outcome.settings(), outcome.wishes(), seenNow, world.usage());
    }

    @Provide Arbitrary<Integer> limits() {
        return Arbitraries.integers().between(0, 12);
    }

    @Property(tries = 2000) void raisingALimitNeverStopsOrSlowsSharing(@ForAll("worlds") AnyWorld world, @ForAll("limits") int which) {
        if (!(world.decide() instanceof Share before)) return;
        var decision = world.with(raised(world.settings(), which)).decide();
        assertThat(decision).isInstanceOf(Share.class);
        // Who allows sharing beside him ends the first minutes' exception: then his own figures for that rule, which may be lower.
        if (before.rule() == Rule.FIRST_MINUTES && ((Share) decision).rule() != Rule.FIRST_MINUTES) return;
        var after = ((Share) decision).allowance();
        assertThat(after.cores()).isGreaterThanOrEqualTo(before.allowance().cores());
        assertThat(after.coreTime()).isGreaterThanOrEqualTo(before.allowance().coreTime());
        assertThat(after.memoryBytes()).isGreaterThanOrEqualTo(before.allowance().memoryBytes());
        assertThat(after.gpuPercent()).isGreaterThanOrEqualTo(before.allowance().gpuPercent());
    }

    private static UserSettings raised(UserSettings settings, int which) {
        var own = settings.own();
        var more = new HowMuch(own.whileInUse(), raised(own.inUse()), raised(own.away()));
        var budgets = settings.budgets();
        var manners = settings.manners();
        return switch (which) {
            case 0 -> settings.level() == Preset.OWN ? settings.withOwn(more) : settings;
            case 1 -> settings.withBudgets(budgets.withHoursPerDay(more(budgets.hoursPerDay(), 24)));
            case 2 -> settings.withBudgets(budgets.withHoursPerWeek(more(budgets.hoursPerWeek(), 168)));
            case 3 -> settings.withBudgets(budgets.withKwhPerDay(more(budgets.kwhPerDay(), 1000)));
            case 4 -> settings.withBudgets(budgets.withKwhPerMonth(more(budgets.kwhPerMonth(), 30_000)));
            case 5 -> settings.withBudgets(budgets.withMoneyPerMonth(OptionalDouble.empty()));
            case 6 -> settings.withBudgets(Budgets.NONE);
            case 7 -> settings.withManners(manners.both(each -> each.withBatteryDownTo(each.batteryDownTo() / 2)));
            case 8 -> settings.withManners(manners.one(true, each -> each.withChargeFirstBelow(each.chargeFirstBelow() / 2)));
            case 9 -> settings.withManners(manners.one(false, each -> each.withOthersBusy(OptionalInt.empty())));
            case 10 -> settings.level() == Preset.OWN ? settings.withOwn(new HowMuch(true, own.inUse(), own.away())) : settings;
            case 11 -> settings.withStorage(settings.storage().withMostGb(more(settings.storage().mostGb(), 1e6)));
            default -> settings.withStorage(settings.storage().withKeepFreeGb(0.1));
        };
    }

    private static OptionalDouble more(OptionalDouble limit, double most) {
        return limit.isEmpty() ? limit : OptionalDouble.of(Math.min(most, limit.getAsDouble() * 1.5));
    }

    private static Amount raised(Amount amount) {
        return new Amount(Math.min(100, amount.cpuPercent() + 7), amount.cores() + 1, Math.min(100, amount.memoryPercent() + 9), Math.min(100, amount.gpuPercent() + 5));
    }

    @Property(tries = 500) void lookingAheadOrNotGivesTheSameAnswer(@ForAll("worlds") AnyWorld world) {
        var quick = SharingPolicy.decide(world.settings(), world.wishes(), world.now(), world.usage(), false);
        var full = world.decide();
        assertThat(quick.getClass()).isEqualTo(full.getClass());
        if (full instanceof Share share) assertThat(((Share) quick).allowance()).isEqualTo(share.allowance());
    }

    @Property(tries = 2000) void aStopWithoutConditionHoldsEverythingAndSharingNowLiftsWhatIsNotHard(@ForAll("worlds") AnyWorld world) {
        var now = world.now().now();
        var stopped = world.with(world.wishes().withStop(Optional.of(new Wishes.Stop(now, Optional.of(now.plusSeconds(60)), Optional.empty()))));
        assertThat(stopped.decide()).isInstanceOf(Hold.class);
        assertThat(SharingPolicy.transfers(stopped.settings(), stopped.wishes(), stopped.now(), stopped.usage())).isPresent();
        if (world.with(world.wishes().withStop(Optional.empty()).withShareNow(Optional.of(Instant.MAX))).decide() instanceof Hold hold) {
            assertThat(hold.reasons()).allMatch(reason -> switch (reason) {
                case Reason.DiskFull _, Reason.DiskQuota _, Reason.OnBattery _, Reason.Charging _, Reason.TooLoud _, Reason.BudgetFull _ -> true;
                default -> false;
            });
        }
    }

    @Property(tries = 2000) void aHoldOfTransfersHasReasonsAndRemediesThatWork(@ForAll("worlds") AnyWorld world) {
        SharingPolicy.transfers(world.settings(), world.wishes(), world.now(), world.usage()).ifPresent(hold -> {
            for (var reason : hold.reasons()) {
                reason.ends().ifPresent(end -> assertThat(end).isAfter(world.now().now()));
                var after = remedied(world, reason);
                SharingPolicy.transfers(after.settings(), after.wishes(), after.now(), after.usage())
                        .ifPresent(still -> assertThat(still.reasons()).noneMatch(left -> same(reason, left)));
            }
        });
    }

    @Property(tries = 300) void theNextStartIsTheFirstMomentThatSharesWithNobodyThere(@ForAll("worlds") AnyWorld world) {
        var now = world.now();
        if (!now.fullScreen().isEmpty() || !now.programs().isEmpty()) return;
        var next = Forecast.nextStart(world.settings(), world.wishes(), now, world.usage());
        if (next.isEmpty() || next.get().equals(now.now())) return;
        assertThat(SharingPolicy.decide(world.settings(), world.wishes(), now.at(next.get(), false), rolled(world, next.get())))
                .isInstanceOf(Share.class);
        for (Instant t = now.now(); t.isBefore(next.get()); t = t.plusSeconds(1800)) {
            assertThat(SharingPolicy.decide(world.settings(), world.wishes(), now.at(t), rolled(world, t))).as("at %s before %s", t, next).isInstanceOf(Hold.class);
        }
    }

    @Example void whoStaysIsToldOfTheHourPaintedForSharingBesideHim() {
        var settings = UserSettings.suggested(true, 4).withOwn(new HowMuch(true, new Amount(10, 1, 10, 0), new Amount(50, 2, 50, 0))).withLevel(Preset.GENTLE)
                .withComputing(Week.UNPAINTED.paint(new Week.Window(DayOfWeek.MONDAY, 43, 46, new Paint.Level(Preset.OWN))));
        var there = Conditions.idle(Instant.parse("2026-01-05T21:20:00Z"), ZoneOffset.UTC, 4, 16_000_000_000L).at(Instant.parse("2026-01-05T21:20:00Z"), true);
        assertThat(Forecast.nextStart(settings.withAwayAfter(Duration.ofHours(1)), Wishes.NONE, there, Usage.NONE)).contains(Instant.parse("2026-01-05T21:30:00Z"));
    }

    private static Usage rolled(AnyWorld world, Instant then) {
        ZoneId zone = world.now().zone();
        var from = java.time.LocalDate.ofInstant(world.now().now(), zone);
        var to = java.time.LocalDate.ofInstant(then, zone);
        return to.isAfter(from) ? Forecast.turned(world.usage(), from, to) : world.usage();
    }

    @Property(tries = 1000) void theFirstMinutesShareALittleWhileTheUserIsThere(@ForAll("worlds") AnyWorld world) {
        var now = world.now();
        var settings = UserSettings.suggested(true, now.totalCores()).withManners(new Manners(0, 0, false, java.util.List.of(), OptionalInt.empty(), java.util.Set.of()));
        var there = Conditions.idle(now.now(), now.zone(), now.totalCores(), now.memoryBytes()).at(now.now(), true);
        var first = Wishes.NONE.withFirstMinutes(Optional.of(now.now().plusSeconds(600)));
        var decision = SharingPolicy.decide(settings, first, there, Usage.NONE);
        assertThat(decision).isInstanceOf(Share.class);
        assertThat(((Share) decision).rule()).isEqualTo(Rule.FIRST_MINUTES);
        assertThat(((Share) decision).allowance().cpuPercent(now.totalCores())).isLessThanOrEqualTo(25);
        assertThat(SharingPolicy.decide(settings, first, there.at(now.now().plusSeconds(600)), Usage.NONE)).isInstanceOf(Hold.class);
    }
}
