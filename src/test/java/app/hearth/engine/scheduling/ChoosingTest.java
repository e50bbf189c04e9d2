package app.hearth.engine.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whose work runs, and when. */
class ChoosingTest {
    private static final long GB = 1L << 30;
    private static final double FAR = 1e9;

    private static Job job(String id, String project, double cpus, double left, double deadline) {
        return new Job(id, project, cpus, "", 0, left, deadline, id.hashCode() & 0xffff, GB, false, false, false, false, true, List.of());
    }

    private static Job card(String id, String project, double gpus) {
        return new Job(id, project, 0.2, "NVIDIA", gpus, 1000, FAR, 0, GB, false, false, false, false, true, List.of());
    }

    private static Job holding(Job job, boolean turn) {
        return new Job(job.id(), job.project(), job.cpus(), job.gpuType(), job.gpus(), job.secondsLeft(), job.deadline(), job.received(),
                job.memory(), job.always(), true, true, turn, job.fits(), job.devices());
    }

    private static Chooser.Limits limits(int cores, Map<String, Integer> gpus) {
        return new Chooser.Limits(cores, 100 * GB, gpus, Set.of(), true);
    }

    private static List<Job> anyJobs(Random random, int count) {
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < count; i++) {
            boolean card = random.nextInt(3) == 0;
            boolean inMemory = random.nextBoolean();
            jobs.add(new Job("job" + i, "project" + random.nextInt(3), new double[] {0.1, 0.5, 1, 1, 2, 4, 64}[random.nextInt(7)],
                    card ? "NVIDIA" : "", card ? new double[] {0.25, 0.5, 1, 2}[random.nextInt(4)] : 0, 1 + random.nextInt(100_000),
                    random.nextInt(200_000) - 1000, random.nextInt(1000), random.nextLong(1, 8 * GB), random.nextInt(8) == 0, random.nextBoolean(),
                    inMemory, inMemory && random.nextBoolean(), random.nextBoolean(), List.of()));
        }
        return jobs;
    }

    private static List<Source> anySources(Random random) {
        var sources = new ArrayList<Source>();
        for (int i = 0; i < 3; i++) sources.add(new Source("project" + i, random.nextInt(4) == 0 ? 0 : random.nextInt(1, 300), random.nextDouble() * 4));
        return sources;
    }

    @Property(tries = 300) void whatIsChosenFitsAndWhatIsLeftOutDoesNot(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int cores,
                                                                     @ForAll @IntRange(min = 0, max = 3) int cards) {
        var random = new Random(seed);
        var jobs = anyJobs(random, random.nextInt(30));
        Set<String> off = random.nextBoolean() ? Set.of("NVIDIA 1", "ATI 0") : Set.of();
        var limits = new Chooser.Limits(cores, random.nextLong(1, 32 * GB), cards == 0 ? Map.of() : Map.of("NVIDIA", cards), off, true);
        var chosen = Chooser.choose(jobs, anySources(random), Set.of(), limits);
        double cpus = 0;
        double withCards = 0;
        double used = 0;
        long memory = 0;
        var room = new HashMap<Integer, Double>();
        for (var job : jobs) {
            var devices = chosen.get(job.id());
            if (devices == null) continue;
            memory += job.memory();
            if (job.always()) continue;
            if (job.usesGpu()) withCards += Math.min(job.cpus(), cores);
            else cpus += Math.min(job.cpus(), cores);
            used += job.gpus();
            devices.forEach(device -> room.merge(device, Math.min(job.gpus(), 1), Double::sum));
        }
        assertThat(memory).isLessThanOrEqualTo(limits.memory());
        assertThat(cpus).isLessThanOrEqualTo(cores + 1e-6);
        assertThat(cpus + withCards).isLessThanOrEqualTo(cores + 1 + 1e-6);
        assertThat(used).isLessThanOrEqualTo(cards + 1e-6);
        assertThat(room.values()).allMatch(load -> load <= 1 + 1e-6);
        assertThat(room.keySet()).allMatch(device -> device < cards && !off.contains("NVIDIA " + device));
        for (var job : jobs) { // no processor lies idle beside a job that it could run
            if (chosen.containsKey(job.id()) || job.usesGpu() || job.always()) continue;
            assertThat(cpus + withCards + Math.min(job.cpus(), cores) > cores + 1e-6 || memory + job.memory() > limits.memory()).isTrue();
        }
    }

    @Property(tries = 200) void theSimulationEndsAndFindsTheSameWhateverTheOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int cores) {
        var random = new Random(seed);
        var jobs = anyJobs(random, random.nextInt(60));
        var sources = anySources(random);
        var first = RoundRobin.simulate(jobs, sources, cores, Map.of("NVIDIA", 1), 0.5, 50_000);
        for (var load : first.loads().values()) {
            assertThat(load.shortfall()).isBetween(0.0, 50_000.0 * cores);
            assertThat(load.saturated()).isGreaterThanOrEqualTo(0);
        }
        assertThat(first.late()).isSubsetOf(jobs.stream().map(Job::id).collect(java.util.stream.Collectors.toSet()));
    }

    private static Job tooLong(Job job) {
        return new Job(job.id(), job.project(), job.cpus(), job.gpuType(), job.gpus(), job.secondsLeft(), job.deadline(), job.received(),
                job.memory(), job.always(), job.begun(), job.inMemory(), job.turn(), false, job.devices());
    }

    @Test void whatComesToNothingBeforeTheEndWaitsForWhatDoesNotOfAnyNetwork() {
        var long1 = tooLong(job("long", "most", 1, 50_000, FAR));
        var short1 = job("short", "least", 1, 100, FAR);
        var sources = List.of(new Source("most", 1000, 0), new Source("least", 1, 5));
        assertThat(Chooser.choose(List.of(long1, short1), sources, Set.of(), limits(1, Map.of())).keySet()).containsExactly("short");
        assertThat(Chooser.choose(List.of(long1, short1), sources, Set.of(), limits(2, Map.of())).keySet()).as("a core is free").containsExactly("short", "long");
        assertThat(Chooser.choose(List.of(long1, short1), sources, Set.of("long"), limits(1, Map.of())).keySet()).as("its deadline is near").containsExactly("long");
    }

    @Test void withoutWorkEverythingIsMissing() {
        var outlook = RoundRobin.simulate(List.of(), List.of(), 4, Map.of("ATI", 2), 1, 1000);
        assertThat(outlook.loads().get("CPU")).isEqualTo(new RoundRobin.Load(0, 4000, 4, 0));
        assertThat(outlook.loads().get("ATI")).isEqualTo(new RoundRobin.Load(0, 2000, 2, 0));
    }

    @Test void workThatReachesHalfTheWayLeavesTheOtherHalfMissing() {
        var jobs = List.of(job("a", "p", 1, 500, FAR), job("b", "p", 1, 500, FAR));
        var outlook = RoundRobin.simulate(jobs, List.of(new Source("p", 100, 0)), 2, Map.of(), 1, 1000);
        var load = outlook.loads().get("CPU");
        assertThat(load.saturated()).isCloseTo(500, within(1e-6));
        assertThat(load.shortfall()).isCloseTo(1000, within(1e-6));
        assertThat(load.idle()).isZero();
    }

    @Test void aJobThatTakingTurnsWouldMakeLateIsFoundAndRunsFirst() {
        var sources = List.of(new Source("p", 100, 0), new Source("q", 100, 2));
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < 4; i++) jobs.add(job("long" + i, "p", 1, 10_000, FAR));
        jobs.add(job("urgent", "q", 1, 5000, 12_000));
        var outlook = RoundRobin.simulate(jobs, sources, 1, Map.of(), 1, 1000);
        assertThat(outlook.late()).containsExactly("urgent");
        var chosen = Chooser.choose(jobs, sources, outlook.late(), limits(1, Map.of()));
        assertThat(chosen.keySet()).containsExactly("urgent");
        assertThat(Chooser.choose(jobs, sources, Set.of(), limits(1, Map.of())).keySet()).doesNotContain("urgent");
    }

    @Test void whoHasItsTurnKeepsItThoughAnotherHadLess() {
        var sources = List.of(new Source("p", 100, 1), new Source("q", 100, 0));
        var jobs = List.of(holding(job("a", "p", 1, 100, FAR), true), job("b", "q", 1, 100, FAR));
        assertThat(Chooser.choose(jobs, sources, Set.of(), limits(1, Map.of())).keySet()).containsExactly("a");
        var over = List.of(holding(job("a", "p", 1, 100, FAR), false), job("b", "q", 1, 100, FAR));
        assertThat(Chooser.choose(over, sources, Set.of(), limits(1, Map.of())).keySet()).containsExactly("b");
    }

    @Test void whenNothingNewMayStartOnlyWhatIsBegunRuns() {
        var jobs = List.of(job("new", "p", 1, 100, FAR), holding(job("begun", "p", 1, 100, FAR), false));
        var chosen = Chooser.choose(jobs, List.of(new Source("p", 100, 0)), Set.of(), new Chooser.Limits(4, 100 * GB, Map.of(), Set.of(), false));
        assertThat(chosen.keySet()).containsExactly("begun");
    }

    @Test void twoJobsShareACardAndAThirdWaits() {
        var jobs = List.of(card("a", "p", 0.5), card("b", "p", 0.5), card("c", "p", 0.5));
        var chosen = Chooser.choose(jobs, List.of(new Source("p", 100, 0)), Set.of(), limits(1, Map.of("NVIDIA", 1)));
        assertThat(chosen).hasSize(2).allSatisfy((_, devices) -> assertThat(devices).containsExactly(0));
        assertThat(Chooser.choose(jobs, List.of(new Source("p", 100, 0)), Set.of(), limits(1, Map.of()))).isEmpty();
    }

    @Test void inTheLongRunEachNetworkGetsItsShare() {
        var shares = Map.of("p", 300.0, "q", 100.0, "r", 100.0);
        var recent = new HashMap<String, Double>(Map.of("p", 0.0, "q", 0.0, "r", 0.0));
        var had = new HashMap<String, Double>();
        double day = Chooser.SLICE_SECONDS / Priorities.HALF_LIFE * Math.log(2);
        for (int slice = 0; slice < 2000; slice++) {
            var jobs = new ArrayList<Job>();
            for (var project : shares.keySet()) {
                for (int i = 0; i < 2; i++) jobs.add(job(project + i + slice, project, 1, 3600, FAR));
            }
            var sources = shares.keySet().stream().map(url -> new Source(url, shares.get(url), recent.get(url))).toList();
            var chosen = new HashSet<>(Chooser.choose(jobs, sources, Set.of(), limits(2, Map.of())).keySet());
            recent.replaceAll((_, value) -> value * (1 - day));
            for (var job : jobs) {
                if (!chosen.contains(job.id())) continue;
                recent.merge(job.project(), day, Double::sum);
                had.merge(job.project(), 1.0, Double::sum);
            }
        }
        assertThat(had.get("p") / 4000).isCloseTo(0.6, within(0.03));
        assertThat(had.get("q") / 4000).isCloseTo(0.2, within(0.03));
    }

    @Test void whoHadLeastForItsShareIsAskedForWork() {
        var outlook = RoundRobin.simulate(List.of(), List.of(), 2, Map.of("NVIDIA", 1), 1, 1000);
        var p = new WorkFetch.Candidate(new Source("p", 100, 3), Set.of("CPU", "NVIDIA"), 0);
        var q = new WorkFetch.Candidate(new Source("q", 100, 1), Set.of("CPU"), 0);
        var asks = WorkFetch.plan(outlook, List.of(p, q), 100);
        assertThat(asks.get("q")).isEqualTo(new WorkFetch.Ask(true, Map.of("CPU", new WorkFetch.Amount(2000, 2, 0))));
        assertThat(asks.get("p")).isEqualTo(new WorkFetch.Ask(true, Map.of("NVIDIA", new WorkFetch.Amount(1000, 1, 0))));
    }

    @Test void aFullBufferAsksNobodyAndOneThatFillsGapsIsAskedOnlyInAGap() {
        var jobs = List.of(job("a", "p", 1, 500, FAR));
        var outlook = RoundRobin.simulate(jobs, List.of(new Source("p", 100, 0)), 1, Map.of(), 1, 1000);
        var p = new WorkFetch.Candidate(new Source("p", 100, 3), Set.of("CPU"), 500);
        assertThat(WorkFetch.plan(outlook, List.of(p), 100).get("p").urgent()).as("there is enough for now").isFalse();
        assertThat(WorkFetch.plan(outlook, List.of(p), 600).get("p").urgent()).isTrue();
        var gap = new WorkFetch.Candidate(new Source("gap", 0, 0), Set.of("CPU"), 0);
        assertThat(WorkFetch.plan(outlook, List.of(gap), 600)).isEmpty();
        assertThat(WorkFetch.plan(outlook, List.of(gap, p), 600).keySet()).containsExactly("p");
        var empty = RoundRobin.simulate(List.of(), List.of(), 1, Map.of(), 1, 1000);
        assertThat(WorkFetch.plan(empty, List.of(gap), 600).get("gap").amounts().get("CPU").seconds()).isEqualTo(1);
    }
}
