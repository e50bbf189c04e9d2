package app.hearth.desktop.feed;

import app.hearth.engine.EngineClient.Subscription;
import app.hearth.rewards.Earnings;
import java.util.function.Consumer;

/** Where the screens get the credit figures from. All methods may be called on any thread and return at once. */
public interface EarningsSource {
    /** The newest figures, {@link Earnings#none} before the first. */
    Earnings latest();

    /** Calls the listener with each new state, on the source's thread. Close to stop. */
    Subscription onChange(Consumer<Earnings> listener);

    /** Asks the network now; the outcome arrives as a change. */
    void refresh();
}
