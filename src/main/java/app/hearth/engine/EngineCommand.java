package app.hearth.engine;

import java.time.Duration;
import java.util.Optional;

/** What a user can ask of the engine. */
public sealed interface EngineCommand {
    /**
     * Sets the run mode, for a time or for good.
     *
     * @param duration after which the mode before returns; empty means for good
     */
    record SetRunMode(RunMode mode, Optional<Duration> duration) implements EngineCommand {}

    /** Shares up to so many percent (1..100) of the time of so many cores (at least 1); kept across restarts. */
    record SetLimit(int cores, int cpuPercent) implements EngineCommand {}

    /** Pauses one task. */
    record SuspendTask(String projectUrl, String name) implements EngineCommand {}
    /** Continues one task that the user paused. */
    record ResumeTask(String projectUrl, String name) implements EngineCommand {}
    /** Gives a task up; its work is lost and the network is told. */
    record AbortTask(String projectUrl, String name) implements EngineCommand {}
    /** Contacts a network now, whatever its back-off. */
    record UpdateProject(String projectUrl) implements EngineCommand {}
    /** Tries a waiting transfer again now. */
    record RetryTransfer(String projectUrl, String fileName) implements EngineCommand {}

    /** BOINC's three modes (GUI RPC 1 always, 2 auto, 3 never). */
    enum RunMode { ALWAYS, AUTO, NEVER }
}
