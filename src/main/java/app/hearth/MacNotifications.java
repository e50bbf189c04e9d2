package app.hearth;

import app.hearth.rewards.notice.Herald.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Notifications of macOS by AppleScript's {@code display notification}, which every macOS has; they carry no buttons, and a click does nothing. Words go
 * in as arguments, so that nothing in them is taken for script.
 */
final class MacNotifications implements Notifications {
    static final Path OSASCRIPT = Path.of("/usr/bin/osascript");
    private static final List<String> SCRIPT = List.of("-e", "on run words", "-e", "display notification (item 2 of words) with title (item 1 of words)", "-e", "end run");
    private static final int PATIENCE_SECONDS = 5;
    private final Path osascript;

    MacNotifications(Path osascript) {
        this.osascript = osascript;
    }

    @Override public Voice voice() {
        return Files.isExecutable(osascript) ? Voice.THERE : Voice.NO_SERVICE;
    }

    @Override public void show(String title, String body, List<Action> actions) throws IOException {
        var command = new java.util.ArrayList<String>();
        command.add(osascript.toString());
        command.addAll(SCRIPT);
        command.addAll(List.of(title, body));
        var process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IOException("osascript does not end");
            if (process.exitValue() != 0) throw new IOException("osascript ended with " + process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Told to stop", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
