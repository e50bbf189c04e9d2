package app.hearth.engine.policy;

import app.hearth.engine.policy.Decision.Budget;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Planned;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Decision.Rule;
import app.hearth.engine.policy.Decision.Share;
import app.hearth.settings.Amount;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Manners;
import app.hearth.settings.Paint;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Decides whether work may run and how much. One pure function: the same wishes and conditions always give the same answer. */
public final class SharingPolicy {
    /** Share of the whole processor in the very first minutes: enough to see it work, too little to hear it. */
    static final int FIRST_MINUTES_PERCENT = 25;
    /** Work held for the disk quota goes on below this part of it: files come and go by some per cent. */
    static final double CLEARLY_BELOW_QUOTA = 0.98;

    private SharingPolicy() {}

    /** Decides about computing; a hold names every reason in force, the one that ends last first. */
    public static Decision decide(UserSettings settings, Wishes wishes, Conditions now, Usage usage) {
        return decide(settings, wishes, now, usage, true);
    }

    /** The same decision; without {@code ends} it does not look ahead for when the plan changes, which takes most of the time. */
    static Decision decide(UserSettings settings, Wishes wishes, Conditions now, Usage usage, boolean ends) {
        boolean forced = wishes.shareNow().filter(now.now()::isBefore).isPresent();
        boolean first = wishes.firstMinutes().filter(now.now()::isBefore).isPresent();
        boolean inUse = inUse(settings, now);
        Planned plan = Plan.computing(settings, now.zone(), wishes.skipped(), now.now());
        HowMuch figures = figures(settings, wishes, plan, now.totalCores(), now.now());

        List<Reason> reasons = new ArrayList<>();
        stopped(wishes, now).ifPresent(reasons::add);
        hard(settings, wishes, now, usage, reasons);
        if (!forced) {
            if (plan.paint() instanceof Paint.Off) reasons.add(off(plan, ends ? offUntil(settings, wishes, now) : Optional.empty()));
            if (inUse && !figures.whileInUse() && !first) present(settings, now, reasons);
            manners(settings, now, first, reasons);
        }
        if (!reasons.isEmpty()) return Hold.of(reasons);

        boolean little = first && inUse && !figures.whileInUse() && !forced;
        Amount amount = inUse ? figures.inUse() : figures.away();
        if (little) amount = little(figures);
        Rule rule = forced ? Rule.SHARE_NOW : little ? Rule.FIRST_MINUTES : wishes.insteadAt(now.now()).isPresent() ? Rule.INSTEAD : plan.rule();
        return new Share(allowance(amount, now), rule, level(settings, plan), inUse, now.slowing().by(),
                ends ? until(settings, wishes, now, rule) : Optional.empty(),
                !wishes.finishing());
    }

    /** The very first minutes: the figures for a user who is away, slowed down, and the graphics card no more than for a user who is there. */
    private static Amount little(HowMuch figures) {
        return figures.away().withCpuPercent(Math.min(FIRST_MINUTES_PERCENT, figures.away().cpuPercent()))
                .withGpuPercent(Math.min(figures.inUse().gpuPercent(), figures.away().gpuPercent()));
    }

    /** Decides about moving files: held by stop, the transfers' week, an exception, a metered line and the traffic budget. */
    public static Optional<Hold> transfers(UserSettings settings, Wishes wishes, Conditions now, Usage usage) {
        List<Reason> reasons = new ArrayList<>();
        stopped(wishes, now).ifPresent(reasons::add);
        if (wishes.shareNow().filter(now.now()::isBefore).isEmpty()) {
            Planned plan = Plan.transfers(settings, now.zone(), wishes.skipped(), now.now());
            if (plan.paint() instanceof Paint.Off) {
                reasons.add(off(plan, Plan.nextChange(settings,
                        t -> Plan.transfers(settings, now.zone(), wishes.skipped(), t).paint() instanceof Paint.Off, now.now())));
            }
            if (manners(settings, now).pauseOnMetered() && now.metered().orElse(false)) reasons.add(new Reason.Metered());
        }
        LocalDate today = today(now);
        full(Budget.GB_PER_MONTH, settings.budgets().gbPerMonth(), usage.bytesMonth() / 1e9, month(today, now.zone())).ifPresent(reasons::add);
        return reasons.isEmpty() ? Optional.empty() : Optional.of(Hold.of(reasons));
    }

    /** What says that it is not the time or the line for transfers. */
    public static boolean byTimeOrLine(Reason reason) {
        return reason instanceof Reason.Scheduled || reason instanceof Reason.Excepted || reason instanceof Reason.Metered;
    }

