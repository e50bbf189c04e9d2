package app.hearth.engine.execution;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * A running task as its owner sees it: freeze, continue, ask to leave, kill. Messages arrive on a thread of
 * the task's own; exactly one {@link TaskMessage.End} comes, and it comes last.
 */
public final class TaskProcess {
    /** Characters; a message has at most a sentence, a stack trace's line a few hundred. */
    static final int LONGEST_LINE = 16_384;

    /** For killed processes to be gone: 10 s. */
    private static final int MOST_LOOKS = 2000;
    private static final long LOOK_MILLIS = 5;

    private final Process process;
    private final Kin kin;
    private final Talk talk;
    private final Consumer<TaskMessage> messages;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean held;
    private boolean resting;
    private boolean cooling;
    private boolean frozen;
    private boolean stopped;

    private TaskProcess(Process process, Kin kin, Talk talk, Consumer<TaskMessage> messages) {
        this.process = process;
        this.kin = kin;
        this.talk = talk;
        this.messages = messages;
    }

    /**
     * Starts a task.
     *
     * @param keeper whether the process started only keeps a container around the task's own
     * @param grows  whether the task may start further processes
     * @param talk   how it is spoken with
     */
    static TaskProcess start(ProcessBuilder builder, String name, boolean keeper, boolean grows, Talk talk, Consumer<TaskMessage> messages)
            throws IOException {
        var process = builder.start();
        var task = new TaskProcess(process, new Kin(process, keeper, grows), talk, messages);
        Thread.ofVirtual().name("task " + name).start(task::listen);
        return task;
    }

    /** The outermost process, to be recorded so that leftovers can be found. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Stops it until {@link #release}, whatever the governor wants; safe to repeat. */
    public synchronized void hold() {
        held = true;
        obey();
    }

    /** Ends a hold; safe to repeat. */
    public synchronized void release() {
        held = false;
        obey();
    }

    /** The governor's own stopping in slices. */
    synchronized void rest(boolean rest) {
        resting = rest;
        obey();
    }

    /** The rest of the graphics card that it uses. */
    synchronized void cool(boolean rest) {
        cooling = rest;
        obey();
    }

    /** The stopping of everything at once. */
    synchronized void freeze(boolean freeze) {
        frozen = freeze;
        obey();
    }

    /** It runs while nobody wants it stopped. */
    private void obey() {
        boolean stop = held || resting || cooling || frozen;
        if (stop == stopped) return;
        stopped = stop;
        if (stop) kin.stop();
        else kin.go();
    }

    /** Processor time used so far in nanoseconds, of all its processes, never falling; the last known value after the end. */
    public synchronized long cpuNanos() {
        return kin.cpuNanos();
    }

    /** Asks the program to save its work and leave; one that never saves may stay. */
    public void askToLeave() {
        talk.askToLeave();
    }

    /** Tells the program how much memory it has, in bytes, where its kind of program is told. */
    public void memory(long used) {
        talk.memory(used);
    }

    /** Tells the program whether the network may be used, where its kind of program is told. */
    public void online(boolean allowed) {
        talk.online(allowed);
    }

    /** Most bytes that its folder was seen to hold while it ran; 0 where nobody looked. */
    public long diskBytes() {
        return talk.diskBytes();
    }

    /** Tells the program that there is a message of its network in its slot, where its kind of program is told. */
    public void message() {
        talk.message();
    }

    /** Tells the program that its slot says what became of a result sent early, where its kind of program is told. */
    public void uploaded() {
        talk.uploaded();
    }

    /** Tells the program that its init_data.xml is to be read again, where it has one. */
    public void renew(LongFunction<String> initData) {
        talk.renew(initData);
    }

    /** Ends it now, frozen or not. */
    public void kill() {
        kill(kin::family);
    }

    private void kill(Supplier<Set<ProcessHandle>> family) {
        Set<ProcessHandle> all;
        synchronized (this) {
            all = family.get();
        }
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends processes that outlive the first one. */
    void killRest() {
        kill(kin::known);
    }

    Process process() {
        return process;
    }

    synchronized boolean stopped() {
        return stopped;
    }

    /** Waits for the end message to be delivered. */
    public boolean awaitEnd(long time, TimeUnit unit) throws InterruptedException {
        return ended.await(time, unit);
    }

    /** Its end is told when none of its processes can write any more: its slot is used or deleted after that. */
    private void awaitFamily() {
        Set<ProcessHandle> family;
        synchronized (this) {
            family = kin.known();
        }
        try {
            for (int i = 0; i < MOST_LOOKS && family.stream().anyMatch(Strays::works); i++) {
                family.forEach(ProcessHandle::destroyForcibly);
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        TaskMessage last = new TaskMessage.End(TaskMessage.INTERRUPTED, "Hearth stopped listening");
        try {
            last = talk.listen(this, messages);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // the task must end in Hearth's books whatever happened
            kill();
            last = new TaskMessage.End(TaskMessage.INTERRUPTED, "Hearth lost the task: " + e);
        }
        awaitFamily();
        try {
            messages.accept(last);
        } finally {
            ended.countDown();
        }
    }
}
