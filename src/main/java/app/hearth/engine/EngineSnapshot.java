package app.hearth.engine;

import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.policy.Conditions;
import app.hearth.engine.policy.Decision;
import app.hearth.engine.policy.Forecast;
import app.hearth.engine.policy.Habits;
import app.hearth.engine.policy.Power;
import app.hearth.engine.policy.Usage;
import app.hearth.engine.policy.Wishes;
import app.hearth.monitor.Untold;
import app.hearth.protocol.NetStats;
import app.hearth.protocol.TimeStats;
import app.hearth.settings.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that others may know of the engine at one instant. Immutable.
 *
 * @param at            when it was made
 * @param started       when this engine started
 * @param decision      whether work may run, and why not
 * @param runMode       the mode in force
 * @param runModeUntil  when a temporary mode ends
 * @param lastingMode   the mode in force then; the same as {@code runMode} while that is for good
 * @param sharing       what the decision follows from
 * @param totalCores    logical cores of this computer
 * @param projects      attached networks in the order they were added
 * @param tasks         tasks at hand, running ones first, then in the order received
 * @param transfers     files on their way
 * @param journal       the newest events last, at most 2000 (BOINC's max_event_log_lines)
 * @param problem       what keeps the engine from working at all, for the user to mend
 * @param managers      what only managers ask for and set
 */
public record EngineSnapshot(Instant at, Instant started, Decision decision, RunMode runMode, Optional<Instant> runModeUntil,
                             RunMode lastingMode, Sharing sharing, int totalCores, List<Project> projects, List<Task> tasks,
                             List<Transfer> transfers, List<JournalEntry> journal, Optional<String> problem, Managers managers) {
    public EngineSnapshot {
        projects = List.copyOf(projects);
        tasks = List.copyOf(tasks);
        transfers = List.copyOf(transfers);
        journal = List.copyOf(journal);
    }

    /** With cards and network as the policy says. */
    public EngineSnapshot(Instant at, Instant started, Decision decision, RunMode runMode, Optional<Instant> runModeUntil,
                          RunMode lastingMode, Sharing sharing, int totalCores, List<Project> projects, List<Task> tasks,
                          List<Transfer> transfers, List<JournalEntry> journal, Optional<String> problem) {
        this(at, started, decision, runMode, runModeUntil, lastingMode, sharing, totalCores, projects, tasks, transfers, journal, problem,
                new Managers(PartMode.AUTO, PartMode.AUTO, List.of(), WorkBuffer.USUAL, Manager.NONE));
    }

    /**
     * What only managers ask for and set.
     *
     * @param cards   mode of the graphics cards
     * @param network mode of the network
     * @param traffic of the last 30 days, oldest first
     * @param buffer  work kept at hand
     * @param account account manager in use, and how it stands with it
     * @param times   how much of the time this computer works
     * @param speeds  how fast files move
     */
    public record Managers(PartMode cards, PartMode network, List<Traffic> traffic, WorkBuffer buffer, Manager account, TimeStats times, NetStats speeds) {
        public Managers {
            traffic = List.copyOf(traffic);
        }

        /** While nothing is known of times and speeds. */
        public Managers(PartMode cards, PartMode network, List<Traffic> traffic, WorkBuffer buffer, Manager account) {
            this(cards, network, traffic, buffer, account, TimeStats.builder().build(), NetStats.NONE);
        }
    }

    /**
     * An account manager.
     *
     * @param url         empty while none is used
     * @param trouble     what went wrong then; gone with the next success
     * @param wishes      commands about it that were taken up, to tell an old outcome from a new one
     * @param errorNumber of the last contact by BOINC's numbers, 0 for none, {@link #IN_PROGRESS} while one is under way
     * @param heard       when it answered last
     * @param next        when it is asked next
     */
    public record Manager(String url, String name, int errorNumber, Optional<Trouble> trouble, int wishes, Optional<Instant> heard, Optional<Instant> next) {
        /** ERR_IN_PROGRESS (lib/error_numbers.h). */
        public static final int IN_PROGRESS = -204;
        static final Manager NONE = new Manager("", "", 0, Optional.empty(), 0, Optional.empty(), Optional.empty());

        /** How people know it. */
        public String title() {
            return name.isEmpty() ? url : name;
        }
    }

    /** Bytes moved on a local date, but for the home network's, which stay on this computer. */
    public record Traffic(LocalDate day, long up, long down) {}

    /**
     * A mode in force.
     *
     * @param lasting the one that returns when it ends
     * @param until   when it ends
     */
    public record PartMode(RunMode mode, RunMode lasting, Optional<Instant> until) {
        /** As the policy says, for good. */
        public static final PartMode AUTO = new PartMode(RunMode.AUTO, RunMode.AUTO, Optional.empty());
    }

    /**
     * Settings, wishes and facts that the decision follows from: with these any screen can ask the policy and the forecast
     * what another setting would mean.
     *
     * @param presence      how the user's presence is told
     * @param transfersHeld what holds transfers back
     * @param finishing     what follows when current work is finished
     * @param settingsNotice names of settings that were unreadable and set aside at the start, and where the copy lies
     * @param untold        what the session does not tell, and why
     */
    public record Sharing(UserSettings settings, Wishes wishes, Conditions conditions, Usage usage, Habits habits, Power power,
                          PresenceMethod presence, Optional<Decision.Hold> transfersHeld, Optional<EngineCommand.AfterFinish> finishing,
                          Optional<SettingsNotice> settingsNotice, Set<Untold> untold) {
        public Sharing {
            untold = Set.copyOf(untold);
        }

        /** Without a word on what is missing. */
        public Sharing(UserSettings settings, Wishes wishes, Conditions conditions, Usage usage, Habits habits, Power power, PresenceMethod presence,
                       Optional<Decision.Hold> transfersHeld, Optional<EngineCommand.AfterFinish> finishing, Optional<SettingsNotice> settingsNotice) {
            this(settings, wishes, conditions, usage, habits, power, presence, transfersHeld, finishing, settingsNotice, Set.of());
        }

        /** From here the forecast starts. */
        public Forecast.Start start() {
            return new Forecast.Start(settings, wishes, conditions, usage, habits, power);
        }

        /** When sharing would start again. */
        public Optional<Instant> nextStart() {
            return Forecast.nextStart(settings, wishes, conditions, usage);
        }
    }

    /** Part of a settings file that could not be read. {@code copy} is the file's name beside it. */
    public record SettingsNotice(List<String> fields, String copy) {
        public SettingsNotice {
            fields = List.copyOf(fields);
        }
    }

    /**
     * How presence is told: a method's name as in {@code app.hearth.monitor.presence}, {@code NONE} where it cannot be.
     *
     * @param problem why a better method failed
     */
    public record PresenceMethod(String name, Optional<String> problem) {}

    /**
     * An attached network.
     *
     * @param home          whether this is the network inside this Hearth
     * @param userCredit    credit of the account, all its computers
     * @param hostCredit    credit of this computer
     * @param nextContact   when the network may be asked again
     * @param failures      contacts failed in a row
     * @param lastError     what the last failed contact said
     * @param choices       what the user decided about it
     * @param trust         what vouches for it
     * @param links         pages that it offers its contributors
     * @param userName      the account's name
     * @param notices       its last messages for the user, oldest first
     * @param hostId        this computer's number there, 0 before the first contact
     * @param details       what only managers ask for
     */
    public record Project(String url, String name, boolean home, double userCredit, double userAverage, double hostCredit,
                          double hostAverage, Optional<Instant> lastContact, Optional<Instant> nextContact, int failures,
                          Optional<Trouble> lastError, Choices choices, Trust trust, List<Link> links, Optional<String> userName,
                          Optional<String> teamName, List<String> notices, long hostId, NetworkDetails details) {
        public Project {
            links = List.copyOf(links);
            notices = List.copyOf(notices);
        }

        /** A network without what only managers ask for. */
        public Project(String url, String name, boolean home, double userCredit, double userAverage, double hostCredit, double hostAverage,
                       Optional<Instant> lastContact, Optional<Instant> nextContact, int failures, Optional<Trouble> lastError, Choices choices,
                       Trust trust, List<Link> links, Optional<String> userName, Optional<String> teamName, List<String> notices, long hostId) {
            this(url, name, home, userCredit, userAverage, hostCredit, hostAverage, lastContact, nextContact, failures, lastError, choices, trust,
                    links, userName, teamName, notices, hostId, NetworkDetails.NONE);
        }

        /** A network of which nothing but its figures is known. */
        public Project(String url, String name, boolean home, double userCredit, double userAverage, double hostCredit, double hostAverage,
                       Optional<Instant> lastContact, Optional<Instant> nextContact, int failures, Optional<Trouble> lastError) {
            this(url, name, home, userCredit, userAverage, hostCredit, hostAverage, lastContact, nextContact, failures, lastError,
                    Choices.USUAL, new Trust(Optional.empty(), url.startsWith("https:")), List.of(), Optional.empty(), Optional.empty(), List.of(), 0);
        }
    }

    /**
     * What the user decided about a network.
     *
     * @param resourceShare its part against the others', 100 is usual
     * @param suspended     nothing of it runs and it is not contacted
     * @param allowsWork    whether it is asked for new tasks
     * @param internet      whether its native programs may use the network
     * @param leavesWhenDone whether it is left once its tasks are finished and reported; it gets no new ones
     */
    public record Choices(double resourceShare, boolean suspended, boolean allowsWork, boolean internet, boolean leavesWhenDone) {
        public static final Choices USUAL = new Choices(100, false, true, false);

        /** Of a network that stays. */
        public Choices(double resourceShare, boolean suspended, boolean allowsWork, boolean internet) {
            this(resourceShare, suspended, allowsWork, internet, false);
        }
    }

    /**
     * What vouches for a network.
     *
     * @param keyFingerprint of the key that signs its programs: SHA-256 in hex, empty before the first contact
     * @param encrypted      whether it is reached by HTTPS
     */
    public record Trust(Optional<String> keyFingerprint, boolean encrypted) {}

    /** A page that a network offers its contributors. */
    public record Link(String name, String description, String url) {}

    /**
     * A task (BOINC: result).
     *
     * @param name         result name
     * @param appName      short name of the application, key for its words
     * @param appTitle     name the network gives the application
     * @param title        what this one task is, in its network's words; empty where the network says nothing
     * @param progress     0..1
     * @param elapsed      run so far
     * @param cpuTime      processor time so far
     * @param remaining    estimate, empty where none can be given
     * @param lastCheckpoint when progress was last saved
     * @param memoryBytes  resident now, 0 while not running
     * @param isolation    what holds it
     * @param pid          process while it runs or is frozen
     * @param outcome      for a failed or finished task, the last words: a reason or a sentence of the network
     * @param expectedCredit estimate from the workunit's size
     * @param devices      what it uses while it runs
     * @param atRisk       whether it may miss its deadline
     * @param spent         what it took
     * @param details      what only managers ask for
     */
    public record Task(String projectUrl, String projectName, String name, String workunit, String appName, String appTitle,
                       String title, int versionNum, State state, double progress, Duration elapsed, Duration cpuTime,
                       Optional<Duration> remaining, Instant received, Instant deadline, Optional<Instant> lastCheckpoint,
                       long memoryBytes, Isolation isolation, Optional<Long> pid, int exitStatus, Optional<Trouble> outcome,
                       double expectedCredit, Devices devices, boolean atRisk, Spent spent, TaskDetails details) {
        /** A task of which nothing is counted yet. */
        public Task(String projectUrl, String projectName, String name, String workunit, String appName, String appTitle, String title, int versionNum,
                    State state, double progress, Duration elapsed, Duration cpuTime, Optional<Duration> remaining, Instant received, Instant deadline,
                    Optional<Instant> lastCheckpoint, long memoryBytes, Isolation isolation, Optional<Long> pid, int exitStatus, Optional<Trouble> outcome,
                    double expectedCredit, Devices devices, boolean atRisk) {
            this(projectUrl, projectName, name, workunit, appName, appTitle, title, versionNum, state, progress, elapsed, cpuTime, remaining, received,
                    deadline, lastCheckpoint, memoryBytes, isolation, pid, exitStatus, outcome, expectedCredit, devices, atRisk, Spent.NOTHING);
        }

        /** A task without what only managers ask for. */
        public Task(String projectUrl, String projectName, String name, String workunit, String appName, String appTitle, String title, int versionNum,
                    State state, double progress, Duration elapsed, Duration cpuTime, Optional<Duration> remaining, Instant received, Instant deadline,
                    Optional<Instant> lastCheckpoint, long memoryBytes, Isolation isolation, Optional<Long> pid, int exitStatus, Optional<Trouble> outcome,
                    double expectedCredit, Devices devices, boolean atRisk, Spent spent) {
            this(projectUrl, projectName, name, workunit, appName, appTitle, title, versionNum, state, progress, elapsed, cpuTime, remaining, received,
                    deadline, lastCheckpoint, memoryBytes, isolation, pid, exitStatus, outcome, expectedCredit, devices, atRisk, spent, TaskDetails.NONE);
        }

        /** Whether it ran to its end here, well or not; nothing of it changes any more but whether its network knows. */
        public boolean over() {
            return switch (state) {
                case READY_TO_REPORT, REPORTED, FAILED, ABORTED -> true;
                case DOWNLOADING, READY, RUNNING, WAITING, SUSPENDED, UPLOADING -> false;
            };
        }
    }

    /**
     * What a task took.
     *
     * @param gpuTime   time in which it held a graphics card
     * @param joules    electricity, also for work that was lost; 0 while nothing is counted
     * @param known     the least certain way in which a part of that is known
     * @param bytesDown bytes of the files that came for it alone
     * @param bytesUp   bytes of its results
     * @param ended     when it was over
     * @param reported  when its network acknowledged it
     */
    public record Spent(Duration gpuTime, double joules, Power.Source known, long bytesDown, long bytesUp, Optional<Instant> ended,
                        Optional<Instant> reported) {
        public static final Spent NOTHING = new Spent(Duration.ZERO, 0, Power.Source.ESTIMATE, 0, 0, Optional.empty(), Optional.empty());
    }

    /**
     * What a task uses while it runs.
     *
     * @param cpus processors on average, may be a fraction
     * @param gpu  name of the graphics card, empty where it uses none
     * @param gpus how much of that card: 0.5 for half of one, 2 for two
     */
    public record Devices(double cpus, Optional<String> gpu, double gpus) {
        /** One processor and no card. */
        public static final Devices ONE_CPU = new Devices(1, Optional.empty(), 0);
    }

    /** Where a task stands. */
    public enum State {
        DOWNLOADING, READY, RUNNING,
        /** Frozen by the policy or waiting its turn with work done. */
        WAITING,
        /** Paused by the user. */
        SUSPENDED,
        UPLOADING, READY_TO_REPORT,
        /** Acknowledged by the network, credit not yet known. */
        REPORTED, FAILED, ABORTED
    }

    /** What keeps a task in its folder. */
    public enum Isolation {
        /** WebAssembly sandbox inside a bubblewrap container. */
        WASM_BUBBLEWRAP,
        /** WebAssembly sandbox in a process of its own. */
        WASM,
        /** A native program in a bubblewrap container: its slot and its network's files only. */
        NATIVE_BUBBLEWRAP,
        /** A native program as an ordinary process of this user. */
        NATIVE
    }

    /** A file on its way. {@code nextTry} is set while it waits after a failure, {@code moves} while it is being moved. */
    public record Transfer(String projectUrl, String projectName, String fileName, boolean upload, long done, long total,
                           int retries, Optional<Instant> nextTry, Optional<Trouble> lastError, boolean moves) {}

    /**
     * One event, as code and arguments; the screen finds the words under {@code journal.<code>}.
     *
     * @param seqno rises by one for each event, across restarts
     * @param kind  for filtering
     */
    public record JournalEntry(long seqno, Instant at, Kind kind, String projectName, String code, List<String> arguments) {
        public JournalEntry {
            arguments = List.copyOf(arguments);
        }

        /** What an event is about. */
        public enum Kind { ENGINE, NETWORK, TASK, TRANSFER, PROBLEM }
    }
}
