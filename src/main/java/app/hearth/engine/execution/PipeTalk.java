package app.hearth.engine.execution;

import java.io.BufferedReader;
import java.io.IOException;
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
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var message = TaskMessage.parse(line);
                if (message.isEmpty() && noise.length() < 2000) noise.append(line).append(' ');
                if (message.orElse(null) instanceof TaskMessage.End last) end = end.or(() -> Optional.of(last));
                else message.ifPresent(messages);
            }
        } catch (IOException e) {
            noise.append(e.getMessage());
        }
        int status = process.waitFor();
        String said = noise.toString().strip();
        return end.orElseGet(() -> new TaskMessage.End(TaskMessage.INTERRUPTED,
                "the task's process ended with " + status + (said.isEmpty() ? "" : ": " + said)));
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
