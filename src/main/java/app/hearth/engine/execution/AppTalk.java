package app.hearth.engine.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.slf4j.LoggerFactory;

/**
 * Speaks with a native application as the reference client does (protocol note 6.4 to 6.8): a heartbeat and a look at its
 * status once a second, wishes over the control channel, and files in the slot for its end.
 */
final class AppTalk implements Talk {
    static final String INIT_DATA = "init_data.xml";
    static final String STDERR = "stderr.txt";
    /** What the program knows as /tmp in a container: on disk and within its bound, like all it writes. */
    static final String TEMPORARY = ".tmp";
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final long POLL_MILLIS = 1000;
    /** One that has not left so many polls after it was asked is ended (protocol note 6.6: 60 s). */
    private static final int POLLS_TO_LEAVE = 60;
    /** One that is still there so many polls after it said that it had finished (protocol note 6.6: 300 s). */
    private static final int POLLS_AFTER_FINISH = 300;
    private static final int POLLS_BETWEEN_MEASURES = 10;
    /** The number of a container's first process in it (protocol note 6.3). */
    static final long CONTAINERS_FIRST = 1;
    private static final int MOST_LOOKS_FOR_STRAYS = 100;
    private static final long LOOK_MILLIS = 20;
    private static final int LARGEST_TRICKLE = 1 << 20;
    private static final int LARGEST_WORD_FILE = 4096;
    private static final String TRICKLE_UP = "trickle_up.xml";
    // SPORADIC_AC_STATE and SPORADIC_CA_STATE of lib/common_defs.h.
    private static final int DOES_NOT_WANT = 1;
    private static final int WANTS_TO_COMPUTE = 2;
    private static final int COULD_COMPUTE = 2;
    private static final int COMPUTING = 3;
    private static final String UPLOAD_ASKED = "boinc_ufr_";
    private static final int MOST_UPLOADS = 100;
    /** The program gives back what init_data.xml told it, to six places. */
    private static final double SAME_SECONDS = 1e-5;

    private final TaskSpec.Native app;
    private final long watched;
    private final AppChannels channels;
    private final Deque<String> wishes = new ArrayDeque<>();
    private final Deque<String> news = new ArrayDeque<>();
    private double checkpoint;
    private int sporadic;
    private Optional<TaskMessage.End> verdict = Optional.empty();
    private int polls;
    private int sinceAsked;
    private int sinceFinished;
    private volatile boolean asked;
    private volatile long memory;
    private volatile long disk;
    private volatile boolean online = true;

    private AppTalk(TaskSpec.Native app, long watched, AppChannels channels) {
        this.app = app;
        this.watched = watched;
        this.channels = channels;
        this.checkpoint = app.savedSeconds();
    }

    /**
     * Prepares what the application finds when it starts.
     *
     * @param watched number of the process whose end tells it to leave, as it sees numbers
     */
    static AppTalk begin(TaskSpec.Native app, long watched) throws IOException {
        // A program that ran here before may have left links to files of the user's under these names: they are never followed.
        var slot = app.slot();
        for (var name : List.of(AppEnd.FINISH_FILE, AppEnd.TEMPORARY_EXIT_FILE, INIT_DATA, AppChannels.FILE)) remove(slot.resolve(name));
        if (!Files.isRegularFile(slot.resolve(STDERR), LinkOption.NOFOLLOW_LINKS)) remove(slot.resolve(STDERR));
        if (!Files.isDirectory(slot.resolve(TEMPORARY), LinkOption.NOFOLLOW_LINKS)) {
            remove(slot.resolve(TEMPORARY));
            Files.createDirectory(slot.resolve(TEMPORARY));
        }
        if (watched == CONTAINERS_FIRST) OwnView.prepare(app);
        Files.writeString(slot.resolve(INIT_DATA), app.initData().apply(watched), StandardOpenOption.CREATE_NEW);
        return new AppTalk(app, watched, AppChannels.open(app.slot()));
    }

