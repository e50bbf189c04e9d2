package app.hearth.engine.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether Hearth may use the computer now and, if not, what stands in the way. Facts, no sentences. */
public sealed interface Decision {
    /** Work may run within the allowance. */
    record Share(Allowance allowance) implements Decision {}

    /** At least one reason, the strongest first. {@code resumesAt} is empty while only the user can end the hold. */
    record Hold(List<Reason> reasons, Optional<Instant> resumesAt) implements Decision {
        public Hold {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) throw new IllegalArgumentException("a hold needs a reason");
        }
    }

    /**
     * How much may be used.
     *
     * @param cores      logical cores that tasks may occupy, at least 1
     * @param cpuPercent share of those cores' time, 1..100
     */
    record Allowance(int cores, int cpuPercent) {
        public Allowance {
            if (cores < 1) throw new IllegalArgumentException("cores must be at least 1, was " + cores);
            if (cpuPercent < 1 || cpuPercent > 100) throw new IllegalArgumentException("percent must be 1..100, was " + cpuPercent);
        }
    }

    /** Why nothing runs; each kind has words and a remedy on the screen. */
    sealed interface Reason {
        /** The user said stop, with no end. */
        record PausedByUser() implements Reason {}
        /** The user asked for quiet until then. */
        record Snoozed(Instant since, Instant until) implements Reason {}
        /** The disk has less than Hearth must leave free. Bytes. */
        record DiskFull(long free, long keepFree) implements Reason {}
    }
}
