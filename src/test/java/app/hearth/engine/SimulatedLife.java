package app.hearth.engine;

import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.execution.TaskMessage;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Remedy;
import app.hearth.protocol.AccountManagerRequest;
import app.hearth.protocol.Coproc;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.settings.Budgets;
import app.hearth.settings.Preset;
import app.hearth.settings.Rates;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/** The real engine's rules in a pretended world with virtual time and seeded trouble; a quiet end in which all must come right. */
final class SimulatedLife implements World {
    private static final long SECOND = 1_000_000_000L;
    private static final long TROUBLE_SECONDS = 3 * 3600;
    private static final int QUIET_HOURS = 10;
    private static final int CORES = 2;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Random random;
    private final String name;
    private final Map<String, SimulatedServer> servers = new LinkedHashMap<>();
    private final MemoryStore store = new MemoryStore();
    private final PriorityQueue<Planned> queue = new PriorityQueue<>();
    private final Map<String, Process> processes = new HashMap<>();
    private final Map<Integer, Double> slots = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> finished = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private EngineCore core;
    private long nanos;
    private long wallOffsetMillis = Instant.parse("2026-11-22T00:00:00Z").toEpochMilli();
    private long latest;
    private long order;
    private int incarnation;
    private boolean quiet;
    private double share = 1;
    private int crashes;
    private int lostReplies;
    private int fullDisks;
    /** Whether effects of earlier events wait until there is room on the disk for what asks for them. */
    private boolean delayed;
    private int clockJumps;
    private long sleptMillis;
    private int sleeps;
    private int returns;
    private UserSettings settings = UserSettings.suggested(false, CORES).withLevel(Preset.EVERYTHING);
    private boolean present;

