package app.hearth;

import app.hearth.cli.Arguments;
import app.hearth.cli.HeadlessRun;
import app.hearth.cli.HearthCommand;
import app.hearth.cli.RewardsFigures;
import app.hearth.cli.RewardsJson;
import app.hearth.cli.RewardsReport;
import app.hearth.desktop.Desktop;
import app.hearth.desktop.DesktopServices;
import app.hearth.desktop.catalogue.PublicCatalogue;
import app.hearth.desktop.feed.WindowMemory;
import app.hearth.desktop.notices.NoticeWords;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.notice.Herald;
import app.hearth.rewards.notice.Notice;
import app.hearth.rewards.notice.NoticeBoard;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Starts Hearth: with a window where there is a display, else in the console; or carries out a command and ends. */
public final class Hearth implements HearthCommand.Actions {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("app.hearth.cli.messages");
    private static final SystemZone ZONE = new SystemZone(); // before anything asks for the zone
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private final DisplayCheck.Missing missing;

    private Hearth(DisplayCheck.Missing missing) {
        this.missing = missing;
    }

    /** Arguments come as usual, or as one string in the property {@code hearth.args}, as the build passes them. */
    public static void main(String[] arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(Arguments.split(System.getProperty("hearth.args", "")));
        var missing = DisplayCheck.missing();
        if (Arguments.mayOpenWindow(all) && missing instanceof DisplayCheck.Missing.Nothing) {
            WindowCost.lower();
            Desktop.prepare();
        }
        System.exit(HearthCommand.execute(new Hearth(missing), all.toArray(String[]::new)));
    }

    @Override public int run(boolean headless, Optional<Path> dataDir, Optional<Duration> time) {
        var folder = dataDir.orElseGet(DataFolder::usual);
        boolean window = !headless && canShowWindow();
        try (var data = DataFolder.take(folder)) {
            Logs.into(data.path());
            return window ? runWindow(data.path(), time) : runConsole(data.path(), time);
        } catch (DataFolder.Busy e) {
            if (window && Control.showWindow(folder)) return 0;
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println(sentence(e));
        }
        return 1;
    }

    /** Says in one sentence why there will be no window, where that is so. */
    private boolean canShowWindow() {
        switch (missing) {
            case DisplayCheck.Missing.Nothing _ -> { }
            case DisplayCheck.Missing.Display _ -> out.println(WORDS.getString("console.no-display"));
            case DisplayCheck.Missing.Libraries(var packages) -> out.println(MessageFormat.format(WORDS.getString("console.no-libraries"), packages));
        }
        return missing instanceof DisplayCheck.Missing.Nothing;
    }

    private int runWindow(Path data, Optional<Duration> time) throws IOException {
        var texts = new Texts(Locale.getDefault(), ZoneId::systemDefault, InstantSource.system());
        try (var system = Notifications.forThisSystem();
             var node = new Node(data, ZONE, Desktop::close, Desktop::bringToFront, board -> new SystemHerald(system, texts, board, Desktop::showEarnings));
             var catalogue = new PublicCatalogue(data.resolve("catalogue"), PublicCatalogue.ADDRESS, InstantSource.system());
             var memory = WindowMemory.in(data)) {
            var services = DesktopServices.of(node.engine, new Feeds.Readings(node.sampler), new Feeds.Earned(node), memory, catalogue);
            time.ifPresent(span -> Thread.ofVirtual().start(() -> {
                pause(span);
                Desktop.close();
            }));
            var starting = new FutureTask<Void>(() -> start(node), null);
            var starter = Thread.ofPlatform().name("start").unstarted(starting);
            try {
                Desktop.launch(services, starter::start); // the first picture has both cores for itself
            } finally {
                starter.join(); // what is half open cannot be closed
            }
            if (starting.isDone()) starting.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException known) throw known.getCause();
            throw new IllegalStateException("Hearth did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** The system's own exceptions about files say which, and nothing else. */
    private static String sentence(IOException e) {
        return e instanceof FileSystemException file && file.getFile() != null
                ? MessageFormat.format(WORDS.getString("console.file"), file.getFile(), file.getReason() == null ? e.getClass().getSimpleName() : file.getReason())
                : String.valueOf(e.getMessage());
    }

    /** A window without its engine is of no use but to say why. */
    private static void start(Node node) {
        try {
            node.start();
        } catch (IOException e) {
            Desktop.failed(sentence(e));
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            Desktop.failed(e.toString());
            throw e;
        }
    }

    private static void pause(Duration span) {
        try {
            Thread.sleep(span);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int runConsole(Path data, Optional<Duration> time) throws IOException {
        var stop = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        try (var node = new Node(data, ZONE, stop::countDown, () -> { }, _ -> Herald.SILENT)) {
            node.start();
            var sharing = node.engine.snapshot().sharing();
            var away = sharing.settings().howMuch(sharing.settings().level(), sharing.conditions().totalCores()).away();
            out.println(MessageFormat.format(WORDS.getString("console.started"), away.cores(), away.cpuPercent(), data));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                stop.countDown();
                await(closed);
            }));
            new HeadlessRun(node.engine, node.rewards::snapshot, () -> news(node.notices), out, stop).run(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed.countDown();
        }
        return 0;
    }

    /** What nobody has seen yet, in the console's language. The weekly summary is for people who look in; the console tells of single events. */
    private static List<String> news(NoticeBoard notices) {
        if (!notices.fresh()) return List.of();
        var words = new NoticeWords(new Texts(Locale.ENGLISH, ZoneId.systemDefault(), InstantSource.system()));
        var fresh = notices.open().reversed().stream().filter(Notice::fresh).filter(notice -> notice.kind() != Notice.Kind.WEEK).map(words::line).toList();
        notices.seen();
        return fresh;
    }

    /** Ctrl+C lets the parts close before the process is gone; bounded, in case one of them hangs. */
    private static void await(CountDownLatch closed) {
        try {
            closed.await(8, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override public int status(Optional<Path> dataDir) {
        return Control.printStatus(dataDir.orElseGet(DataFolder::usual), out, err);
    }

    @Override public int follow(Optional<Path> dataDir, String address) {
        return Control.follow(dataDir.orElseGet(DataFolder::usual), address, out, err);
    }

    @Override public int rewards(Optional<Path> dataDir, boolean json) {
        var folder = dataDir.orElseGet(DataFolder::usual);
        if (!Files.exists(folder.resolve(RewardsFigures.BOOK))) {
            err.println(MessageFormat.format(WORDS.getString("rewards.none"), folder));
            return 1;
        }
        try {
            var figures = RewardsFigures.read(folder, ZoneId.systemDefault(), Instant.now());
            out.print(json ? RewardsJson.of(figures) : RewardsReport.of(figures));
            return 0;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
