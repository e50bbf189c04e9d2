package app.hearth;

import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.EngineSnapshot.Task;
import app.hearth.engine.Trouble;
import app.hearth.homenet.HomeNetwork;
import app.hearth.rewards.AccountPage;
import app.hearth.rewards.BoincEarnings;
import app.hearth.rewards.BoincEarnings.Standing;
import app.hearth.rewards.Measured;
import app.hearth.rewards.Measured.Energy;
import app.hearth.rewards.Measured.Known;
import app.hearth.rewards.RewardsService;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the engine knows to the book of earnings: projects that come and go as sources, their totals, and what each task that is over took.
 * The engine keeps such a task for a day, so nothing is lost when Hearth ends in between.
 */
final class EarningsFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EarningsFeed.class);

    /** EXIT_ABORTED_BY_PROJECT in BOINC's lib/error_numbers.h. */
    private static final int WITHDRAWN = 202;

    private final EngineClient engine;
    private final RewardsService rewards;
    private final AccountPage.Pages pages;
    private final InstantSource clock;
    private final EngineClient.Subscription subscription;
    private final AtomicReference<EngineSnapshot> waiting = new AtomicReference<>();
    /** What each project was last seen with; the feed's own thread only. */
    private final Map<String, Sign> seen = new HashMap<>();
    private final Set<String> measured = new HashSet<>();
    private boolean closed;

    private record Sign(int over, int reported, int names, String name, long hostId, double hostCredit, double userCredit, Optional<Instant> heard) {}

    EarningsFeed(EngineClient engine, RewardsService rewards, AccountPage.Pages pages, InstantSource clock) {
        this.engine = engine;
        this.rewards = rewards;
        this.pages = pages;
        this.clock = clock;
        this.subscription = engine.subscribe(this::arrived);
        arrived(engine.snapshot());
    }

    /** On the engine's thread: hands over the newest, to one thread at a time. */
    private void arrived(EngineSnapshot snapshot) {
        if (waiting.getAndSet(snapshot) == null) Thread.ofVirtual().name("earnings feed").start(this::work);
    }

    private void work() {
        EngineSnapshot snapshot;
        do {
            snapshot = waiting.get();
            take(snapshot);
        } while (!waiting.compareAndSet(snapshot, null));
    }

    private synchronized void take(EngineSnapshot snapshot) {
        if (closed) return;
        try {
            for (var project : snapshot.projects()) {
                var sign = sign(snapshot, project);
                if (sign.equals(seen.get(project.url()))) continue;
                measureAll(snapshot, project);
                follow(project);
                seen.put(project.url(), sign);
            }
            for (var url : Set.copyOf(seen.keySet())) {
                if (snapshot.projects().stream().anyMatch(project -> project.url().equals(url))) continue;
                rewards.leave(url); // what was not reported never will be
                seen.remove(url);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("What the engine tells cannot be entered in the book of earnings; it is tried again", e);
        }
    }

    /** All that a project's earnings follow from, in short: a snapshot comes each second, and the engine keeps a day's tasks. */
    private static Sign sign(EngineSnapshot snapshot, Project project) {
        int over = 0;
        int reported = 0;
        int names = 0;
        for (var task : snapshot.tasks()) {
            if (!task.over() || !task.projectUrl().equals(project.url())) continue;
            over++;
            if (task.spent().reported().isPresent()) reported++;
            names += task.name().hashCode();
        }
        return new Sign(over, reported, names, project.name(), project.hostId(), project.hostCredit(), project.userCredit(), project.lastContact());
    }

    private void measureAll(EngineSnapshot snapshot, Project project) throws IOException {
        var over = snapshot.tasks().stream().filter(task -> task.over() && task.projectUrl().equals(project.url())).toList();
        for (var task : over) measure(snapshot, task);
        var keys = over.stream().map(EarningsFeed::key).collect(Collectors.toSet());
        measured.removeIf(key -> key.startsWith(project.url() + " ") && !keys.contains(key));
    }

    private void measure(EngineSnapshot snapshot, Task task) throws IOException {
        if (measured.contains(key(task))) return;
        boolean home = snapshot.projects().stream().anyMatch(project -> project.home() && project.url().equals(task.projectUrl()));
        var spent = task.spent();
        Optional<Energy> energy = spent.joules() > 0 ? Optional.of(new Energy(spent.joules(), switch (spent.known()) {
            case SENSOR -> Known.SENSOR;
            case ENTERED -> Known.METER;
            case ESTIMATE -> Known.ESTIMATE;
        })) : Optional.empty();
        rewards.book().measured(home ? HomeNetwork.NAME : task.projectUrl(), task.name(), new Measured(spent.ended().orElse(snapshot.at()), task.elapsed(),
                task.cpuTime(), spent.gpuTime(), energy, spent.bytesDown(), spent.bytesUp()));
        measured.add(key(task));
    }

    private static String key(Task task) {
        return task.projectUrl() + " " + task.name();
    }

    /** A project becomes a source when it is first seen, and is looked at again when it says something new. */
    private void follow(Project project) {
        String url = project.url();
        if (project.home()) rewards.refresh(HomeNetwork.NAME);
        else if (seen.containsKey(url)) rewards.refresh(url);
        else rewards.add(new BoincEarnings(url, project.name(), () -> latest(url), pages, clock));
    }

    private Optional<Standing> latest(String url) {
        var snapshot = engine.snapshot();
        return snapshot.projects().stream().filter(project -> project.url().equals(url)).findFirst().flatMap(project -> standing(snapshot, project));
    }

    /** Empty before the project first said what this computer has there. */
    private static Optional<Standing> standing(EngineSnapshot snapshot, Project project) {
        if (project.hostId() == 0 || project.lastContact().isEmpty()) return Optional.empty();
        var tasks = snapshot.tasks().stream().filter(task -> task.over() && task.projectUrl().equals(project.url())).map(EarningsFeed::task).toList();
        var others = snapshot.projects().stream().filter(other -> !other.url().equals(project.url())).toList();
        var former = others.stream().filter(other -> other.details().movedTo().filter(project.url()::equals).isPresent()).map(Project::url).collect(Collectors.toSet());
        return Optional.of(new Standing(project.name(), project.hostId(), project.details().account().userid(), project.hostCredit(), project.hostAverage(), project.userCredit(),
                project.userAverage(), project.lastContact().get(), project.userName().orElse(""), former,
                others.stream().map(Project::url).collect(Collectors.toSet()), tasks));
    }

    private static BoincEarnings.Task task(Task task) {
        Optional<String> failure = switch (task.state()) {
            case FAILED -> Optional.of(task.outcome().map(Trouble::english).orElse("exit " + task.exitStatus()));
            case ABORTED -> Optional.of(task.exitStatus() == WITHDRAWN ? BoincEarnings.WITHDRAWN : BoincEarnings.GIVEN_UP);
            default -> Optional.empty();
        };
        Instant ended = task.spent().ended().orElse(task.received());
        return new BoincEarnings.Task(task.name(), task.title(), task.appName(), task.received(), ended, task.spent().reported(),
                failure, task.elapsed(), task.cpuTime());
    }

    /** What is being entered gets entered first: the book is closed next. */
    @Override public void close() {
        subscription.close();
        synchronized (this) {
            closed = true;
        }
    }
}
