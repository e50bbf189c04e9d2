package app.hearth.engine.execution;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running WebAssembly task as its owner sees it: freeze, continue, ask to leave, kill. Messages arrive on a thread of
 * the task's own; exactly one {@link TaskMessage.End} comes, and it comes last.
 */
public final class TaskProcess {
    private final Process process;
    private final Consumer<TaskMessage> messages;
    private final CountDownLatch ended = new CountDownLatch(1);
    private long worker;
    private boolean held;
    private volatile boolean resting;
    private long workerNanos;

    private TaskProcess(Process process, Consumer<TaskMessage> messages) {
        this.process = process;
        this.messages = messages;
    }

    static TaskProcess start(ProcessBuilder builder, String name, Consumer<TaskMessage> messages) throws IOException {
        var task = new TaskProcess(builder.start(), messages);
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
    public void hold() {
        stopIf(true, resting);
    }

    /** Ends a hold; safe to repeat. */
    public void release() {
        stopIf(false, resting);
    }

    /** The governor's own freezing and thawing, under a hold without effect. */
    void rest(boolean rest) {
        if (resting != rest) stopIf(held, rest);
    }

    private synchronized void stopIf(boolean hold, boolean rest) {
        held = hold;
        resting = rest;
        if (worker() <= 0) return;
        if (held || resting) Native.stop(worker);
        else Native.go(worker);
    }

    /** Processor time used so far in nanoseconds, never falling; the last known value after the end. */
    public synchronized long cpuNanos() {
        long pid = worker();
        OptionalLong now = pid > 0 ? Native.cpuNanos(pid) : OptionalLong.empty();
        workerNanos = Math.max(workerNanos, now.orElse(0));
        return workerNanos;
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

    /** The JVM itself: inside bubblewrap a child of the process we started. */
    private synchronized long worker() {
        if (worker == 0 && process.isAlive()) {
            worker = find().orElse(0L);
            if (worker > 0 && (held || resting)) Native.stop(worker); // stopped before it could be found
        }
        return worker;
    }

    private Optional<Long> find() {
        if (process.info().command().filter(command -> command.endsWith("java") || command.endsWith("java.exe")).isPresent()) {
            return Optional.of(process.pid());
        }
        return process.toHandle().descendants()
                .filter(child -> child.info().command().filter(command -> command.endsWith("java")).isPresent())
                .map(ProcessHandle::pid).findFirst();
    }

    private void listen() {
        Optional<TaskMessage.End> end = Optional.empty();
        var noise = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var message = TaskMessage.parse(line);
                if (message.isEmpty() && noise.length() < 2000) noise.append(line).append(' ');
                if (message.orElse(null) instanceof TaskMessage.End last) end = end.or(() -> Optional.of(last));
                else message.ifPresent(messages);
            }
        } catch (IOException e) {
            noise.append(e.getMessage());
        }
        finish(end, noise.toString().strip());
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
