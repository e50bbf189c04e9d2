package app.hearth.monitor;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How a system tells what processes used. Safe for any thread; all answers are empty for a process that ended. */
interface ProcessTimes {
    Optional<Duration> own(long pid);

    Optional<Duration> tree(long pid);

    OptionalLong memory(long pid);

    OptionalLong virtual(long pid);
}
