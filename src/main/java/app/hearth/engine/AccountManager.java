package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.EngineSnapshot.Manager;
import app.hearth.engine.TaskState.Stage;
import app.hearth.protocol.AccountManagerReply;
import app.hearth.protocol.AccountManagerRequest;
import app.hearth.protocol.MasterUrl;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Networks by an account manager's wish, such as BAM! or Science United (client/acct_mgr.cpp, protocol note 1.9). */
final class AccountManager {
    // Of the reference client: ERR_INVALID_URL, ERR_HTTP_TRANSIENT, ERR_XML_PARSE.
    private static final int INVALID_URL = -189;
    static final int UNREACHABLE = -184;
    private static final int BAD_ANSWER = -112;
    /** ACCT_MGR_MIN_BACKOFF, ACCT_MGR_MAX_BACKOFF. */
    private static final long FIRST_FAILURE_MILLIS = 600_000;
    private static final long LONGEST_FAILURE_MILLIS = 86_400_000;
    private static final double USUAL_SECONDS = 86_400;
    private static final double SHORTEST_SECONDS = 60;
    private static final double LONGEST_SECONDS = 28 * 86_400.0;
    private static final int LARGEST_OPAQUE = 64 * 1024;

    private final EngineCore core;
    private final Contacts contacts;
    private final Tasks tasks;
    private int wishes;
    /** How it was logged in to before the user gave another name or password that is being tried. */
    private AccountManagerRequest.Login former;

    AccountManager(EngineCore core, Contacts contacts, Tasks tasks) {
        this.core = core;
        this.contacts = contacts;
        this.tasks = tasks;
    }

    /** Wishes of the user that were taken up. */
    int wishes() {
        return wishes;
    }

    private ManagerState state() {
        return core.state.settings.manager;
    }

    void join(String url, String name, String passwordHash) {
        wishes++;
        String canonical = MasterUrl.canonical(url);
        var state = state();
        if (!state.url.isEmpty() && !state.url.equals(canonical)) return; // one at a time: the other is left first
        state.errorNumber = MasterUrl.valid(canonical) ? Manager.IN_PROGRESS : INVALID_URL;
        core.state.settingsChanged();
        if (state.errorNumber == INVALID_URL) return;
        if (!state.signingKey.isEmpty() && former == null) former = login();
        state.url = canonical;
        state.name = name;
        state.passwordHash = passwordHash;
        state.authenticator = "";
        state.next = core.clock.millis();
        state.asked = true;
        state.talk = 0;
    }

    private AccountManagerRequest.Login login() {
        return new AccountManagerRequest.Login(state().name, state().passwordHash, state().authenticator);
    }

    /** Contacts it now. */
    void ask() {
        wishes++;
        if (state().url.isEmpty()) return;
        state().next = core.clock.millis();
        state().asked = true;
        state().errorNumber = Manager.IN_PROGRESS;
    }

    /** What it brought stays; from now on it is the user's. */
    void leave() {
        wishes++;
        if (state().url.isEmpty()) return;
        core.log(Kind.NETWORK, null, "manager.left", state().title.isEmpty() ? state().url : state().title);
        former = null;
        core.state.settings.manager = new ManagerState();
        core.state.settingsChanged();
        for (var project : core.state.projects.values()) {
            project.viaManager = false;
            project.unwantedByManager = List.of();
            core.state.changed(project);
        }
    }

    void advance() {
        var state = state();
        if (state.url.isEmpty() || state.talk != 0 || core.clock.millis() < state.next || !state.asked && !core.deciding().parts().contacts()) return;
        state.asked = false;
        state.talk = core.nextNumber();
        int talk = state.talk;
        String url = state.url;
        var request = request();
        core.then(() -> core.world.askManager(talk, url, request));
    }

    private AccountManagerRequest request() {
        var state = state();
        var settings = core.state.settings;
        return new AccountManagerRequest(login(), settings.hostCpid,
                state.toldCpid, Requests.CLIENT, settings.lastingMode.name().toLowerCase(Locale.ROOT), Platforms.here().all(),
                core.state.projects.values().stream().filter(project -> !project.home).map(this::described).toList(),
                Preferences.xml(core.deciding().settings(), core.world.hostInfo().ncpus(), core.deciding().buffer(), settings.pages.changed),
                Optional.of(state.opaque).filter(text -> !text.isEmpty()), core.world.hostInfo().toBuilder().hostCpid(settings.hostCpid).build(),
                settings.times.forRequest(core.clock.millis()), settings.times.speeds());
    }

    private AccountManagerRequest.Project described(ProjectState project) {
        double waiting = 0;
        double begun = 0;
        for (var task : core.state.tasks.values()) {
            if (!task.project.equals(project.url) || task.stage != Stage.NEW && task.stage != Stage.READY) continue;
            double left = Estimates.remaining(task, project);
            if (Turns.begun(task)) begun += left;
            else waiting += left;
        }
        return new AccountManagerRequest.Project(project.url, project.name, project.suspended, project.hostid, waiting, begun, project.viaManager,
                project.noNewWork, project.leavesWhenDone, project.ended, project.resourceShare, project.tasksWell, project.tasksFailed, project.authenticator);
    }

    void failed(EngineEvent.ManagerFailed failed) {
        if (failed.talk() == 0 || state().talk != failed.talk()) return;
        state().talk = 0;
        refused(failed.badAnswer() ? BAD_ANSWER : UNREACHABLE, failed.reason());
    }

