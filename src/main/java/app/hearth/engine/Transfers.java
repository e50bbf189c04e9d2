package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.engine.FileState.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which files move when: at most two at once for a project, with a growing pause after failures. */
final class Transfers {
    /** max_file_xfers_per_project and max_file_xfers (protocol note 4.1). */
    private static final int PER_PROJECT = 2;
    private static final int IN_ALL = 8;
    private static final long FIRST_PAUSE_MILLIS = 120_000;
    private static final long LONGEST_PAUSE_MILLIS = 6 * 3_600_000L;
    /** At home the server is on this computer and soon back. */
    private static final long LONGEST_PAUSE_AT_HOME_MILLIS = 30_000;
    /** So many in a row, and the network's whole line rests (protocol note 4.1). */
    private static final int FAILURES_OF_LINE = 3;
    /** After so long without success a file is given up (protocol note 4.1). */
    private static final long GIVE_UP_MILLIS = 90 * 86_400_000L;

    /** How often it is noted that a program is in use. */
    private static final long USED_EVERY_MILLIS = 86_400_000L;

    private final EngineCore core;

    Transfers(EngineCore core) {
        this.core = core;
    }

    void afterRestart() {
        core.state.files.values().forEach(file -> file.active = false);
    }

    /** Begins what may begin, and stops at once what may move no more (PERS_FILE_XFER_SET::suspend of the reference client): its part stays. */
    void advance(Deciding deciding) {
        for (var file : core.state.files.values()) {
            if (file.active && !mayMove(file, deciding)) stop(file);
        }
        var busy = new HashMap<String, Integer>();
        int all = 0;
        long room = core.roomOnDisk();
        for (var file : core.state.files.values()) {
            if (file.active) {
                busy.merge(file.project, 1, Integer::sum);
                all++;
                if (file.status == Status.NEEDED) room -= Math.max(file.nbytes - file.done, 0); // it is still to be written
            }
        }
        long now = core.clock.millis();
        for (var file : core.state.files.values()) {
            boolean moves = file.status == Status.NEEDED || file.status == Status.TO_SEND;
            if (!mayMove(file, deciding)) continue;
            if (!moves || file.active || file.nextTry > now || all >= IN_ALL || busy.getOrDefault(file.project, 0) >= PER_PROJECT) continue;
            if (file.status == Status.NEEDED && file.nbytes > room) continue;
            var owner = core.state.projects.get(file.project);
            if (owner != null && line(owner, file).until > now) continue;
            if (file.status == Status.NEEDED) room -= Math.max(file.nbytes, 0);
            busy.merge(file.project, 1, Integer::sum);
            all++;
            file.active = true;
            int number = core.nextNumber();
            file.transfer = number;
            file.begun = now;
            if (file.since == 0) file.since = now;
            if (file.status == Status.TO_SEND) core.then(() -> core.world.upload(file, number));
            else core.then(() -> core.world.download(file, number, keyOf(file)));
        }
    }

    private boolean mayMove(FileState file, Deciding deciding) {
        var owner = core.state.projects.get(file.project);
        if (owner != null && owner.home) return deciding.transfersAtHomeAllowed();
        return deciding.transfersAllowed() || file.byHand && deciding.byHandAllowed();
    }

    /** Not a failure: it goes on from where it is when it may. */
    private void stop(FileState file) {
        file.active = false;
        core.state.changed(file);
        core.then(() -> core.world.cancel(file.project, file.name));
    }

    private String keyOf(FileState file) {
        var project = core.state.projects.get(file.project);
        return project == null ? "" : project.codeSignKey;
    }

    /** The file that a transfer was begun for; none where that was given up meanwhile, though one of its name may be wanted again. */
    private Optional<FileState> of(String key, int transfer) {
        return Optional.ofNullable(core.state.files.get(key)).filter(file -> file.active && file.transfer == transfer);
    }

    void moved(EngineEvent.TransferMoved moved, Deciding deciding) {
        of(moved.file(), moved.transfer()).ifPresent(file -> {
            file.done = moved.done();
            count(file, moved.done(), file.outgoing(), deciding);
        });
    }

    /** Bytes count as they move, so that a full budget is seen at once; what stays on this computer is no traffic. */
    private void count(FileState file, long done, boolean out, Deciding deciding) {
        if (done < file.counted) file.counted = 0; // begun anew
        long more = done - file.counted;
        file.counted = done;
        var owner = core.state.projects.get(file.project);
        if (more > 0 && (owner == null || !owner.home)) deciding.moved(more, out);
    }

    void done(EngineEvent.TransferDone done, Deciding deciding) {
        var file = of(done.file(), done.transfer()).orElse(null);
        if (file == null) return;
        var owner = core.state.projects.get(file.project);
        boolean out = file.status == Status.TO_SEND;
        count(file, Math.max(file.nbytes, file.done), out, deciding);
        file.counted = 0;
        file.byHand = false;
        if (owner != null) {
            var line = line(owner, file);
            if (line.failures > 0) core.state.changed(owner);
            line.failures = 0;
            line.until = 0;
            var times = core.state.settings.times;
            if (!owner.home) (out ? times.up : times.down).moved(core.clock.millis(), core.clock.millis() - file.begun, file.nbytes);
        }
        file.active = false;
        file.retries = 0;
        file.nextTry = 0;
        file.error = "";
        file.since = 0;
        file.used = core.clock.millis();
        file.status = out ? Status.SENT : file.lookAgain ? Status.NEEDED : Status.PRESENT;
        file.lookAgain = false;
        core.state.changed(file);
        if (!out) return;
        EarlyUploads.done(core, file);
        if (!file.sticky) core.then(() -> core.world.deleteFile(file)); // else a later task may take it up
        var project = core.state.projects.get(file.project);
        if (project == null) return;
        project.noWork.clear(); // an upload lifts the pause after "no work" (protocol note 3.4)
        core.state.changed(project);
    }

