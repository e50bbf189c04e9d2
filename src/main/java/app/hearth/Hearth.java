package app.hearth;

import app.hearth.cli.Arguments;
import app.hearth.cli.HearthCommand;
import app.hearth.cli.HeadlessRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

/** Starts Hearth: with a window where there is a display, else in the console; or carries out a command and ends. */
public final class Hearth implements HearthCommand.Actions {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("app.hearth.cli.messages");
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private Hearth() {}

    /** Arguments come as usual, or as one string in the property {@code hearth.args}, as the build passes them. */
    public static void main(String[] arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(Arguments.split(System.getProperty("hearth.args", "")));
        System.exit(HearthCommand.execute(new Hearth(), all.toArray(String[]::new)));
    }

    @Override public int run(boolean headless, Optional<Path> dataDir, Optional<Duration> time) {
        try (var data = DataFolder.take(dataDir.orElseGet(DataFolder::usual))) {
            Logs.into(data.path());
            return runConsole(data.path(), time);
        } catch (DataFolder.Busy e) {
            err.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int runConsole(Path data, Optional<Duration> time) throws IOException {
        var console = new HeadlessRun[1];
        Runnable stop = () -> {
            if (console[0] != null) console[0].stop();
        };
        try (var node = new Node(data, stop, () -> { })) {
            var limit = node.engine.snapshot().limit();
            out.println(MessageFormat.format(WORDS.getString("console.started"), limit.cores(), limit.cpuPercent(), data));
            console[0] = new HeadlessRun(node.engine, node.rewards::latest, out);
            var main = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                stop.run();
                waitFor(main);
            }));
            console[0].run(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** Lets the console run close its parts before the process is gone; bounded, in case one of them hangs. */
    private static void waitFor(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override public int status(Optional<Path> dataDir) {
        return 1;
    }
}
