package app.hearth.engine;

/** How long tasks take here: the network's estimate, corrected by what tasks of the application really took. */
final class Estimates {
    private static final double DEFAULT_FLOPS = 1e9;
    private static final double WEIGHT_OF_NEWEST = 0.3;

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

    /** Seconds left; what the task itself shows counts more the further it is (protocol note 8.4). */
    static double remaining(TaskState task, ProjectState project) {
        double total = total(task, project);
        double elapsed = task.elapsedNanos / 1e9;
        double shown = task.progress;
        if (shown <= 0) return Math.max(total - elapsed, 0);
        double dynamic = elapsed / shown;
        return Math.max(shown * dynamic + (1 - shown) * total - elapsed, 0);
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
        project.secondsPerFlop.merge(program(task), rate, (old, now) -> old + WEIGHT_OF_NEWEST * (now - old));
    }
}
