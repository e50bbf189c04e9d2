package app.hearth.engine;

import app.hearth.engine.EngineCommand.AfterFinish;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Sends the computer to sleep or switches it off by the system's own command. */
final class SessionEnd {
    private SessionEnd() {}

    static void carryOut(AfterFinish how) throws IOException {
        var command = command(how, System.getProperty("os.name").toLowerCase(Locale.ROOT));
        if (command.isEmpty()) return;
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            int code = process.waitFor();
            if (code != 0) throw new IOException(command.getFirst() + " ended with " + code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static List<String> command(AfterFinish how, String system) {
        boolean sleep = how == AfterFinish.SLEEP;
        if (how == AfterFinish.STOP) return List.of();
        if (system.startsWith("windows")) return sleep ? List.of("rundll32.exe", "powrprof.dll,SetSuspendState", "0,1,0") : List.of("shutdown", "/s", "/t", "60");
        if (system.startsWith("mac")) return sleep ? List.of("pmset", "sleepnow") : List.of("osascript", "-e", "tell application \"System Events\" to shut down");
        return List.of("systemctl", sleep ? "suspend" : "poweroff");
    }
}