    private void refused(int number, String reason) {
        var state = state();
        state.errorNumber = number;
        state.error = reason;
        double pause = Math.min(FIRST_FAILURE_MILLIS * Math.pow(2, Math.min(state.failures, 10)), LONGEST_FAILURE_MILLIS);
        state.failures++;
        state.next = core.clock.millis() + (long) (pause * core.random.nextDouble(0.5, 1));
        core.state.settingsChanged();
        if (former != null) {
            state.name = former.name();
            state.passwordHash = former.passwordHash();
            state.authenticator = former.authenticator();
            former = null;
        }
        core.log(Kind.PROBLEM, null, "manager.failed", state.title.isEmpty() ? state.url : state.title, reason);
        // One that never let anybody in is not kept: the password may be wrong.
        if (state.signingKey.isEmpty()) {
            var fresh = new ManagerState();
            fresh.errorNumber = number;
            fresh.error = state.error;
            core.state.settings.manager = fresh;
        }
    }

    void replied(EngineEvent.ManagerReplied replied) {
        var state = state();
        if (replied.talk() == 0 || state.talk != replied.talk()) return;
        state.talk = 0;
        var reply = replied.reply();
        if (reply.errorNumber() != 0 || !reply.error().isEmpty()) {
            refused(reply.errorNumber() == 0 ? -1 : reply.errorNumber(), reply.error().isEmpty() ? Trouble.of("error", reply.errorNumber()).stored() : Trouble.said(reply.error()).stored());
            return;
        }
        String key = reply.signingKey().orElse("");
        boolean known = !state.signingKey.isEmpty();
        if (!Trust.isKey(key) || known && !state.signingKey.strip().equals(key.strip())) {
            refused(BAD_ANSWER, Trouble.of(known ? "manager.otherKey" : "manager.noKey").stored());
            return;
        }
        if (!known) core.log(Kind.NETWORK, null, "manager.joined", reply.name().isEmpty() ? state.url : reply.name());
        former = null;
        state.signingKey = key;
        state.failures = 0;
        state.heard = core.clock.millis();
        state.errorNumber = 0;
        state.error = "";
        if (!reply.name().isEmpty()) state.title = reply.name();
        reply.authenticator().ifPresent(text -> state.authenticator = text);
        reply.opaque().filter(text -> text.length() <= LARGEST_OPAQUE).ifPresent(text -> state.opaque = text);
        state.toldCpid = core.state.settings.hostCpid;
        double wait = reply.repeatSeconds() > 0 ? Math.clamp(reply.repeatSeconds(), SHORTEST_SECONDS, LONGEST_SECONDS) : USUAL_SECONDS;
        state.next = core.clock.millis() + (long) (1000 * wait);
        core.state.settingsChanged();
        reply.messages().forEach(text -> core.log(Kind.PROBLEM, null, "manager.message", state.title, text));
        // Told of their last tasks, it knows that they go.
        for (var project : List.copyOf(core.state.projects.values())) {
            if (project.viaManager && contacts.done(project)) contacts.leave(project.url, tasks, true);
        }
        reply.globalPreferences().ifPresent(raw -> ReplyFacts.adoptPages(core, raw, ""));
        var seen = new HashSet<String>();
        for (var account : reply.accounts()) {
            if (seen.add(MasterUrl.canonical(account.url()))) wish(account);
        }
    }

    private void wish(AccountManagerReply.Account account) {
        String url = MasterUrl.canonical(account.url());
        var project = core.state.projects.get(url);
        if (project == null) {
            project = join(account, url);
            if (project == null) return;
        } else if (project.home) {
            return; // nobody else's
        } else if (account.detach()) {
            if (project.viaManager) contacts.leave(url, tasks, true);
            return;
        } else if (!account.key().isEmpty() && weak(account.key()) && weak(project.authenticator)) {
            project.authenticator = account.key(); // any other key stays: the user joined by it
        }
        project.viaManager = true;
        project.noNewWork = account.noMoreWork().orElse(false);
        project.leavesWhenDone = account.leaveWhenDone().orElse(false);
        project.noNewWork |= project.leavesWhenDone;
        if (account.suspend().isPresent()) project.suspended = account.suspend().get();
        if (account.share().isPresent()) project.resourceShare = account.share().getAsDouble();
        project.unwantedByManager = List.copyOf(account.unwanted());
        if (account.update()) project.updateAsked = true;
        core.state.changed(project);
        if (!account.abortNotStarted()) return;
        for (var task : List.copyOf(core.state.tasks.values())) {
            if (task.project.equals(url) && !Turns.begun(task) && (task.stage == Stage.NEW || task.stage == Stage.READY)) {
                tasks.ends().abort(task.key(), TaskEnds.ABORTED_BY_USER);
            }
        }
    }

    private ProjectState join(AccountManagerReply.Account account, String url) {
        if (account.detach() || account.leaveWhenDone().orElse(false)) return null;
        if (!Trust.textIsSigned(state().signingKey, account.url(), account.urlSignature())) {
            core.log(Kind.PROBLEM, null, "manager.refused", account.url(), Trouble.of("manager.unsigned").stored());
            return null;
        }
        if (!MasterUrl.valid(url) || account.key().isBlank()) {
            core.log(Kind.PROBLEM, null, "manager.refused", account.url(), Trouble.of("manager.incomplete").stored());
            return null;
        }
        contacts.attach(new EngineEvent.Attach(url, "", account.key(), false));
        return core.state.projects.get(url);
    }

    private static boolean weak(String key) {
        return key.contains("_");
    }

    void shift(long millis) {
        if (state().next > 0) state().next += millis;
        if (state().heard > 0) state().heard += millis;
    }
}
