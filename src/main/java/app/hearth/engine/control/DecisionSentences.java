package app.hearth.engine.control;

import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason;
import app.hearth.engine.policy.Decision.Share;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** What Hearth does, why not, and when next, in English sentences for the console. Windows have words of their own. */
public final class DecisionSentences {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("app.hearth.engine.control.decision", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    /** "For good" has an end that no clock reaches. */
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    private DecisionSentences() {}

    /** A sentence a line, the decision first. */
    public static List<String> of(EngineSnapshot snapshot) {
        var zone = snapshot.sharing().conditions().zone();
        var lines = new ArrayList<String>();
        snapshot.problem().ifPresent(lines::add);
        notice(snapshot).ifPresent(lines::add);
        switch (snapshot.decision()) {
            case Share share -> lines.add(share(share, snapshot.totalCores(), zone));
            case Hold hold -> {
                lines.add(WORDS.getString("hold"));
                hold.reasons().forEach(reason -> lines.add(reason(reason, zone)));
                lines.add(snapshot.sharing().nextStart().map(next -> say("next", moment(next, zone))).orElse(WORDS.getString("next.unknown")));
            }
        }
        snapshot.sharing().transfersHeld().ifPresent(held -> {
            if (!(snapshot.decision() instanceof Hold)) lines.add(say("transfers", why(held.reasons().getFirst())));
        });
        snapshot.projects().forEach(project -> project.details().movedTo().ifPresent(there -> {
            if (!project.choices().leavesWhenDone()) lines.add(say("moved", project.name(), there, project.url()));
        }));
        var used = snapshot.sharing().usage();
        lines.add(say("usage", used.today().toMinutes() / 60.0, used.kwhToday(), WORDS.getString("source." + snapshot.sharing().power().known())));
        lines.add(say("presence." + (snapshot.sharing().presence().name().equals("NONE") ? "none" : "known"), snapshot.sharing().presence().name(),
                snapshot.sharing().conditions().idle().map(idle -> idle.toSeconds()).orElse(0L)));
        return lines;
    }

    /** Why nothing runs, in one line; empty where sharing is on. */
    public static Optional<String> whyNot(EngineSnapshot snapshot) {
        if (!(snapshot.decision() instanceof Hold hold)) return Optional.empty();
        var reasons = hold.reasons().stream().map(DecisionSentences::why).collect(Collectors.joining(", "));
        var zone = snapshot.sharing().conditions().zone();
        return Optional.of(snapshot.sharing().nextStart().map(next -> say("whyNot.until", reasons, moment(next, zone))).orElse(reasons));
    }

    /** Settings that could not be read at the start, if any. */
    public static Optional<String> notice(EngineSnapshot snapshot) {
        return snapshot.sharing().settingsNotice().map(found -> say("notice", String.join(", ", found.fields()), found.copy()));
    }

    private static String share(Share share, int totalCores, ZoneId zone) {
        String until = share.until().filter(end -> end.isBefore(FAR)).map(end -> " " + say("until", moment(end, zone))).orElse("");
        return say("share", WORDS.getString("rule." + share.rule()), WORDS.getString("level." + share.level()),
                share.allowance().cpuPercent(totalCores), share.allowance().cores(), totalCores) + until;
    }

    private static String reason(Reason reason, ZoneId zone) {
        String end = reason.ends().map(at -> say("ends", moment(at, zone))).orElse(WORDS.getString("ends.unknown"));
        String remedy = reason.remedy().map(way -> " " + say("remedy", WORDS.getString("remedy." + way.getClass().getSimpleName()))).orElse("");
        return say("reason", why(reason), end) + remedy;
    }

    /** The reason itself, with the figures that belong to it. */
    private static String why(Reason reason) {
        Object[] facts = switch (reason) {
            case Reason.DiskFull(long free, long keep) -> new Object[] {free / 1e9, keep / 1e9};
            case Reason.DiskQuota(long used, long most) -> new Object[] {used / 1e9, most / 1e9};
            case Reason.InUse(_, var after) -> new Object[] {after.toSeconds() / 60.0};
            case Reason.SnoozedFor(_, var program) -> new Object[] {program};
            case Reason.FullScreen(var programs) -> new Object[] {String.join(", ", programs)};
            case Reason.Excepted(var name, _) -> new Object[] {name};
            case Reason.ProgramRuns(var program) -> new Object[] {program};
            case Reason.OthersBusy(double percent, int above) -> new Object[] {percent, above};
            case Reason.OnBattery(var level, int downTo) -> new Object[] {level.map(String::valueOf).orElse("?"), downTo};
            case Reason.Charging(int level, int first) -> new Object[] {level, first};
            case Reason.TooLoud(var over) -> new Object[] {WORDS.getString("target." + over.target()), over.value(), over.limit()};
            case Reason.BudgetFull(var budget, double most, _, _) -> new Object[] {WORDS.getString("budget." + budget), most};
            case Reason.PausedByUser _, Reason.Snoozed _, Reason.Scheduled _, Reason.Metered _ -> new Object[0];
        };
        return say("why." + reason.getClass().getSimpleName(), facts);
    }

    private static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    private static String say(String key, Object... facts) {
        return new MessageFormat(WORDS.getString(key), Locale.ENGLISH).format(facts);
    }
}
