package app.hearth.desktop.status;

import app.hearth.desktop.status.Status.Mood;
import app.hearth.desktop.status.Status.Remedy;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineCommand.SetRunMode;
import app.hearth.engine.EngineCommand.UpdateProject;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Allowance;
import app.hearth.engine.policy.Decision.Hold;
import app.hearth.engine.policy.Decision.Reason.DiskFull;
import app.hearth.engine.policy.Decision.Reason.PausedByUser;
import app.hearth.engine.policy.Decision.Reason.Snoozed;
import app.hearth.engine.policy.Decision.Share;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the words for a snapshot's state. Pure: the same snapshot and moment give the same words. */
public final class StatusWords {
    private static final Set<State> AT_HAND = EnumSet.of(State.DOWNLOADING, State.READY, State.RUNNING, State.WAITING);
    private final Texts texts;

    public StatusWords(Texts texts) {
        this.texts = texts;
    }

    /** The one answer for this snapshot. */
    public Status of(EngineSnapshot snapshot) {
        if (snapshot.problem().isPresent()) return problem(snapshot.problem().get());
        return switch (snapshot.decision()) {
            case Share share -> hasWork(snapshot) ? sharing(share.allowance(), snapshot.totalCores()) : idle(snapshot);
            case Hold(var reasons, _) -> hold(reasons);
        };
    }

    private static boolean hasWork(EngineSnapshot snapshot) {
        return snapshot.tasks().stream().anyMatch(task -> AT_HAND.contains(task.state()));
    }

    private Status problem(String words) {
        return new Status(Mood.PROBLEM, texts.get("status.problem"), words, Optional.empty(), List.of(),
                texts.get("status.problem.brief"), Optional.empty());
    }

    private Status sharing(Allowance allowance, int totalCores) {
        String detail = texts.get("status.sharing.detail", texts.figures().percent(allowance.cpuPercent(totalCores) / 100));
        Remedy snooze = new Remedy(texts.get("action.snoozeHour"), "fth-pause",
                new SetRunMode(RunMode.NEVER, Optional.of(Duration.ofHours(1))), false);
        return new Status(Mood.SHARING, texts.get("status.sharing"), detail, Optional.of(snooze), List.of(),
                texts.get("status.sharing.brief"), Optional.empty());
    }

    private Status idle(EngineSnapshot snapshot) {
        Optional<Remedy> ask = snapshot.projects().stream().findFirst()
                .map(project -> new Remedy(texts.get("action.askNow"), "fth-refresh-cw", new UpdateProject(project.url()), false));
        return new Status(Mood.IDLE, texts.get("status.idle"), idleDetail(snapshot), ask, List.of(),
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

    private Status hold(List<Decision.Reason> reasons) {
        Decision.Reason first = reasons.getFirst();
        List<Status.Reason> rows = reasons.stream().map(this::row).toList();
        return new Status(Mood.HOLD, title(first), detail(first), remedy(first), rows, brief(first), Optional.of(why(first)));
    }

    private Status.Reason row(Decision.Reason reason) {
        return new Status.Reason(icon(reason), why(reason), rowDetail(reason), remedy(reason));
    }

    private String title(Decision.Reason reason) {
        return switch (reason) {
            case PausedByUser() -> texts.get("hold.paused");
            case Snoozed(_, var until) -> texts.get("hold.snoozed", texts.times().moment(until));
            case DiskFull(long free, long keep) -> texts.get("hold.disk", texts.figures().bytes(free), texts.figures().bytes(keep));
            default -> texts.get("hold.snoozed.why");
        };
    }

    private String detail(Decision.Reason reason) {
        return switch (reason) {
            case PausedByUser() -> texts.get("hold.paused.detail");
            case Snoozed(var since, _) -> texts.get("hold.snoozed.detail", texts.times().ago(since));
            case DiskFull _ -> texts.get("hold.disk.detail");
            default -> "";
        };
    }

    private String rowDetail(Decision.Reason reason) {
        return switch (reason) {
            case PausedByUser() -> texts.get("hold.paused.row");
            case Snoozed(_, var until) -> texts.get("hold.snoozed.row", texts.times().moment(until));
            case DiskFull(long free, long keep) -> texts.get("hold.disk.row", texts.figures().bytes(free), texts.figures().bytes(keep));
            default -> "";
        };
    }

    private String brief(Decision.Reason reason) {
        return switch (reason) {
            case PausedByUser() -> texts.get("hold.paused.brief");
            case Snoozed(_, var until) -> texts.get("hold.snoozed.brief", texts.times().moment(until));
            case DiskFull _ -> texts.get("hold.disk.brief");
            default -> reason.getClass().getSimpleName();
        };
    }

    private String why(Decision.Reason reason) {
        return switch (reason) {
            case PausedByUser() -> texts.get("hold.paused.why");
            case Snoozed _ -> texts.get("hold.snoozed.why");
            case DiskFull _ -> texts.get("hold.disk.why");
            default -> reason.getClass().getSimpleName();
        };
    }

    private static String icon(Decision.Reason reason) {
        return switch (reason) {
            case PausedByUser() -> "fth-pause";
            case Snoozed _ -> "fth-moon";
            case DiskFull _ -> "fth-hard-drive";
            default -> "fth-pause";
        };
    }

    private Optional<Remedy> remedy(Decision.Reason reason) {
        return switch (reason) {
            case PausedByUser(), Snoozed _ -> Optional.of(new Remedy(texts.get("action.shareNow"), "fth-play",
                    new SetRunMode(RunMode.AUTO, Optional.empty()), true));
            default -> Optional.empty();
        };
    }
}
