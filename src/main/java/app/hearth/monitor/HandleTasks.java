package app.hearth.monitor;

import app.hearth.monitor.Machine.TaskUse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** What the tasks used, where there is no {@code /proc}. Time of children that ended does not count. For one thread. */
final class HandleTasks {
    private final ProcessTimes times;
    private final InstantSource clock;
    private final LongFunction<Optional<Instant>> started;
    private Map<Long, Duration> before = Map.of();
    private Instant looked = Instant.MAX;

    /** @param started when a process started */
    HandleTasks(ProcessTimes times, InstantSource clock, LongFunction<Optional<Instant>> started) {
        this.times = times;
        this.clock = clock;
        this.started = started;
    }

    static HandleTasks ofThisSystem() {
        return new HandleTasks(new HandleTimes(), InstantSource.system(),
                pid -> ProcessHandle.of(pid).flatMap(process -> process.info().startInstant()));
    }

    TaskUse use(Set<Long> roots) {
        var at = clock.instant();
        Map<Long, Duration> now = new HashMap<>();
        var used = Duration.ZERO;
        long resident = 0;
        for (long root : roots) {
            var total = times.tree(root);
            if (total.isEmpty()) continue;
            now.put(root, total.get());
            used = used.plus(usedSince(root, total.get()));
            resident += times.memory(root).orElse(0);
        }
        before = now;
        looked = at;
        return new TaskUse(used.toNanos() / 1e9, resident);
    }

    private Duration usedSince(long root, Duration total) {
        var earlier = before.get(root);
        boolean isNew = earlier == null && started.apply(root).filter(looked::isBefore).isPresent();
        if (earlier == null) return isNew ? total : Duration.ZERO; // of an older one it is unknown what fell into this interval
        return total.compareTo(earlier) > 0 ? total.minus(earlier) : Duration.ZERO;
    }
}