    /** Whether a file that the user asks for by hand moves all the same: a stop and a full budget hold that too. */
    public static boolean yieldsToHand(Hold transfers) {
        return transfers.reasons().stream().allMatch(SharingPolicy::byTimeOrLine);
    }

    /** Whether the user counts as being at the computer: input lately, or something that fills the screen. */
    public static boolean inUse(UserSettings settings, Conditions now) {
        return watching(settings, now) || input(settings, now);
    }

    private static boolean watching(UserSettings settings, Conditions now) {
        return settings.fullScreenIsUse() && !now.fullScreen().isEmpty();
    }

    private static boolean input(UserSettings settings, Conditions now) {
        return !now.locked() && now.idle().filter(idle -> idle.compareTo(settings.awayAfter()) < 0).isPresent();
    }

    private static Optional<Reason> stopped(Wishes wishes, Conditions now) {
        return wishes.stop().flatMap(stop -> {
            if (stop.program().isPresent()) {
                return stop.program().filter(now.programs()::contains).map(program -> new Reason.SnoozedFor(stop.since(), program));
            }
            if (stop.until().isEmpty()) return Optional.of(new Reason.PausedByUser());
            return stop.until().filter(now.now()::isBefore).map(until -> new Reason.Snoozed(stop.since(), until));
        });
    }

    /** What holds whatever the user wishes at the moment. */
    private static void hard(UserSettings settings, Wishes wishes, Conditions now, Usage usage, List<Reason> reasons) {
        long keepFree = settings.storage().keepFreeBytes();
        if (now.freeDisk() < keepFree) reasons.add(new Reason.DiskFull(now.freeDisk(), keepFree));
        if (overQuota(settings, now)) reasons.add(new Reason.DiskQuota(now.usedDisk(), settings.storage().mostBytes()));
        battery(settings, now).ifPresent(reasons::add);
        now.slowing().rest().map(Reason.TooLoud::new).ifPresent(reasons::add);
        budgets(settings, wishes, now, usage, reasons);
    }

    /** Whether Hearth's files take more than they may; once they do, until they are clearly below it. */
    public static boolean overQuota(UserSettings settings, Conditions now) {
        long most = settings.storage().mostBytes();
        return now.usedDisk() > most || now.overQuota() && now.usedDisk() > most * CLEARLY_BELOW_QUOTA;
    }

    private static Optional<Reason> battery(UserSettings settings, Conditions now) {
        var manners = manners(settings, now);
        if (now.onBattery()) {
            boolean enough = manners.batteryDownTo() == 0
                    || manners.batteryDownTo() < 100 && now.battery().isPresent() && now.battery().getAsInt() > manners.batteryDownTo();
            Optional<Integer> level = now.battery().isPresent() ? Optional.of(now.battery().getAsInt()) : Optional.empty();
            return enough ? Optional.empty() : Optional.of(new Reason.OnBattery(level, manners.batteryDownTo()));
        }
        boolean fill = now.charging() && now.battery().isPresent() && now.battery().getAsInt() < manners.chargeFirstBelow();
        return fill ? Optional.of(new Reason.Charging(now.battery().getAsInt(), manners.chargeFirstBelow())) : Optional.empty();
    }

