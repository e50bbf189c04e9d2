package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.TaskState.Stage;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.scheduling.WorkFetch.Ask;
import app.hearth.protocol.MasterUrl;
import app.hearth.protocol.Message;
import app.hearth.protocol.SchedulerReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** When which network is asked for work or told of results, and what its answers mean (protocol note 3.4). */
final class Contacts {
    private static final long FIRST_FAILURE_MILLIS = 60_000;
    private static final long LONGEST_FAILURE_MILLIS = 4 * 3_600_000L;
    /** WORK_FETCH_PERIOD of client/work_fetch.h: while nothing stands idle. */
    private static final long WORK_FETCH_MILLIS = 60_000;
    private static final long FIRST_NO_WORK_MILLIS = 600_000;
    private static final long LONGEST_NO_WORK_MILLIS = 86_400_000L;
    /** After so many failures the master page is read again (MASTER_FETCH_PERIOD). */
    private static final int FAILURES_BEFORE_MASTER = 10;
    /** A finished task is reported within an hour (protocol note 8.7), at once if its deadline is within a day or within the time for which work is kept. */
    private static final long REPORT_WITHIN_MILLIS = 3_600_000;
    private static final long CLOSE_DEADLINE_MILLIS = 86_400_000;
    /** Sooner when so many wait (protocol note 3.4). */
    private static final int REPORT_FROM = 64;
    /** And before a pause by the clock begins (protocol note 8.5). */
    private static final Duration BEFORE_PAUSE = Duration.ofMinutes(30);
    /** WF_UPLOAD_DEFER_INTERVAL of the reference client. */
    private static final long WAIT_FOR_UPLOAD_MILLIS = 300_000;
    /** A network's wish beyond this is a mistake: the stock server's own ceiling is two days (sched/sched_main.h). */
    private static final double LONGEST_WISH_SECONDS = 28 * 86_400.0;
    /** The stock client looks at its networks every five seconds; at home the server is on this computer. */
    private static final double SHORTEST_WAIT_SECONDS = 5;
    private static final double SHORTEST_WAIT_AT_HOME_SECONDS = 0.5;
    private static final int FAILURES_BEFORE_RARE_MASTER = 3;
    private static final long RARE_MASTER_MILLIS = 86_400_000L;
    /** What one reply may say, and the longest text that the stock client takes (protocol note 3.3). */
    private static final int MOST_MESSAGES = 20;
    private static final int MOST_NOTICES = 10;
    private static final int LONGEST_MESSAGE = 1023;
    /** In one request, with their output of up to 63 KB each, well below what servers read; the others follow. */
    private static final int MOST_REPORTED = 50;

    private final EngineCore core;
    private final Buffers buffers;

    Contacts(EngineCore core) {
        this.core = core;
        this.buffers = new Buffers(core);
    }

    void attach(EngineEvent.Attach attach) {
        var project = core.state.projects.get(attach.url());
        if (project != null && project.authenticator.equals(attach.authenticator())) return;
        if (project != null && project.home && !attach.home()) return; // the home network's account is its own
        boolean isNew = project == null;
        if (isNew && sharesAFolder(attach.url())) {
            core.log(Kind.PROBLEM, null, "project.attached.twice", attach.url());
            return;
        }
        if (isNew) project = new ProjectState();
        project.url = attach.url();
        if (project.name.isEmpty()) project.name = attach.name();
        project.authenticator = attach.authenticator();
        project.minRpcTime = 0; // a network makes those wait whose key it does not know, and they got no work
        project.noWork.clear();
        project.home = attach.home();
        core.state.changed(project);
        if (isNew) core.log(Kind.NETWORK, project, "project.attached", project.name.isEmpty() ? project.url : project.name);
    }

    /** Whether another network's files lie where this one's would: the same address but for http and https, as a rule the same network. */
    private boolean sharesAFolder(String url) {
        return core.state.projects.keySet().stream().anyMatch(other -> MasterUrl.directory(other).equalsIgnoreCase(MasterUrl.directory(url)));
    }

    /** A decision of the user about a network; one that is not attached has none. */
    void choose(String url, Consumer<ProjectState> choice) {
        var project = core.state.projects.get(url);
        if (project == null) return;
        choice.accept(project);
        core.state.changed(project);
    }

