package app.hearth.engine.control;

import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.JournalEntry;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.TaskDetails;
import app.hearth.protocol.CoprocUse;
import app.hearth.protocol.GuiLink;
import app.hearth.protocol.MasterUrl;
import app.hearth.protocol.ResultState;
import app.hearth.protocol.guirpc.CcStatus;
import app.hearth.protocol.guirpc.GuiDay;
import app.hearth.protocol.guirpc.GuiMessage;
import app.hearth.protocol.guirpc.GuiProject;
import app.hearth.protocol.guirpc.GuiResult;
import app.hearth.protocol.guirpc.GuiTraffic;
import app.hearth.protocol.guirpc.GuiTransfer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine's snapshot in the words of BOINC's managers. */
final class SnapshotView {
    private static final int NO_PROCESS = 0;
    private static final int EXECUTING = 1;
    private static final int FROZEN = 9;
    private static final int PREEMPTED = 1;
    static final int SCHEDULED = 2;
    private static final int BY_USER = 4;
    // RPC_REASON in lib/common_defs.h.
    private static final int ASKED = 1;
    private static final int REPORTS = 2;
    private static final int TRICKLES = 4;
    private static final int FIRST = 6;

    private SnapshotView() {}

    static CcStatus status(EngineSnapshot s) {
        int mode = s.runMode().ordinal() + 1;
        double delay = s.runModeUntil().map(until -> Math.max(0, Duration.between(s.at(), until).toMillis() / 1000.0)).orElse(0.0);
        var network = part(s, s.managers().network(), s.sharing().transfersHeld().map(hold -> code(hold.reasons().getFirst())).orElse(0));
        int cards = s.managers().cards().mode() == EngineCommand.RunMode.NEVER ? BY_USER : suspendReason(s.decision());
        return new CcStatus(suspendReason(s.decision()), mode, s.lastingMode().ordinal() + 1, delay, part(s, s.managers().cards(), cards), network);
    }

    private static CcStatus.Part part(EngineSnapshot s, EngineSnapshot.PartMode part, int reason) {
        double delay = part.until().map(until -> Math.max(0, Duration.between(s.at(), until).toMillis() / 1000.0)).orElse(0.0);
        return new CcStatus.Part(reason, part.mode().ordinal() + 1, part.lasting().ordinal() + 1, delay);
    }

