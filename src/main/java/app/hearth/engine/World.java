package app.hearth.engine;

import app.hearth.protocol.AccountManagerRequest;
import app.hearth.protocol.Coproc;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.TrickleUp;
import app.hearth.settings.Rates;
import app.hearth.settings.UserSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The outside as the engine needs it: networks, files, processes. Every call returns at once; what comes of it arrives
 * as an {@link EngineEvent}. What cannot be taken back is called only after the state it follows from is on disk;
 * holding, releasing and governing processes are not delayed, so that a full disk cannot keep tasks running.
 */
interface World {
    /** @param talk number of the conversation, told with what comes of it */
    void fetchMaster(String project, int talk, String masterUrl);

    void askManager(int talk, String url, AccountManagerRequest request);

    /**
     * Sends a request to the first of these addresses that answers.
     *
     * @param reported names of the tasks it reports
     */
    void contact(String project, int talk, List<String> schedulerUrls, SchedulerRequest request, List<String> reported);

    /** Sends a program's message to each of these addresses; nothing comes of it here. */
    default void trickle(List<String> urls, TrickleUp message) {}

    /** Tells a network's running programs what the user wishes on its pages now, as content of project_preferences. */
    default void renew(String project, String wishes) {}

    /** Whether the network may be used, for programs that want to know. */
    default void online(boolean allowed) {}

    /** Fetches and verifies; {@code codeSignKey} is the key that a program's signature must fit. */
    void download(FileState file, int transfer, String codeSignKey);

    void upload(FileState file, int transfer);

    /** Ends the transfer of a file, if one is under way. */
    void cancel(String project, String name);

    /** Ends its transfer too. */
    void deleteFile(FileState file);

    /** How the files of networks can be called here. */
    default NameRules names() {
        return NameRules.EXACT;
    }

    /** Ends transfers of a network's files and deletes its folder; one of that name that is made afterwards stays. */
    void deleteProject(String project);

    /** Prepares the slot (afresh unless work was saved in it) and starts the process. */
    void start(TaskState task, ProjectState project, List<FileState> files, boolean fresh);

    void hold(String task);

    void release(String task);

    /** Asks the program to save its work and go. */
    void leave(String task);

    void kill(String task);

    /**
     * Holds these tasks together to so many seconds of processor time a second, 0 while nothing may run, and those among them
     * that use a graphics card to a percent of time.
     */
    void govern(List<String> tasks, double coreTime, int gpuPercent);

    /** Whether all task processes are to freeze at once, before the engine is asked, when the user returns. */
    void freezeOnReturn(boolean freeze);

    /** Ends such a freeze; what is held stays held. */
    void thaw();

    /** Nanoseconds that the computer has slept and the steady clock did not count, since any fixed moment; answers at once. */
    default long sleptNanos() {
        return 0;
    }

    /** The computer as it is now; answers at once from what was last seen. */
    Look look();

    void saveSettings(UserSettings settings);

    /** Sends the computer to sleep or switches it off, as the user asked. */
    void endSession(EngineCommand.AfterFinish how);

    /** Moves outputs from the slot into the project's folder. */
    void collect(TaskState task);

    /** Moves one output that a running program wants sent. */
    void collectEarly(TaskState task, TaskState.Ref output);

    /** Tells a running program what became of such an output; 0 means that it was sent. */
    void tellUploaded(String task, int slot, String name, int status);

    /** What a program in that slot has said so far, the last of it; answers at once. */
    String stderr(int slot);

    void discardSlot(int slot);

    /**
     * Deletes folders and files that no task knows, left by a crash.
     *
     * @param slots numbers of the slots in use
     * @param names files in use, by project
     */
    void sweep(Set<Integer> slots, Map<String, Set<String>> names);

    void endLeftover(long pid, long pidStart);

    /** Network speed for all transfers together from now on. */
    void rates(Rates rates);

    /** Bytes that Hearth's files take, as last counted. */
    long usedDisk();

    /** Bytes free where the data lives. */
    long freeDisk();

    HostInfo hostInfo();

    /** The graphics cards that programs may use, a block for each kind; answers at once from what was last seen. */
    List<Coproc> coprocs();

    /** Whether graphics cards were looked for; until then none is known. */
    boolean coprocsKnown();

    /** Each of these cards; answers at once. */
    List<GraphicsCard> cards();

    /** Whether tasks run in containers here. */
    default boolean bubblewrap() {
        return false;
    }

    /** Gives a running program a message of its network. */
    void tell(String task, int slot, long time, byte[] message);
}
