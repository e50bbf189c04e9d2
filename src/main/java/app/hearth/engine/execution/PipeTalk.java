package app.hearth.engine.execution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Lines over the process's standard output, wishes over its input: as {@link WasmTaskMain} speaks. */
final class PipeTalk implements Talk {
    private volatile Process process;
    private volatile boolean asked;

    @Override public TaskMessage listen(TaskProcess task, Consumer<TaskMessage> messages) throws InterruptedException {
        process = task.process();
        if (asked) askToLeave();
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
            task.kill();
            end = Optional.of(new TaskMessage.End(TaskMessage.EXIT_CHILD_FAILED, e.getMessage()));
        } catch (IOException e) {
            noise.append(e.getMessage());
        }
        int status = process.waitFor();
        String said = noise.toString().strip();
        return end.orElseGet(() -> new TaskMessage.End(TaskMessage.INTERRUPTED,
                "the task's process ended with " + status + (said.isEmpty() ? "" : ": " + said)));
    }

    /** The next line, null at the end; one that never ends must not fill Hearth's memory. */
    private static String line(Reader from) throws IOException {
        var line = new StringBuilder();
        for (int c = from.read(); c != '\n'; c = from.read()) {
            if (c < 0) return line.isEmpty() ? null : line.toString();
            if (line.length() == TaskProcess.LONGEST_LINE) throw new LineTooLong();
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    private static final class LineTooLong extends IOException {
        private static final long serialVersionUID = 1;

        LineTooLong() {
            super("the task's process wrote a line of more than " + TaskProcess.LONGEST_LINE + " characters");
        }
    }

    @Override public void askToLeave() {
        asked = true;
        var known = process;
        if (known == null) return;
        try {
            known.getOutputStream().write('q');
            known.getOutputStream().flush();
        } catch (IOException e) {
            // It has already left; its end is on the way.
        }
    }
}
