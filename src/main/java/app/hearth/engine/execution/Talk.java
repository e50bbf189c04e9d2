package app.hearth.engine.execution;

import java.util.function.Consumer;
import java.util.function.LongFunction;

/** How Hearth and a task's program speak with each other. Wishes come from any thread. */
interface Talk {
    /** Passes on what the program says until it has ended, and gives its last word. Blocks. */
    TaskMessage listen(TaskProcess task, Consumer<TaskMessage> messages) throws InterruptedException;

    /** Asks the program to save its work and leave. */
    void askToLeave();

    /** How much memory the task uses, in bytes. */
    default void memory(long used) {}

    /** Whether the network may be used. */
    default void online(boolean allowed) {}

    /** Most bytes that its folder was seen to hold, 0 where it is not looked at meanwhile. */
    default long diskBytes() {
        return 0;
    }

    /** There is a message of its network in its slot. */
    default void message() {}

    /** It stands in its slot what became of a result that it had sent early. */
    default void uploaded() {}

    /** New content of init_data.xml, for the number of the process that the program watches. */
    default void renew(LongFunction<String> initData) {}
}
