package app.hearth.engine.execution;

import java.io.IOException;
import java.nio.file.Path;

/** A child process that computes on as many threads as its argument says, until the end of its input. */
final class Spinner {
    private Spinner() {}

    static TaskProcess start(TaskLauncher launcher, int threads) throws IOException {
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Spinner.class.getName(), Integer.toString(threads));
        return launcher.start(command, "spinner", false, false, new PipeTalk(), _ -> { });
    }

    /** A shell that starts two more, which compute; where there is one. */
    static TaskProcess family(TaskLauncher launcher) throws IOException {
        var command = new ProcessBuilder("/bin/sh", "-c", "(while :; do :; done) & (while :; do :; done) & wait");
        return launcher.start(command, "family", false, true, new PipeTalk(), _ -> { });
    }

    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) Thread.onSpinWait();
            });
        }
        while (System.in.read() >= 0) { // until Hearth is gone
        }
    }
}
