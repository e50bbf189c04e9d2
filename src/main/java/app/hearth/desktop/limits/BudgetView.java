package app.hearth.desktop.limits;

import app.hearth.desktop.text.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One budget as its ring tells it.
 *
 * @param figure   what is used, without its unit
 * @param of       "of 10 h a day"
 * @param resets   when it begins anew, or what happens now that it is full
 * @param fraction used part, may be above 1
 * @param all      the budget with its unit
 * @param notes    what it does not count, and why
 * @param noPrice  whether a price is missing
 */
public record BudgetView(Budget budget, String figure, String unit, String of, String resets, double fraction, String all, List<String> notes,
                         boolean noPrice) {
    public boolean full() {
        return fraction >= 1;
    }

    public String sentence() {
        return figure + " " + unit + " " + of + ", " + resets + notes.stream().map(note -> ". " + note).collect(Collectors.joining());
    }

    /** All budgets that are set. */
    public static List<BudgetView> of(LimitsState now, Texts texts) {
        return Arrays.stream(Budget.values()).filter(budget -> budget.of(now.settings().budgets()).isPresent())
                .map(budget -> of(budget, now, texts)).toList();
    }

    private static BudgetView of(Budget budget, LimitsState now, Texts texts) {
        LocalDate today = LocalDate.ofInstant(now.sharing().conditions().now(), now.sharing().conditions().zone());
        double extra = budget != Budget.HOURS_DAY ? 0
                : now.sharing().wishes().extra().filter(more -> more.date().equals(today)).map(more -> more.hours()).orElse(0.0);
        double limit = budget.of(now.settings().budgets()).orElseThrow() + extra;
        double used = budget.used(now.sharing().usage());
        String unit = unit(budget, now, texts);
        int decimals = switch (budget) {
            case HOURS_DAY, HOURS_WEEK, GB_MONTH -> used < 99.5 ? 1 : 0;
            case KWH_DAY, KWH_MONTH, MONEY_MONTH -> used < 99.5 ? 2 : 0;
        };
        String all = new NumberRange(0, 0, 2, false).write(limit, texts.locale()) + "\u00a0" + unit;
        String again = again(budget, today, texts);
        return new BudgetView(budget, texts.figures().decimal(used, decimals), unit, texts.get("limits.budget.of." + budget, all),
                texts.get(used >= limit ? "limits.budget.full" : "limits.budget.resets", again), used / limit, all, notes(budget, now, texts),
                budget == Budget.MONEY_MONTH && !now.settings().electricity().alwaysPriced());
    }

    /** A budget of money counts only where there is a price, and only money of its own currency. */
    private static List<String> notes(Budget budget, LimitsState now, Texts texts) {
        if (budget != Budget.MONEY_MONTH) return List.of();
        var found = new ArrayList<String>();
        var electricity = now.settings().electricity();
        if (!electricity.priced()) found.add(texts.get("limits.budget.noPrice"));
        else if (!electricity.alwaysPriced()) found.add(texts.get("limits.budget.someHours"));
        new TreeMap<>(now.sharing().usage().otherMoney()).forEach((currency, money) ->
                found.add(texts.get("limits.budget.otherMoney", texts.figures().money(money, currency))));
        return found;
    }

    private static String again(Budget budget, LocalDate today, Texts texts) {
        return switch (budget) {
            case HOURS_DAY, KWH_DAY -> texts.get("limits.midnight");
            case HOURS_WEEK -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).getDayOfWeek().getDisplayName(TextStyle.FULL, texts.locale());
            case KWH_MONTH, MONEY_MONTH, GB_MONTH -> texts.times().date(today.withDayOfMonth(1).plusMonths(1));
        };
    }

    static String unit(Budget budget, LimitsState now, Texts texts) {
        return switch (budget) {
            case HOURS_DAY, HOURS_WEEK -> texts.get("limits.unit.h");
            case KWH_DAY, KWH_MONTH -> texts.get("limits.unit.kwh");
            case MONEY_MONTH -> Currency.getInstance(now.settings().electricity().currency()).getSymbol(texts.locale());
            case GB_MONTH -> texts.get("limits.unit.gb");
        };
    }
}
