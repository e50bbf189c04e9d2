package app.hearth.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The governor's arithmetic against simulated tasks on a simulated clock, woken late at random as on a real machine. */
class SlicesTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private static final long LATEST_WAKE = MILLI;

    private static final class Task {
        private final int threads;
        private final LongPredicate waits;
        private double used;
        private double seen;
        private boolean stopped;
        private boolean ended;
        private final List<Long> starts = new ArrayList<>();

        /** @param waits whether it has nothing to compute at a time */
        Task(int threads, LongPredicate waits) {
            this.threads = threads;
            this.waits = waits;
        }
    }

    /**
     * How well the governor sees and hears.
     *
     * @param tick       the clock of a running process is brought up to date this often, in nanoseconds
     * @param coarse     whether the clock of a resting one goes in ticks too, as on Windows
     * @param latestWake most by which the governor's thread comes late
     * @param oftenHeld  whether it now and then comes later still
     */
    private record Noise(long tick, boolean coarse, long latestWake, boolean oftenHeld) {
        static final Noise LINUX = new Noise(4 * MILLI, false, LATEST_WAKE, false);
    }

    /** Lets tasks run under {@link Slices}, and remembers what all used by when. */
    private static final class Life implements Slices.Tasks<Task> {
        private final Slices<Task> slices;
        private final Random random;
        private final Noise noise;
        private final List<Task> tasks;
        private final List<Long> times = new ArrayList<>();
        private final List<Double> uses = new ArrayList<>();
        private long now = 5 * SECOND;

        Life(long seed, List<Task> tasks, double cores) {
            this(seed, tasks, cores, Noise.LINUX);
        }

        Life(long seed, List<Task> tasks, double cores, Noise noise) {
            this.random = new Random(seed);
            this.noise = noise;
            this.slices = new Slices<>(this, noise.coarse);
            this.tasks = tasks;
            slices.assign(tasks, cores, now);
            remember();
        }

        @Override public long cpuNanos(Task task) {
            return (long) (task.stopped && !noise.coarse ? task.used : task.seen);
        }

        @Override public void rest(Task task, boolean rest) {
            if (task.stopped && !rest) task.starts.add(now);
            if (task.stopped && !noise.coarse) task.seen = task.used;
            task.stopped = rest;
        }

        private void remember() {
            times.add(now);
            uses.add(used());
        }

        double used() {
            return tasks.stream().mapToDouble(task -> task.used).sum();
        }

        void pass(long nanos, boolean computing) {
            for (long end = now + nanos; now < end; ) {
                long step = Math.min(MILLI / 4, end - now);
                boolean tick = (now + step) / noise.tick != now / noise.tick;
                for (var task : tasks) {
                    if (!computing || task.stopped || task.ended || task.waits.test(now)) continue;
                    task.used += step * task.threads;
                    if (tick) task.seen = noise.coarse ? task.seen + noise.tick * task.threads : task.used;
                }
                now += step;
            }
            remember();
        }

        /** As the governor's thread does. */
        Life live(long nanos) {
            for (long end = now + nanos; now < end; ) {
                long next = slices.act(now);
                pass(Math.max(0, Math.min(next, end) - now) + late(), true);
            }
            return this;
        }

        private long late() {
            return random.nextLong(noise.latestWake) + (noise.oftenHeld && random.nextInt(40) == 0 ? random.nextLong(12 * MILLI) : 0);
        }

        /** The most by which any stretch of time was above the allowance, in nanoseconds of processor time. */
        double worstExcess(double cores) {
            double worst = 0, least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < times.size(); i++) {
                double over = uses.get(i) - cores * times.get(i);
                least = Math.min(least, over);
                worst = Math.max(worst, over - least);
            }
            return worst;
        }
    }

    private static List<Task> busy(int count) {
        return IntStream.range(0, count).mapToObj(_ -> new Task(1, _ -> false)).toList();
    }

    @Property(tries = 200) void tasksThatAlwaysComputeUseTheAllowanceExactly(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int count, @ForAll @DoubleRange(min = 0.02, max = 0.96) double share) {
        double cores = count * share;
        var life = new Life(seed, busy(count), cores).live(20 * SECOND);
        double mean = life.used() / (life.now - 5 * SECOND);
        assertThat(mean).isCloseTo(cores, within(0.003 * count));
    }

    @Property(tries = 200) void noStretchOfTimeIsAboveTheAllowanceByMoreThanTwoPeriodsOfIt(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int count, @ForAll @DoubleRange(min = 0.02, max = 1) double share,
            @ForAll @IntRange(min = 5, max = 3000) int pauseMillis) {
        var tasks = IntStream.range(0, count)
                .mapToObj(i -> new Task(1, time -> i % 2 == 0 && time / (pauseMillis * MILLI) % 2 == 0)).toList();
        double cores = count * share;
        var life = new Life(seed, tasks, cores).live(10 * SECOND);
        // Beside that, each task may overrun by the time until it is looked at after waiting, and by what its clock may be behind.
        assertThat(life.worstExcess(cores)).isLessThan(2 * cores * Slices.PERIOD + count * (double) (Slices.WATCH + Slices.LAG + 2 * LATEST_WAKE));
    }

    @Property(tries = 100) void tasksThatAlwaysComputeGetTheSame(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int count, @ForAll @DoubleRange(min = 0.05, max = 0.95) double share) {
        var tasks = busy(count);
        new Life(seed, tasks, count * share).live(10 * SECOND);
        double mean = tasks.stream().mapToDouble(task -> task.used).average().orElseThrow();
        assertThat(tasks).allSatisfy(task -> assertThat(task.used).isCloseTo(mean, within(0.01 * 10 * SECOND)));
    }

    @Property(tries = 100) void aWaitingTaskLeavesItsPartToTheOthers(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int others, @ForAll @DoubleRange(min = 0.05, max = 0.9) double share) {
        var tasks = new ArrayList<>(busy(others));
        tasks.add(new Task(1, _ -> true));
        double cores = others * share;
        var life = new Life(seed, tasks, cores).live(10 * SECOND);
        assertThat(life.used() / (10 * SECOND)).isBetween(0.97 * cores - 0.003, cores + 0.01 * others);
    }

    @Property(tries = 100) void aTaskOfSeveralThreadsPaysForAllOfThem(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int threads, @ForAll @DoubleRange(min = 0.05, max = 0.9) double cores) {
        var life = new Life(seed, List.of(new Task(threads, _ -> false)), cores).live(20 * SECOND);
        assertThat(life.used() / (life.now - 5 * SECOND)).isCloseTo(cores, within(0.01));
    }

    @Property(tries = 50) void afterAGapInTimeThereIsNoBurst(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int count, @ForAll @DoubleRange(min = 0.05, max = 0.9) double share) {
        double cores = count * share;
        var life = new Life(seed, busy(count), cores).live(2 * SECOND);
        life.pass(3600 * SECOND, false); // the computer was asleep, and this clock was not
        double before = life.used();
        life.live(SECOND);
        assertThat(life.used() - before).isLessThan(cores * SECOND + 2 * cores * Slices.PERIOD + count * 2.0 * LATEST_WAKE);
    }

    @Property(tries = 50) void whatWasUsedWhileTheGovernorWasHeldUpIsPaidBack(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int count, @ForAll @DoubleRange(min = 0.2, max = 0.9) double share) {
        double cores = count * share;
        var life = new Life(seed, busy(count), cores).live(2 * SECOND);
        life.tasks.forEach(task -> task.stopped = false);
        life.pass(SECOND, true);
        life.live(17 * SECOND);
        assertThat(life.used() / (life.now - 5 * SECOND)).isCloseTo(cores, within(0.005 * count));
    }

    @Property(tries = 50) void aNewAllowanceHoldsAtOnce(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.05, max = 0.95) double first, @ForAll @DoubleRange(min = 0.05, max = 0.95) double second) {
        var life = new Life(seed, busy(2), 2 * first).live(2 * SECOND);
        life.slices.assign(life.tasks, 2 * second, life.now);
        double before = life.used();
        life.live(5 * SECOND);
        assertThat((life.used() - before) / (5 * SECOND)).isCloseTo(2 * second, within(0.03));
    }

    @Property(tries = 50) void shortTasksOneAfterTheOtherUseNoMoreThanALongOne(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 0.9) double cores) {
        var tasks = busy(40);
        tasks.forEach(task -> task.ended = true);
        var life = new Life(seed, tasks, cores);
        for (var task : tasks) {
            task.ended = false;
            life.slices.assign(List.of(task), cores, life.now);
            life.live(310 * MILLI);
            task.ended = true;
        }
        assertThat(life.used() / (life.now - 5 * SECOND)).isLessThan(cores + 0.01);
    }

    @Property(tries = 600) void aPeriodOfRunningAndRestingIsNeverLongerThanAHundredMilliseconds(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 16) int count, @ForAll @DoubleRange(min = 0.02, max = 0.98) double share,
            @ForAll("noises") Noise noise) {
        Assume.that(!noise.coarse || share > 0.1 && share < 0.8); // such clocks tell too little of very short runs and rests
        var tasks = busy(count);
        new Life(seed, tasks, count * share, noise).live(4 * SECOND);
        assertThat(longestPeriod(tasks)).isLessThan(100 * MILLI);
    }

    @Property(tries = 50) void aPeriodIsNoLongerWhileAnOverrunIsPaidBack(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int count, @ForAll @DoubleRange(min = 0.03, max = 0.95) double share,
            @ForAll @IntRange(min = 1, max = 300) int heldUpMillis) {
        var life = new Life(seed, busy(count), count * share).live(SECOND);
        while (life.tasks.getFirst().stopped) life.live(MILLI);
        life.pass(heldUpMillis * MILLI, true);
        life.tasks.forEach(task -> task.starts.clear());
        life.live(4 * SECOND);
        assertThat(longestPeriod(life.tasks)).isLessThan(100 * MILLI);
    }

    @Provide Arbitrary<Noise> noises() {
        // Linux with CONFIG_HZ of 1000, 250 and 100, and Windows with its clock of 64 Hz.
        var ticks = Arbitraries.of(MILLI, 4 * MILLI, 10 * MILLI, SECOND / 64);
        return Combinators.combine(ticks, Arbitraries.longs().between(1, 3 * MILLI), Arbitraries.of(true, false))
                .as((tick, late, held) -> new Noise(tick, tick == SECOND / 64, late, held));
    }

    private static long longestPeriod(List<Task> tasks) {
        long longest = 0;
        for (var task : tasks) {
            assertThat(task.starts).hasSizeGreaterThan(35);
            for (int i = 2; i < task.starts.size(); i++) longest = Math.max(longest, task.starts.get(i) - task.starts.get(i - 1));
        }
        return longest;
    }

    @Property(tries = 100) void coarseClocksDoNotSpoilTheMean(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int count, @ForAll @DoubleRange(min = 0.04, max = 0.96) double share,
            @ForAll("noises") Noise noise) {
        var life = new Life(seed, busy(count), count * share, noise).live(20 * SECOND);
        assertThat(life.used() / (life.now - 5 * SECOND) / count).isCloseTo(share, within(noise.coarse ? 0.03 : 0.01));
    }

    @Property(tries = 100) void theTasksRunApartFromEachOther(
            @ForAll @IntRange(min = 2, max = 6) int count, @ForAll @DoubleRange(min = 0.1, max = 0.9) double share) {
        var tasks = busy(count);
        var life = new Life(1, tasks, count * share).live(SECOND);
        var least = new int[] {count};
        var most = new int[1];
        double whole = count * share;
        for (int i = 0; i < 200; i++) {
            for (long next = life.slices.act(life.now); next <= life.now; next = life.slices.act(life.now)) life.now++;
            int running = (int) tasks.stream().filter(task -> !task.stopped).count();
            least[0] = Math.min(least[0], running);
            most[0] = Math.max(most[0], running);
            life.pass(MILLI / 4, true);
        }
        assertThat(most[0]).isLessThanOrEqualTo((int) Math.ceil(whole + 0.2));
        assertThat(least[0]).isGreaterThanOrEqualTo((int) Math.floor(whole - 0.2));
    }

    @Property void partsMakeTheWholeAndNobodyWhoWantsAnEvenPartGetsLess(
            @ForAll @DoubleRange(min = 0.01, max = 64) double whole,
            @ForAll @Size(min = 1, max = 32) List<@DoubleRange(min = 0, max = 8) Double> wants) {
        double[] demands = wants.stream().mapToDouble(want -> want > 7 ? Double.POSITIVE_INFINITY : want).toArray();
        double[] parts = Slices.fill(whole, demands);
        double even = whole / demands.length;
        assertThat(Arrays.stream(parts).sum()).isCloseTo(whole, within(1e-9));
        for (int i = 0; i < parts.length; i++) assertThat(parts[i]).isGreaterThanOrEqualTo(Math.min(even, demands[i]) - 1e-9);
    }
}