    /** Whatever it is: a program may even make it a folder. */
    private static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) throw new IOException(path.getFileName() + " is a folder");
        Files.deleteIfExists(path);
    }

    @Override public TaskMessage listen(TaskProcess task, Consumer<TaskMessage> messages) throws InterruptedException {
        try (channels) {
            while (!task.process().waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                boolean stopped = task.stopped();
                task.cpuNanos(); // so that it is known when the processes are gone
                say();
                hear(messages);
                if (!stopped) watch(task);
            }
            hear(messages);
            task.killRest();
            if (watched != CONTAINERS_FIRST) endStrays();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (verdict.isPresent()) return verdict.get();
        int code = task.process().exitValue();
        var finish = words(AppEnd.FINISH_FILE);
        if (code == 0) finish.flatMap(AppEnd::said).ifPresent(messages);
        // BOINC's interface announces no message that is written just before the end (timer_handler of api/boinc_api.cpp).
        if (code == 0 && finish.isPresent()) trickle().ifPresent(body -> messages.accept(new TaskMessage.TrickleUp(body)));
        return AppEnd.of(code, WINDOWS, asked, finish, words(AppEnd.TEMPORARY_EXIT_FILE));
    }

    private void endStrays() throws InterruptedException {
        var strays = Strays.of(app.slot());
        for (int i = 0; i < MOST_LOOKS_FOR_STRAYS && !strays.isEmpty(); i++) {
            strays.forEach(ProcessHandle::destroyForcibly);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            strays = Strays.of(app.slot());
        }
    }

    private synchronized void say() {
        if (!wishes.isEmpty() && channels.send(AppChannels.Channel.PROCESS_CONTROL_REQUEST, wishes.peek())) wishes.remove();
        if (!news.isEmpty() && channels.send(AppChannels.Channel.TRICKLE_DOWN, news.peek())) news.remove();
        channels.send(AppChannels.Channel.HEARTBEAT, String.format(Locale.ROOT, "<heartbeat/><wss>%e</wss><max_wss>%e</max_wss>%s%s",
                (double) memory, (double) app.memoryBytes(), online ? "" : "<network_suspended/>", sporadic()));
    }

    /** Who computes now and then asks whether it may. While it is not stopped it has its turn, so it may. */
    private String sporadic() {
        return switch (sporadic) {
            case DOES_NOT_WANT -> "<sporadic_ca>" + COULD_COMPUTE + "</sporadic_ca>";
            case WANTS_TO_COMPUTE -> "<sporadic_ca>" + COMPUTING + "</sporadic_ca>";
            default -> "";
        };
    }

    private void hear(Consumer<TaskMessage> messages) {
        channels.take(AppChannels.Channel.APP_STATUS).map(AppStatus::parse).ifPresent(status -> {
            status.fraction().ifPresent(fraction -> messages.accept(new TaskMessage.Progress(fraction)));
            sporadic = status.sporadic();
            double saved = status.checkpoint().orElse(checkpoint);
            if (Math.abs(saved - checkpoint) > SAME_SECONDS) messages.accept(new TaskMessage.Checkpoint());
            checkpoint = saved;
        });
        channels.take(AppChannels.Channel.TRICKLE_UP).ifPresent(message -> {
            if (message.contains("<have_new_trickle_up/>")) trickle().ifPresent(body -> messages.accept(new TaskMessage.TrickleUp(body)));
            if (message.contains("<have_new_upload_file/>")) uploads().forEach(name -> messages.accept(new TaskMessage.UploadNow(name)));
        });
    }

    /** Names of results that it wants sent now: it leaves a file for each (protocol note 6.9). */
    private List<String> uploads() {
        var names = new ArrayList<String>();
        try (var asked = Files.newDirectoryStream(app.slot(), UPLOAD_ASKED + "*")) {
            for (var file : asked) {
                if (names.size() == MOST_UPLOADS) break;
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) continue;
                Files.delete(file);
                names.add(file.getFileName().toString().substring(UPLOAD_ASKED.length()));
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(AppTalk.class).debug("{} cannot be looked into", app.slot(), e);
        }
        return names;
    }

    /** What the program has for its network; taken away, so that it may write the next (protocol note 6.9). */
    private Optional<String> trickle() {
        try (var file = SlotFile.open(app.slot(), TRICKLE_UP).orElse(null)) {
            if (file == null) return Optional.empty(); // it announced what it did not write
            var body = new String(file.first(LARGEST_TRICKLE), StandardCharsets.UTF_8);
            Files.delete(app.slot().resolve(TRICKLE_UP));
            return Optional.of(body);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ends what would not end by itself, and what takes more than it may. */
    private void watch(TaskProcess task) {
        if (++polls % POLLS_BETWEEN_MEASURES == 0 && slotBytes() > app.diskBytes()) {
            end(task, TaskMessage.EXIT_DISK_LIMIT_EXCEEDED, "used more disk than its bound of " + app.diskBytes() + " bytes");
        }
        if (asked && ++sinceAsked > POLLS_TO_LEAVE) task.kill();
        if (sinceFinished > 0 || polls % POLLS_BETWEEN_MEASURES == 0 && Files.exists(app.slot().resolve(AppEnd.FINISH_FILE), LinkOption.NOFOLLOW_LINKS)) sinceFinished++;
        if (sinceFinished > POLLS_AFTER_FINISH) {
            end(task, TaskMessage.EXIT_ABORTED_BY_CLIENT, "still there five minutes after it said that it had finished");
        }
    }

    private void end(TaskProcess task, int status, String why) {
        verdict = Optional.of(new TaskMessage.End(status, why));
        task.kill();
    }

    private long slotBytes() {
        long now = SlotSize.of(app.slot(), app.diskBytes());
        disk = Math.max(disk, now);
        return now;
    }

    @Override public void askToLeave() {
        asked = true;
        wish("<quit/>");
    }

    @Override public void message() {
        bring("<have_trickle_down/>");
    }

    @Override public void uploaded() {
        bring("<upload_file_status/>");
    }

    /** It may not have taken the last news yet, or never look. */
    private synchronized void bring(String fresh) {
        if (!news.contains(fresh)) news.add(fresh);
        if (channels.send(AppChannels.Channel.TRICKLE_DOWN, news.peek())) news.remove();
    }

    @Override public void memory(long used) {
        memory = used;
    }

    @Override public void online(boolean allowed) {
        online = allowed;
    }

    @Override public long diskBytes() {
        return disk;
    }

    @Override public void renew(LongFunction<String> initData) {
        try {
            // It may be reading the old one.
            var fresh = app.slot().resolve(INIT_DATA + ".new");
            Files.deleteIfExists(fresh);
            Files.writeString(fresh, initData.apply(watched), StandardOpenOption.CREATE_NEW);
            Files.move(fresh, app.slot().resolve(INIT_DATA), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            return; // it keeps what it was told before
        }
        wish("<reread_app_info/>");
    }

    private synchronized void wish(String wish) {
        if (!wishes.contains(wish)) wishes.add(wish);
        if (channels.send(AppChannels.Channel.PROCESS_CONTROL_REQUEST, wishes.peek())) wishes.remove();
    }

    /** Lines of a small file that the program leaves at its end. */
    private Optional<List<String>> words(String name) {
        try (var file = SlotFile.open(app.slot(), name).orElse(null)) {
            if (file == null || file.size() > LARGEST_WORD_FILE) return Optional.empty();
            return Optional.of(new String(file.first(LARGEST_WORD_FILE), StandardCharsets.ISO_8859_1).lines().toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
