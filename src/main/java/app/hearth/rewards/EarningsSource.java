package app.hearth.rewards;

import java.io.IOException;

/** A network that says what was earned on it. */
public interface EarningsSource {
    /** The network's name, as the user sees it; stays the same for the life of the source. */
    String name();

    /**
     * Asks the network; blocks until it answers or fails.
     *
     * @throws IOException with a sentence for the user in its message
     */
    Earnings fetch() throws IOException;
}
