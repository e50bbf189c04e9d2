package app.hearth.engine.policy;

import app.hearth.engine.policy.Decision.Planned;
import app.hearth.engine.policy.Decision.Rule;
import app.hearth.settings.DateException;
import app.hearth.settings.Paint;
import app.hearth.settings.UserSettings;
import app.hearth.settings.Week;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** Which paint rules a moment: the last exception that covers it, else the week. By local time, so clock changes are right. */
public final class Plan {
    /** All zones' offsets since 1972 and all half-hours begin at a multiple of this (tzdata). */
    static final Duration STEP = Duration.ofMinutes(15);
    static final Duration HORIZON = Duration.ofDays(8);

    private Plan() {}

    /** What rules computing at a moment. {@code skipUntil}: before then no exception counts. */
    public static Planned computing(UserSettings settings, ZoneId zone, Optional<Instant> skipUntil, Instant moment) {
        var local = LocalDateTime.ofInstant(moment, zone);
        return excepted(settings, skipUntil, moment, local).orElseGet(() -> inWeek(settings.computing(), local));
    }

    /**
     * What rules transfers at a moment. An exception that says off is for everything; one with a level is about computing, and
     * transfers keep their week. {@code skipUntil}: before then no exception counts.
     */
    public static Planned transfers(UserSettings settings, ZoneId zone, Optional<Instant> skipUntil, Instant moment) {
        var local = LocalDateTime.ofInstant(moment, zone);
        return excepted(settings, skipUntil, moment, local).filter(planned -> planned.paint() instanceof Paint.Off)
                .orElseGet(() -> inWeek(settings.transfers(), local));
    }

    private static Optional<Planned> excepted(UserSettings settings, Optional<Instant> skipUntil, Instant moment, LocalDateTime local) {
        if (skipUntil.filter(moment::isBefore).isPresent()) return Optional.empty();
        return settings.exceptions().reversed().stream().filter(exception -> exception.covers(local)).findFirst()
                .map(exception -> new Planned(exception.paint(), Rule.EXCEPTION, exception.name()));
    }

    private static Planned inWeek(Week week, LocalDateTime local) {
        Paint paint = week.at(local);
        return new Planned(paint, paint.equals(Paint.AS_CHOSEN) ? Rule.CHOSEN : Rule.SCHEDULE, "");
    }

    /** The next moment at which {@code plan} gives something else than now; empty if it stays for more than a week. */
    public static Optional<Instant> nextChange(Function<Instant, ?> plan, Instant now) {
        return nextChange(STEP, plan, now);
    }

    /** The same for a plan made of these settings, whose exceptions may begin at any minute. */
    static Optional<Instant> nextChange(UserSettings settings, Function<Instant, ?> plan, Instant now) {
        return nextChange(step(settings), plan, now);
    }

    private static Optional<Instant> nextChange(Duration step, Function<Instant, ?> plan, Instant now) {
        Object current = plan.apply(now);
        Instant end = now.plus(HORIZON);
        for (Instant t = nextStep(now, step); t.isBefore(end); t = t.plus(step)) {
            if (!plan.apply(t).equals(current)) return Optional.of(t);
        }
        return Optional.empty();
    }

    /** Whether the computing plan is the same for ever, as it is until the user paints; spares looking through a week. */
    static boolean neverChanges(UserSettings settings) {
        return settings.exceptions().isEmpty() && !settings.computing().painted();
    }

    /** When the present window of the computing plan ends; empty if it lasts for more than a week. */
    public static Optional<Instant> windowEnd(UserSettings settings, ZoneId zone, Optional<Instant> skipUntil, Instant now) {
        return nextChange(settings, t -> computing(settings, zone, skipUntil, t), now);
    }

    /** No exception and no price begins or ends between two multiples of this. */
    static Duration step(UserSettings settings) {
        boolean quarters = settings.exceptions().stream().allMatch(one -> quarter(one.from()) && quarter(one.to()))
                && settings.electricity().windows().stream().allMatch(one -> quarter(one.from()) && quarter(one.to()));
        return quarters ? STEP : Duration.ofMinutes(1);
    }

    private static boolean quarter(LocalTime time) {
        return time.toSecondOfDay() % STEP.toSeconds() == 0;
    }

    static Instant nextStep(Instant now, Duration step) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), seconds) + 1) * seconds);
    }
}
