package app.hearth.monitor.surroundings;

import app.hearth.monitor.Untold;
import java.util.Optional;

/** Tells of a program that fills the screen. For one thread at a time. */
interface Screen extends AutoCloseable {
    /** Empty when none does, or where it cannot be told. */
    Optional<Inhibitor> filledBy();

    /** Why the last look could not tell; empty when it could. */
    Optional<Untold> untold();

    @Override default void close() {}

    /** Where it can never be told. */
    record Blind(Untold why) implements Screen {
        @Override public Optional<Inhibitor> filledBy() {
            return Optional.empty();
        }

        @Override public Optional<Untold> untold() {
            return Optional.of(why);
        }
    }
}
