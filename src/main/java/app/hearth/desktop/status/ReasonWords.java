package app.hearth.desktop.status;

import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineCommand.Apply;
import app.hearth.engine.policy.Conditions.Over;
import app.hearth.engine.policy.Conditions.Target;
import app.hearth.engine.policy.Decision.Budget;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Remedy;
import app.hearth.settings.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a reason for not sharing is called, when it ends, and what its remedy's button says. */
public final class ReasonWords {
    private final Texts texts;

    public ReasonWords(Texts texts) {
        this.texts = texts;
    }

    /**
     * A reason in words.
     *
     * @param title  the sentence at the top of the screen
     * @param detail the line below it: what ends it
     * @param why    the reason alone, for lists and the narrow block
     * @param icon   Ikonli literal
     */
    public record Said(String title, String detail, String why, String icon) {}

    /** @param currency ISO 4217 code of the user's money */
    public Said say(Reason reason, String currency) {
        return switch (reason) {
            case Reason.PausedByUser() -> said("paused", "fth-pause", List.of(), List.of());
            case Reason.Snoozed(var since, var until) -> said("snoozed", "fth-moon", List.of(moment(until)), List.of(texts.times().ago(since)));
            case Reason.SnoozedFor(var since, var program) -> said("snoozedFor", "fth-moon", List.of(program), List.of(texts.times().ago(since)));
            case Reason.DiskFull(long free, long keep) -> said("disk", "fth-hard-drive",
                    List.of(disk(free), disk(keep)), List.of());
            case Reason.DiskQuota(long used, long most) -> said("quota", "fth-hard-drive", List.of(disk(most)), List.of(disk(used)));
            case Reason.InUse(_, var after) -> said("inUse", "fth-user", List.of(), List.of(texts.figures().span(after)));
            case Reason.FullScreen(var programs) -> programs.isEmpty() || programs.getFirst().isBlank() ? said("fullScreen", "fth-film", List.of(), List.of())
                    : said("fullScreenOf", "fth-film", List.of(programs.getFirst()), List.of());
            case Reason.Scheduled(var until) -> until.map(end -> said("schedule", "fth-calendar", List.of(moment(end)), List.of()))
                    .orElseGet(() -> said("scheduleAlways", "fth-calendar", List.of(), List.of()));
            case Reason.Excepted(var name, var until) -> excepted(name, until);
            case Reason.ProgramRuns(var program) -> said("program", "fth-box", List.of(program), List.of());
            case Reason.OthersBusy(double percent, _) -> said("busy", "fth-activity", List.of(), List.of(texts.figures().percent(percent / 100)));
            case Reason.OnBattery(_, int downTo) -> downTo == 100 ? said("battery", "fth-battery", List.of(), List.of())
                    : said("batteryLow", "fth-battery", List.of(), List.of(texts.figures().percent(downTo / 100.0)));
            case Reason.Charging(int level, int first) -> said("charging", "fth-battery-charging", List.of(),
                    List.of(texts.figures().percent(level / 100.0), texts.figures().percent(first / 100.0)));
            case Reason.TooLoud(Over over) -> loud(over);
            case Reason.BudgetFull(var budget, double most, _, var resets) -> said("budget." + code(budget), "fth-check-circle", List.of(amount(budget, most, currency)),
                    List.of(moment(resets)));
            case Reason.Metered() -> said("metered", "fth-wifi", List.of(), List.of());
        };
    }

    private Said said(String key, String icon, List<Object> title, List<Object> detail) {
        return new Said(texts.get("hold." + key, title.toArray()), texts.get("hold." + key + ".detail", detail.toArray()),
                texts.get("hold." + key + ".why", title.toArray()), icon);
    }

    /** Off for the day where that is what it means, else until its end; beyond a week the plan is not looked through. */
    private Said excepted(String name, Optional<Instant> until) {
        String end = until.map(this::moment).orElse("");
        String title = until.isEmpty() ? texts.get("hold.exception.always") : wholeDay(until.get()) ? texts.get("hold.exception") : texts.get("hold.exception.until", end);
        String named = name.isBlank() ? texts.get("hold.exception.one") : texts.get("hold.exception.named", name);
        String detail = until.isEmpty() ? texts.get("hold.exception.detail.always", named) : texts.get("hold.exception.detail", named, end);
        return new Said(title, detail, named, "fth-calendar");
    }