    /** Gives up what a network has here, and the network itself too when asked to; the home network stays. */
    void leave(String url, Tasks tasks, boolean forGood) {
        var project = core.state.projects.get(url);
        if (project == null || project.home && forGood) return;
        for (var task : tasksOf(project).toList()) {
            tasks.ends().discard(task);
            core.state.delete(task);
        }
        core.state.files.values().stream().filter(file -> file.project.equals(url)).toList().forEach(file -> TaskData.drop(core, file));
        core.log(Kind.NETWORK, project, forGood ? "project.detached" : "project.reset", core.state.titleOf(project));
        if (forGood) {
            core.state.delete(project);
            core.then(() -> core.world.deleteProject(url));
        } else {
            project.schedulerUrls = List.of();
            project.minRpcTime = 0;
            project.noWork.clear();
            core.state.changed(project);
        }
    }

    void askNow(String url) {
        var project = core.state.projects.get(url);
        if (project == null) return;
        project.updateAsked = true;
        project.noWork.clear(); // the user knows something that the pauses do not
        core.state.changed(project);
    }

    void shift(long millis) {
        for (var project : core.state.projects.values()) {
            if (project.minRpcTime > 0) project.minRpcTime += millis;
            if (project.nextRpcTime > 0) project.nextRpcTime += millis;
            if (project.workAsked > 0) project.workAsked += millis;
            project.noWork.values().forEach(pause -> pause.until += millis);
            project.recent.shift(millis);
            core.state.changed(project);
        }
    }

    /** To finish what is at hand, take nothing new and then leave. */
    void leaveWhenDone(String url, boolean wanted) {
        choose(url, project -> {
            project.leavesWhenDone = wanted && !project.home;
            project.noNewWork = project.leavesWhenDone;
        });
    }

    /** Joins a network where it has moved to, unless it is joined there already, and leaves the old address when nothing is left to do there. */
    void follow(String url) {
        var old = core.state.projects.get(url);
        if (old == null || old.followable().isEmpty()) return;
        String there = old.followable().get();
        boolean joined = core.state.projects.containsKey(there);
        if (!joined) {
            attach(new EngineEvent.Attach(there, old.name, old.authenticator, false));
            choose(there, project -> {
                project.resourceShare = old.resourceShare;
                project.suspended = old.suspended;
            });
        }
        if (core.state.projects.containsKey(there)) leaveWhenDone(url, true);
    }

    /** Whether it is to be left and nothing of it is left to do. */
    boolean done(ProjectState project) {
        return project.leavesWhenDone && project.talk == 0 && !Trickles.waiting(project) && tasksOf(project).allMatch(task -> task.stage == Stage.REPORTED);
    }

    void advance(Decision decision, Tasks tasks) {
        for (var project : List.copyOf(core.state.projects.values())) {
            if (done(project) && !project.viaManager) leave(project.url, tasks, true);
        }
        var asks = buffers.plan(decision, tasks.turns());
        for (var project : core.state.projects.values()) {
            if (project.talk == 0) consider(project, asks.getOrDefault(project.url, Ask.NOTHING));
        }
    }

    private void consider(ProjectState project, Ask ask) {
        long now = core.clock.millis();
        // The user's own wish goes to a paused network too: results get there, and no work is asked for.
        if (!project.updateAsked && (project.suspended || !core.deciding().parts().contacts())) return;
        // No time for transfers is none for a network either. At home no line is used; one that was only just joined was asked for by hand.
        if (!project.updateAsked && !project.home && project.hostid != 0 && PartModes.noTime(core.deciding().transfersHeld())) return;
        if (!project.updateAsked && now < project.minRpcTime) return;
        if (project.schedulerUrls.isEmpty()) {
            int talk = begin(project);
            core.then(() -> core.world.fetchMaster(project.url, talk, project.secureUrl.isEmpty() ? project.url : project.secureUrl));
            return;
        }
        var finished = tasksOf(project).filter(task -> task.stage == Stage.TO_REPORT).toList();
        boolean report = finished.size() >= REPORT_FROM || finished.stream().anyMatch(task -> mustReport(project, task, now));
        boolean due = project.nextRpcTime > 0 && now >= project.nextRpcTime;
        boolean urgent = ask.urgent() && !soonMore(project, ask, now) && (project.home || idle(ask) || now - project.workAsked >= WORK_FETCH_MILLIS);
        boolean needed = report || urgent || Trickles.waiting(project);
        if (project.updateAsked || needed || due) contact(project, finished, ask, needed && !project.updateAsked);
    }

