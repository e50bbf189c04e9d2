package app.hearth.engine.execution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running task as its owner sees it: freeze, continue, ask to leave, kill. Messages arrive on a thread of
 * the task's own; exactly one {@link TaskMessage.End} comes, and it comes last.
 */
public final class TaskProcess {
    /** Characters; a message has at most a sentence, a stack trace's line a few hundred. */
    static final int LONGEST_LINE = 16_384;

    private final Process process;
    private final Kin kin;
    private final Consumer<TaskMessage> messages;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean held;
    private boolean resting;
    private boolean frozen;
    private boolean stopped;

    private TaskProcess(Process process, Kin kin, Consumer<TaskMessage> messages) {
        this.process = process;
        this.kin = kin;
        this.messages = messages;
    }

    /**
     * Starts a task.
     *
     * @param keeper whether the process started only keeps a container around the task's own
     * @param grows  whether the task may start further processes
     */
    static TaskProcess start(ProcessBuilder builder, String name, boolean keeper, boolean grows, Consumer<TaskMessage> messages)
            throws IOException {
        var process = builder.start();
        var task = new TaskProcess(process, new Kin(process, keeper, grows), messages);
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

    /** The stopping of everything at once. */
    synchronized void freeze(boolean freeze) {
        frozen = freeze;
        obey();
    }

    /** It runs while nobody wants it stopped. */
    private void obey() {
        boolean stop = held || resting || frozen;
        if (stop == stopped) return;
        stopped = stop;
        if (stop) kin.stop();
        else kin.go();
    }

    /** Processor time used so far in nanoseconds, of all its processes, never falling; the last known value after the end. */
    public synchronized long cpuNanos() {
        return kin.cpuNanos();
    }

    /** Asks the program to save its work and leave; one that never saves stays. */
    public void askToLeave() {
        try {
            process.getOutputStream().write('q');
            process.getOutputStream().flush();
        } catch (IOException e) {
            // It has already left; its end is on the way.
        }
    }

    /** Ends it now, frozen or not. */
    public void kill() {
        process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Waits for the end message to be delivered. */
    public boolean awaitEnd(long time, TimeUnit unit) throws InterruptedException {
        return ended.await(time, unit);
    }

    private void listen() {
        Optional<TaskMessage.End> end = Optional.empty();
        var noise = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = line(lines); line != null; line = line(lines)) {
                var message = TaskMessage.parse(line);
                if (message.isEmpty() && noise.length() < 2000) noise.append(line).append(' ');
                if (message.orElse(null) instanceof TaskMessage.End last) end = end.or(() -> Optional.of(last));
                else message.ifPresent(messages);
            }
        } catch (LineTooLong e) {
            kill();
            end = Optional.of(new TaskMessage.End(TaskMessage.EXIT_CHILD_FAILED, e.getMessage()));
        } catch (IOException e) {
            noise.append(e.getMessage());
        }
        finish(end, noise.toString().strip());
    }

    /** The next line, null at the end; one that never ends must not fill Hearth's memory. */
    private static String line(Reader from) throws IOException {
        var line = new StringBuilder();
        for (int c = from.read(); c != '\n'; c = from.read()) {
            if (c < 0) return line.isEmpty() ? null : line.toString();
            if (line.length() == LONGEST_LINE) throw new LineTooLong();
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    private static final class LineTooLong extends IOException {
        private static final long serialVersionUID = 1;

        LineTooLong() {
            super("the task's process wrote a line of more than " + LONGEST_LINE + " characters");
        }
    }

    private void finish(Optional<TaskMessage.End> end, String noise) {
        int code;
        try {
            code = process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            code = -1;
        }
        String said = noise.isEmpty() ? "" : ": " + noise;
        int status = code;
        try {
            messages.accept(end.orElseGet(() -> new TaskMessage.End(TaskMessage.EXIT_UNKNOWN,
                    "the task's process ended with " + status + said)));
        } finally {
            ended.countDown();
        }
    }
}
