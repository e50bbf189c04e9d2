package app.hearth.monitor.surroundings;

import java.util.Optional;

/** Tells of a program that fills the screen. For one thread at a time. */
interface Screen extends AutoCloseable {
    /** Empty when none does, or where it cannot be told. */
    Optional<Inhibitor> filledBy();

    @Override default void close() {}
}