    void failed(EngineEvent.TransferFailed failed) {
        var file = of(failed.file(), failed.transfer()).orElse(null);
        if (file == null) return;
        boolean out = file.status == Status.TO_SEND;
        file.active = false;
        file.byHand = false;
        file.done = 0;
        file.error = failed.reason().stored();
        var project = core.state.projects.get(file.project);
        boolean tooLong = file.since > 0 && core.clock.millis() - file.since > GIVE_UP_MILLIS;
        if (failed.permanent() || tooLong) {
            file.status = out ? Status.SEND_FAILED : Status.FAILED;
            if (out) EarlyUploads.done(core, file);
            core.log(Kind.PROBLEM, project, "file.rejected", file.name, failed.reason().stored());
        } else {
            double pause = Math.min(FIRST_PAUSE_MILLIS * Math.pow(2, Math.min(file.retries, 10)), LONGEST_PAUSE_MILLIS);
            // At home the server is on this computer: a failure there is a restart, and that takes seconds.
            if (project != null && project.home) pause = Math.min(pause, 5_000 * Math.pow(2, Math.min(file.retries, 6)));
            file.retries++;
            if (project != null) lineFailed(project, file);
            file.nextTry = core.clock.millis() + (long) (pause * core.random.nextDouble(0.5, 1));
            core.log(Kind.TRANSFER, project, "transfer.failed", file.name, failed.reason().stored());
        }
        core.state.changed(file);
    }

    private static ProjectState.Line line(ProjectState project, FileState file) {
        return file.status == Status.TO_SEND ? project.uploads : project.downloads;
    }

    private void lineFailed(ProjectState project, FileState file) {
        var line = line(project, file);
        if (++line.failures >= FAILURES_OF_LINE) {
            double pause = Math.min(FIRST_PAUSE_MILLIS * Math.pow(2, Math.min(line.failures - FAILURES_OF_LINE, 10)), LONGEST_PAUSE_MILLIS);
            if (project.home) pause = Math.min(pause, LONGEST_PAUSE_AT_HOME_MILLIS);
            line.until = core.clock.millis() + (long) (pause * core.random.nextDouble(0.5, 1));
        }
        core.state.changed(project);
    }

    /** The user wants no more of it: what needs it fails. */
    void abort(String key) {
        var file = core.state.files.get(key);
        if (file == null || file.status != Status.NEEDED && file.status != Status.TO_SEND) return;
        file.status = file.outgoing() ? Status.SEND_FAILED : Status.FAILED;
        file.active = false;
        file.error = Trouble.of("givenUp").stored();
        core.state.changed(file);
        if (file.status == Status.SEND_FAILED) EarlyUploads.done(core, file);
        core.log(Kind.TRANSFER, core.state.projects.get(file.project), "transfer.aborted", file.name);
        core.then(() -> core.world.cancel(file.project, file.name));
    }

    void retry(String key) {
        var file = core.state.files.get(key);
        if (file == null || file.active) return;
        var project = core.state.projects.get(file.project);
        if (project != null) line(project, file).until = 0;
        file.nextTry = 0;
        file.byHand = true;
        core.state.changed(file);
    }

    /** Programs that no task has used since then go; what brings one of them again brings its description too. */
    void forgetPrograms(long before) {
        var named = new HashSet<String>();
        core.state.tasks.values().forEach(task -> task.inputs.forEach(ref -> named.add(FileState.key(task.project, ref.file))));
        long now = core.clock.millis();
        for (var file : List.copyOf(core.state.files.values())) {
            if (!file.program || file.active) continue;
            if (named.contains(file.key()) || file.used == 0) {
                if (now - file.used < USED_EVERY_MILLIS) continue;
                file.used = now;
                core.state.changed(file);
            } else if (file.used < before) {
                TaskData.drop(core, file);
            }
        }
    }

    /** Files that were to stay for a time that is over; those that a task still needs go with it. */
    void forgetSticky() {
        var needed = new HashSet<String>();
        core.state.tasks.values().stream().filter(task -> !task.over()).forEach(task -> Stream.concat(task.inputs.stream(), task.outputs.stream())
                .forEach(ref -> needed.add(FileState.key(task.project, ref.file))));
        for (var file : List.copyOf(core.state.files.values())) {
            if (!file.sticky || file.stickyUntil == 0 || file.stickyUntil > core.clock.millis() || file.active || needed.contains(file.key())) continue;
            TaskData.drop(core, file);
        }
    }

    void shift(long millis) {
        for (var project : core.state.projects.values()) {
            if (project.downloads.until > 0) project.downloads.until += millis;
            if (project.uploads.until > 0) project.uploads.until += millis;
        }
        for (var file : core.state.files.values()) {
            if (file.since > 0) file.since += millis;
            if (file.stickyUntil > 0) file.stickyUntil += millis;
            if (file.used > 0) file.used += millis;
            if (file.nextTry > 0) file.nextTry += millis;
            core.state.changed(file); // else a crash would bring the wrong date back
        }
    }
}
