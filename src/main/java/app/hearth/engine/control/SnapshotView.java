package app.hearth.engine.control;

import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.policy.Decision;
import app.hearth.protocol.ResultState;
import app.hearth.protocol.guirpc.CcStatus;
import app.hearth.protocol.guirpc.GuiMessage;
import app.hearth.protocol.guirpc.GuiProject;
import app.hearth.protocol.guirpc.GuiResult;
import app.hearth.protocol.guirpc.GuiTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The engine's snapshot in the words of BOINC's managers. */
final class SnapshotView {
    private static final int EXECUTING = 1;
    private static final int FROZEN = 9;
    private static final int PREEMPTED = 1;
    private static final int SCHEDULED = 2;

    private SnapshotView() {}

    static CcStatus status(EngineSnapshot s) {
        int mode = s.runMode().ordinal() + 1;
        double delay = s.runModeUntil().map(until -> Math.max(0, Duration.between(s.at(), until).toMillis() / 1000.0)).orElse(0.0);
        return new CcStatus(suspendReason(s.decision()), mode, s.lastingMode().ordinal() + 1, delay);
    }

    private static int suspendReason(Decision decision) {
        return switch (decision) {
            case Decision.Share _ -> 0;
            case Decision.Hold hold -> code(hold.reasons().getFirst());
        };
    }

    /** lib/common_defs.h, SUSPEND_REASON; the nearest where BOINC has no such reason. */
    private static int code(Decision.Reason reason) {
        return switch (reason) {
            case Decision.Reason.PausedByUser _, Decision.Reason.Snoozed _, Decision.Reason.SnoozedFor _ -> 4;
            case Decision.Reason.DiskFull _ -> 32;
            case Decision.Reason.InUse _, Decision.Reason.FullScreen _ -> 2;
            case Decision.Reason.Scheduled _, Decision.Reason.Excepted _, Decision.Reason.BudgetFull _ -> 8;
            case Decision.Reason.ProgramRuns _ -> 512;
            case Decision.Reason.OthersBusy _ -> 1024;
            case Decision.Reason.OnBattery _ -> 1;
            case Decision.Reason.Charging _ -> 4098;
            case Decision.Reason.TooLoud _ -> 64;
            case Decision.Reason.Metered _ -> 4097;
        };
    }

    static List<GuiProject> projects(EngineSnapshot s) {
        return s.projects().stream().map(p -> new GuiProject(p.url(), p.name(), p.userCredit(), p.userAverage(), p.hostCredit(), p.hostAverage(),
                p.failures(), seconds(p.nextContact()), seconds(p.lastContact()), p.choices().resourceShare(), p.choices().suspended(),
                !p.choices().allowsWork(), p.userName().orElse(""), p.teamName().orElse(""))).toList();
    }

    static List<GuiResult> results(EngineSnapshot s, boolean activeOnly, String platform) {
        return s.tasks().stream().filter(t -> !activeOnly || started(t)).map(t -> result(t, platform)).toList();
    }

    private static GuiResult result(EngineSnapshot.Task t, String platform) {
        double cpu = t.cpuTime().toMillis() / 1000.0;
        double elapsed = t.elapsed().toMillis() / 1000.0;
        boolean running = t.state() == State.RUNNING;
        Optional<GuiResult.Active> active = started(t) ? Optional.of(new GuiResult.Active(running ? EXECUTING : FROZEN, running ? SCHEDULED : PREEMPTED,
                t.pid().orElse(0L), t.lastCheckpoint().isPresent() ? cpu : 0, t.progress(), cpu, elapsed, t.memoryBytes())) : Optional.empty();
        return new GuiResult(t.name(), t.workunit(), t.projectUrl(), t.appName(), t.appTitle(), platform, t.versionNum(), cpu, elapsed, t.exitStatus(),
                state(t.state()), t.deadline().getEpochSecond(), t.received().getEpochSecond(), t.remaining().map(d -> d.toMillis() / 1000.0).orElse(0.0),
                t.state() == State.READY_TO_REPORT || t.state() == State.FAILED || t.state() == State.ABORTED, t.state() == State.REPORTED,
                t.state() == State.SUSPENDED, resources(t.devices()), t.atRisk(), active);
    }

    /** As the reference client words it, such as "0.5 CPUs + 1 NVIDIA GPU": managers read it. */
    private static String resources(EngineSnapshot.Devices devices) {
        String cpus = plain(devices.cpus()) + (devices.cpus() == 1 ? " CPU" : " CPUs");
        return devices.gpu().map(gpu -> cpus + " + " + plain(devices.gpus()) + " " + gpu + (devices.gpus() == 1 ? " GPU" : " GPUs")).orElse(cpus);
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).setScale(2, java.math.RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static boolean started(EngineSnapshot.Task t) {
        return switch (t.state()) {
            case RUNNING, WAITING -> true;
            case SUSPENDED -> !t.elapsed().isZero();
            default -> false;
        };
    }

    private static ResultState state(State state) {
        return switch (state) {
            case DOWNLOADING -> ResultState.FILES_DOWNLOADING;
            case READY, RUNNING, WAITING, SUSPENDED -> ResultState.FILES_DOWNLOADED;
            case UPLOADING -> ResultState.FILES_UPLOADING;
            case READY_TO_REPORT, REPORTED -> ResultState.FILES_UPLOADED;
            case FAILED -> ResultState.COMPUTE_ERROR;
            case ABORTED -> ResultState.ABORTED;
        };
    }

    static List<GuiMessage> messages(EngineSnapshot s, long after) {
        return s.journal().stream().filter(e -> e.seqno() > after).map(SnapshotView::message).toList();
    }

    private static GuiMessage message(JournalEntry e) {
        return new GuiMessage(e.projectName(), e.kind() == JournalEntry.Kind.PROBLEM ? 2 : 1, e.seqno(), JournalSentences.of(e), e.at().getEpochSecond());
    }

    /** What went wrong; managers show notices where the user looks. */
    static List<GuiMessage> notices(EngineSnapshot s, long after) {
        return s.journal().stream().filter(e -> e.kind() == JournalEntry.Kind.PROBLEM && e.seqno() > after).map(SnapshotView::message).toList();
    }

    static List<GuiTransfer> transfers(EngineSnapshot s) {
        return s.transfers().stream().map(t -> new GuiTransfer(t.projectUrl(), t.projectName(), t.fileName(), t.upload(), t.done(), t.total(),
                t.retries(), seconds(t.nextTry()), t.done() > 0)).toList();
    }

    private static double seconds(Optional<Instant> time) { return time.map(t -> t.toEpochMilli() / 1000.0).orElse(0.0); }
}
