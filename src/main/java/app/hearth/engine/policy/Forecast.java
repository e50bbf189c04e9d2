package app.hearth.engine.policy;

import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Rule;
import app.hearth.engine.policy.Decision.Share;
import app.hearth.settings.Budgets;
import app.hearth.settings.Paint;
import app.hearth.settings.UserSettings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * The policy itself run over the days to come, with the user there as usual. Expected values, since presence is likely, not known.
 *
 * @param days from today, seven or eight (today counts from now on)
 */
public record Forecast(List<Day> days) {
    public Forecast {
        days = List.copyOf(days);
    }

    /**
     * @param hours     of sharing
     * @param kwh       electricity for it
     * @param money     its cost, 0 without a price
     * @param exception whether an exception by date says off for the whole (rest of the) day
     */
    public record Day(LocalDate date, double hours, double kwh, double money, boolean exception) {}

    /** What the forecast starts from. */
    public record Start(UserSettings settings, Wishes wishes, Conditions conditions, Usage usage, Habits habits, Power power) {
        public Start with(UserSettings other) {
            return new Start(other, wishes, conditions, usage, habits, power.with(other.electricity(), conditions.totalCores(),
                    conditions.battery().isPresent()));
        }
    }

    public double hours() {
        return days.stream().mapToDouble(Day::hours).sum();
    }

    public double kwh() {
        return days.stream().mapToDouble(Day::kwh).sum();
    }

    public double money() {
        return days.stream().mapToDouble(Day::money).sum();
    }

    /** The next seven times 24 hours. */
    public static Forecast week(Start start) {
        return over(start, Duration.ofDays(7));
    }

    /** From now on for so long. */
    public static Forecast over(Start start, Duration time) {
        var now = start.conditions().now();
        var zone = start.conditions().zone();
        Instant end = now.plus(time);
        var days = new ArrayList<Day>();
        var sum = new Sum(LocalDate.ofInstant(now, zone));
        Usage usage = start.usage();
        var step = Plan.step(start.settings());
        for (Instant t = now; t.isBefore(end); ) {
            Instant next = Plan.nextStep(t, step);
            if (next.isAfter(end)) next = end;
            var local = LocalDateTime.ofInstant(t, zone);
            if (!local.toLocalDate().equals(sum.date)) {
                days.add(sum.day());
                usage = turned(usage, sum.date, local.toLocalDate());
                sum = new Sum(local.toLocalDate());
            }
            usage = step(start, sum, usage, t, Duration.between(t, next), t.equals(now) ? present(start) : start.habits().at(local));
            t = next;
        }
        days.add(sum.day());
        return new Forecast(days);
    }

    private static double present(Start start) {
        return SharingPolicy.inUse(start.settings(), start.conditions()) ? 1 : 0;
    }

    /** Adds one stretch's expected sharing and gives the usage after it; a budget that fills within it ends it there. */
    private static Usage step(Start start, Sum sum, Usage usage, Instant t, Duration time, double likely) {
        double hours = time.toMillis() / 3_600_000.0;
        double shared = 0;
        double watts = 0;
        for (boolean inUse : new boolean[] {false, true}) {
            double weight = inUse ? likely : 1 - likely;
            if (weight <= 0) continue;
            var conditions = t.equals(start.conditions().now()) ? start.conditions() : start.conditions().at(t, inUse);
            var decision = SharingPolicy.decide(start.settings(), start.wishes(), conditions, usage, false);
            if (decision instanceof Share share) {
                shared += weight;
                watts += weight * start.power().expected(share, start.settings(), start.conditions().totalCores());
            }
        }
        sum.see(Plan.computing(start.settings(), start.conditions().zone(), start.wishes().skipped(), t));
        if (shared <= 0) return usage;
        double price = Power.cost(1, start.settings().electricity(), t, start.conditions().zone());
        double kwh = watts * hours / 1000;
        double part = Math.min(1, room(start, usage, sum.date, shared * hours, kwh, kwh * price));
        sum.hours += shared * hours * part;
        sum.kwh += kwh * part;
        sum.money += kwh * part * price;
        var more = Duration.ofMillis(Math.round(shared * part * time.toMillis()));
        return new Usage(usage.today().plus(more), usage.week().plus(more), usage.kwhToday() + kwh * part, usage.kwhMonth() + kwh * part,
                usage.moneyMonth() + kwh * part * price, usage.bytesMonth());
    }

