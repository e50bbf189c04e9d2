package app.hearth.engine;

import app.hearth.engine.execution.TaskLauncher;
import app.hearth.engine.gpu.GpuKind;
import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.HostInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker engine: one thread takes events from a queue, and after each burst publishes a snapshot. Start once, close
 * once; closing lets programs save their work, for two seconds at most.
 */
public final class Engine implements EngineClient, AutoCloseable {
    /** The stock release whose protocol level the engine speaks. */
    public static final ClientVersion CLIENT = Requests.CLIENT;
    /** What programs for this kind of computer are called on the wire. */
    public static final String NATIVE_PLATFORM = Platforms.here().primary();
    /** What WebAssembly programs are called on the wire. */
    public static final String PLATFORM = Requests.PLATFORM;
    /** Name of the file with its state in the folder. */
    static final String STATE = "engine.sqlite";
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LAST_STEP = Duration.ofSeconds(30);
    private static final long TICK_MILLIS = 1000;
    /** After a reading the next one is waited for so long. */
    private static final long LATE_MILLIS = 1300;

    private final BlockingQueue<EngineEvent> queue = new LinkedBlockingQueue<>();
    private final CopyOnWriteArrayList<Consumer<EngineSnapshot>> listeners = new CopyOnWriteArrayList<>();
    private final Store store;
    private final SystemWorld world;
    private final EngineCore core;
    private final Thread thread = Thread.ofPlatform().name("engine").unstarted(this::loop);
    private volatile EngineSnapshot snapshot;
    private volatile boolean closing;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean readings = new AtomicBoolean();

    /**
     * Opens the engine's state in a data folder, which it alone may use.
     *
     * @param memory  of processes
     * @param outlook settings and the state of the computer
     * @throws IOException when the folder cannot be used
     */
    public Engine(Path data, HostInfo host, TaskLauncher launcher, MemoryMeter memory, Outlook outlook) throws IOException {
        Files.createDirectories(data.resolve("projects"));
        Files.createDirectories(data.resolve("slots"));
        store = new SqliteStore(data.resolve(STATE));
        var choices = outlook.choices();
        world = new SystemWorld(data, host, launcher, memory, outlook, choices.settings());
        world.connect(queue::add);
        core = new EngineCore(store, world, InstantSource.system(), System::nanoTime, new SecureRandom(), host.ncpus(),
                choices, ZoneId::systemDefault);
        snapshot = core.snapshot();
    }

    /** Starts the engine's thread. */
    public void start() {
        thread.start();
    }

    /** Attaches to a network; nothing changes for one attached with the same key. */
    public void attach(String masterUrl, String name, String authenticator, boolean home) {
        queue.add(new EngineEvent.Attach(masterUrl, name, authenticator, home));
    }

    /** Looks for graphics cards, beside everything else; once. */
    public void findGpus() {
        world.findGpus();
    }

    /** Uses these cards instead of looking for some: tests have PoCL's device, which is none, stand for two. */
    void useGpus(List<GpuKind> cards) {
        world.gpus().use(cards);
    }

    /** To be told the moment the user is back; returns once nothing runs any more that must not. Any thread. */
    public void userReturned() {
        world.userReturned();
    }

    /** Tells that a new reading is there: looks at the computer now, so that what the two change is shown in one go. Any thread. */
    public void read() {
        if (thread.isAlive() && readings.compareAndSet(false, true)) queue.add(new EngineEvent.Tick());
    }

    /** Process numbers of the running tasks' outermost processes. */
    public Set<Long> taskRoots() {
        return world.running().roots();
    }

    /**
     * Runs a program once in the sandbox, under the same limits as tasks. Blocks.
     *
     * @throws IOException when it fails or does not end in time
     */
    public Map<String, byte[]> runOnce(OneRun program) throws IOException {
        return world.runOnce(program);
    }

    @Override public EngineSnapshot snapshot() {
        return snapshot;
    }

    @Override public Subscription subscribe(Consumer<EngineSnapshot> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override public void send(EngineCommand command) {
        queue.add(new EngineEvent.Asked(command));
    }

    @Override public Accounts accounts() {
        return world.accounts();
    }

    @Override public String preferences() {
        var now = snapshot;
        return Preferences.xml(now.sharing().settings(), now.totalCores(), now.managers().buffer(), 0);
    }

    @Override public List<GraphicsCard> cards() {
        return world.cards();
    }

    @Override public HostInfo host() {
        return world.hostInfo();
    }

    @Override public List<EnergyDay> energyDays() {
        return core.energyDays();
    }

    @Override public Map<String, Long> diskUse() {
        var used = new LinkedHashMap<String, Long>();
        var now = snapshot;
        now.projects().forEach(project -> used.put(project.url(), world.diskUse(project.url(),
                now.tasks().stream().filter(task -> task.projectUrl().equals(project.url())).map(task -> task.details().slot()).filter(slot -> slot >= 0).toList())));
        return used;
    }

    private void loop() {
        long nextTick = System.nanoTime();
        while (!closing) {
            try {
                var event = queue.poll(Math.max(0, nextTick - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (event == null || event instanceof EngineEvent.Tick) {
                    long pace = event == null ? TICK_MILLIS : LATE_MILLIS;
                    nextTick = System.nanoTime() + pace * 1_000_000;
                    readings.set(false);
                    world.running().sample();
                    event = new EngineEvent.Tick();
                }
                core.handle(event);
                nextTick = Math.min(nextTick, System.nanoTime() + Pace.untilChange(core.deciding().decision(), Instant.now()).toNanos());
                if (queue.isEmpty()) publish();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) { // a thread that ended here would leave tasks running and a window that never changes again
                LOG.error("A round of the engine failed", e);
            }
        }
    }

    private void publish() {
        snapshot = core.snapshot();
        for (var listener : listeners) {
            try {
                listener.accept(snapshot);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed on a snapshot", e);
            }
        }
    }

    @Override public void close() {
        if (closed.getAndSet(true)) return;
        closing = true;
        queue.add(new EngineEvent.Tick());
        try {
            // One thread owns the state, to the end; one that was never started cannot be waited for.
            if (thread.getState() != Thread.State.NEW) thread.join(LAST_STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        core.prepareToStop();
        world.running().stop(PATIENCE);
        for (var event = queue.poll(); event != null; event = queue.poll()) core.handle(event);
        world.close();
        store.close();
    }
}
