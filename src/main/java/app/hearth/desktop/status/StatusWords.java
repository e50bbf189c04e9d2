package app.hearth.desktop.status;

import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.status.Status.Mood;
import app.hearth.desktop.status.Status.Remedy;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineCommand.SetRunMode;
import app.hearth.engine.EngineCommand.UpdateProject;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Share;
import app.hearth.settings.HowMuch;
import app.hearth.settings.Preset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the words for a snapshot's state. Pure: the same snapshot and moment give the same words. */
public final class StatusWords {
    private static final Set<State> AT_HAND = EnumSet.of(State.DOWNLOADING, State.READY, State.RUNNING, State.WAITING);
    /** "For good" on the wire of time. */
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
    private final Texts texts;
    private final ReasonWords words;

    public StatusWords(Texts texts) {
        this.texts = texts;
        this.words = new ReasonWords(texts);
    }

    /** The one answer for this snapshot. */
    public Status of(EngineSnapshot snapshot) {
        if (snapshot.problem().isPresent()) return problem(snapshot.problem().get());
        return switch (snapshot.decision()) {
            case Share share -> hasWork(snapshot) ? sharing(snapshot, share) : idle(snapshot);
            case Hold(var reasons, _) -> hold(snapshot, reasons);
        };
    }

    private static boolean hasWork(EngineSnapshot snapshot) {
        return snapshot.tasks().stream().anyMatch(task -> AT_HAND.contains(task.state()));
    }

    private Status problem(String words) {
        return new Status(Mood.PROBLEM, texts.get("status.problem"), words, Optional.empty(), List.of(),
                texts.get("status.problem.brief"), Optional.empty());
    }

    private Status sharing(EngineSnapshot snapshot, Share share) {
        String percent = texts.figures().percent(share.allowance().cpuPercent(snapshot.totalCores()) / 100);
        return new Status(Mood.SHARING, sharingTitle(share), sharingDetail(snapshot, share, percent), Optional.of(quieter(snapshot, share)),
                notes(snapshot), texts.get("status.sharing.brief"), Optional.empty());
    }

    private String sharingTitle(Share share) {
        return switch (share.rule()) {
            case FIRST_MINUTES -> texts.get("status.first");
            case SHARE_NOW -> share.until().filter(until -> until.isBefore(FAR)).map(until -> texts.get("status.now", texts.times().moment(until)))
                    .orElseGet(() -> texts.get("status.always"));
            case CHOSEN, SCHEDULE, EXCEPTION, INSTEAD -> texts.get(!share.startNew() ? "status.finishing" : share.inUse() ? "status.inUse"
                    : !share.slowed().isEmpty() ? "status.slowed" : "status.sharing");
        };
    }

    private String sharingDetail(EngineSnapshot snapshot, Share share, String percent) {
        if (share.rule() == Decision.Rule.FIRST_MINUTES) {
            return texts.get("status.first.detail", percent, share.until().map(texts.times()::moment).orElse(""));
        }
        if (!share.startNew()) return texts.get("status.finishing.detail");
        if (!share.slowed().isEmpty()) {
            var worst = share.slowed().getFirst();
            return words.slowed(worst.target().ofCard() ? texts.figures().percent(share.allowance().gpuPercent() / 100.0) : percent, worst);
        }
        if (share.inUse()) return texts.get("status.inUse.detail", percent, texts.figures().span(snapshot.sharing().settings().awayAfter()));
        String level = share.rule() == Decision.Rule.INSTEAD ? texts.get("status.level.instead", percent)
                : texts.get("status.level", texts.get("level." + share.level().name().toLowerCase(Locale.ROOT)), percent);
        String until = share.until().filter(end -> end.isBefore(FAR)).map(end -> " " + texts.get("status.until", texts.times().moment(end))).orElse("");
        return level + until + " " + texts.get("status.yourProgramsFirst");
    }

    /** What is worth knowing beside the answer: what slows it, what holds files back, and that the user cannot be seen. */
    private List<Status.Reason> notes(EngineSnapshot snapshot) {
        var found = new ArrayList<Status.Reason>();
        if (snapshot.decision() instanceof Share share) {
            share.slowed().forEach(over -> found.add(words.slowedRow(over)));
            boolean waiting = !snapshot.transfers().isEmpty();
            snapshot.sharing().transfersHeld().filter(_ -> waiting).ifPresent(held -> held.reasons().forEach(reason -> found.add(held(snapshot, reason))));
        }
        var presence = snapshot.sharing().presence();
        // Without a problem told the ways of finding out are still being tried.
        if (presence.name().equals("NONE") && presence.problem().isPresent()) {
            found.add(new Status.Reason("fth-eye-off", texts.get("status.cantTell"), texts.get("status.cantTell.detail"), Optional.empty(), Optional.of(Setting.PRESENCE)));
        }
        return found;
    }