    private static boolean idle(Ask ask) {
        return ask.amounts().values().stream().anyMatch(amount -> amount.instances() > 0);
    }

    /** Where nothing stands idle, a result that is just being sent goes with the same request (protocol note 3.4). */
    private boolean soonMore(ProjectState project, Ask ask, long now) {
        return !project.home && !idle(ask) && core.state.files.values().stream()
                .anyMatch(file -> file.active && file.outgoing() && file.project.equals(project.url) && now - file.begun < WAIT_FOR_UPLOAD_MILLIS);
    }

    private boolean mustReport(ProjectState project, TaskState task, long now) {
        // A home network's server is on this computer: telling it at once costs nobody anything.
        return project.home || project.leavesWhenDone || task.reportImmediately || task.deadline - now < Math.max(CLOSE_DEADLINE_MILLIS, 1000 * core.deciding().buffer().least()) || now - task.ended > REPORT_WITHIN_MILLIS
                || core.deciding().windowLeft().filter(left -> left.compareTo(BEFORE_PAUSE) < 0).isPresent();
    }

    private java.util.stream.Stream<TaskState> tasksOf(ProjectState project) {
        return core.state.tasks.values().stream().filter(task -> task.project.equals(project.url));
    }

    /** @param needed from here: what comes to nothing then makes the next try rarer, and no wish of the user or of the network does */
    private void contact(ProjectState project, List<TaskState> finished, Ask ask, boolean needed) {
        if (project.hostid != 0) project.seqno++;
        int talk = begin(project);
        project.updateAsked = false;
        project.asked = ask.amounts().keySet();
        project.neededContact = needed;
        if (!ask.amounts().isEmpty()) project.workAsked = core.clock.millis();
        core.state.changed(project);
        finished = finished.stream().limit(MOST_REPORTED).toList();
        var request = Requests.build(core, project, finished, ask);
        var names = finished.stream().map(task -> task.name).toList();
        var urls = inTurn(project);
        core.then(() -> core.world.contact(project.url, talk, urls, request, names));
        Trickles.toHandlers(core, project);
    }

    private int begin(ProjectState project) {
        project.talk = core.nextNumber();
        return project.talk;
    }

    /** The network that a conversation was begun with; none where that was left meanwhile, though it may be joined again. */
    private Optional<ProjectState> ended(String url, int talk) {
        var project = core.state.projects.get(url);
        if (project == null || talk == 0 || project.talk != talk) return Optional.empty();
        project.talk = 0;
        return Optional.of(project);
    }

    private List<String> inTurn(ProjectState project) {
        var urls = new ArrayList<>(project.schedulerUrls);
        if (project.firstScheduler < 0) project.firstScheduler = core.random.nextInt(urls.size());
        Collections.rotate(urls, -(project.firstScheduler % urls.size()));
        return urls;
    }

    void masterFetched(EngineEvent.MasterFetched fetched) {
        var project = ended(fetched.project(), fetched.talk()).orElse(null);
        if (project == null) return;
        project.firstScheduler = -1;
        project.schedulerUrls = List.copyOf(fetched.schedulerUrls());
        project.masterFailures = 0;
        project.failures = 0;
        project.lastError = "";
        core.state.changed(project);
    }

    void failed(EngineEvent.ContactFailed failed) {
        var project = ended(failed.project(), failed.talk()).orElse(null);
        if (project == null) return;
        project.updateAsked = false; // the user's wish was tried once: it does not lift the pause after a failure
        if (failed.master()) project.masterFailures++;
        Trickles.notSent(project);
        countFailure(project, failed.reason());
        if (!project.home && project.masterFailures >= FAILURES_BEFORE_RARE_MASTER && project.schedulerUrls.isEmpty()) {
            project.minRpcTime = Math.max(project.minRpcTime, core.clock.millis() + RARE_MASTER_MILLIS);
        }
    }

    private void countFailure(ProjectState project, Trouble reason) {
        project.failures++;
        project.lastError = reason.stored();
        double pause = Math.min(FIRST_FAILURE_MILLIS * Math.pow(2, Math.min(project.failures, 10)), LONGEST_FAILURE_MILLIS);
        if (project.home) pause = Math.min(pause, 2_000 * Math.pow(2, Math.min(project.failures, 5)));
        pause *= core.random.nextDouble(0.5, 1);
        project.minRpcTime = Math.max(project.minRpcTime, core.clock.millis() + (long) pause);
        if (project.failures % FAILURES_BEFORE_MASTER == 0) project.schedulerUrls = List.of();
        core.state.changed(project);
        core.log(Kind.NETWORK, project, "project.contact.failed", reason.stored());
    }

