package app.hearth.homenet.workload;

import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;

/** The workloads that come with Hearth. */
public final class Workloads {

    private Workloads() { }

    /** All of them, in the order in which a new network offers them: the shortest first, so that the first credit comes soon. Which samples they run again cannot be foretold. */
    public static List<Workload> all() {
        return all(new SecureRandom());
    }

    /** The same, drawing the samples that are run again from this source. */
    public static List<Workload> all(RandomGenerator random) {
        return List.of(new Mersenne(random), new HpFold(random), new Climate(random), new Grokking(random));
    }
}
