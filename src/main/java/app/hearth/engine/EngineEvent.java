package app.hearth.engine;

import app.hearth.protocol.AccountManagerReply;
import app.hearth.protocol.SchedulerReply;
import java.util.List;

/** What can happen to the engine. Events of outside work carry what they belong to, so late ones can be told apart. */
sealed interface EngineEvent {
    /** Time has passed. */
    record Tick() implements EngineEvent {}
    /** Someone asks for something. */
    record Asked(EngineCommand command) implements EngineEvent {}
    /** Key or mouse after a time without; task processes are frozen already where the policy wanted it. */
    record UserReturned() implements EngineEvent {}
    /** The settings could not be written. */
    record SettingsNotSaved(String reason) implements EngineEvent {}
    /** Attach to a network, or renew its key; nothing happens to one that is attached with the same key. */
    record Attach(String url, String name, String authenticator, boolean home) implements EngineEvent {}

    // Each conversation, transfer and run has a number of its own: a network may be left and joined again while one is under way.
    record MasterFetched(String project, int talk, List<String> schedulerUrls) implements EngineEvent {}
    record Replied(String project, int talk, List<String> reported, SchedulerReply reply) implements EngineEvent {}
    record ContactFailed(String project, int talk, Trouble reason, boolean master) implements EngineEvent {
        ContactFailed(String project, int talk, String said, boolean master) {
            this(project, talk, Trouble.said(said), master);
        }
    }

    record ManagerReplied(int talk, AccountManagerReply reply) implements EngineEvent {}
    /** {@code badAnswer}: it answered, and not as an account manager does. */
    record ManagerFailed(int talk, String reason, boolean badAnswer) implements EngineEvent {}

    record TransferMoved(String file, int transfer, long done) implements EngineEvent {}
    record TransferDone(String file, int transfer) implements EngineEvent {}
    /** {@code permanent} as in protocol note 4.1: another try makes no sense. */
    record TransferFailed(String file, int transfer, Trouble reason, boolean permanent) implements EngineEvent {
        TransferFailed(String file, int transfer, String said, boolean permanent) {
            this(file, transfer, Trouble.said(said), permanent);
        }
    }

    record Started(String task, int run, long pid, long pidStart) implements EngineEvent {}
    record NotStarted(String task, int run, String reason, boolean programBroken) implements EngineEvent {}
    record Moved(String task, int run, double progress) implements EngineEvent {}
    /** What its processes and its folder take. @param virtualBytes address space @param diskBytes 0 where not looked at */
    record Used(String task, int run, long cpuNanos, long memoryBytes, long virtualBytes, long diskBytes) implements EngineEvent {
        Used(String task, int run, long cpuNanos, long memoryBytes) {
            this(task, run, cpuNanos, memoryBytes, 0, 0);
        }
    }

    record Saved(String task, int run) implements EngineEvent {}
    record Ended(String task, int run, int exitStatus, String message, String stderr) implements EngineEvent {}
    /** Its program left and wants to be started again after so many seconds; {@code notice}: the user is to see why. */
    record LeftForAWhile(String task, int run, long seconds, String reason, boolean notice) implements EngineEvent {}
    record Collected(String task, int run, List<Output> outputs) implements EngineEvent {}
    record NotCollected(String task, int run, int exitStatus, String reason) implements EngineEvent {}
    /** A program has something to tell its user. */
    record Said(String task, int run, String text, boolean notice) implements EngineEvent {}
    /** A program wants a result file sent that it calls by this name. */
    record UploadAsked(String task, int run, String name) implements EngineEvent {}
    record EarlyCollected(String task, int run, Output output) implements EngineEvent {}
    /** {@code status}: the reference client's number of what was wrong. */
    record EarlyNotCollected(String task, int run, String name, int status) implements EngineEvent {}
    /** A program left a message for its network. */
    record Trickled(String task, int run, String body) implements EngineEvent {}
    /** A network's message did not reach its program. */
    record NotTold(String task, String reason) implements EngineEvent {}
    record LeftoverEnded(long pid) implements EngineEvent {}

    /** An output taken over into the project's folder. */
    record Output(String file, long nbytes, String md5) {}
}