    private record Planned(long at, long order, int incarnation, Runnable act) implements Comparable<Planned> {
        @Override public int compareTo(Planned other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private static final class Process {
        int run;
        int slot;
        double left;
        boolean held;
    }

    SimulatedLife(long seed) {
        random = new Random(seed);
        name = "seed " + seed;
        int networks = random.nextInt(1, 4);
        for (int number = 0; number < networks; number++) {
            var server = new SimulatedServer(random, number);
            servers.put(server.url, server);
        }
    }

    int credited() {
        return servers.values().stream().mapToInt(server -> server.credited.size()).sum();
    }

    int crashes() {
        return crashes;
    }

    int lostReplies() {
        return lostReplies;
    }

    int fullDisks() {
        return fullDisks;
    }

    int clockJumps() {
        return clockJumps;
    }

    int sleeps() {
        return sleeps;
    }

    /** Lives; the answer names what went wrong, and is empty when nothing did. */
    String live() {
        boot();
        boolean home = random.nextBoolean();
        for (var url : servers.keySet()) {
            handle(new EngineEvent.Attach(url, "Simulation " + url, "key", home));
            home = false;
        }
        runUntil(TROUBLE_SECONDS, 20);
        quiet = true;
        store.full = false;
        store.last = true;
        present = false;
        servers.keySet().forEach(url -> {
            handle(new EngineEvent.Asked(new EngineCommand.ResumeProject(url)));
            handle(new EngineEvent.Asked(new EngineCommand.SetResourceShare(url, 100)));
        });
        handle(new EngineEvent.Asked(new EngineCommand.SetRunMode(RunMode.AUTO, Optional.empty())));
        handle(new EngineEvent.Asked(new EngineCommand.ChangeSettings(settings.withLevel(Preset.EVERYTHING).withBudgets(Budgets.NONE))));
        // What has come right stays right: the longest pauses are waited for only where something from the troubled time is still missing.
        var owed = Set.copyOf(finished);
        for (int hours = 2; hours <= QUIET_HOURS && (hours == 2 || !lost(owed).isEmpty() || credited() == 0); hours++) runUntil(TROUBLE_SECONDS + hours * 3600L, 90);
        var lost = lost(finished);
        for (var server : servers.values()) {
            violations.addAll(server.violations);
            if (!server.failed.isEmpty()) violations.add("failed without cause: " + server.failed);
        }
        lost.removeIf(task -> core.state.tasks.values().stream().anyMatch(held -> held.name.equals(task) && held.stage != TaskState.Stage.REPORTED));
        if (!lost.isEmpty()) violations.add("finished and never credited: " + lost);
        if (credited() == 0) violations.add("nothing was earned; at the end " + core.deciding().decision() + " " + core.snapshot().tasks() + core.snapshot().transfers());
        return violations.isEmpty() ? "" : name + ": " + violations;
    }

    /** Of these tasks those that were not credited. */
    private Set<String> lost(Set<String> tasks) {
        var lost = new HashSet<>(tasks);
        servers.values().forEach(server -> lost.removeAll(server.credited));
        return lost;
    }

    private void boot() {
        try {
            core = new EngineCore(store, this, () -> Instant.ofEpochMilli(wallOffsetMillis + nanos / 1_000_000), () -> nanos, random, CORES,
                    new UserChoices(settings, Optional.empty()), () -> ZONE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void runUntil(long seconds, long step) {
        while (nanos < seconds * SECOND) {
            long tick = nanos + step * SECOND;
            while (!queue.isEmpty() && queue.peek().at() <= tick) {
                var next = queue.poll();
                nanos = Math.max(nanos, next.at());
                if (next.incarnation() == incarnation) next.act().run();
            }
            nanos = tick;
            latest = Math.max(latest, wallOffsetMillis + nanos / 1_000_000);
            compute(step);
            handle(new EngineEvent.Tick());
            if (!quiet) trouble();
        }
    }

    private void handle(EngineEvent event) {
        if (store.full) delayed = true;
        core.handle(event);
        if (!store.full) delayed = false;
        if (event instanceof EngineEvent.Replied(_, _, _, var reply) && !store.full && !reply.projectIsDown()) acknowledged.addAll(reply.acks());
        long busy = processes.values().stream().filter(process -> !process.held).count();
        processes.forEach((key, process) -> {
            var task = core.state.tasks.get(key);
            if (!process.held && task != null && core.state.projects.get(task.project).suspended) violations.add(task.name + " ran while its network was paused");
        });
        if (busy > CORES) violations.add(busy + " processes ran on " + CORES + " cores");
        if (busy > 0 && core.deciding().decision() instanceof Decision.Hold) violations.add("work ran on hold: " + core.deciding().decision());
        if (core.deciding().decision() instanceof Decision.Share allowed && share > allowed.allowance().coreTime() + 1e-9) {
            violations.add("governed to " + share + ", allowed " + allowed.allowance().coreTime());
        }
        if (busy > 0 && core.state.settings.mode == RunMode.NEVER) violations.add("work ran while the user said stop");
    }

    /** Lets the pretended programs work for a while. */
    private void compute(long seconds) {
        for (var entry : List.copyOf(processes.entrySet())) {
            var process = entry.getValue();
            if (process.held) continue;
            process.left -= seconds * Math.min(1, share);
            if (process.left > 0) {
                handle(new EngineEvent.Moved(entry.getKey(), process.run, 1 - process.left / 400));
                if (random.nextInt(3) == 0) {
                    slots.put(process.slot, process.left);
                    handle(new EngineEvent.Saved(entry.getKey(), process.run));
                }
            } else {
                processes.remove(entry.getKey());
                files.add("slot " + process.slot);
                handle(new EngineEvent.Ended(entry.getKey(), process.run, 0, "", ""));
            }
        }
    }

    private void trouble() {
        switch (random.nextInt(120)) {
            case 0, 1 -> crash();
            case 2 -> {
                store.full = true;
                fullDisks++;
            }
            case 3, 4, 5, 6 -> store.full = false;
            case 7 -> {
                wallOffsetMillis += (long) (random.nextGaussian() * 20 * 3_600_000);
                clockJumps++;
            }
            case 19 -> {
                long asleep = random.nextInt(12 * 3_600_000);
                wallOffsetMillis += asleep;
                sleptMillis += asleep;
                sleeps++;
            }
            case 8 -> handle(new EngineEvent.Asked(new EngineCommand.SetRunMode(RunMode.NEVER, Optional.of(Duration.ofMinutes(random.nextInt(1, 60))))));
            case 9 -> handle(new EngineEvent.Asked(new EngineCommand.SetRunMode(RunMode.AUTO, Optional.empty())));
            case 10 -> handle(new EngineEvent.Asked(new EngineCommand.ChangeSettings(someSettings())));
            case 12, 13 -> {
                present = !present;
                returns++;
                handle(new EngineEvent.UserReturned());
            }
            case 14 -> handle(new EngineEvent.Asked(new EngineCommand.Apply(new Remedy.ShareAnyway(Duration.ofMinutes(random.nextInt(1, 90))))));
            case 15 -> handle(new EngineEvent.Asked(new EngineCommand.SetResourceShare(anyNetwork(), random.nextInt(0, 300))));
            case 16 -> handle(new EngineEvent.Asked(new EngineCommand.SuspendProject(anyNetwork())));
            case 17, 18 -> handle(new EngineEvent.Asked(new EngineCommand.ResumeProject(anyNetwork())));
            case 11 -> processes.keySet().stream().findFirst().ifPresent(this::killedFromOutside);
            default -> { }
        }
    }

    private String anyNetwork() {
        var urls = List.copyOf(servers.keySet());
        return urls.get(random.nextInt(urls.size()));
    }

    private UserSettings someSettings() {
        var budgets = random.nextBoolean() ? Budgets.NONE : Budgets.NONE.withHoursPerDay(OptionalDouble.of(random.nextDouble(0.5, 3)));
        return settings.withLevel(Preset.values()[random.nextInt(4)]).withBudgets(budgets);
    }

    private void crash() {
        crashes++;
        incarnation++;
        store.full = false;
        processes.clear();
        boot();
    }

    private void killedFromOutside(String task) {
        var process = processes.remove(task);
        handle(new EngineEvent.Ended(task, process.run, TaskMessage.INTERRUPTED, "killed", ""));
    }

    private void later(double seconds, Runnable act) {
        queue.add(new Planned(nanos + (long) (seconds * SECOND), order++, incarnation, act));
    }

    private boolean unlucky(int oneIn) {
        return !quiet && random.nextInt(oneIn) == 0;
    }

    @Override public void fetchMaster(String project, int talk, String masterUrl) {
        boolean fails = unlucky(10);
        later(0.5, () -> handle(fails ? new EngineEvent.ContactFailed(project, talk, "unreachable", true)
                : new EngineEvent.MasterFetched(project, talk, List.of(masterUrl + "cgi"))));
    }

    @Override public void contact(String project, int talk, List<String> urls, SchedulerRequest request, List<String> reported) {
        for (var result : request.results()) {
            if (acknowledged.contains(result.name())) violations.add(result.name() + " was reported after its acknowledgement");
        }
        if (unlucky(12)) {
            later(1, () -> handle(new EngineEvent.ContactFailed(project, talk, "connection refused", false)));
            return;
        }
        var reply = servers.get(project).answer(request, wallOffsetMillis / 1000.0 + nanos / 1e9, latest / 1000.0);
        if (unlucky(12)) {
            lostReplies++;
            later(2, () -> handle(new EngineEvent.ContactFailed(project, talk, "connection reset", false)));
            return;
        }
        var event = new EngineEvent.Replied(project, talk, reported, reply);
        later(1, () -> handle(event));
        if (unlucky(20)) later(2, () -> handle(event));
    }

    @Override public void download(FileState file, int number, String key) {
        boolean fails = unlucky(15);
        String id = file.key();
        later(1, () -> handle(fails ? new EngineEvent.TransferFailed(id, number, "cut off", false) : new EngineEvent.TransferDone(id, number)));
    }

    @Override public void upload(FileState file, int number) {
        String id = file.key();
        if (!files.contains("project " + file.name)) violations.add(file.name + " was to be uploaded and is gone");
        boolean fails = unlucky(15);
        if (!fails || random.nextBoolean()) servers.get(file.project).uploaded.add(file.name);
        later(1, () -> handle(fails ? new EngineEvent.TransferFailed(id, number, "cut off", false) : new EngineEvent.TransferDone(id, number)));
    }

    @Override public void askManager(int talk, String url, AccountManagerRequest request) {
        violations.add(url + " was asked, which nobody wanted");
    }

    @Override public void cancel(String project, String file) {
        var deciding = core.deciding();
        boolean allowed = core.state.projects.get(project).home ? deciding.transfersAtHomeAllowed() : deciding.transfersAllowed();
        if (allowed && !delayed) violations.add(file + " was stopped on its way, though it may move and nobody asked");
    }

    @Override public void deleteFile(FileState file) {
        files.remove("project " + file.name);
    }

    @Override public void deleteProject(String project) {
        violations.add(project + " was left, which nobody asked");
    }

    @Override public void start(TaskState task, ProjectState project, List<FileState> inputs, boolean fresh) {
        if (processes.containsKey(task.key())) violations.add(task.name + " was started twice");
        if (fresh) {
            slots.remove(task.slot);
            files.remove("slot " + task.slot);
        }
        var process = new Process();
        process.run = task.run;
        process.slot = task.slot;
        process.left = slots.getOrDefault(task.slot, task.fpopsEstimate / task.flops);
        process.held = !task.running;
        processes.put(task.key(), process);
        String id = task.key();
        later(0.5, () -> handle(new EngineEvent.Started(id, process.run, 1000 + order, 1)));
    }

    @Override public void hold(String task) {
        if (processes.containsKey(task)) processes.get(task).held = true;
    }

    @Override public void release(String task) {
        if (processes.containsKey(task)) processes.get(task).held = false;
    }

    @Override public void leave(String task) {
        var process = processes.remove(task);
        if (process == null) return;
        slots.put(process.slot, process.left);
        later(1, () -> {
            handle(new EngineEvent.Saved(task, process.run));
            handle(new EngineEvent.Ended(task, process.run, TaskMessage.LEFT_ON_REQUEST, "", ""));
        });
    }

    @Override public void kill(String task) {
        processes.remove(task);
    }

    @Override public void govern(List<String> tasks, double cpuShare, int gpuPercent) {
        share = cpuShare;
    }

    @Override public void freezeOnReturn(boolean freeze) {
        // That a freeze comes at once is tested with real processes.
    }

    @Override public void rates(Rates rates) {
        // Speed is the real transfers' affair.
    }

    @Override public long usedDisk() {
        return 0;
    }

    @Override public void thaw() {
        // Nothing was frozen but by the rules.
    }

    @Override public long sleptNanos() {
        return sleptMillis * 1_000_000;
    }

    @Override public Look look() {
        return new Look(Optional.empty(), Optional.of(present ? Duration.ZERO : Duration.ofHours(1)), false,
                new EngineSnapshot.PresenceMethod("X11", Optional.empty()), Optional.empty(), Set.of(), List.of());
    }

    @Override public void saveSettings(UserSettings settings) {
        this.settings = settings;
    }

    @Override public void endSession(EngineCommand.AfterFinish how) {
        violations.add("the computer was to " + how + ", which nobody asked");
    }

    @Override public void collect(TaskState task) {
        String slot = "slot " + task.slot;
        String output = "project " + task.outputs.getFirst().file;
        String id = task.key();
        int run = task.run;
        var result = new EngineEvent.Output(task.outputs.getFirst().file, 10, "2".repeat(32));
        if (files.remove(slot)) files.add(output);
        if (!files.contains(output)) violations.add(task.name + " ended and its output is gone");
        finished.add(task.name);
        later(0.2, () -> handle(new EngineEvent.Collected(id, run, List.of(result))));
    }

    @Override public void collectEarly(TaskState task, TaskState.Ref output) {
        violations.add("no program here sends results early");
    }

    @Override public void tellUploaded(String task, int slot, String uploaded, int status) {
        violations.add("no program here sends results early");
    }

    @Override public String stderr(int slot) {
        return "";
    }

    @Override public void discardSlot(int slot) {
        slots.remove(slot);
        files.remove("slot " + slot);
    }

    @Override public void sweep(Set<Integer> used, Map<String, Set<String>> names) {
        slots.keySet().removeIf(slot -> !used.contains(slot));
        files.removeIf(file -> file.startsWith("slot ") ? !used.contains(Integer.valueOf(file.substring(5)))
                : names.values().stream().noneMatch(known -> known.contains(file.substring("project ".length()))));
    }

    @Override public void endLeftover(long pid, long pidStart) {
        // Processes do not survive a crash here; that real ones do not is tested with real ones.
    }

    @Override public long freeDisk() {
        return store.full ? 0 : Long.MAX_VALUE;
    }

    @Override public HostInfo hostInfo() {
        return HostInfo.builder().ncpus(CORES).fpops(1e9).memoryBytes(16e9).build();
    }

    @Override public List<GraphicsCard> cards() {
        return List.of();
    }

    @Override public boolean coprocsKnown() {
        return true;
    }

    @Override public List<Coproc> coprocs() {
        return List.of();
    }

    @Override public void tell(String task, int slot, long time, byte[] message) {
        violations.add("a message for a program that nobody sent");
    }
}