    /** A reason for which files wait; the week of transfers has the painter to itself. */
    private Status.Reason held(EngineSnapshot snapshot, Decision.Reason reason) {
        var row = row(snapshot, reason);
        Optional<Setting> from = reason instanceof Decision.Reason.Scheduled ? Optional.of(Setting.TRANSFERS) : row.from();
        return new Status.Reason(row.icon(), texts.get("status.filesWait", row.title()), row.detail(), row.remedy(), from);
    }

    private Status.Reason row(EngineSnapshot snapshot, Decision.Reason reason) {
        String currency = snapshot.sharing().settings().electricity().currency();
        var said = words.say(reason, currency);
        return new Status.Reason(said.icon(), said.why(), words.ends(reason), words.remedy(reason, false, currency), words.from(reason));
    }

    /** One level down for the rest of the window; at the lowest an hour of quiet; in the first minutes the end of them. */
    private Remedy quieter(EngineSnapshot snapshot, Share share) {
        if (share.rule() == Decision.Rule.FIRST_MINUTES) {
            return new Remedy(texts.get("action.onlyAway"), "fth-pause", new EngineCommand.EndFirstMinutes(), false);
        }
        boolean plain = share.rule() == Decision.Rule.CHOSEN || share.rule() == Decision.Rule.SCHEDULE || share.rule() == Decision.Rule.EXCEPTION;
        if (plain && !share.inUse() && (share.level() == Preset.EVERYTHING || share.level() == Preset.BALANCED)) {
            Preset lower = share.level() == Preset.EVERYTHING ? Preset.BALANCED : Preset.GENTLE;
            var quieter = HowMuch.of(lower, snapshot.totalCores());
            if (quieter.away().coreTime(snapshot.totalCores()) < share.allowance().coreTime()) {
                return new Remedy(texts.get("action.quieter"), "fth-volume-1", new EngineCommand.UseInstead(Optional.of(quieter)), false);
            }
        }
        return new Remedy(texts.get("action.snoozeHour"), "fth-pause", new SetRunMode(RunMode.NEVER, Optional.of(Duration.ofHours(1))), false);
    }

    private Status idle(EngineSnapshot snapshot) {
        Optional<Remedy> ask = snapshot.projects().stream().findFirst()
                .map(project -> new Remedy(texts.get("action.askNow"), "fth-refresh-cw", new UpdateProject(project.url()), false));
        return new Status(Mood.IDLE, texts.get("status.idle"), idleDetail(snapshot), ask, notes(snapshot),
                texts.get("status.idle.brief"), Optional.empty());
    }

    private String idleDetail(EngineSnapshot snapshot) {
        if (snapshot.projects().isEmpty()) return texts.get("status.idle.noNetwork");
        Project first = snapshot.projects().getFirst();
        if (first.failures() > 0) return unreachable(first);
        if (first.lastContact().isEmpty()) return texts.get("status.idle.first");
        return first.nextContact().map(next -> texts.get("status.idle.next", first.name(), texts.times().moment(next)))
                .orElseGet(() -> texts.get("status.idle.none", first.name()));
    }

    private String unreachable(Project project) {
        return project.nextContact()
                .map(next -> texts.get("status.idle.unreachableNext", project.name(), texts.times().moment(next)))
                .orElseGet(() -> texts.get("status.idle.unreachable", project.name()));
    }

    private Status hold(EngineSnapshot snapshot, List<Decision.Reason> reasons) {
        String currency = snapshot.sharing().settings().electricity().currency();
        var rows = new ArrayList<>(reasons.stream().map(reason -> row(snapshot, reason)).toList());
        rows.addAll(notes(snapshot));
        var first = words.say(reasons.getFirst(), currency);
        String brief = reasons.getFirst() instanceof Decision.Reason.Snoozed ? first.title() : texts.get("status.hold.brief");
        // The clock's own answer, past every other hold that would follow; said unless the title has it already.
        String next = snapshot.sharing().nextStart().map(start -> texts.times().moment(start)).filter(start -> !first.title().contains(start))
                .map(start -> " " + texts.get("status.nextStart", start)).orElse("");
        return new Status(Mood.HOLD, first.title(), first.detail() + next, words.remedy(reasons.getFirst(), true, currency), rows, brief,
                Optional.of(first.why()));
    }
}
