package app.hearth.engine;

import app.hearth.engine.policy.Power;
import app.hearth.protocol.FileRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task with all it needs to run and be reported. Owned by the engine's thread; times are epoch milliseconds. */
final class TaskState {
    String project = "";
    String name = "";
    String workunit = "";
    String appName = "";
    String appTitle = "";
    /** What it is, in the network's words; empty where the network says nothing. */
    String title = "";
    int versionNum;
    String platform = "";
    String planClass = "";
    /** Of the program's BOINC library, such as 7.24.0; empty where it has none or does not say. */
    String apiVersion = "";
    /** Processors it uses on average, may be a fraction. */
    double cpus = 1;
    /** NVIDIA, ATI, intel_gpu or apple_gpu, empty where it uses none; and how many of them, may be a fraction. */
    String gpuType = "";
    double gpus;
    /** It only looks after other programs; stopping it in slices would do harm or nothing. */
    boolean wrapper;
    boolean dontThrottle;
    boolean needsNetwork;
    /** Folder in the slot for all files of the program, empty for the slot itself. */
    String filePrefix = "";
    /** It hardly needs the processor and always runs. */
    boolean nonCpuIntensive;
    /** What it says of its progress can be extrapolated. */
    boolean fractionDoneExact;
    boolean reportImmediately;
    double flops;
    double fpopsEstimate;
    double fpopsBound;
    long memoryBound;
    long diskBound;
    String commandLine = "";
    /** Program first, then inputs. */
    List<Ref> inputs = new ArrayList<>();
    List<Ref> outputs = new ArrayList<>();
    long received;
    long deadline;

    Stage stage = Stage.NEW;
    boolean suspendedByUser;
    boolean abortedByUser;
    /** Its folder's number, -1 before it first ran. */
    int slot = -1;
    double progress;
    long elapsedNanos;
    long cpuNanos;
    /** What counts again after a restart. */
    double savedProgress;
    long savedElapsedNanos;
    long savedCpuNanos;
    long lastCheckpoint;
    int restartsWithoutCheckpoint;
    /** The process while there may be one: number and start, so that a leftover can be found and ended. */
    long pid;
    long pidStart;
    int exitStatus;
    String message = "";
    String stderr = "";
    long ended;
    /** When the network acknowledged it. */
    long reported;
    long peakMemory;
    long peakVirtual;
    long peakDisk;
    long gpuNanos;
    /** Electricity for it, also for work that was lost; and the least certain way in which a part of it is known. */
    double joules;
    Power.Source joulesKnown = Power.Source.SENSOR;
    /** Bytes of files that came or went for this task alone. */
    long bytesDown;
    long bytesUp;

    /** How often its program wanted what it cannot have. */
    transient int complaints;
    /** Number of its last start, so that a message of an earlier process is not taken for this one's. */
    transient int run;
    /** A process exists or is being started. */
    transient boolean inMemory;
    /** It may use the processor now. */
    transient boolean running;
    transient boolean leaving;
    /** When it was asked to leave, by the steady clock. */
    transient long leavingSince;
    /** It has its turn, for so long already; over once its slice is over and its work saved. */
    transient boolean turn;
    transient boolean turnOver;
    transient long turnNanos;
    /** Cards it was started with, by number. */
    transient List<Integer> devices = List.of();
    /** After a start that failed, not before this; and how often it failed. */
    transient long nextStart;
    /** Why the program wanted that, where it did. */
    transient Optional<String> postponed = Optional.empty();
    transient int failedStarts;
    transient long cpuBefore;
    /** Processor time whose electricity is counted. */
    transient long cpuCounted;
    transient long memoryBytes;
    transient long virtualBytes;
    /** Its network's part of the computing among those with work, 0..1, when it was started; and by when it is best done, epoch milliseconds. */
    transient double share = 1;
    transient long bestBy;
    private transient List<FileRef> programFiles;

    /** A file as a task uses it. */
    static final class Ref {
        String file = "";
        /** Name of a result in the network's folder here where that cannot be the same; empty where it is. */
        String disk = "";
        String openName = "";
        boolean main;
        boolean optional;
        /** The program wants the file itself in its folder, not a link to it. */
        boolean copy;
        /** Its program had it sent before it ended. */
        boolean early;
        /** Number of the start whose program had it asked for and gets it now; asking twice gives no two copies. */
        transient int taking;
        /** Most bytes of a result, 0 where its network says none. */
        long most;
        /** It is compressed before it is sent. */
        boolean gzip;
        /** It belongs to the program, not to the one task. */
        boolean ofProgram;

        String onDisk() {
            return disk.isEmpty() ? file : disk;
        }
    }

    enum Stage {
        /** Files missing. */ NEW,
        /** May run. */ READY,
        /** Ran to its end; outputs are being taken over. */ COLLECTING,
        /** Outputs on their way. */ UPLOADING,
        /** The network must be told, until it acknowledges. */ TO_REPORT,
        /** Acknowledged; kept a day for the screen. */ REPORTED
    }

    String key() {
        return FileState.key(project, name);
    }

    /** The files that belong to its program; they never change, and each picture of the state asks for them. */
    List<FileRef> programFiles() {
        if (programFiles == null) {
            programFiles = inputs.stream().filter(ref -> ref.ofProgram).map(ref -> ref.main ? FileRef.main(ref.file) : FileRef.of(ref.file, ref.openName)).toList();
        }
        return programFiles;
    }

    /** Whether it is a program for this kind of computer, not WebAssembly. */
    boolean runsNatively() {
        return !platform.isEmpty() && !platform.equals(Requests.PLATFORM);
    }

    boolean succeeded() {
        return exitStatus == 0 && !abortedByUser;
    }

    boolean over() {
        return stage == Stage.TO_REPORT || stage == Stage.REPORTED;
    }

    /** Back to what the last checkpoint saved. */
    void rewind() {
        progress = savedProgress;
        elapsedNanos = savedElapsedNanos;
        cpuNanos = savedCpuNanos;
        inMemory = false;
        running = false;
        leaving = false;
        pid = 0;
        pidStart = 0;
        memoryBytes = 0;
        virtualBytes = 0;
    }
}
