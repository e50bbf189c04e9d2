package app.hearth.protocol;

/**
 * The three numbers of a client, such as 8.2.15 (core_client_*).
 */
public record ClientVersion(int major, int minor, int release) {

    /** One number as servers fold it: 10000 major + 100 minor + release (sched/sched_types.cpp). */
    public int folded() { return 10000 * major + 100 * minor + release; }

    @Override public String toString() { return major + "." + minor + "." + release; }
}
