package app.hearth.cli;

import app.hearth.protocol.guirpc.GuiResult;
import java.io.IOException;
import java.io.PrintStream;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What a running Hearth does, in a few lines. */
public final class StatusReport {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("app.hearth.cli.messages");

    private StatusReport() {}

    /** Asks and prints. */
    public static void print(GuiRpcClient client, PrintStream out) throws IOException {
        client.hearthStatus().forEach(out::println);
        for (var project : client.projects()) {
            out.println(MessageFormat.format(WORDS.getString("status.project"), project.name(), project.userTotalCredit()));
        }
        var tasks = client.results().stream().filter(task -> !task.acknowledged()).toList();
        if (tasks.isEmpty()) out.println(WORDS.getString("status.none"));
        tasks.forEach(task -> out.println(line(task)));
    }

    private static String line(GuiResult task) {
        boolean runs = task.active().filter(active -> active.state() == 1 && active.schedulerState() == 2).isPresent();
        double progress = task.active().map(GuiResult.Active::fractionDone).orElse(task.readyToReport() ? 1.0 : 0.0);
        String state = runs ? "status.running" : task.readyToReport() ? "status.done" : task.suspended() ? "status.paused" : "status.waiting";
        return MessageFormat.format(WORDS.getString("status.task"), task.name(), WORDS.getString(state), progress);
    }
}