    void replied(EngineEvent.Replied replied, Tasks tasks) {
        var project = ended(replied.project(), replied.talk()).orElse(null);
        if (project == null) return;
        var reply = replied.reply();
        long now = core.clock.millis();
        double least = project.home ? SHORTEST_WAIT_AT_HOME_SECONDS : SHORTEST_WAIT_SECONDS;
        project.minRpcTime = now + (long) (1000 * Math.clamp(reply.requestDelay(), least, LONGEST_WISH_SECONDS));
        project.nextRpcTime = reply.nextRpcDelay().isPresent()
                ? now + (long) (1000 * Math.clamp(reply.nextRpcDelay().getAsDouble(), 0, LONGEST_WISH_SECONDS)) : 0;
        // One that gives this computer no number does not want it: it says why, the stock server with low priority (sched/handle_request.cpp).
        boolean unknown = project.hostid == 0 && reply.hostid().isEmpty();
        // What it complained of is settled when it is asked for work and complains no more (handle_scheduler_reply of client/cs_scheduler.cpp).
        if (!project.asked.isEmpty() && !reply.projectIsDown()) project.notices.clear();
        reply.messages().stream().filter(message -> message.text().length() <= LONGEST_MESSAGE).limit(MOST_MESSAGES)
                .forEach(message -> tell(project, message, unknown || message.priority().equals("notice")));
        if (reply.projectIsDown()) {
            Trickles.notSent(project);
            countFailure(project, Trouble.of("maintenance"));
            return;
        }
        project.failures = 0;
        project.lastError = "";
        project.lastContact = now;
        Identities.adopt(core, project, reply);
        ReplyFacts.adopt(core, project, reply);
        for (var name : reply.acks()) {
            // Only what this request reported: an answer to an old one must not end a task that ran again.
            if (replied.reported().contains(name)) tasks.ends().acknowledged(FileState.key(project.url, name));
        }
        var replies = new Replies(core, project);
        int received = replies.take(reply);
        reply.aborts().forEach(name -> tasks.ends().withdrawn(FileState.key(project.url, name)));
        reply.abortsIfNotStarted().forEach(name -> abortIfNotStarted(project, name, tasks));
        pauseWithoutWork(project, replies.kinds(), reply);
        if (received > 0 || !replied.reported().isEmpty()) {
            core.log(Kind.NETWORK, project, "project.contact.ok", replied.reported().size(), received);
        }
        core.state.changed(project);
    }

    private void abortIfNotStarted(ProjectState project, String name, Tasks tasks) {
        var task = core.state.tasks.get(FileState.key(project.url, name));
        if (task != null && task.elapsedNanos == 0 && !task.inMemory) tasks.ends().withdrawn(task.key());
    }

    private void tell(ProjectState project, Message message, boolean notice) {
        String text = message.words();
        if (text.equals(project.lastMessage)) return; // said once is enough
        project.lastMessage = text;
        if (notice) notice(project, text);
        core.log(notice ? Kind.PROBLEM : Kind.NETWORK, project, "project.message", text);
    }

    static void notice(ProjectState project, String text) {
        project.notices.remove(text);
        project.notices.add(text);
        while (project.notices.size() > MOST_NOTICES) project.notices.removeFirst();
    }

    private void pauseWithoutWork(ProjectState project, Set<String> received, SchedulerReply reply) {
        received.forEach(project.noWork::remove);
        if (reply.messages().stream().anyMatch(message -> message.text().contains("too recent"))) return;
        for (var kind : project.asked) {
            if (received.contains(kind) || !project.neededContact) continue;
            var pause = project.noWork.computeIfAbsent(kind, _ -> new ProjectState.Pause());
            pause.length = Math.clamp(pause.length * 2, FIRST_NO_WORK_MILLIS, LONGEST_NO_WORK_MILLIS);
            pause.until = core.clock.millis() + (long) (pause.length * core.random.nextDouble(0.5, 1.5));
        }
        project.asked = Set.of();
    }
}
