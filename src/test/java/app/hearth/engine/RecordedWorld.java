package app.hearth.engine;

import app.hearth.protocol.AccountManagerRequest;
import app.hearth.protocol.Coproc;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.TrickleUp;
import app.hearth.settings.Rates;
import app.hearth.settings.UserSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Optional;
import java.util.Set;

/** An outside that only notes what is asked of it; what comes of it the test says. */
final class RecordedWorld implements World {
    final List<String> calls = new ArrayList<>();
    final List<SchedulerRequest> requests = new ArrayList<>();
    final List<Integer> slots = new ArrayList<>();
    boolean containers;
    NameRules names = NameRules.EXACT;
    long free = 1L << 40;
    Look look = Look.BLIND;
    boolean freezes;
    int gpuPercent = 100;
    boolean online;
    AccountManagerRequest manager;
    List<Coproc> cards = List.of();
    List<GraphicsCard> graphics = List.of();
    boolean cardsKnown = true;
    private long slept;
    private long corrected;
    long used;
    private long millis = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

    EngineCore boot(Store store) throws IOException {
        return boot(store, UserSettings.suggested(false, 2));
    }

    EngineCore boot(Store store, UserSettings settings) throws IOException {
        return new EngineCore(store, this, () -> Instant.ofEpochMilli(millis), () -> (millis - slept - corrected) * 1_000_000, new Random(1), 2,
                new UserChoices(settings, Optional.empty()), () -> ZoneOffset.UTC);
    }

    /** The conversation under way, or one that is as good. */
    static int talk(EngineCore core, String url) {
        var project = core.state.projects.get(url);
        if (project.talk == 0) project.talk = core.nextNumber();
        return project.talk;
    }

    static EngineEvent fetched(EngineCore core, String key) {
        return new EngineEvent.TransferDone(key, transfer(core, key));
    }

    static int transfer(EngineCore core, String key) {
        return core.state.files.get(key).transfer;
    }

    static int run(EngineCore core, String key) {
        return core.state.tasks.get(key).run;
    }

    long clock() {
        return millis;
    }

    void pass(Duration time) {
        millis += time.toMillis();
    }

    /** The clock is corrected, and no time passes. */
    void setClock(Duration by) {
        millis += by.toMillis();
        corrected += by.toMillis();
    }

    /** The computer sleeps: the steady clock stands still. */
    void sleep(Duration time) {
        millis += time.toMillis();
        slept += time.toMillis();
    }

    @Override public boolean bubblewrap() { return containers; }

    @Override public long sleptNanos() {
        return slept * 1_000_000;
    }

    @Override public void freezeOnReturn(boolean freeze) {
        freezes = freeze;
    }

    @Override public void rates(Rates rates) {
        // Speed is the real transfers' affair.
    }

    @Override public long usedDisk() {
        return used;
    }

    @Override public void thaw() {
    }

    @Override public Look look() {
        return look;
    }

    @Override public void saveSettings(UserSettings settings) {
        calls.add("settings saved");
    }

    @Override public void endSession(EngineCommand.AfterFinish how) {
        calls.add("session ends: " + how);
    }

    @Override public void fetchMaster(String project, int talk, String masterUrl) {
        calls.add("master " + project);
    }

    @Override public void contact(String project, int talk, List<String> urls, SchedulerRequest request, List<String> reported) {
        calls.add("contact " + project);
        requests.add(request);
    }

    @Override public void trickle(List<String> urls, TrickleUp message) {
        calls.add("trickle to " + urls + " " + new String(message.xml(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override public void renew(String project, String wishes) {
        calls.add("renew " + project + " " + wishes.strip());
    }

    @Override public void online(boolean allowed) {
        online = allowed;
    }

    @Override public void download(FileState file, int transfer, String codeSignKey) {
        calls.add("download " + file.name);
    }

    @Override public void upload(FileState file, int transfer) {
        calls.add("upload " + file.name);
    }

    @Override public NameRules names() {
        return names;
    }

    @Override public void deleteFile(FileState file) {
        calls.add("delete " + file.name);
    }

    @Override public void askManager(int talk, String url, AccountManagerRequest request) {
        calls.add("manager " + url);
        manager = request;
    }

    @Override public void cancel(String project, String name) {
        calls.add("cancel " + name);
    }

    @Override public void deleteProject(String project) {
        calls.add("delete project " + project);
    }

    @Override public void start(TaskState task, ProjectState project, List<FileState> files, boolean fresh) {
        calls.add("start " + task.name);
        slots.add(task.slot);
    }

    @Override public void hold(String task) {
        calls.add("hold " + task);
    }

    @Override public void release(String task) {
        calls.add("release " + task);
    }

    @Override public void leave(String task) {
        calls.add("leave " + task);
    }

    @Override public void kill(String task) {
        calls.add("kill " + task);
    }

    @Override public void govern(List<String> tasks, double share, int gpuPercent) {
        calls.add("govern " + tasks.size());
        this.gpuPercent = gpuPercent;
    }

    @Override public void collect(TaskState task) {
        calls.add("collect " + task.name);
    }

    @Override public void collectEarly(TaskState task, TaskState.Ref output) {
        calls.add("collect early " + output.file);
    }

    @Override public void tellUploaded(String task, int slot, String name, int status) {
        calls.add("uploaded " + name + " " + status);
    }

    @Override public String stderr(int slot) {
        return "said in slot " + slot;
    }

    @Override public void discardSlot(int slot) {
        calls.add("discard " + slot);
    }

    @Override public void sweep(Set<Integer> used, Map<String, Set<String>> names) {
        calls.add("sweep");
    }

    @Override public void endLeftover(long pid, long pidStart) {
        calls.add("end " + pid);
    }

    @Override public long freeDisk() {
        return free;
    }

    @Override public HostInfo hostInfo() {
        return HostInfo.builder().memoryBytes(16e9).ncpus(2).fpops(1e9).build();
    }

    @Override public List<GraphicsCard> cards() {
        return graphics;
    }

    @Override public boolean coprocsKnown() {
        return cardsKnown;
    }

    @Override public List<Coproc> coprocs() {
        return cards;
    }

    @Override public void tell(String task, int slot, long time, byte[] message) {
        calls.add("tell " + task + " " + new String(message, java.nio.charset.StandardCharsets.UTF_8));
    }
}
