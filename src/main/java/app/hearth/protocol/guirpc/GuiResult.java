package app.hearth.protocol.guirpc;

import app.hearth.protocol.CoprocUse;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.ResultState;
import java.util.List;
import java.util.Optional;

/**
 * A task as managers see it (section 11.7). Times are seconds, instants Unix seconds.
 *
 * @param appName       application of the workunit, which the state lists
 * @param remaining     estimate
 * @param acknowledged  the project has taken note
 * @param suspended     by the user
 * @param resources     what it uses, in words such as "1 CPU"
 * @param atRisk        it may miss its deadline
 * @param active        present once started
 * @param more          what no command of Hearth's own reads
 */
public record GuiResult(String name, String workunit, String projectUrl, String appName, String appTitle, String platform, int versionNum,
                        double cpuTime, double elapsedTime, int exitStatus, ResultState state, double deadline, double received,
                        double remaining, boolean readyToReport, boolean acknowledged, boolean suspended, String resources, boolean atRisk,
                        Optional<Active> active, More more) {
    /**
     * Further facts.
     *
     * @param planClass     variant of the program
     * @param completed     when it ended
     * @param slot          its folder's number
     * @param size          of its workunit
     * @param coprocMissing the card that it needs is not there
     * @param program       what runs
     * @param postponed     why its program left for a while; may be empty words
     */
    public record More(String planClass, double completed, int slot, Size size, boolean coprocMissing, Program program, Optional<String> postponed) {
        static final More NONE = new More("", 0, 0, new Size(0, 0, 0, 0), false, new Program(1, 0, Optional.empty(), List.of()), Optional.empty());
    }

    /** What of its version of the application the state lists. @param flops operations a second expected of it, 0 for unknown */
    public record Program(double cpus, double flops, Optional<CoprocUse> coproc, List<FileRef> files) {
        public Program {
            files = List.copyOf(files);
        }
    }

    /** @param estimate operations @param bound operations @param memory bytes @param disk bytes */
    public record Size(double estimate, double bound, double memory, double disk) {}

    /** A task without the further facts. */
    public GuiResult(String name, String workunit, String projectUrl, String appName, String appTitle, String platform, int versionNum,
                     double cpuTime, double elapsedTime, int exitStatus, ResultState state, double deadline, double received,
                     double remaining, boolean readyToReport, boolean acknowledged, boolean suspended, String resources, boolean atRisk,
                     Optional<Active> active) {
        this(name, workunit, projectUrl, appName, appTitle, platform, versionNum, cpuTime, elapsedTime, exitStatus, state, deadline, received,
                remaining, readyToReport, acknowledged, suspended, resources, atRisk, active, More.NONE);
    }

    /**
     * A task that has a process or had one.
     *
     * @param state          0 without a process, 1 executing, 9 suspended
     * @param schedulerState 1 preempted, 2 scheduled
     * @param pid            0 where none
     */
    public record Active(int state, int schedulerState, long pid, double checkpointCpuTime, double fractionDone, double cpuTime,
                         double elapsedTime, double workingSet, double swap) {
        /** One of whose address space nothing is known. */
        public Active(int state, int schedulerState, long pid, double checkpointCpuTime, double fractionDone, double cpuTime, double elapsedTime, double workingSet) {
            this(state, schedulerState, pid, checkpointCpuTime, fractionDone, cpuTime, elapsedTime, workingSet, workingSet);
        }
    }
}
