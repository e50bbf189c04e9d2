package app.hearth.engine.scheduling;

import java.util.List;

/**
 * A task as the scheduler sees it. Only tasks that could run now are jobs.
 *
 * @param project     address of its network
 * @param cpus        processors it uses, 0 and up, may be a fraction
 * @param gpuType     NVIDIA, ATI, intel_gpu or apple_gpu; empty where it uses none
 * @param gpus        cards it uses, may be a fraction
 * @param secondsLeft time it still runs when it runs alone
 * @param deadline    seconds from now until it must be done, below 0 when that is past
 * @param received    epoch milliseconds; earlier ones go first
 * @param memory      bytes it needs
 * @param always      it hardly uses the processor and always runs
 * @param begun       it has work done that is kept
 * @param inMemory    its process exists
 * @param turn        its turn is not over: it ran for less than a time slice, or saved nothing since
 * @param fits        it can be done, or save what it did, before sharing is to end
 * @param devices     cards it holds, by number
 */
public record Job(String id, String project, double cpus, String gpuType, double gpus, double secondsLeft, double deadline, long received,
                  long memory, boolean always, boolean begun, boolean inMemory, boolean turn, boolean fits, List<Integer> devices) {
    /** Name of the processor's own kind beside the kinds of cards. */
    public static final String CPU = "CPU";

    /** Times beyond are no figures to reckon with: differences of seconds would be lost in them. */
    private static final double LONGEST = 1e11;

    public Job {
        cpus = figure(cpus);
        gpus = figure(gpus);
        secondsLeft = figure(secondsLeft);
        deadline = Double.isNaN(deadline) ? LONGEST : Math.clamp(deadline, -LONGEST, LONGEST);
        devices = List.copyOf(devices);
    }

    /** What is no number, or below 0, counts as 0: one such figure would poison every sum. */
    private static double figure(double value) {
        return value > 0 ? Math.min(value, LONGEST) : 0;
    }

    boolean usesGpu() {
        return !gpuType.isEmpty() && gpus > 0;
    }

    /** The kind of processor whose lack keeps it from running. */
    String kind() {
        return usesGpu() ? gpuType : CPU;
    }

    double instances() {
        return usesGpu() ? gpus : cpus;
    }
}
