package app.hearth.engine.control;

import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineCommand;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.MasterUrl;
import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.guirpc.GuiDisk;
import app.hearth.protocol.guirpc.GuiReplies;
import app.hearth.protocol.guirpc.GuiReports;
import app.hearth.protocol.guirpc.GuiRequest;
import app.hearth.protocol.guirpc.GuiRequests;
import app.hearth.protocol.guirpc.GuiResult;
import app.hearth.protocol.guirpc.GuiState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/** One connection's conversation, without the socket: requests in, replies out, and the one attempt to show the password. */
final class ControlSession {
    /** Longest time a run mode is set for: BOINC's managers offer hours. */
    private static final double MAX_SECONDS = 366.0 * 86_400;
    private static final int RESTORE = 4;
    private static final long COUNT_EVERY_NANOS = 60_000_000_000L;
    /** Begins a password that is one no more. */
    private static final String HASHED = "hash:";
    /** ERR_FOPEN, as the stock client tells that it has no global_prefs.xml. */
    private static final String NO_FILE = "-108";
    /** Those of the refused that the stock client answers without a password. */
    private static final Set<String> FOR_ANYONE = Set.of("get_all_projects_list", "run_graphics_app");
    private static final ResourceBundle REFUSALS = ResourceBundle.getBundle("app.hearth.engine.control.refusals", Locale.ROOT);

    /** What a connection talks to. */
    record Host(EngineClient engine, Attaching attaching, String password, ClientVersion version, String platform, Runnable onQuit, Runnable onShow) {}

    private enum Access { UNKNOWN, CHALLENGED, GRANTED, DENIED }

    private final Host host;
    private final String nonce;
    private Access access = Access.UNKNOWN;
    private Map<String, Long> diskUse = Map.of();
    private long diskCounted;
    private Runnable after = () -> { };

    ControlSession(Host host, String nonce) {
        this.host = host;
        this.nonce = nonce;
    }

    /** The reply, or empty where the connection is to be closed: a second attempt to show the password, or no request at all. */
    Optional<byte[]> answer(byte[] message) {
        GuiRequest request;
        try {
            request = GuiRequests.parse(message);
        } catch (ProtocolException malformed) {
            return malformed.element().equals("boinc_gui_rpc_request") ? Optional.empty() : Optional.of(GuiReplies.error(malformed.getMessage()));
        }
        return switch (request) {
            case GuiRequest.Auth1 _ -> challenge();
            case GuiRequest.Auth2 a -> decide(a.nonceHash());
            default -> Optional.of(request.readOnly() || access == Access.GRANTED || request instanceof GuiRequest.Unknown u && forAnyone(u) ? perform(request) : GuiReplies.unauthorized());
        };
    }

    /** What no client knows is nobody's secret: callers try a request to learn whether it is known (client/gui_rpc_server_ops.cpp). */
    private static boolean forAnyone(GuiRequest.Unknown request) {
        String op = request.tag().replace("/", "");
        return !REFUSALS.containsKey(op) || FOR_ANYONE.contains(op);
    }

    /** To be done once the reply is on its way: who asked Hearth to end is to hear that it does. */
    void afterReply() {
        after.run();
        after = () -> { };
    }

    private Optional<byte[]> challenge() {
        if (access == Access.CHALLENGED || access == Access.DENIED) return Optional.empty();
        if (access == Access.UNKNOWN) access = Access.CHALLENGED;
        return Optional.of(GuiReplies.nonce(nonce));
    }

    private Optional<byte[]> decide(String hash) {
        if (access == Access.GRANTED) return Optional.of(GuiReplies.authorized());
        if (access != Access.CHALLENGED) return Optional.empty();
        byte[] expected = Hashes.nonce(nonce, host.password).getBytes(StandardCharsets.US_ASCII);
        boolean right = MessageDigest.isEqual(expected, hash.getBytes(StandardCharsets.UTF_8));
        access = right ? Access.GRANTED : Access.DENIED;
        return Optional.of(right ? GuiReplies.authorized() : GuiReplies.unauthorized());
    }

