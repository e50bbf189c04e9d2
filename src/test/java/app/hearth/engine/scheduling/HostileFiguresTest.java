package app.hearth.engine.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Networks and programs may tell the scheduler anything; it ends, starves nobody, and fetches no more than it has use for. */
class HostileFiguresTest {
    private static final double[] FIGURES = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 0, Double.MIN_VALUE, 1e-3, 1, 3600, 1e15,
            Double.MAX_VALUE};
    private static final double FAR = 1e9;
    private static final double BUFFER = 50_000;
    /** Sums of many short steps end a few ulps beside the whole. */
    private static final double ROUNDING = 1 + 1e-9;

    private static Job job(String id, String project, double cpus, double left, double deadline) {
        return new Job(id, project, cpus, "", 0, left, deadline, id.hashCode() & 0xffff, 1, false, false, false, false, true, List.of());
    }

    private static double any(Random random) {
        return FIGURES[random.nextInt(FIGURES.length)];
    }

    @Property(tries = 200) void whateverTheFiguresAnEndIsFoundAndEveryAnswerIsAFigure(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int cores) {
        var random = new Random(seed);
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < random.nextInt(40); i++) {
            boolean card = random.nextInt(4) == 0;
            jobs.add(new Job("job" + i, "p" + random.nextInt(3), Math.abs(random.nextInt(5) == 0 ? 0 : random.nextDouble() * 4), card ? "NVIDIA" : "",
                    card ? random.nextDouble() * 3 : 0, any(random), any(random), random.nextLong(), random.nextInt(1000), random.nextInt(9) == 0,
                    random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), List.of()));
        }
        var sources = List.of(new Source("p0", any(random), any(random)), new Source("p1", any(random), any(random)), new Source("p2", any(random), any(random)));
        var outlook = RoundRobin.simulate(jobs, sources, cores, Map.of("NVIDIA", 1), 0.05, BUFFER);
        outlook.loads().values().forEach(load -> {
            assertThat(load.saturated()).isBetween(0.0, 1e16);
            assertThat(load.shortfall()).isBetween(0.0, BUFFER * cores * ROUNDING);
            assertThat(load.late()).isBetween(0.0, Double.MAX_VALUE);
        });
        Chooser.choose(jobs, sources, outlook.late(), new Chooser.Limits(cores, Long.MAX_VALUE, Map.of("NVIDIA", 1), Set.of(), true));
        var candidates = sources.stream().map(source -> new WorkFetch.Candidate(source, Set.of("CPU", "NVIDIA"), any(random))).toList();
        WorkFetch.plan(outlook, candidates, any(random)).values().forEach(ask -> ask.amounts().values().forEach(amount -> {
            assertThat(amount.seconds()).isBetween(1.0, BUFFER * cores * ROUNDING);
            assertThat(amount.instances()).isBetween(0.0, cores * ROUNDING);
        }));
    }

    @Test void aThousandTasksOfEachOfTenNetworksAreLookedThroughAtOnce() {
        var jobs = new ArrayList<Job>();
        var sources = new ArrayList<Source>();
        for (int network = 0; network < 10; network++) {
            sources.add(new Source("p" + network, 100, network));
            for (int i = 0; i < 1000; i++) jobs.add(job(network + "-" + i, "p" + network, i % 7 == 0 ? 4 : 1, 1000 + i, FAR));
        }
        // A scan of all for each would take minutes.
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> RoundRobin.simulate(jobs, sources, 6, Map.of(), 1, 50_000));
    }

    @Test void aLargeJobThatMustWaitHidesNoneThatFitsBesideIt() {
        var jobs = new ArrayList<Job>();
        jobs.add(job("a", "p", 4, 10_000, FAR));
        jobs.add(job("b", "p", 4, 10_000, FAR));
        for (int i = 0; i < 20; i++) jobs.add(job("c" + i, "p", 1, 10_000, FAR));
        var load = RoundRobin.simulate(jobs, List.of(new Source("p", 100, 0)), 6, Map.of(), 1, 1000).loads().get("CPU");
        assertThat(load.idle()).isZero();
        assertThat(load.shortfall()).as("nothing is fetched for processors that have work").isZero();
    }

    @Test void aNetworkWithTasksLongOverdueDoesNotStarveTheOthers() {
        var sources = Map.of("late", 100.0, "good", 100.0);
        var recent = new HashMap<String, Double>(Map.of("late", 0.0, "good", 0.0));
        var had = new HashMap<String, Integer>();
        double weight = Chooser.SLICE_SECONDS / Priorities.HALF_LIFE * Math.log(2);
        for (int slice = 0; slice < 400; slice++) {
            var jobs = List.of(job("late" + slice, "late", 1, 1e6, -1e6), job("good" + slice, "good", 1, 1e6, FAR));
            var known = sources.keySet().stream().map(url -> new Source(url, sources.get(url), recent.get(url))).toList();
            var late = RoundRobin.simulate(jobs, known, 1, Map.of(), 1, 1000).late();
            String runs = Chooser.choose(jobs, known, late, new Chooser.Limits(1, 1 << 20, Map.of(), Set.of(), true)).keySet().iterator().next();
            recent.replaceAll((_, value) -> value * (1 - weight));
            String project = runs.startsWith("late") ? "late" : "good";
            recent.merge(project, weight, Double::sum);
            had.merge(project, 1, Integer::sum);
        }
        assertThat(had.getOrDefault("good", 0) / 400.0).isCloseTo(0.5, within(0.05));
    }

    @Test void ofTasksThatAlwaysRunEachNetworkHasOne() {
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < 100; i++) {
            jobs.add(new Job("n" + i, i % 2 == 0 ? "p" : "q", 0.01, "", 0, 1000, FAR, 100 - i, 1, true, false, false, false, true, List.of()));
        }
        var chosen = Chooser.choose(jobs, List.of(new Source("p", 100, 0)), Set.of(), new Chooser.Limits(1, 1 << 20, Map.of(), Set.of(), true));
        assertThat(chosen.keySet()).containsExactlyInAnyOrder("n98", "n99");
    }

    @Test void whoHasNoShareComesAfterTheSmallestShare() {
        var sources = List.of(new Source("none", 0, 0), new Source("tiny", 1e-6, 5), new Source("big", 1e6, 0.001));
        var jobs = List.of(job("none", "none", 1, 100, FAR), job("tiny", "tiny", 1, 100, FAR));
        assertThat(Chooser.choose(jobs, sources, Set.of(), new Chooser.Limits(1, 1 << 20, Map.of(), Set.of(), true)).keySet()).containsExactly("tiny");
    }
}
