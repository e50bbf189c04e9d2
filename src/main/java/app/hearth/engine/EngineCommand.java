package app.hearth.engine;

import app.hearth.engine.policy.Remedy;
import app.hearth.settings.HowMuch;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a user can ask of the engine. */
public sealed interface EngineCommand {
    /**
     * Sets the run mode, for a time or for good.
     *
     * @param duration after which the mode before returns; empty means for good
     */
    record SetRunMode(RunMode mode, Optional<Duration> duration) implements EngineCommand {}

    /** Replaces the settings; in force and saved at once. */
    record ChangeSettings(UserSettings settings) implements EngineCommand {}
    /** Carries out a remedy against what holds at that moment. */
    record Apply(Remedy remedy) implements EngineCommand {}
    /** Everything stops until then; survives a restart. */
    record SnoozeUntil(Instant until) implements EngineCommand {}
    /** Everything stops until this program (base name in lower case) has closed; survives a restart. */
    record SnoozeWhile(String program) implements EngineCommand {}
    /** Other figures in place of the level's, until the present window of the plan ends; empty goes back to the level. */
    record UseInstead(Optional<HowMuch> figures) implements EngineCommand {}
    /** Nothing new starts; when all that runs is done, this follows. Taken back by {@code SetRunMode(AUTO)}. */
    record FinishThen(AfterFinish then) implements EngineCommand {}
    /** Ends the first minutes' sharing beside the user. */
    record EndFirstMinutes() implements EngineCommand {}

    /** What follows when current work is finished. */
    enum AfterFinish { STOP, SLEEP, SHUT_DOWN }

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
