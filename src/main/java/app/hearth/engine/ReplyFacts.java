package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.protocol.ProjectPreferences;
import app.hearth.protocol.SchedulerReply;
import java.util.ArrayList;

/** What a reply says of the network, its account and its wishes beyond tasks (protocol note 3.1). */
final class ReplyFacts {
    private static final int LARGEST_PREFERENCES = 64 * 1024;
    private static final int MOST_KINDS = 20;

    private ReplyFacts() {}

    static void adopt(EngineCore core, ProjectState project, SchedulerReply reply) {
        project.userid = reply.userid();
        project.teamid = reply.teamid().orElse(0);
        project.venue = reply.hostVenue();
        project.withoutCorrection = reply.dontUseDcf();
        if (reply.ended() && !project.ended) core.log(Kind.PROBLEM, project, "project.ended", core.state.titleOf(project));
        project.ended = reply.ended(); // it may have been said by mistake
        project.wantsWorkload = reply.sendFullWorkload();
        project.nothingFor = new ArrayList<>(reply.noRscApps().stream().limit(MOST_KINDS).toList());
        reply.projectPreferences().filter(raw -> raw.length() <= LARGEST_PREFERENCES).ifPresent(raw -> project.preferences = raw);
        adoptShare(project);
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

    /** The user may choose the share here or on the account pages: the later choice counts, so only a change there is taken over. */
    private static void adoptShare(ProjectState project) {
        var share = ProjectPreferences.parse(project.preferences, project.venue).resourceShare();
        if (share.isEmpty() || share.getAsDouble() == project.shareThere) return;
        project.shareThere = share.getAsDouble();
        project.resourceShare = project.shareThere;
    }
}
