package app.hearth.monitor;

import app.hearth.monitor.Machine.TaskUse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Processor time and memory of the tasks' processes on Linux. Time of processes that ended counts through the parent
 * that collected them, so short-lived helpers are not lost. For one thread.
 */
final class LinuxTasks {
    private final ProcessTree tree;
    private final ProcFile uptime;
    private final KernelFacts facts;
    private Map<Long, Total> before = Map.of();
    private long beforeTicks = Long.MAX_VALUE;
    private List<ProcessTree.Member> members = List.of();

    LinuxTasks(Path proc, KernelFacts facts) {
        this.tree = new ProcessTree(proc);
        this.uptime = new ProcFile(proc.resolve("uptime"));
        this.facts = facts;
    }

    /** All that one task used since its start. */
    private record Total(long startTicks, long ticks) {
        Total plus(PidStat stat, boolean root) {
            return new Total(root ? stat.startTicks() : startTicks, ticks + stat.ticks() + stat.childTicks());
        }
    }

    TaskUse use(Set<Long> roots) {
        long nowTicks = ticksSinceBoot();
        Map<Long, Total> now = new HashMap<>();
        long pages = 0;
        members = tree.look(roots);
        for (var member : members) {
            var stat = member.stat();
            now.put(member.root(), now.getOrDefault(member.root(), new Total(0, 0)).plus(stat, stat.pid() == member.root()));
            pages += Math.max(0, stat.residentPages());
        }
        long used = 0;
        for (var task : now.entrySet()) used += usedSince(before.get(task.getKey()), task.getValue());
        before = now;
        beforeTicks = nowTicks;
        return new TaskUse((double) used / facts.ticksPerSecond(), pages * facts.pageSize());
    }

    /** All processes of tasks at the last look. */
    Set<Long> processes() {
        return members.stream().map(member -> member.stat().pid()).collect(Collectors.toSet());
    }

    private long usedSince(Total earlier, Total now) {
        boolean known = earlier != null && earlier.startTicks() == now.startTicks();
        if (known) return Math.max(0, now.ticks() - earlier.ticks());
        return now.startTicks() >= beforeTicks ? now.ticks() : 0; // of an older process it is unknown what fell into this interval
    }

    private long ticksSinceBoot() {
        var text = uptime.read();
        long seconds = text.number();
        text.skip(".");
        return seconds * facts.ticksPerSecond() + text.number() * facts.ticksPerSecond() / 100;
    }

    void close() {
        uptime.close();
    }
}
