package app.hearth.monitor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which processes belong to the tasks: their first processes and all that these start, also inside a container that has
 * process ids of its own. Reads the parent of each process of the system once, not at every look. A member stays one when
 * its parent ends. Works on kernels without {@code /proc/PID/task/TID/children} too. For one thread.
 */
final class ProcessTree {
    private static final int LOOKS_UNTIL_FORGOTTEN = 60; // process ids come round again
    private final Path proc;
    private final byte[] buffer = new byte[1024];
    private final ByteCursor cursor = new ByteCursor(buffer, 0);
    private final Map<Long, Member> members = new HashMap<>();
    private final Set<Long> others = new HashSet<>();
    private Set<Long> roots = Set.of();
    private int looks;

    ProcessTree(Path proc) {
        this.proc = proc;
    }

    /** A process of a task, whose first process is {@code root}. */
    record Member(long root, PidStat stat) {}

    /** The processes of these tasks as they are now, in no order. */
    List<Member> look(Set<Long> wanted) {
        follow(wanted);
        if (roots.isEmpty()) return List.of();
        Set<Long> running = running();
        others.retainAll(running);
        if (++looks % LOOKS_UNTIL_FORGOTTEN == 0) others.clear();
        refresh();
        adopt(running);
        return new ArrayList<>(members.values());
    }

    private void follow(Set<Long> wanted) {
        if (wanted.equals(roots)) return;
        roots = Set.copyOf(wanted);
        members.values().removeIf(member -> !roots.contains(member.root()));
        others.clear(); // a new root's children may be among them
    }

    private Set<Long> running() {
        var names = proc.toFile().list();
        var running = new HashSet<Long>();
        if (names == null) return running;
        for (var name : names) if (Character.isDigit(name.charAt(0))) running.add(ByteCursor.of(name).number());
        return running;
    }

    /** Reads the members anew; one that ended, or whose id went to another process, is one no more. A task ends with its root. */
    private void refresh() {
        for (var entries = members.entrySet().iterator(); entries.hasNext(); ) {
            var entry = entries.next();
            var now = stat(entry.getKey());
            boolean same = now.isPresent() && now.get().startTicks() == entry.getValue().stat().startTicks();
            if (same) entry.setValue(new Member(entry.getValue().root(), now.get()));
            else entries.remove();
        }
        members.values().removeIf(member -> !members.containsKey(member.root()));
    }

    private void adopt(Set<Long> running) {
        Map<Long, PidStat> strangers = new HashMap<>();
        for (long pid : running) {
            if (!members.containsKey(pid) && !others.contains(pid)) stat(pid).ifPresent(stat -> strangers.put(pid, stat));
        }
        while (strangers.values().removeIf(this::joins)) { // until no child of a new member is left
        }
        for (var stranger : strangers.values()) {
            // a parent that started during the listing may be a member unseen: such a child is asked again
            if (stranger.parent() == 0 || running.contains(stranger.parent())) others.add(stranger.pid());
        }
    }

    private boolean joins(PidStat stranger) {
        var parent = members.get(stranger.parent());
        if (roots.contains(stranger.pid())) members.put(stranger.pid(), new Member(stranger.pid(), stranger));
        else if (parent != null) members.put(stranger.pid(), new Member(parent.root(), stranger));
        else return false;
        return true;
    }

    private Optional<PidStat> stat(long pid) {
        boolean there = ProcFile.readOnce(proc.resolve(Long.toString(pid)).resolve("stat"), buffer, cursor);
        return there ? Optional.of(PidStat.parse(cursor)) : Optional.empty();
    }
}