    /** What part of so much still fits into the budgets. */
    private static double room(Start start, Usage usage, LocalDate date, double hours, double kwh, double money) {
        Budgets budgets = start.settings().budgets();
        double extra = start.wishes().extra().filter(more -> more.date().equals(date)).map(Wishes.Extra::hours).orElse(0.0);
        return Math.min(Math.min(fits(budgets.hoursPerDay(), extra, usage.today().toMillis() / 3.6e6, hours),
                        fits(budgets.hoursPerWeek(), 0, usage.week().toMillis() / 3.6e6, hours)),
                Math.min(Math.min(fits(budgets.kwhPerDay(), 0, usage.kwhToday(), kwh), fits(budgets.kwhPerMonth(), 0, usage.kwhMonth(), kwh)),
                        fits(budgets.moneyPerMonth(), 0, usage.moneyMonth(), money)));
    }

    private static double fits(OptionalDouble most, double extra, double used, double more) {
        return most.isEmpty() || more <= 0 ? 1 : Math.max(0, (most.getAsDouble() + extra - used) / more);
    }

    /** Usage after midnight: what counts by day, week and month begins anew with each. */
    public static Usage turned(Usage usage, LocalDate from, LocalDate to) {
        boolean week = !to.isBefore(from.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
        boolean month = to.getMonth() != from.getMonth() || to.getYear() != from.getYear();
        return new Usage(Duration.ZERO, week ? Duration.ZERO : usage.week(), 0, month ? 0 : usage.kwhMonth(),
                month ? 0 : usage.moneyMonth(), month ? 0 : usage.bytesMonth());
    }

    /**
     * When sharing would really start again, with the user away then: past one hold's end the next is looked for.
     * Empty while something holds that no clock ends, and where nothing would start within eight days.
     */
    public static Optional<Instant> nextStart(UserSettings settings, Wishes wishes, Conditions conditions, Usage usage) {
        Conditions at = conditions;
        Instant last = conditions.now().plus(Plan.HORIZON);
        while (true) {
            // How long sharing would go on is not asked, and looking for that through a week takes nearly all of the time.
            if (!(SharingPolicy.decide(settings, wishes, at, usage, false) instanceof Hold)) return Optional.of(at.now());
            if (!(SharingPolicy.decide(settings, wishes, at, usage) instanceof Hold hold)) return Optional.of(at.now());
            var next = hold.resumesAt().filter(end -> !end.isAfter(last));
            if (next.isEmpty() || !next.get().isAfter(at.now())) return Optional.empty();
            if (SharingPolicy.inUse(settings, at)) {
                var there = startWithUserThere(settings, wishes, at, usage, next.get());
                if (there.isPresent()) return there;
            }
            usage = at(usage, at, next.get());
            at = at.at(next.get(), false);
        }
    }

    /** A level painted for later, or the end of other figures, may let tasks run beside a user who does not leave before. */
    private static Optional<Instant> startWithUserThere(UserSettings settings, Wishes wishes, Conditions now, Usage usage, Instant before) {
        var moments = new TreeSet<Instant>();
        wishes.instead().map(Wishes.Instead::until).ifPresent(moments::add);
        if (!Plan.neverChanges(settings)) {
            for (var end = Optional.of(now.now()); end.isPresent() && end.get().isBefore(before);
                    end = Plan.windowEnd(settings, now.zone(), wishes.skipped(), end.get())) moments.add(end.get());
        }
        return moments.stream().filter(moment -> moment.isAfter(now.now()) && moment.isBefore(before))
                .filter(moment -> SharingPolicy.decide(settings, wishes, now.at(moment), at(usage, now, moment), false) instanceof Share).findFirst();
    }

    /** What was used, read at a later moment: a new day, week or month begins at nothing. */
    private static Usage at(Usage usage, Conditions now, Instant then) {
        var before = LocalDate.ofInstant(now.now(), now.zone());
        var after = LocalDate.ofInstant(then, now.zone());
        return after.isAfter(before) ? turned(usage, before, after) : usage;
    }

    private static final class Sum {
        private final LocalDate date;
        private double hours;
        private double kwh;
        private double money;
        private boolean seen;
        private boolean excepted = true;

        Sum(LocalDate date) {
            this.date = date;
        }

        void see(Decision.Planned plan) {
            seen = true;
            excepted &= plan.rule() == Rule.EXCEPTION && plan.paint() instanceof Paint.Off;
        }

        Day day() {
            return new Day(date, hours, kwh, money, seen && excepted);
        }
    }
}
