package app.hearth.monitor;

import app.hearth.monitor.ProcessTree.Member;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * Processor time on Linux. Which processes belong together is looked up twice a second at most, however often one asks;
 * their clocks are read at each call.
 */
final class LinuxTimes implements ProcessTimes {
    private static final long FRESH_NANOS = 500_000_000;
    private final LongFunction<Optional<Duration>> exact;
    private final LongSupplier nanoClock;
    private final Path proc;
    private final KernelFacts facts;
    private final ProcessTree tree;
    private final Set<Long> roots = new HashSet<>();
    private Map<Long, List<Member>> families = Map.of();
    private long looked;

    /** @param exact a process's own clock, empty where there is none or the process ended */
    LinuxTimes(Path proc, LongFunction<Optional<Duration>> exact, LongSupplier nanoClock) {
        this.proc = proc;
        this.exact = exact;
        this.nanoClock = nanoClock;
        this.facts = KernelFacts.read(proc);
        this.tree = new ProcessTree(proc);
    }

    @Override public Optional<Duration> own(long pid) {
        return exact.apply(pid).or(() -> stat(pid).map(stat -> duration(stat.ticks())));
    }

    @Override public synchronized Optional<Duration> tree(long pid) {
        return family(pid, false).flatMap(this::sum)
                .or(() -> family(pid, true).flatMap(this::sum)); // a member ended: its time is with its parent now
    }

    @Override public synchronized OptionalLong memory(long pid) {
        return family(pid, false).map(family -> OptionalLong.of(facts.pageSize()
                * family.stream().mapToLong(member -> Math.max(0, member.stat().residentPages())).sum()))
                .orElseGet(OptionalLong::empty);
    }

    @Override public synchronized OptionalLong virtual(long pid) {
        return family(pid, false).map(family -> OptionalLong.of(family.stream().mapToLong(member -> Math.max(0, member.stat().virtualBytes())).sum()))
                .orElseGet(OptionalLong::empty);
    }

    private Optional<Duration> sum(List<Member> family) {
        var sum = Duration.ZERO;
        for (var member : family) {
            var own = own(member.stat().pid());
            if (own.isEmpty()) return Optional.empty();
            sum = sum.plus(own.get()).plus(duration(member.stat().childTicks()));
        }
        return Optional.of(sum);
    }

    private Optional<List<Member>> family(long pid, boolean anew) {
        boolean stale = nanoClock.getAsLong() - looked >= FRESH_NANOS;
        if (roots.add(pid) || stale || anew || !families.containsKey(pid)) look();
        return Optional.ofNullable(families.get(pid));
    }

    private void look() {
        Map<Long, List<Member>> found = new HashMap<>();
        for (var member : tree.look(roots)) found.computeIfAbsent(member.root(), _ -> new ArrayList<>()).add(member);
        families = found;
        roots.retainAll(families.keySet()); // nobody asks for long about a process that ended
        looked = nanoClock.getAsLong();
    }

    private Optional<PidStat> stat(long pid) {
        var buffer = new byte[1024];
        var cursor = new ByteCursor(buffer, 0);
        boolean there = ProcFile.readOnce(proc.resolve(Long.toString(pid)).resolve("stat"), buffer, cursor);
        return there ? Optional.of(PidStat.parse(cursor)) : Optional.empty();
    }

    private Duration duration(long ticks) {
        return Duration.ofNanos(ticks * (1_000_000_000L / facts.ticksPerSecond()));
    }
}