    private byte[] perform(GuiRequest request) {
        EngineSnapshot s = host.engine.snapshot();
        return switch (request) {
            case GuiRequest.ExchangeVersions _ -> GuiReplies.version(host.version);
            case GuiRequest.GetCcStatus _ -> GuiReplies.status(SnapshotView.status(s));
            case GuiRequest.GetResults r -> GuiReplies.results(SnapshotView.results(s, r.activeOnly(), host.platform));
            case GuiRequest.GetProjectStatus _ -> GuiReplies.projects(SnapshotView.projects(s, diskUse()));
            case GuiRequest.GetState _ -> GuiReplies.state(new GuiState(host.engine.host(), s.managers().times(), s.managers().speeds(), SnapshotView.projects(s, diskUse()),
                    SnapshotView.results(s, false, host.platform), host.platform, host.version));
            case GuiRequest.GetHostInfo _ -> GuiReplies.host(host.engine.host());
            case GuiRequest.GetMessages m -> GuiReplies.messages(SnapshotView.messages(s, m.seqno()));
            case GuiRequest.GetMessageCount _ -> GuiReplies.messageCount(s.journal().isEmpty() ? 0 : s.journal().getLast().seqno());
            case GuiRequest.SetRunMode m -> setMode(s, m);
            case GuiRequest.TaskAction t -> act(s, t);
            case GuiRequest.ProjectAction p -> act(s, p);
            case GuiRequest.ProjectAttach p -> host.attaching.attach(p);
            case GuiRequest.GetProjectConfig c -> host.attaching.config(c.url());
            case GuiRequest.LookupAccount l -> host.attaching.lookUp(l);
            case GuiRequest.CreateAccount c -> host.attaching.create(c);
            case GuiRequest.Poll p -> host.attaching.poll(p.call());
            case GuiRequest.RetryTransfer r -> {
                boolean known = s.transfers().stream().anyMatch(t -> t.projectUrl().equals(r.projectUrl()) && t.fileName().equals(r.fileName()));
                yield known ? send(new EngineCommand.RetryTransfer(r.projectUrl(), r.fileName())) : GuiReplies.error("no such file");
            }
            case GuiRequest.AbortTransfer r -> {
                boolean known = s.transfers().stream().anyMatch(t -> t.projectUrl().equals(r.projectUrl()) && t.fileName().equals(r.fileName()));
                yield known ? send(new EngineCommand.AbortTransfer(r.projectUrl(), r.fileName())) : GuiReplies.error("no such file");
            }
            case GuiRequest.SetModeOf m -> setMode(s, m);
            case GuiRequest.Get g -> report(s, g.report());
            case GuiRequest.GetAppConfig _ -> GuiReplies.error("app_config.xml not found");
            case GuiRequest.AccountManagerCall m -> accountManager(s.managers().account().url(), m);
            case GuiRequest.AccountManagerPoll _ -> host.attaching.managerAnswer();
            case GuiRequest.SetLanguage _ -> GuiReplies.success();
            case GuiRequest.Quit _ -> {
                after = host.onQuit;
                yield GuiReplies.success();
            }
            case GuiRequest.ShowWindow _ -> run(host.onShow);
            case GuiRequest.GetHearthStatus _ -> GuiReplies.hearthStatus(DecisionSentences.of(s));
            case GuiRequest.GetFileTransfers _ -> GuiReplies.transfers(SnapshotView.transfers(s));
            case GuiRequest.GetDiskUsage _ -> GuiReplies.disk(disk());
            case GuiRequest.GetSimpleGuiInfo _ -> GuiReplies.simpleGuiInfo(SnapshotView.projects(s, diskUse()), SnapshotView.results(s, true, host.platform));
            case GuiRequest.GetNotices n -> GuiReplies.notices(SnapshotView.notices(s, n.seqno()));
            case GuiRequest.NetworkAvailable _ -> tryAgain(s);
            case GuiRequest.Unknown u -> GuiReplies.error(refusal(u.tag()));
            case GuiRequest.Auth1 _, GuiRequest.Auth2 _ -> GuiReplies.unauthorized();
        };
    }

