package app.hearth.homenet.workload;

import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;

/** The workloads that come with Hearth. */
public final class Workloads {

    private Workloads() { }

    /** All of them, in the order in which a new network offers them. Which samples they run again cannot be foretold. */
    public static List<Workload> all() {
        return all(new SecureRandom());
    }

    /** The same, drawing the samples that are run again from this source. */
    public static List<Workload> all(RandomGenerator random) {
        return List.of(new HpFold(), new Climate(random), new Mersenne(random));
    }
}