    /** Whether it ends at a midnight. */
    private boolean wholeDay(Instant end) {
        return !texts.times().dateOf(end.minusNanos(1)).equals(texts.times().dateOf(end));
    }

    private Said loud(Over over) {
        List<Object> figures = List.of(value(over), limit(over));
        return switch (over.target()) { // cards alone never hold all work
            case HEAT, CARD_HEAT -> said("heat", icon(over), List.of(), figures);
            case FAN, CARD_FAN -> said("fan", icon(over), List.of(), figures);
            case POWER -> said("power", icon(over), List.of(), figures);
        };
    }

    private static String icon(Over over) {
        return switch (over.target()) {
            case HEAT, CARD_HEAT -> "fth-thermometer";
            case FAN, CARD_FAN -> "fth-wind";
            case POWER -> "fth-zap";
        };
    }

    private String value(Over over) {
        return figure(over.target(), over.value());
    }

    private String limit(Over over) {
        return figure(over.target(), over.limit());
    }

    private String figure(Target target, double value) {
        boolean heat = target == Target.HEAT || target == Target.CARD_HEAT;
        return heat ? texts.figures().celsius(value) : texts.figures().whole(Math.round(value));
    }

    /**
     * What quiet mode has slowed the work to, and why.
     *
     * @param percent of the processor, or of the cards' time where these are what is slowed
     */
    String slowed(String percent, Over over) {
        return texts.get("status.slowed." + over.target(), percent, value(over), limit(over));
    }

    /** The same as a row: what is near its limit, and the limit. */
    Status.Reason slowedRow(Over over) {
        return new Status.Reason(icon(over), texts.get("status.slowed.row." + over.target(), value(over)),
                texts.get("status.slowed.limit." + over.target(), limit(over)), Optional.empty(), Optional.of(from(over.target())));
    }

    private static Setting from(Target target) {
        return switch (target) {
            case HEAT -> Setting.HEAT;
            case FAN -> Setting.FAN;
            case POWER -> Setting.POWER;
            case CARD_HEAT -> Setting.CARD_HEAT;
            case CARD_FAN -> Setting.CARD_FAN;
        };
    }

    /** The setting that a reason comes from; none for what was asked for at the snooze button. */
    public Optional<Setting> from(Reason reason) {
        return switch (reason) {
            case Reason.PausedByUser _, Reason.Snoozed _, Reason.SnoozedFor _ -> Optional.empty();
            case Reason.DiskFull _ -> Optional.of(Setting.DISK);
            case Reason.DiskQuota _ -> Optional.of(Setting.DISK_QUOTA);
            case Reason.InUse _ -> Optional.of(Setting.WHILE_IN_USE);
            case Reason.FullScreen _ -> Optional.of(Setting.FULL_SCREEN);
            case Reason.Scheduled _ -> Optional.of(Setting.WEEK);
            case Reason.Excepted _ -> Optional.of(Setting.EXCEPTIONS);
            case Reason.ProgramRuns _ -> Optional.of(Setting.PROGRAMS);
            case Reason.OthersBusy _ -> Optional.of(Setting.OTHERS);
            case Reason.OnBattery _ -> Optional.of(Setting.BATTERY);
            case Reason.Charging _ -> Optional.of(Setting.CHARGE);
            case Reason.TooLoud(var over) -> Optional.of(from(over.target()));
            case Reason.BudgetFull _ -> Optional.of(Setting.BUDGETS);
            case Reason.Metered _ -> Optional.of(Setting.METERED);
        };
    }

    /** When it ends, for its row in the list. */
    public String ends(Reason reason) {
        return switch (reason) {
            case Reason.InUse(_, var after) -> texts.get("hold.ends.inUse", texts.figures().span(after));
            case Reason.PausedByUser() -> texts.get("hold.ends.byYou");
            case Reason.Snoozed _, Reason.Scheduled _, Reason.Excepted _, Reason.BudgetFull _ ->
                    reason.ends().map(end -> texts.get("hold.ends", moment(end))).orElseGet(() -> texts.get("hold.ends.never"));
            case Reason.SnoozedFor _, Reason.ProgramRuns _ -> texts.get("hold.ends.closes");
            case Reason.DiskFull _, Reason.DiskQuota _, Reason.FullScreen _, Reason.OthersBusy _, Reason.OnBattery _, Reason.Charging _, Reason.TooLoud _, Reason.Metered _ ->
                    texts.get("hold.ends.byItself");
        };
    }

