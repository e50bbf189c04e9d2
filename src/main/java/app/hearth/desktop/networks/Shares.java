package app.hearth.desktop.networks;

import app.hearth.engine.EngineSnapshot.Project;
import java.util.List;

/** Resource shares as parts of the whole: BOINC's number means nothing until it stands beside the others'. */
final class Shares {
    private static final double USUAL = 100;
    /** The whole cannot be given by a number beside others. */
    private static final double MOST = 0.99;

    private Shares() {}

    private static double of(Project project) {
        return project.choices().suspended() ? 0 : Math.max(0, project.choices().resourceShare());
    }

    /** Which part of the computing a network gets while all have work, 0..1; a paused one gets none. */
    static double fraction(Project project, List<Project> all) {
        if (project.choices().suspended()) return 0;
        double sum = all.stream().mapToDouble(Shares::of).sum();
        long active = all.stream().filter(each -> !each.choices().suspended()).count();
        return sum > 0 ? of(project) / sum : 1.0 / Math.max(1, active);
    }

    /** What the other networks' numbers are together. */
    static double others(Project project, List<Project> all) {
        return all.stream().filter(each -> !each.url().equals(project.url())).mapToDouble(Shares::of).sum();
    }

    /** The number that gives a network this part beside the others', with one decimal. */
    static double shareFor(double fraction, double others) {
        if (fraction <= 0) return 0;
        if (others <= 0) return USUAL;
        double part = Math.min(MOST, fraction);
        return Math.max(0.1, Math.round(10 * others * part / (1 - part)) / 10.0);
    }
}
