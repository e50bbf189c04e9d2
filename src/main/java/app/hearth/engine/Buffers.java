package app.hearth.engine;

import app.hearth.engine.FileState.Status;
import app.hearth.engine.TaskState.Stage;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.scheduling.Job;
import app.hearth.engine.scheduling.WorkFetch;
import app.hearth.engine.scheduling.WorkFetch.Amount;
import app.hearth.engine.scheduling.WorkFetch.Ask;
import app.hearth.protocol.ProjectPreferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How much work is kept at hand, and whom to ask for more. */
final class Buffers {
    /** The home network's server is on this computer: a little at hand is enough (floor of work_buf_min_days, protocol note 7.2). */
    private static final double LEAST_AT_HOME_SECONDS = 180;
    private static final double TOTAL_AT_HOME_SECONDS = 600;
    /** MAX_RUNNABLE in client/work_fetch.cpp. */
    private static final int MOST_TASKS = 1000;

    private final EngineCore core;

    Buffers(EngineCore core) {
        this.core = core;
    }

    /** What to ask of each network now. */
    Map<String, Ask> plan(Decision decision, Turns turns) {
        if (!(decision instanceof Decision.Share share) || !share.startNew()) return Map.of();
        var asks = new HashMap<String, Ask>();
        var candidates = new ArrayList<WorkFetch.Candidate>();
        int cores = share.allowance().cores();
        // Each event asks; what follows takes a look at every task.
        if (core.state.projects.values().stream().allMatch(project -> project.talk != 0 || !contactable(project))) return Map.of();
        for (var project : core.state.projects.values()) {
            if (project.suspended || project.noNewWork || project.ended) continue;
            if (project.home) {
                if (mayAsk(project, Job.CPU)) askAtHome(project, cores, asks);
            } else if (core.deciding().transfersAllowed() && contactable(project)) { // else its files could not come (client/cs_scheduler.cpp)
                var able = able(project, turns.gpus(share).keySet());
                if (!able.isEmpty() && !clogged(project, cores)) candidates.add(new WorkFetch.Candidate(turns.source(project), able, queued(project)));
            }
        }
        if (!candidates.isEmpty()) asks.putAll(WorkFetch.plan(turns.outlook(), candidates, core.deciding().buffer().least()));
        return asks;
    }

    /** One that is being asked counts, so that no other is asked for the same. */
    private boolean contactable(ProjectState project) {
        return project.talk != 0 || project.updateAsked || core.clock.millis() >= project.minRpcTime;
    }

    /** A contact that happens anyway may ask for work even in the pause after "no work". */
    private boolean mayAsk(ProjectState project, String kind) {
        long now = core.clock.millis();
        boolean due = project.nextRpcTime > 0 && now >= project.nextRpcTime;
        return due || project.updateAsked || now >= project.noWorkUntil(kind);
    }

    private Set<String> able(ProjectState project, Set<String> gpus) {
        var unwanted = project.preferences.isEmpty() ? Set.<String>of() : ProjectPreferences.parse(project.preferences, project.venue).unwanted();
        var able = new HashSet<>(gpus);
        able.add(Job.CPU);
        able.removeIf(kind -> unwanted.contains(kind) || project.unwantedByManager.contains(kind) || project.nothingFor.contains(kind) || !mayAsk(project, kind));
        return able;
    }

    /** Whether it has more than it gets done: files that do not come or go, tasks that the user holds back. */
    private boolean clogged(ProjectState project, int cores) {
        long now = core.clock.millis();
        int sending = 0;
        for (var file : core.state.files.values()) {
            if (!file.project.equals(project.url)) continue;
            if (file.status == Status.NEEDED && file.retries > 0 && file.nextTry > now) return true;
            if (file.status == Status.TO_SEND) sending++;
        }
        int tasks = 0;
        for (var task : core.state.tasks.values()) {
            if (!task.project.equals(project.url) || task.stage != Stage.NEW && task.stage != Stage.READY) continue;
            if (task.suspendedByUser) return true;
            tasks++;
        }
        return sending > 2 * cores || tasks >= MOST_TASKS;
    }

    private double queued(ProjectState project) {
        double sum = 0;
        for (var task : core.state.tasks.values()) {
            if (!task.project.equals(project.url) || task.stage != Stage.NEW && task.stage != Stage.READY) continue;
            sum += Estimates.remaining(task, project) * Math.max(task.cpus, task.gpus);
        }
        return sum;
    }

    private void askAtHome(ProjectState project, int cores, Map<String, Ask> asks) {
        double held = 0;
        int waiting = 0;
        int busy = 0;
        for (var task : core.state.tasks.values()) {
            if (!task.project.equals(project.url) || task.stage != Stage.NEW && task.stage != Stage.READY) continue;
            busy++;
            if (task.suspendedByUser) continue;
            held += Estimates.remaining(task, project) / core.runTimes().part(task);
            waiting++;
        }
        if (held >= LEAST_AT_HOME_SECONDS * cores && waiting >= cores) return;
        double seconds = Math.max(TOTAL_AT_HOME_SECONDS * cores - held, 1);
        asks.put(project.url, new Ask(true, Map.of(Job.CPU, new Amount(seconds, Math.max(cores - busy, 0), 0))));
    }
}
