package app.hearth.engine;

import app.hearth.engine.execution.Governor;
import app.hearth.engine.execution.TaskMessage;
import app.hearth.engine.execution.TaskProcess;
import app.hearth.protocol.AppInitData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes of tasks that exist now: what they say goes to the engine, what the engine wants goes to them. Any thread. */
final class RunningTasks {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTasks.class);
    /** A process that was ended goes at once, unless the computer is very busy. */
    private static final Duration DYING = Duration.ofSeconds(5);
    /** Of a core: what hardly computes stays below; and what a start may take. */
    private static final double LIGHT_PART = 0.1;
    private static final long FREE_NANOS = 5_000_000_000L;
    private final Governor governor;
    private final MemoryMeter memory;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Set<TaskProcess> extras = ConcurrentHashMap.newKeySet();
    /** What programs and transfers said since the last sample: they may say it thousands of times a second. */
    private final Map<String, EngineEvent> unsaid = new ConcurrentHashMap<>();
    private volatile Consumer<EngineEvent> events = _ -> { };
    private volatile List<String> governed = List.of();
    /** Held tasks that were looked at since: they use nothing, and a look reads the list of all processes. */
    private final Set<String> resting = ConcurrentHashMap.newKeySet();
    private volatile double coreTime = 1;
    private volatile int gpuTime = 100;
    private volatile boolean online = true;

    /** @param light it hardly computes, and slices would only hinder it @param about what a native program was told of itself */
    record Running(int run, TaskProcess process, boolean gpu, boolean light, Optional<AppInitData> about, long begun) {
        Running(int run, TaskProcess process, boolean gpu, boolean light, Optional<AppInitData> about) {
            this(run, process, gpu, light, about, System.nanoTime());
        }

        Running told(Optional<AppInitData> now) {
            return new Running(run, process, gpu, light, now, begun);
        }

        Running governed() {
            return new Running(run, process, gpu, false, about, begun);
        }

        /** Its network said that it hardly computes, and it does: then the user's limit is for it as for any. */
        boolean heavier(long cpuNanos) {
            return light && cpuNanos > FREE_NANOS + (System.nanoTime() - begun) * LIGHT_PART;
        }
    }

    RunningTasks(Governor governor, MemoryMeter memory) {
        this.governor = governor;
        this.memory = memory;
    }

    void connect(Consumer<EngineEvent> listener) {
        events = listener;
    }

    void add(String key, Running task) {
        running.put(key, task);
        task.process().online(online);
        if (!task.process().alive()) running.computeIfPresent(key, (_, now) -> now.run() == task.run() ? null : now); // its end may have been told before it was noted here
        regovern();
    }

    void heard(String key, int run, Path slot, TaskMessage message) {
        switch (message) {
            case TaskMessage.Progress(double fraction) -> unsaid.put("progress " + key, new EngineEvent.Moved(key, run, fraction));
            case TaskMessage.Checkpoint _ -> unsaid.put("saved " + key, new EngineEvent.Saved(key, run));
            case TaskMessage.Said(var text, boolean notice) -> events.accept(new EngineEvent.Said(key, run, text, notice));
            case TaskMessage.UploadNow(var name) -> events.accept(new EngineEvent.UploadAsked(key, run, name));
            case TaskMessage.TrickleUp(var body) -> events.accept(new EngineEvent.Trickled(key, run, body));
            case TaskMessage.Later(long seconds, var why, boolean notice) -> {
                sample(key);
                running.computeIfPresent(key, (_, current) -> current.run() == run ? null : current);
                events.accept(new EngineEvent.LeftForAWhile(key, run, seconds, why, notice));
            }
            case TaskMessage.End(int status, var why) -> {
                sample(key, DiskSpace.count(slot)); // with its results, which are moved away next
                running.computeIfPresent(key, (_, current) -> current.run() == run ? null : current);
                events.accept(new EngineEvent.Ended(key, run, status, why, TaskOutputs.stderr(slot)));
            }
        }
    }

    private void say(String key) {
        var event = unsaid.remove(key);
        if (event != null) events.accept(event);
    }

    /** Tells the engine how far everything is and what each task has used; called once a second. */
    void sample() {
        running.keySet().stream().filter(key -> governed.contains(key) || resting.add(key)).forEach(this::sample);
        unsaid.keySet().forEach(this::say);
    }

    private void sample(String key) {
        sample(key, 0);
    }

    private void sample(String key, long disk) {
        var task = running.get(key);
        if (task == null) return;
        say("progress " + key);
        say("saved " + key);
        try {
            var handle = task.process().handle();
            long bytes = memory.resident(handle);
            task.process().memory(bytes);
            long cpu = task.process().cpuNanos();
            if (task.heavier(cpu) && running.computeIfPresent(key, (_, now) -> now.governed()) != null) regovern();
            events.accept(new EngineEvent.Used(key, task.run(), cpu, bytes, memory.virtual(handle), Math.max(disk, task.process().diskBytes())));
        } catch (RuntimeException e) { // what the system would not tell now must cost neither the other tasks nor this one's last word
            LOG.warn("What {} uses is not known now", key, e);
        }
    }

    /** Root processes of running tasks. */
    Set<Long> roots() {
        var roots = new HashSet<Long>();
        running.values().forEach(task -> roots.add(task.process().handle().pid()));
        extras.forEach(process -> roots.add(process.handle().pid()));
        return roots;
    }

    /** To be told with the next sample, in place of an earlier word under the same key. */
    void sayLater(String key, EngineEvent event) {
        unsaid.put(key, event);
    }

    void unsay(String key) {
        unsaid.remove(key);
    }

    void with(String task, Consumer<TaskProcess> act) {
        var found = running.get(task);
        if (found != null) act.accept(found.process());
    }

    void kill(String task) {
        with(task, TaskProcess::kill);
        running.remove(task);
    }

    void addExtra(TaskProcess process) {
        extras.add(process);
        regovern();
    }

    void removeExtra(TaskProcess process) {
        extras.remove(process);
        regovern();
    }

    /** Native programs whose key begins so are told while they run what changed; the last change is the last to be told. */
    synchronized void renew(String prefix, UnaryOperator<AppInitData> change) {
        for (var key : running.keySet()) {
            if (!key.startsWith(prefix)) continue;
            var task = running.computeIfPresent(key, (_, now) -> now.told(now.about().map(change)));
            if (task != null) task.about().ifPresent(about -> task.process().renew(pid -> about.withClient(pid).xml()));
        }
    }

    /** Programs that ask hear whether they may use the network (protocol note 6.5). */
    void online(boolean allowed) {
        if (online == allowed) return;
        online = allowed;
        running.values().forEach(task -> task.process().online(allowed));
    }

    void govern(List<String> tasks, double time, int gpuPercent) {
        governed = tasks;
        resting.clear();
        gpuTime = gpuPercent;
        coreTime = time;
        regovern();
    }

    private synchronized void regovern() {
        var processes = new ArrayList<TaskProcess>();
        var onGpus = new ArrayList<TaskProcess>();
        for (var extra : extras) {
            if (coreTime > 0) extra.release();
            else extra.hold();
            if (coreTime > 0) processes.add(extra);
        }
        for (var task : governed) {
            var found = running.get(task);
            if (found != null && !found.light()) processes.add(found.process());
            if (found != null && found.gpu()) onGpus.add(found.process());
        }
        governor.governGpus(onGpus, gpuTime);
        governor.govern(processes, coreTime > 0 ? coreTime : Runtime.getRuntime().availableProcessors());
    }

    /** Gives programs a moment to save, then ends what is left; returns when none of them writes any more. */
    void stop(Duration patience) {
        var all = new ArrayList<TaskProcess>();
        running.values().forEach(task -> all.add(task.process()));
        long end = System.nanoTime() + patience.toNanos();
        for (var process : all) {
            if (!ended(process, end)) process.kill();
        }
        extras.forEach(TaskProcess::kill);
        all.addAll(extras);
        long last = System.nanoTime() + DYING.toNanos();
        for (var process : all) {
            if (!ended(process, last)) LOG.warn("Process {} of a task does not end", process.handle().pid());
        }
    }

    private static boolean ended(TaskProcess process, long end) {
        try {
            return process.awaitEnd(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