    /** The button that carries out the reason's remedy. */
    public Optional<Status.Remedy> remedy(Reason reason, boolean primary, String currency) {
        return reason.remedy().map(remedy -> new Status.Remedy(button(remedy, currency), icon(remedy), new Apply(remedy), primary));
    }

    private String button(Remedy remedy, String currency) {
        var figures = texts.figures();
        return switch (remedy) {
            case Remedy.EndSnooze() -> texts.get("action.shareNow");
            case Remedy.ShareAnyway(var time) -> texts.get("remedy.shareFor", figures.span(time));
            case Remedy.ShareWhileInUse() -> texts.get("remedy.whileInUse");
            case Remedy.IgnoreFullScreen() -> texts.get("remedy.ignoreFullScreen");
            case Remedy.SkipException _ -> texts.get("remedy.skip");
            case Remedy.ForgetProgram(var program) -> texts.get("remedy.forgetProgram", program);
            case Remedy.AllowOthers(int percent) -> texts.get("remedy.allowOthers", figures.percent(percent / 100.0));
            case Remedy.BatteryDownTo(int percent) -> texts.get("remedy.batteryDownTo", figures.percent(percent / 100.0));
            case Remedy.DontWaitForCharge() -> texts.get("remedy.dontWait");
            case Remedy.AddHoursToday(double hours) -> texts.get("remedy.addHours", figures.span(Duration.ofMinutes(Math.round(hours * 60))));
            case Remedy.RaiseBudget(var budget, double most) -> texts.get("remedy.raise", amount(budget, most, currency));
            case Remedy.KeepFree(double gb) -> texts.get("remedy.keepFree", figures.decimal(gb, gb < 10 ? 1 : 0));
            case Remedy.AllowDisk(double gb) -> texts.get("remedy.allowDisk", figures.decimal(gb, gb == Math.rint(gb) ? 0 : 1));
            case Remedy.UseMetered() -> texts.get("remedy.useMetered");
            case Remedy.OpenLimits() -> texts.get("remedy.changeLimit");
        };
    }

    private static String icon(Remedy remedy) {
        return switch (remedy) {
            case Remedy.OpenLimits() -> "fth-sliders";
            case Remedy.AddHoursToday _, Remedy.RaiseBudget _, Remedy.AllowDisk _ -> "fth-plus";
            case Remedy.EndSnooze _, Remedy.ShareAnyway _, Remedy.ShareWhileInUse _, Remedy.IgnoreFullScreen _, Remedy.SkipException _, Remedy.ForgetProgram _,
                 Remedy.AllowOthers _, Remedy.BatteryDownTo _, Remedy.DontWaitForCharge _, Remedy.KeepFree _, Remedy.UseMetered _ -> "fth-play";
        };
    }

    private String amount(Budget budget, double most, String currency) {
        if (budget == Budget.MONEY_PER_MONTH) return texts.figures().money(most, currency);
        String figure = texts.figures().decimal(most, most == Math.rint(most) ? 0 : 1);
        return texts.get("budget.amount." + code(budget), figure);
    }

    /** Disk space as the settings count it, in GB of 10⁹ bytes: the figure that the user entered must come back. */
    private String disk(long bytes) {
        if (bytes < 1_000_000_000) return texts.get("unit.mb", texts.figures().whole(bytes / 1_000_000));
        double gb = Math.round(bytes / 1e8) / 10.0;
        return texts.get("unit.gb", texts.figures().decimal(gb, gb < 100 && gb != Math.rint(gb) ? 1 : 0));
    }

    private static String code(Budget budget) {
        return switch (budget) {
            case HOURS_PER_DAY -> "hoursDay";
            case HOURS_PER_WEEK -> "hoursWeek";
            case KWH_PER_DAY -> "kwhDay";
            case KWH_PER_MONTH -> "kwhMonth";
            case MONEY_PER_MONTH -> "money";
            case GB_PER_MONTH -> "gb";
        };
    }

    private String moment(Instant at) {
        return texts.times().moment(at);
    }
}
