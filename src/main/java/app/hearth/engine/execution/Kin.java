package app.hearth.engine.execution;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processes that make up a task: stopped, continued and measured together. Each is stopped once and continued once,
 * for Windows counts. Guarded by its owner.
 */
final class Kin {
    /** Looking through all processes of the system takes milliseconds: not at each request. */
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000;
    private static final long LOOK_FOR_THE_FIRST_NANOS = 10_000_000;
    private static final long LOWER_AGAIN_NANOS = 250_000_000;

    private final Process first;
    private final boolean keeper;
    private final boolean grows;
    private final Map<ProcessHandle, Long> members = new LinkedHashMap<>();
    private final Set<ProcessHandle> stopped = new HashSet<>();
    private final Set<ProcessHandle> lowered = new HashSet<>();
    private long ofTheEnded;
    private long looked;
    private long lowering;

    /**
     * @param first  the process that was started
     * @param keeper whether it only keeps a container, and the task is what it starts: it is left running, so that it
     *               notices the task's end
     * @param grows  whether the task may start processes of its own
     */
    Kin(Process first, boolean keeper, boolean grows) {
        this.first = first;
        this.lowering = System.nanoTime();
        this.keeper = keeper;
        this.grows = grows;
        if (!keeper) members.put(first.toHandle(), 0L);
    }

    /** Stops all, also what starts while this goes on. */
    void stop() {
        if (!first.isAlive()) return; // its number may be another's by now
        boolean more = stopKnown();
        while (more && !complete()) {
            look();
            more = stopKnown();
        }
    }

    private boolean stopKnown() {
        if (members.isEmpty()) return stopOne(first.toHandle()); // a container that has not yet started its task
        boolean more = false;
        for (var member : members.keySet()) more |= stopOne(member);
        return more;
    }

    private boolean stopOne(ProcessHandle process) {
        return stopped.add(process) && Native.stop(process.pid());
    }

    private boolean complete() {
        return !grows && !members.isEmpty();
    }

    /** Lets all go on that {@link #stop} stopped. */
    void go() {
        if (first.isAlive()) for (var process : stopped) Native.go(process.pid());
        stopped.clear();
    }

    /** Processor time of all, ended ones included as far as they were seen; never falling. Nanoseconds. */
    long cpuNanos() {
        long age = System.nanoTime() - looked;
        boolean stale = age > (members.isEmpty() ? LOOK_FOR_THE_FIRST_NANOS : LOOK_AGAIN_NANOS);
        if (!complete() && stale && first.isAlive()) look();
        lower();
        long sum = 0;
        for (var member : members.entrySet()) {
            member.setValue(Math.max(member.getValue(), Native.cpuNanos(member.getKey().pid()).orElse(0)));
            sum += member.getValue();
        }
        return ofTheEnded + sum;
    }

    private void lower() {
        long now = System.nanoTime();
        if (lowered.size() >= members.size() || now - lowering < LOWER_AGAIN_NANOS) return;
        lowering = now;
        for (var member : members.keySet()) if (!lowered.contains(member) && Autogroup.lower(member.pid())) lowered.add(member);
    }

    private void look() {
        looked = System.nanoTime();
        var now = first.descendants().collect(Collectors.toCollection(LinkedHashSet::new));
        if (!keeper) now.add(first.toHandle());
        // One whose parent ended is no descendant any more, but still of the task.
        members.keySet().stream().filter(ProcessHandle::isAlive).forEach(now::add);
        for (var entries = members.entrySet().iterator(); entries.hasNext(); ) {
            var entry = entries.next();
            if (now.contains(entry.getKey())) continue;
            ofTheEnded += entry.getValue();
            stopped.remove(entry.getKey());
            lowered.remove(entry.getKey());
            entries.remove();
        }
        now.forEach(process -> members.putIfAbsent(process, 0L));
    }
}
