package app.hearth.rewards;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this computer measured of a task, beside the word of its network.
 *
 * @param finished  when it ended here
 * @param elapsed   time in which it was allowed to run
 * @param cpu       processor time
 * @param gpu       time in which it held a graphics card; zero without one
 * @param energy    electricity for it; empty where nothing is known of the computer's draw
 * @param bytesDown bytes fetched for it alone; files shared with other tasks count for the first
 * @param bytesUp   bytes sent
 */
public record Measured(Instant finished, Duration elapsed, Duration cpu, Duration gpu, Optional<Energy> energy, long bytesDown, long bytesUp) {
    public Measured {
        energy = energy.filter(one -> one.joules() >= 0 && Double.isFinite(one.joules())); // what is no figure is not known; one such line would end every export
    }

    /** Electricity in joules (1 Wh is 3600 J), and how it is known. */
    public record Energy(double joules, Known known) {}

    /** How an energy is known. */
    public enum Known {
        /** Read from the computer's own counters. */
        SENSOR,
        /** Reckoned from watts that the user read from a meter. */
        METER,
        /** Reckoned from what such a computer usually draws. */
        ESTIMATE
    }
}