    private byte[] report(EngineSnapshot s, GuiRequest.Report report) {
        return switch (report) {
            case GET_STATISTICS -> GuiReports.statistics(s.projects().stream().map(Project::url).toList(), SnapshotView.days(s, ZoneId.systemDefault()));
            case GET_OLD_RESULTS -> GuiReports.oldResults(SnapshotView.results(s, false, host.platform).stream().filter(GuiResult::acknowledged).toList());
            case GET_SCREENSAVER_TASKS -> GuiReports.screensaverTasks(SnapshotView.suspendReason(s), SnapshotView.results(s, true, host.platform).stream()
                    .filter(r -> r.active().filter(active -> active.schedulerState() == SnapshotView.SCHEDULED).isPresent()).toList());
            case GET_DAILY_XFER_HISTORY -> GuiReports.traffic(SnapshotView.traffic(s));
            case GET_NEWER_VERSION -> GuiReports.newerVersion();
            case GET_PROXY_SETTINGS -> GuiReports.noProxy();
            case ACCT_MGR_INFO -> GuiReports.accountManager(s.managers().account().url(), s.managers().account().name());
            case GET_GLOBAL_PREFS_WORKING -> GuiReports.raw(host.engine.preferences());
            case GET_GLOBAL_PREFS_FILE -> GuiReplies.error(NO_FILE);
            case GET_GLOBAL_PREFS_OVERRIDE -> GuiReplies.error("no prefs override file");
            case GET_CC_CONFIG -> GuiReports.empty("cc_config");
            case GET_PROJECT_INIT_STATUS -> GuiReports.empty("get_project_init_status");
        };
    }

    private byte[] accountManager(String used, GuiRequest.AccountManagerCall call) {
        if (call.again()) return used.isEmpty() ? GuiReplies.error("Not using account manager") : host.attaching.manager(new EngineCommand.AskManager());
        if (call.url().isEmpty()) return host.attaching.manager(new EngineCommand.LeaveManager());
        if (!used.isEmpty() && !used.equals(MasterUrl.canonical(call.url()))) return GuiReplies.error("attached to a different AM - detach first");
        boolean hashed = call.password().startsWith(HASHED);
        String hash = hashed ? call.password().substring(HASHED.length()) : Hashes.md5(call.password() + call.name().toLowerCase(Locale.ROOT));
        return host.attaching.manager(new EngineCommand.JoinManager(call.url(), call.name(), hash));
    }

    private byte[] setMode(EngineSnapshot s, GuiRequest.SetRunMode m) {
        return send(new EngineCommand.SetRunMode(mode(m.mode(), s.lastingMode()), duration(m.mode(), m.duration())));
    }

    private byte[] setMode(EngineSnapshot s, GuiRequest.SetModeOf m) {
        var lasting = m.network() ? s.managers().network().lasting() : s.managers().cards().lasting();
        return send(new EngineCommand.SetModeOf(m.network() ? EngineCommand.Part.NETWORK : EngineCommand.Part.CARDS, mode(m.mode(), lasting),
                duration(m.mode(), m.duration())));
    }

    /** Restoring ends a temporary mode. */
    private static RunMode mode(int mode, RunMode lasting) {
        return mode == RESTORE ? lasting : RunMode.values()[mode - 1];
    }

    private static Optional<Duration> duration(int mode, double seconds) {
        boolean forGood = mode == RESTORE || seconds <= 0;
        return forGood ? Optional.empty() : Optional.of(Duration.ofMillis((long) (Math.min(seconds, MAX_SECONDS) * 1000)));
    }

