package app.hearth.engine.execution;

/** Leaves a running module from inside a host function, with the task's end. */
final class TaskEnded extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient TaskMessage.End end;

    TaskEnded(int exitStatus, String message) {
        super(message, null, false, false);
        this.end = new TaskMessage.End(exitStatus, message);
    }

    TaskMessage.End end() {
        return end;
    }
}