    private static void budgets(UserSettings settings, Wishes wishes, Conditions now, Usage usage, List<Reason> reasons) {
        var budgets = settings.budgets();
        LocalDate today = today(now);
        Instant midnight = start(today.plusDays(1), now.zone());
        Instant monday = start(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), now.zone());
        Instant month = month(today, now.zone());
        double extra = wishes.extra().filter(more -> more.date().equals(today)).map(Wishes.Extra::hours).orElse(0.0);
        var perDay = budgets.hoursPerDay().isPresent() ? OptionalDouble.of(budgets.hoursPerDay().getAsDouble() + extra) : OptionalDouble.empty();
        full(Budget.HOURS_PER_DAY, perDay, hours(usage.today()), midnight).ifPresent(reasons::add);
        full(Budget.HOURS_PER_WEEK, budgets.hoursPerWeek(), hours(usage.week()), monday).ifPresent(reasons::add);
        full(Budget.KWH_PER_DAY, budgets.kwhPerDay(), usage.kwhToday(), midnight).ifPresent(reasons::add);
        full(Budget.KWH_PER_MONTH, budgets.kwhPerMonth(), usage.kwhMonth(), month).ifPresent(reasons::add);
        full(Budget.MONEY_PER_MONTH, budgets.moneyPerMonth(), usage.moneyMonth(), month).ifPresent(reasons::add);
    }

    private static Optional<Reason> full(Budget budget, OptionalDouble most, double used, Instant resets) {
        return most.isPresent() && used >= most.getAsDouble() ? Optional.of(new Reason.BudgetFull(budget, most.getAsDouble(), used, resets))
                : Optional.empty();
    }

    private static double hours(java.time.Duration time) {
        return time.toMillis() / 3_600_000.0;
    }

    private static LocalDate today(Conditions now) {
        return LocalDate.ofInstant(now.now(), now.zone());
    }

    private static Instant month(LocalDate today, ZoneId zone) {
        return start(today.withDayOfMonth(1).plusMonths(1), zone);
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static Optional<Instant> offUntil(UserSettings settings, Wishes wishes, Conditions now) {
        return Plan.nextChange(settings, t -> Plan.computing(settings, now.zone(), wishes.skipped(), t).paint() instanceof Paint.Off, now.now());
    }

    private static Reason off(Planned plan, Optional<Instant> until) {
        return plan.rule() == Rule.EXCEPTION ? new Reason.Excepted(plan.exception(), until) : new Reason.Scheduled(until);
    }

    private static void present(UserSettings settings, Conditions now, List<Reason> reasons) {
        if (watching(settings, now)) reasons.add(new Reason.FullScreen(now.fullScreen()));
        if (input(settings, now)) reasons.add(new Reason.InUse(now.now().minus(now.idle().orElseThrow()), settings.awayAfter()));
    }

    private static Manners manners(UserSettings settings, Conditions now) {
        return settings.manners().get(inUse(settings, now));
    }

    private static void manners(UserSettings settings, Conditions now, boolean first, List<Reason> reasons) {
        var manners = manners(settings, now);
        manners.programs().stream().filter(now.programs()::contains).forEach(program -> reasons.add(new Reason.ProgramRuns(program)));
        if (first) return; // a new user sees it work, at the lowest priority, whatever else runs
        manners.othersBusy().ifPresent(above ->
                now.othersBusy().ifPresent(percent -> reasons.add(new Reason.OthersBusy(percent, above))));
    }

    /** The figures that rule now, whether or not something holds. */
    public static HowMuch ruling(UserSettings settings, Wishes wishes, Conditions now) {
        return figures(settings, wishes, Plan.computing(settings, now.zone(), wishes.skipped(), now.now()), now.totalCores(), now.now());
    }

    /** The figures that rule: a wish for a time, else what is painted, else the chosen level. */
    static HowMuch figures(UserSettings settings, Wishes wishes, Planned plan, int totalCores, Instant now) {
        HowMuch chosen = settings.howMuch(settings.level(), totalCores);
        return wishes.insteadAt(now).map(Wishes.Instead::figures).orElseGet(() -> switch (plan.paint()) {
            case Paint.AsChosen(), Paint.Off() -> chosen;
            case Paint.Level(var preset) -> settings.howMuch(preset, totalCores);
            case Paint.Percent(int percent) -> new HowMuch(chosen.whileInUse(),
                    chosen.inUse().withCpuPercent(Math.min(percent, chosen.inUse().cpuPercent())),
                    chosen.away().withCpuPercent(percent).withCores(totalCores));
        });
    }

    private static Preset level(UserSettings settings, Planned plan) {
        return plan.paint() instanceof Paint.Level(var preset) ? preset : settings.level();
    }

    private static Allowance allowance(Amount amount, Conditions now) {
        int cores = Math.clamp(amount.cores(), 1, now.totalCores());
        double time = amount.coreTime(now.totalCores()) * Math.max(now.slowing().factor(), 0.01);
        return new Allowance(cores, time, (long) (now.memoryBytes() * (amount.memoryPercent() / 100.0)),
                now.slowing().cardPercent(amount.gpuPercent()));
    }

    private static Optional<Instant> until(UserSettings settings, Wishes wishes, Conditions now, Rule rule) {
        return switch (rule) {
            case SHARE_NOW -> wishes.shareNow().filter(end -> end.isBefore(Instant.MAX)); // MAX: until the user says otherwise
            case FIRST_MINUTES -> wishes.firstMinutes();
            case INSTEAD -> wishes.instead().map(Wishes.Instead::until);
            case CHOSEN, SCHEDULE, EXCEPTION -> Plan.neverChanges(settings) ? Optional.empty()
                    : Plan.nextChange(settings, t -> Plan.computing(settings, now.zone(), wishes.skipped(), t).paint(), now.now());
        };
    }
}
