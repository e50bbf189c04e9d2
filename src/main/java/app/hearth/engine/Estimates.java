package app.hearth.engine;

/** How long tasks take here: the network's estimate, corrected by what tasks of the application really took. */
final class Estimates {
    private static final double DEFAULT_FLOPS = 1e9;
    private static final double WEIGHT_OF_NEWEST = 0.3;
    private static final double SHORTEST = 1e-3;
    /** A hundred years: beyond it is no time that anybody plans with. */
    private static final double LONGEST = 3.2e9;

    private Estimates() {}

    /** A network's programs for one application differ in speed: on a graphics card, natively, in the sandbox. */
    private static String program(TaskState task) {
        return task.planClass.isEmpty() && !task.runsNatively() ? task.appName : task.appName + " " + task.platform + " " + task.planClass;
    }

    /** Seconds of one core from start to end. */
    static double total(TaskState task, ProjectState project) {
        Double measured = project == null ? null : project.secondsPerFlop.get(program(task));
        double rate = measured != null ? measured : 1 / (task.flops > 0 ? task.flops : DEFAULT_FLOPS);
        return task.fpopsEstimate * rate;
    }

    /**
     * Seconds left (protocol note 8.4). Never 0 for one that runs longer than was thought, and never beyond all bounds, whatever a
     * program says of its progress.
     */
    static double remaining(TaskState task, ProjectState project) {
        double total = Math.clamp(total(task, project), SHORTEST, LONGEST);
        double elapsed = task.elapsedNanos / 1e9;
        double shown = task.progress;
        if (shown >= 1) return 0;
        // It says nothing: as the reference client guesses, it comes nearer to its end and never quite there.
        if (!(shown > 0)) return total * Math.exp(-elapsed / total);
        if (!task.fractionDoneExact && elapsed <= total) return (1 - shown) * total;
        return Math.min(elapsed * (1 - shown) / shown, LONGEST);
    }

    /** The reference client's duration correction factor (protocol note 8.4); networks plan with it, we with what we measured. */
    private static void correct(ProjectState project, double took, double estimate) {
        double raw = took / estimate;
        double corrected = raw / project.durationCorrection;
        double now = corrected > 1.1 ? raw : corrected < 0.1 ? 0.99 * project.durationCorrection + 0.01 * raw
                : 0.9 * project.durationCorrection + 0.1 * raw;
        project.durationCorrection = Math.clamp(now, 0.01, 100);
    }

    static void learn(TaskState task, ProjectState project) {
        if (task.fpopsEstimate <= 0 || task.elapsedNanos <= 0) return;
        double rate = task.elapsedNanos / 1e9 / task.fpopsEstimate;
        correct(project, task.elapsedNanos / 1e9, task.fpopsEstimate / (task.flops > 0 ? task.flops : DEFAULT_FLOPS));
        project.secondsPerFlop.merge(program(task), rate, Estimates::mean);
    }

    /** What the task did since it saved last is saved now. */
    static void saved(TaskState task, ProjectState project) {
        long since = task.elapsedNanos - task.savedElapsedNanos;
        if (since > 0) project.secondsToSave.merge(program(task), since / 1e9, Estimates::mean);
    }

    private static double mean(double old, double now) {
        return old + WEIGHT_OF_NEWEST * (now - old);
    }

    /** Whether it can be done, or save what it did, in so many seconds of run time. */
    static boolean fits(TaskState task, ProjectState project, double seconds) {
        if (remaining(task, project) <= seconds) return true;
        Double save = project.secondsToSave.get(program(task));
        return save != null && 2 * save <= seconds; // some save later than others
    }
}
