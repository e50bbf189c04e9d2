package app.hearth.protocol.guirpc;

import app.hearth.protocol.ResultState;
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
     * @param cpus          processors for it
     * @param flops         operations a second that its program is expected to do
     * @param postponed     why its program left for a while; may be empty words
     */
    public record More(String planClass, double completed, int slot, Size size, double cpus, double flops, Optional<String> postponed) {
        static final More NONE = new More("", 0, 0, new Size(0, 0, 0, 0), 1, 0, Optional.empty());
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
                         double elapsedTime, double workingSet) {}
}
