package app.hearth.desktop.schedule;

import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot.Sharing;
import app.hearth.engine.policy.Decision.Planned;
import app.hearth.engine.policy.Decision.Rule;
import app.hearth.engine.policy.Plan;
import app.hearth.settings.Paint;
import app.hearth.settings.UserSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the plan says for now, in words.
 *
 * @param when  weekday and time
 * @param level the level that rules
 * @param rest  until when, and what follows
 * @param why   which exception rules, empty where none does
 */
record NowWords(String when, String level, String rest, String why) {
    static NowWords of(Sharing sharing, UserSettings settings, boolean transfers, Instant now, ScheduleWords words) {
        ZoneId zone = sharing.conditions().zone();
        Function<Instant, Planned> plan = transfers ? t -> Plan.transfers(settings, zone, sharing.wishes().skipped(), t)
                : t -> Plan.computing(settings, zone, sharing.wishes().skipped(), t);
        Planned here = plan.apply(now);
        Texts texts = words.texts();
        String when = texts.get("schedule.now.when", words.longDay(now.atZone(zone).getDayOfWeek()), texts.times().clock(now));
        String why = here.rule() != Rule.EXCEPTION ? here.rule() == Rule.CHOSEN && !transfers ? texts.get("schedule.now.chosen") : ""
                : here.exception().isBlank() ? texts.get("schedule.now.exception") : texts.get("schedule.now.exceptionNamed", here.exception());
        return new NowWords(when, level(here.paint(), settings, transfers, words), rest(plan, here, settings, transfers, now, words), why);
    }

    private static String level(Paint paint, UserSettings settings, boolean transfers, ScheduleWords words) {
        return paint instanceof Paint.AsChosen && !transfers ? words.preset(settings.level()) : words.paint(paint, transfers);
    }

    private static String rest(Function<Instant, Planned> plan, Planned here, UserSettings settings, boolean transfers, Instant now, ScheduleWords words) {
        Texts texts = words.texts();
        Optional<Instant> end = Plan.nextChange(t -> level(plan.apply(t).paint(), settings, transfers, words), now);
        if (end.isEmpty()) return texts.get("schedule.now.always");
        Planned next = plan.apply(end.get());
        Optional<Instant> after = Plan.nextChange(t -> level(plan.apply(t).paint(), settings, transfers, words), end.get());
        String level = next.paint() instanceof Paint.Off ? texts.get("schedule.now.off") : level(next.paint(), settings, transfers, words);
        String until = texts.times().moment(end.get());
        return after.map(then -> texts.get("schedule.now.untilThen", until, level, texts.times().moment(then)))
                .orElseGet(() -> texts.get("schedule.now.until", until, level));
    }
}
