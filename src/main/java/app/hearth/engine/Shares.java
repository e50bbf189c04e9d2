package app.hearth.engine;

import java.util.Collection;
import java.util.function.Predicate;

/** Parts of the computing that networks are to get, by what the user chose (protocol note 2.1, 8.2). */
final class Shares {
    private Shares() {}

    /** A network's part, 0..1, among those that count and itself. */
    static double fraction(ProjectState project, Collection<ProjectState> all, Predicate<ProjectState> counts) {
        double sum = 0;
        for (var other : all) {
            if (other == project || counts.test(other)) sum += other.resourceShare;
        }
        return sum > 0 ? project.resourceShare / sum : 1;
    }
}
