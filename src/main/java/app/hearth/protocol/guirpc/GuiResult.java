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
 */
public record GuiResult(String name, String workunit, String projectUrl, String appName, String appTitle, String platform, int versionNum,
                        double cpuTime, double elapsedTime, int exitStatus, ResultState state, double deadline, double received,
                        double remaining, boolean readyToReport, boolean acknowledged, boolean suspended, String resources, boolean atRisk,
                        Optional<Active> active) {
    /**
     * A task that has a process or had one.
     *
     * @param state          1 executing, 9 suspended
     * @param schedulerState 1 preempted, 2 scheduled
     * @param pid            0 where none
     */
    public record Active(int state, int schedulerState, long pid, double checkpointCpuTime, double fractionDone, double cpuTime,
                         double elapsedTime, double workingSet) {}
}
