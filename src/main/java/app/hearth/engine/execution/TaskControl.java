package app.hearth.engine.execution;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/**
 * The host functions of module {@code hearth} and the parent's wishes, both inside the task's process.
 * The functions mean what BOINC's API calls of the same names mean (protocol note 6.14); a program needs none of them.
 */
final class TaskControl {
    private static final long PROGRESS_EVERY_NANOS = 250_000_000;
    private final PrintStream parent;
    private final long periodNanos;
    private long lastCheckpoint = System.nanoTime();
    private long lastProgress = System.nanoTime() - PROGRESS_EVERY_NANOS;
    private volatile boolean quit;

    TaskControl(PrintStream parent, long checkpointSeconds) {
        this.parent = parent;
        this.periodNanos = checkpointSeconds * 1_000_000_000L;
    }

    /** Reads the parent's wishes until its end goes away, and then leaves: no task outlives Hearth. */
    void listen(InputStream wishes) {
        try {
            for (int wish = wishes.read(); wish >= 0; wish = wishes.read()) {
                if (wish == 'q') quit = true;
            }
        } catch (IOException e) {
            // The pipe broke: the parent is gone as well.
        }
        Runtime.getRuntime().halt(1);
    }

    ImportFunction[] functions() {
        return new ImportFunction[] {
            new HostFunction("hearth", "fraction_done", FunctionType.accepting(ValType.F64),
                    (_, arguments) -> fractionDone(Double.longBitsToDouble(arguments[0]))),
            new HostFunction("hearth", "time_to_checkpoint", FunctionType.returning(ValType.I32),
                    (_, _) -> new long[] {timeToCheckpoint() ? 1 : 0}),
            new HostFunction("hearth", "checkpoint_completed", FunctionType.of(List.of(), List.of()),
                    (_, _) -> checkpointCompleted()),
        };
    }

    private long[] fractionDone(double fraction) {
        long now = System.nanoTime();
        if (now - lastProgress >= PROGRESS_EVERY_NANOS && fraction >= 0 && fraction <= 1) {
            lastProgress = now;
            parent.println(new TaskMessage.Progress(fraction).line());
        }
        return null;
    }

    private boolean timeToCheckpoint() {
        return quit || System.nanoTime() - lastCheckpoint >= periodNanos;
    }

    private long[] checkpointCompleted() {
        lastCheckpoint = System.nanoTime();
        parent.println(new TaskMessage.Checkpoint().line());
        if (quit) throw new TaskEnded(TaskMessage.LEFT_ON_REQUEST, "left with its work saved");
        return null;
    }
}
