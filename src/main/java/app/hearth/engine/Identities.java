package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.protocol.GuiLink;
import app.hearth.protocol.MasterUrl;
import app.hearth.protocol.SchedulerReply;

/** Who a network says it is, who the user and this computer are to it, and by which key it signs (protocol note 3.2, 3.5, 5.3). */
final class Identities {
    private Identities() {}

    static void adopt(EngineCore core, ProjectState project, SchedulerReply reply) {
        project.strictMemoryBound = reply.strictMemoryBound();
        if (!reply.projectName().isEmpty()) project.name = reply.projectName();
        if (reply.hostid().isPresent()) { // a new computer to them: numbering starts again (protocol note 3.5)
            // It had a number and gets another: most often since a copy of this folder is at work elsewhere, and one of the two has to become
            // a computer of its own (handle_scheduler_reply of client/cs_scheduler.cpp).
            if (project.hostid != 0 && project.hostid != reply.hostid().getAsLong() && !project.home) core.newHostCpid();
            project.hostid = reply.hostid().getAsLong();
            project.seqno = 0;
        }
        reply.masterUrl().ifPresent(url -> noticeMove(core, project, url));
        reply.guiUrls().ifPresent(raw -> project.links = GuiLink.parse(raw).stream().map(ProjectState.Link::of).toList());
        if (!reply.userName().isEmpty()) { // a server that cannot answer, such as one without its database, names no account (sched/sched_types.cpp)
            project.userName = reply.userName();
            project.teamName = reply.teamName();
            project.userCredit = reply.userTotalCredit();
            project.userAverage = reply.userExpavgCredit();
            project.hostCredit = reply.hostTotalCredit();
            project.hostAverage = reply.hostExpavgCredit();
            project.emailHash = reply.emailHash();
            project.cpidTime = reply.cpidTime().orElse(reply.userCreateTime());
        }
        if (!reply.crossProjectId().isEmpty()) project.crossProjectId = reply.crossProjectId();
        reply.externalCpid().ifPresent(id -> project.externalCpid = id);
        reply.codeSignKey().ifPresent(key -> adoptKey(core, project, key, reply.codeSignKeySignature().orElse("")));
    }

    /** The network's word on its address (protocol note 3.2): it may become encrypted; any other move needs the user. */
    private static void noticeMove(EngineCore core, ProjectState project, String said) {
        String url = MasterUrl.canonical(said);
        if (!MasterUrl.valid(url)) return;
        if (url.equalsIgnoreCase(project.url)) {
            project.movedTo = "";
            return;
        }
        String here = project.url.substring(project.url.indexOf("://"));
        if (url.startsWith("https://") && here.equalsIgnoreCase(url.substring("https".length()))) {
            project.secureUrl = url;
        } else if (!(project.url.startsWith("https://") && here.equalsIgnoreCase(url.substring("http".length()))) && !url.equals(project.movedTo)) {
            project.movedTo = url;
            core.log(Kind.PROBLEM, project, "project.moved", url);
        }
    }

    private static void adoptKey(EngineCore core, ProjectState project, String key, String signature) {
        if (key.strip().equals(project.codeSignKey.strip())) return;
        if (!Trust.isKey(key)) { // kept, it would go with each request, and none that can sign could take its place
            core.log(Kind.PROBLEM, project, "file.rejected", "code_sign_key", "not a signing key");
            return;
        }
        if (project.codeSignKey.isEmpty() || Trust.keyChangeIsSigned(project.codeSignKey, key, signature)) {
            project.codeSignKey = key;
        } else {
            core.log(Kind.PROBLEM, project, "file.rejected", "code_sign_key", "a new signing key came without a valid signature by the old one");
        }
    }
}