    static int suspendReason(EngineSnapshot s) {
        return suspendReason(s.decision());
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
            case Decision.Reason.PausedByUser _, Decision.Reason.Snoozed _, Decision.Reason.SnoozedFor _ -> BY_USER;
            case Decision.Reason.DiskFull _, Decision.Reason.DiskQuota _ -> 32;
            case Decision.Reason.InUse _, Decision.Reason.FullScreen _ -> 2;
            case Decision.Reason.BudgetFull full when full.budget() == Decision.Budget.GB_PER_MONTH -> 2048;
            case Decision.Reason.Scheduled _, Decision.Reason.Excepted _, Decision.Reason.BudgetFull _ -> 8;
            case Decision.Reason.ProgramRuns _ -> 512;
            case Decision.Reason.OthersBusy _ -> 1024;
            case Decision.Reason.OnBattery _ -> 1;
            case Decision.Reason.Charging _ -> 4098;
            case Decision.Reason.TooLoud _ -> 64;
            case Decision.Reason.Metered _ -> 4097;
        };
    }

    /** @param disk bytes that each takes, by master URL */
    static List<GuiProject> projects(EngineSnapshot s, Map<String, Long> disk) {
        return s.projects().stream().map(p -> new GuiProject(p.url(), p.name(), p.userCredit(), p.userAverage(), p.hostCredit(), p.hostAverage(),
                p.failures(), seconds(p.nextContact()), seconds(p.lastContact()), p.choices().resourceShare(), p.choices().suspended(),
                !p.choices().allowsWork(), p.userName().orElse(""), p.teamName().orElse(""), more(s, p, disk.getOrDefault(p.url(), 0L)))).toList();
    }

    private static GuiProject.More more(EngineSnapshot s, EngineSnapshot.Project p, long disk) {
        var d = p.details();
        var c = d.contact();
        int reason = c.asked() ? ASKED : p.lastContact().isEmpty() ? FIRST : c.reports() ? REPORTS : c.trickles() ? TRICKLES : 0;
        var pauses = c.noWork().stream().filter(pause -> pause.until().isAfter(s.at()))
                .map(pause -> new GuiProject.NoWork(pause.kind(), Duration.between(s.at(), pause.until()).toMillis() / 1000.0, pause.length().toSeconds())).toList();
        var contact = new GuiProject.Contact(c.number(), c.masterFailures(), reason, c.under(), c.master(), c.trickles(), seconds(c.wished()),
                left(s, c.downloadsHeld()), left(s, c.uploadsHeld()), pauses, c.nothingFor());
        var links = p.links().stream().map(link -> new GuiLink(link.name(), link.description(), link.url())).toList();
        return new GuiProject.More(new GuiProject.Ids(p.hostId(), d.account().userid(), d.account().teamid(), d.account().venue(), d.account().cpid(),
                d.account().publicCpid(), d.account().viaManager()),
                contact, p.choices().leavesWhenDone(), d.correction(), d.recent(), d.finished().well(), d.finished().failed(),
                d.finished().elapsed().toMillis() / 1000.0, links, "projects/" + MasterUrl.directory(p.url()), disk);
    }

    private static double left(EngineSnapshot s, Optional<Instant> until) {
        return until.map(end -> Math.max(0, Duration.between(s.at(), end).toMillis() / 1000.0)).orElse(0.0);
    }

    static List<GuiDay> days(EngineSnapshot s, ZoneId zone) {
        return s.projects().stream().flatMap(p -> p.details().days().stream().map(day -> new GuiDay(p.url(), day.day().atStartOfDay(zone).toEpochSecond(),
                day.userTotal(), day.userAverage(), day.hostTotal(), day.hostAverage()))).toList();
    }

    static List<GuiTraffic> traffic(EngineSnapshot s) {
        return s.managers().traffic().stream().map(day -> new GuiTraffic(day.day().toEpochDay(), day.up(), day.down())).toList();
    }

    static List<GuiResult> results(EngineSnapshot s, boolean activeOnly, String platform) {
        return s.tasks().stream().filter(t -> !activeOnly || started(t)).map(t -> result(t, platform)).toList();
    }

    private static GuiResult result(EngineSnapshot.Task t, String platform) {
        double cpu = t.cpuTime().toMillis() / 1000.0;
        double elapsed = t.elapsed().toMillis() / 1000.0;
        boolean running = t.state() == State.RUNNING;
        Optional<GuiResult.Active> active = started(t) ? Optional.of(new GuiResult.Active(running ? EXECUTING : t.pid().isPresent() ? FROZEN : NO_PROCESS, running ? SCHEDULED : PREEMPTED,
                t.pid().orElse(0L), t.details().checkpointTime().toMillis() / 1000.0, t.progress(), cpu, elapsed, t.memoryBytes(),
                t.details().virtualBytes())) : Optional.empty();
        return new GuiResult(t.name(), t.workunit(), t.projectUrl(), t.appName(), t.appTitle(), t.details().platform().isEmpty() ? platform : t.details().platform(), t.versionNum(), cpu, elapsed, t.exitStatus(),
                state(t.state()), t.deadline().getEpochSecond(), t.received().getEpochSecond(), t.remaining().map(d -> d.toMillis() / 1000.0).orElse(0.0),
                t.state() == State.READY_TO_REPORT || t.state() == State.FAILED || t.state() == State.ABORTED, t.state() == State.REPORTED,
                t.state() == State.SUSPENDED || t.details().suspendedByUser(), resources(t.devices()), t.atRisk(), active,
                new GuiResult.More(t.details().planClass(), seconds(t.spent().ended()), Math.max(t.details().slot(), 0), size(t.details()), t.details().cardMissing(), program(t),
                        t.details().postponed()));
    }

    private static GuiResult.Size size(TaskDetails d) {
        return new GuiResult.Size(d.fpopsEstimate(), d.bounds().fpops(), d.bounds().memory(), d.bounds().disk());
    }

    private static GuiResult.Program program(EngineSnapshot.Task t) {
        return new GuiResult.Program(t.devices().cpus(), t.details().flops(), t.devices().gpu().map(type -> new CoprocUse(type, t.devices().gpus())), t.details().program());
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
                t.retries(), seconds(t.nextTry()), t.moves())).toList();
    }

    private static double seconds(Optional<Instant> time) { return time.map(t -> t.toEpochMilli() / 1000.0).orElse(0.0); }
}