    private byte[] act(EngineSnapshot s, GuiRequest.TaskAction t) {
        if (s.tasks().stream().noneMatch(task -> task.projectUrl().equals(t.projectUrl()) && task.name().equals(t.name()))) return GuiReplies.error("no such result");
        return send(switch (t.verb()) {
            case SUSPEND -> new EngineCommand.SuspendTask(t.projectUrl(), t.name());
            case RESUME -> new EngineCommand.ResumeTask(t.projectUrl(), t.name());
            case ABORT -> new EngineCommand.AbortTask(t.projectUrl(), t.name());
        });
    }

    private byte[] act(EngineSnapshot s, GuiRequest.ProjectAction p) {
        String url = MasterUrl.canonical(p.projectUrl());
        var project = s.projects().stream().filter(known -> known.url().equals(url)).findFirst();
        if (project.isEmpty()) return GuiReplies.error("no such project");
        if (project.get().home() && (p.verb() == GuiRequest.ProjectVerb.DETACH || p.verb() == GuiRequest.ProjectVerb.DETACH_WHEN_DONE)) return GuiReplies.error(REFUSALS.getString("detach_home"));
        if (p.verb() == GuiRequest.ProjectVerb.FOLLOW && project.get().details().movedTo().isEmpty()) return GuiReplies.error(REFUSALS.getString("follow_nowhere"));
        return send(switch (p.verb()) {
            case UPDATE -> new EngineCommand.UpdateProject(url);
            case SUSPEND -> new EngineCommand.SuspendProject(url);
            case RESUME -> new EngineCommand.ResumeProject(url);
            case NOMOREWORK -> new EngineCommand.AllowWork(url, false);
            case ALLOWMOREWORK -> new EngineCommand.AllowWork(url, true);
            case RESET -> new EngineCommand.ResetProject(url);
            case DETACH -> new EngineCommand.DetachProject(url);
            case DETACH_WHEN_DONE -> new EngineCommand.LeaveWhenDone(url, true);
            case DONT_DETACH_WHEN_DONE -> new EngineCommand.LeaveWhenDone(url, false);
            case FOLLOW -> new EngineCommand.FollowMove(url);
        });
    }

    private byte[] send(EngineCommand command) {
        host.engine.send(command);
        return GuiReplies.success();
    }

    private static byte[] run(Runnable action) {
        action.run();
        return GuiReplies.success();
    }

    private GuiDisk disk() {
        HostInfo computer = host.engine.host();
        var used = new LinkedHashMap<>(diskUse());
        double inUse = used.values().stream().mapToLong(Long::longValue).sum();
        return new GuiDisk(used, computer.diskTotal(), computer.diskFree(), inUse + Math.max(0, computer.diskFree() - host.engine.snapshot().sharing().settings().storage().keepFreeBytes()));
    }

    /** Counted anew once a minute at most: managers ask every second, and counting looks at every file. */
    private Map<String, Long> diskUse() {
        long now = System.nanoTime();
        if (diskUse.isEmpty() || now - diskCounted > COUNT_EVERY_NANOS) {
            diskUse = host.engine.diskUse();
            diskCounted = now;
        }
        return diskUse;
    }

    private byte[] tryAgain(EngineSnapshot s) {
        s.transfers().stream().filter(t -> t.nextTry().isPresent())
                .forEach(t -> host.engine.send(new EngineCommand.RetryTransfer(t.projectUrl(), t.fileName())));
        s.projects().stream().filter(p -> p.failures() > 0).forEach(p -> host.engine.send(new EngineCommand.UpdateProject(p.url())));
        return GuiReplies.success();
    }

    /** In words for what Hearth knows and does not do; anything else as the stock client says it. */
    private static String refusal(String tag) {
        String op = tag.replace("/", "");
        return REFUSALS.containsKey(op) ? REFUSALS.getString(op) : "unrecognized op: " + tag;
    }
}
