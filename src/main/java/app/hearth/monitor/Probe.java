package app.hearth.monitor;

import java.util.Optional;
import java.util.Set;

/**
 * Looks at the machine. Called by one thread at a time. {@link #close} lets go of open files and drivers.
 */
public interface Probe extends AutoCloseable {
    /**
     * What happened since the look before.
     *
     * @param taskRoots process ids of the tasks' first processes; what these start belongs to them
     * @return empty at the first look and where the machine changed too much to compare (a core came or went)
     */
    Optional<Reading> read(Set<Long> taskRoots);

    @Override void close();

    /** The probe for the system we run on. */
    static Probe forThisSystem() {
        return MachineProbe.forThisSystem();
    }
}
