package app.hearth.monitor.presence;

/** One open way to learn of the user's input; it keeps an {@link IdleClock}. */
interface IdleSource extends AutoCloseable {
    /** Called whenever somebody asks for the clock, for a source that wants to look again. Does not wait. */
    default void freshen() {}

    @Override void close();
}
