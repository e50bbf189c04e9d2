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
    /** Everything stops until this moment of the calendar; survives a restart. For a span of time there is {@link SetRunMode}. */
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
    /**
     * Attaches to a network; one attached already gets the new key.
     *
     * @param authenticator account key as its account pages gave it
     */
    record AttachProject(String url, String name, String authenticator) implements EngineCommand {}
    /** Lets an account manager choose networks. @param passwordHash of password and name in lower case */
    record JoinManager(String url, String name, String passwordHash) implements EngineCommand {}
    /** Asks the account manager now. */
    record AskManager() implements EngineCommand {}
    /** Leaves the account manager; its networks stay. */
    record LeaveManager() implements EngineCommand {}
    /** Leaves a network: its tasks are given up and its files deleted. */
    record DetachProject(String projectUrl) implements EngineCommand {}
    /** Whether a network is left by itself once its tasks are finished and reported; until then it gets no new ones. */
    record LeaveWhenDone(String projectUrl, boolean wanted) implements EngineCommand {}
    /**
     * Goes along with a network that says that it has moved: it is joined there with the same account key and share, and the old address is left once
     * what it gave is finished and reported. Without effect where it named no address, or only one without encryption while its own has it.
     */
    record FollowMove(String projectUrl) implements EngineCommand {}
    /** Gives up a network's tasks and deletes its files; the account stays and it is asked for work anew. */
    record ResetProject(String projectUrl) implements EngineCommand {}
    /** No tasks and no contacts for a network until it goes on. */
    record SuspendProject(String projectUrl) implements EngineCommand {}
    /** Ends {@link SuspendProject}. */
    record ResumeProject(String projectUrl) implements EngineCommand {}
    /** Whether a network is asked for new tasks; those at hand are finished either way. */
    record AllowWork(String projectUrl, boolean allow) implements EngineCommand {}
    /**
     * A network's part of the computing, against the others'.
     *
     * @param share from 0 (only when no other has work); 100 is usual
     */
    record SetResourceShare(String projectUrl, double share) implements EngineCommand {}
    /** Whether a network's native programs may use the network themselves. */
    record AllowInternet(String projectUrl, boolean allow) implements EngineCommand {}

    /** Contacts a network now, whatever its back-off. */
    record UpdateProject(String projectUrl) implements EngineCommand {}
    /** Lets the network be used or not, or cards; for a time or for good. {@code ALWAYS} for cards is as {@code AUTO}: the limits hold. */
    record SetModeOf(Part part, RunMode mode, Optional<Duration> duration) implements EngineCommand {}
    /** Gives a transfer up; the task that needs the file fails. */
    record AbortTransfer(String projectUrl, String fileName) implements EngineCommand {}
    /** Tries a waiting transfer again now. */
    record RetryTransfer(String projectUrl, String fileName) implements EngineCommand {}

    /** What has a mode of its own in BOINC's managers. */
    enum Part { CARDS, NETWORK }

    /** BOINC's three modes (GUI RPC 1 always, 2 auto, 3 never). */
    enum RunMode { ALWAYS, AUTO, NEVER }
}
