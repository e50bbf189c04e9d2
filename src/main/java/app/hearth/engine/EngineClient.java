package app.hearth.engine;

import java.util.function.Consumer;

/**
 * The only way a window or a command reaches the engine: snapshots out, commands in, all plain records.
 * Drawn so that the engine could live in another process or on another computer.
 */
public interface EngineClient {
    /** The newest snapshot; never null, cheap, any thread. */
    EngineSnapshot snapshot();

    /** Calls the listener with each new snapshot on the engine's thread; it must only hand over. Close to stop. */
    Subscription subscribe(Consumer<EngineSnapshot> listener);

    /** Asks for something; returns at once, the effect shows in a later snapshot. */
    void send(EngineCommand command);

    /** Ends a subscription; safe to repeat. */
    interface Subscription extends AutoCloseable {
        @Override void close();
    }
}
