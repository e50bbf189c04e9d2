package app.hearth.rewards;

import java.io.IOException;
import java.time.Duration;

/** A network, wallet or other account that says what was earned. A further kind of network is one more class of this. */
public interface EarningsSource {
    /** What kind of source it is. */
    enum Kind {
        /** The network inside Hearth. */
        HOME,
        /** A BOINC project. */
        BOINC,
        /** A wallet of a currency. */
        TOKEN
    }

    /** Its key in the book; stays the same for ever: a network's master URL, or another name. */
    String name();

    /** Its name for the user. */
    default String label() {
        return name();
    }

    Kind kind();

    /** How long to wait before it is asked again. */
    Duration pace();

    /**
     * Asks the source; blocks until it answers or fails. Each source is asked on a thread of its own.
     *
     * @param since the highest {@link Event#number} of this source in the book, 0 where there is none; it need not tell older ones again
     * @throws IOException with a sentence for the user in its message
     */
    Told fetch(long since) throws IOException;
}
