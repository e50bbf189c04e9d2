package app.hearth.engine;

import app.hearth.engine.policy.Power;
import app.hearth.engine.policy.Usage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Counts what sharing uses, a row for each local date. Kept on disk; a stretch of time is added once, when it is over. */
final class UsageBook {
    /** So often the running day goes to disk; a crash loses no more than this. */
    private static final long SAVE_EVERY_MILLIS = 60_000;
    private final EngineState state;
    private long unsavedMillis;

    /** Copies of all days as last saved, for other threads. */
    private volatile List<EnergyDay> days;

    UsageBook(EngineState state) {
        this.state = state;
        this.days = copies();
    }

    /** Electricity of a stretch of sharing, how it is known, and what it costs in which currency; no cost where there is no price. */
    record Used(double kwh, Power.Source source, double money, String currency) {}

    /** Adds what a stretch of sharing used, each part as it is known. */
    void shared(LocalDate date, long millis, Used... parts) {
        if (millis <= 0) return;
        var day = day(date);
        day.sharedMillis += millis;
        for (var used : parts) {
            day.kwh += used.kwh();
            if (used.source() == Power.Source.SENSOR) day.kwhSensor += used.kwh();
            if (used.source() == Power.Source.ENTERED) day.kwhMeter += used.kwh();
            if (used.money() > 0) pay(day, used.money(), used.currency());
        }
        unsavedMillis += millis;
        if (unsavedMillis >= SAVE_EVERY_MILLIS) save(day);
    }

    /** Money of two currencies is never added. */
    private static void pay(UsageDay day, double money, String currency) {
        if (!day.currency.equals(currency)) {
            if (day.money > 0) day.otherMoney.merge(day.currency, day.money, Double::sum);
            day.money = Objects.requireNonNullElse(day.otherMoney.remove(currency), 0.0);
            day.currency = currency;
        }
        day.money += money;
    }

    void moved(LocalDate date, long bytes, boolean sent) {
        var day = day(date);
        day.bytes += bytes;
        if (sent) day.sent += bytes;
        save(day);
    }

    /** Before Hearth ends: nothing counted may be lost. */
    void flush(LocalDate date) {
        if (unsavedMillis > 0) save(day(date));
    }

    private void save(UsageDay day) {
        unsavedMillis = 0;
        state.changed(day);
        days = copies();
    }

    /** All days as last saved, oldest first; any thread. */
    List<EnergyDay> days() {
        return days;
    }

    private List<EnergyDay> copies() {
        return state.usage.values().stream().map(UsageBook::copy).toList();
    }

    static EnergyDay copy(UsageDay day) {
        // Of a day with two currencies neither is the cost: as on a day without a price it is reckoned from the electricity.
        boolean mixed = !day.otherMoney.isEmpty();
        return new EnergyDay(LocalDate.parse(day.date), Duration.ofMillis(day.sharedMillis), day.kwh, day.kwhSensor, day.kwhMeter, mixed ? 0 : day.money,
                mixed ? "" : day.currency);
    }

    private UsageDay day(LocalDate date) {
        var known = state.usage.get(date.toString());
        if (known != null) return known;
        state.usage.values().forEach(state::changed); // the day before is over
        var day = new UsageDay();
        day.date = date.toString();
        state.changed(day);
        return day;
    }

    /**
     * What this day, this week (from Monday) and this month have used. A clock set back leaves rows in the future; they do not count.
     *
     * @param currency in which money counts
     */
    Usage at(LocalDate today, String currency) {
        return at(state.usage, today, currency);
    }

    /** The same of days by their ISO date. */
    static Usage at(NavigableMap<String, UsageDay> days, LocalDate today, String currency) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = today.withDayOfMonth(1);
        var week = new UsageDay();
        var month = new UsageDay();
        var paid = new TreeMap<String, Double>();
        // ISO dates sort as text
        days.subMap(monday.toString(), true, today.toString(), true).values().forEach(day -> add(week, day));
        days.subMap(first.toString(), true, today.toString(), true).values().forEach(day -> {
            add(month, day);
            day.otherMoney.forEach((other, money) -> paid.merge(other, money, Double::sum));
            if (day.money > 0) paid.merge(day.currency, day.money, Double::sum);
        });
        double money = Objects.requireNonNullElse(paid.remove(currency), 0.0);
        var day = Objects.requireNonNullElseGet(days.get(today.toString()), UsageDay::new);
        return new Usage(Duration.ofMillis(day.sharedMillis), Duration.ofMillis(week.sharedMillis), day.kwh, month.kwh, money, month.bytes, paid);
    }

    private static void add(UsageDay sum, UsageDay day) {
        sum.sharedMillis += day.sharedMillis;
        sum.kwh += day.kwh;
        sum.bytes += day.bytes;
    }
}
