package app.hearth.engine;

import app.hearth.engine.EngineSnapshot.JournalEntry.Kind;
import app.hearth.protocol.TrickleUp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages between running programs and their network (client/cs_trickle.cpp, protocol note 6.9). */
final class Trickles {
    private static final Logger LOG = LoggerFactory.getLogger(Trickles.class);
    /** A program that talks without end must not fill the disk or the request. */
    static final int LONGEST = 64 * 1024;
    private static final int MOST_WAITING = 100;
    /** A line of a message from the network, as its reader takes it. */
    private static final int LONGEST_LINE = 256;
    /** A network has one or two; a list without end would make this computer send for others. */
    private static final int MOST_HANDLERS = 8;

    private Trickles() {}

    /** A program has something for its network. */
    static void said(EngineCore core, EngineEvent.Trickled event) {
        var task = core.state.tasks.get(event.task());
        if (task == null || task.run != event.run()) return;
        var project = core.state.projects.get(task.project);
        if (event.body().length() > LONGEST || event.body().contains("</msg_from_host") || project.trickles.size() >= MOST_WAITING) {
            TaskData.refused(core, task, task.name, "its message to the network is too long or not well formed");
            return;
        }
        var trickle = new ProjectState.Trickle();
        trickle.task = task.name;
        trickle.time = core.clock.millis() / 1000;
        trickle.body = event.body();
        project.trickles.add(trickle);
        core.state.changed(project);
    }

    static boolean waiting(ProjectState project) {
        return project.trickles.stream().anyMatch(trickle -> !trickle.sent);
    }

    /** All that wait, as bodies of msg_from_host; each element stands on a line of its own, which its reader wants. */
    static List<String> forRequest(ProjectState project) {
        project.trickles.forEach(trickle -> trickle.sent = true);
        return project.trickles.stream().map(Trickles::body).toList();
    }

    private static String body(ProjectState.Trickle trickle) {
        return "\n<result_name>" + trickle.task + "</result_name>\n<time>" + trickle.time + "</time>\n" + trickle.body + "\n";
    }

    /**
     * The list of a reply takes the place of the one before. The account key goes there: where the network itself is encrypted, only to addresses that are.
     */
    static void handlers(ProjectState project, List<String> urls) {
        boolean encrypted = project.encrypted();
        project.trickleHandlers = new ArrayList<>(urls.stream().filter(url -> url.startsWith("https://") || !encrypted && url.startsWith("http://"))
                .distinct().limit(MOST_HANDLERS).toList());
    }

    /** What goes with a request to the scheduler goes to the network's own handlers of messages too, each by itself (send_replicated_trickles). */
    static void toHandlers(EngineCore core, ProjectState project) {
        if (project.trickleHandlers.isEmpty()) return;
        var urls = List.copyOf(project.trickleHandlers);
        project.trickles.stream().filter(trickle -> trickle.sent).map(trickle -> new TrickleUp(project.authenticator, project.hostid, project.seqno, Requests.CLIENT,
                Platforms.here().primary(), body(trickle))).forEach(message -> core.then(() -> core.world.trickle(urls, message)));
    }

    /** Blocks. */
    static void send(ProjectHttp http, String url, TrickleUp message) {
        try {
            http.trickle(url, message);
        } catch (IOException e) { // the scheduler has it all the same
            LOG.info("A program's message did not reach {}: {}", url, e.toString());
        }
    }

    /** The request came to nothing: they go with the next. */
    static void notSent(ProjectState project) {
        project.trickles.forEach(trickle -> trickle.sent = false);
    }

    static void acknowledged(ProjectState project) {
        project.trickles.removeIf(trickle -> trickle.sent);
    }

    /**
     * A message of the network for one of its programs. It lies in the slot until the program asks; one that rests, in memory or not, looks for such files
     * when it goes on (api/boinc_api.cpp, boinc_receive_trickle_down). A task that never began has no slot and never gets it, as with the reference client.
     */
    static void answer(EngineCore core, ProjectState project, String raw) {
        String name = "";
        long time = 0;
        var body = new StringBuilder();
        for (var line : raw.lines().toList()) {
            if (line.contains("<result_name>") && line.length() < LONGEST_LINE) name = between(line, "result_name");
            else if (line.contains("<time>") && line.length() < LONGEST_LINE) time = number(between(line, "time"));
            else body.append(line).append('\n');
        }
        var task = core.state.tasks.get(FileState.key(project.url, name));
        if (task == null || task.slot < 0 || body.length() > LONGEST) {
            core.log(Kind.NETWORK, project, "project.message", "a message for " + name + " came before that began or after its end");
            return;
        }
        long when = time;
        var text = body.toString().getBytes(StandardCharsets.UTF_8);
        core.then(() -> core.world.tell(task.key(), task.slot, when, text));
    }

    private static String between(String line, String tag) {
        int from = line.indexOf("<" + tag + ">") + tag.length() + 2;
        int to = line.indexOf("</" + tag + ">", from);
        return to < 0 ? "" : line.substring(from, to).strip();
    }

    private static long number(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
