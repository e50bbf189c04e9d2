package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.protocol.GlobalPreferences;
import app.hearth.protocol.ProjectPreferences;
import app.hearth.protocol.SchedulerReply;
import java.util.ArrayList;

/** What a reply says of the network, its account and its wishes beyond tasks (protocol note 3.1). */
final class ReplyFacts {
    private static final int LARGEST_PREFERENCES = 64 * 1024;
    private static final int MOST_KINDS = 20;
    /** save_stats_days of the reference client (protocol note 9.5). */
    private static final int MOST_DAYS = 30;

    private ReplyFacts() {}

    static void adopt(EngineCore core, ProjectState project, SchedulerReply reply) {
        // A stock server that has no work answers without a look at its database (nowork_skip of sched/handle_request.cpp): what it then
        // says of account and place is empty, and is no news.
        boolean looked = !reply.userName().isEmpty();
        String wishes = TaskStarts.wishesOf(project);
        if (looked) {
            project.userid = reply.userid();
            project.teamid = reply.teamid().orElse(0);
        }
        if (looked || !reply.hostVenue().isEmpty()) project.venue = reply.hostVenue();
        project.withoutCorrection = reply.dontUseDcf();
        if (reply.ended() && !project.ended) core.log(Kind.PROBLEM, project, "project.ended", core.state.titleOf(project));
        project.ended = reply.ended(); // it may have been said by mistake
        project.wantsWorkload = reply.sendFullWorkload();
        project.nothingFor = new ArrayList<>(reply.noRscApps().stream().limit(MOST_KINDS).toList());
        reply.projectPreferences().filter(raw -> raw.length() <= LARGEST_PREFERENCES).ifPresent(raw -> project.preferences = raw);
        String wished = TaskStarts.wishesOf(project);
        if (!wished.equals(wishes)) core.then(() -> core.world.renew(project.url, wished)); // request_reread_prefs
        adoptShare(project);
        reply.globalPreferences().ifPresent(raw -> adoptPages(core, raw, project.venue));
        note(project, core.deciding().today().toString());
        Trickles.handlers(project, reply.trickleUpUrls());
        project.verifiesFiles = reply.verifyFilesOnAppStart();
        if (reply.messageAck()) Trickles.acknowledged(project);
        reply.trickleDowns().forEach(raw -> Trickles.answer(core, project, raw));
        for (var name : reply.deleteFiles()) {
            var file = core.state.files.get(FileState.key(project.url, name));
            if (file == null || !file.sticky) continue;
            file.sticky = false;
            core.state.changed(file);
            boolean used = core.state.tasks.values().stream().filter(task -> task.project.equals(project.url) && !task.over())
                    .anyMatch(task -> task.inputs.stream().anyMatch(ref -> ref.file.equals(name)) || task.outputs.stream().anyMatch(ref -> ref.file.equals(name)));
            if (!used && !file.program && !file.active) TaskData.drop(core, file);
        }
    }

    /** The newest word of all networks counts, as with the reference client; one from the future is of now (protocol note 7.1). */
    static void adoptPages(EngineCore core, String raw, String venue) {
        if (raw.length() > LARGEST_PREFERENCES) return;
        var pages = core.state.settings.pages;
        var said = GlobalPreferences.parse(raw, venue);
        double changed = Math.min(said.changed(), core.clock.millis() / 1000.0);
        if (changed <= pages.changed) return;
        pages.changed = changed;
        pages.leastDays = said.leastDays().orElse(-1);
        pages.moreDays = said.moreDays().orElse(-1);
        core.state.settingsChanged();
    }

    /** The credit of a day is what was said last on it. */
    private static void note(ProjectState project, String date) {
        project.days.removeIf(known -> known.date.compareTo(date) >= 0); // the clock may have been set back
        var day = new ProjectState.CreditDay();
        day.date = date;
        day.userTotal = project.userCredit;
        day.userAverage = project.userAverage;
        day.hostTotal = project.hostCredit;
        day.hostAverage = project.hostAverage;
        project.days.add(day);
        while (project.days.size() > MOST_DAYS) project.days.removeFirst();
    }

    /** The user may choose the share here or on the account pages: the later choice counts, so only a change there is taken over. */
    private static void adoptShare(ProjectState project) {
        var share = ProjectPreferences.parse(project.preferences, project.venue).resourceShare();
        if (share.isEmpty() || share.getAsDouble() == project.shareThere) return;
        project.shareThere = share.getAsDouble();
        project.resourceShare = project.shareThere;
    }
}
