package app.hearth.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How exactly processor limits are kept, by Hearth and by boinc-client, one after the other: one task on one core, and as
 * many tasks as there are cores. {@code bench.seconds} for each figure of all cores, 60; one task, whose mean settles sooner,
 * is measured a quarter as long, and the client, whose periods last up to ten seconds, two thirds, at some percents. {@code
 * bench.only} for some of them: words {@code one}, {@code all}, {@code hearth}, {@code boinc} and percents, separated by commas.
 */
final class LimitsBench {
    private static final List<Integer> PERCENTS = List.of(5, 10, 25, 50, 75, 90, 95);
    private static final List<Integer> PEER_PERCENTS = List.of(10, 50, 90);
    private static final Duration SETTLE = Duration.ofSeconds(2);
    /** Rests at 95 % last a twentieth of a period; steps must be shorter. */
    private static final Duration STEP = Duration.ofMillis(1);

    private final Duration length;
    private final List<String> only;
    private final List<Integer> percents;
    private final List<Integer> peerPercents;

    private LimitsBench(Duration length, List<String> only) {
        this.length = length;
        this.only = only;
        var chosen = PERCENTS.stream().filter(percent -> only.contains(percent.toString())).toList();
        this.percents = chosen.isEmpty() ? PERCENTS : chosen;
        this.peerPercents = chosen.isEmpty() ? PEER_PERCENTS : chosen;
    }

    static void main(String[] arguments) throws Exception {
        new LimitsBench(Duration.ofSeconds(Bench.seconds(60)), Bench.only()).run();
    }

    private boolean wanted(String word, String other) {
        return only.contains(word) || !only.contains(other);
    }

    private void run() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        var counts = new ArrayList<Integer>();
        if (wanted("one", "all")) counts.add(1);
        if (wanted("all", "one") && cores > 1) counts.add(cores);
        System.out.println(Bench.machine());
        System.out.println("Processor limits; errors in points of the limit's own scale.");
        System.out.printf("%-8s %-9s %6s %8s %8s %8s %12s %20s %9s %10s %10s%n",
                "tasks", "", "limit", "length", "mean", "error", "worst 2 s", "period ms", "uneven", "others", "governor");
        System.out.printf("%-8s %-9s %6s %8s %8s %8s %12s %20s %9s %10s %10s%n", "", "", "%", "s", "%", "points", "points", "median / p99 / most", "points", "% of core", "% of core");
        for (int count : counts) {
            if (wanted("hearth", "boinc")) hearth(count);
            if (wanted("boinc", "hearth") && (count > 1 || only.contains("boinc") || cores == 1)) boinc(count);
        }
        System.out.println("Goals: error 0.5, worst 2 s 3, period 100 ms, governor 1 %. Uneven: standard deviation of the load in windows of 10 ms.\n"
                + "Others: everything else that ran meanwhile, the measuring included. On a machine that is busy otherwise the figures mean little.");
    }

    private void hearth(int count) throws Exception {
        try (var tasks = new HearthTasks(count)) {
            for (int percent : percents) {
                tasks.limit(count * percent / 100.0);
                Thread.sleep(SETTLE);
                long governor = HearthTasks.governorNanos();
                long from = System.nanoTime();
                var trace = CpuTrace.record(tasks.pids(), count > 1 ? length : part(0.25), STEP, () -> false);
                double cost = (double) (HearthTasks.governorNanos() - governor) / (System.nanoTime() - from);
                print(count, "Hearth", percent, trace, OptionalDouble.of(100 * cost));
            }
        }
    }

    private void boinc(int count) throws Exception {
        var missing = BoincPeer.missing();
        if (missing.isPresent()) {
            System.out.println("boinc-client skipped: " + missing.get());
            return;
        }
        try (var client = BoincPeer.start(count, peerPercents.getFirst())) {
            for (int percent : peerPercents) {
                client.limit(percent);
                Thread.sleep(SETTLE);
                print(count, "BOINC", percent, CpuTrace.record(client.tasks(), part(0.65), STEP, () -> false), OptionalDouble.empty());
            }
        }
    }

    /** At least two windows of two seconds. */
    private Duration part(double share) {
        return Duration.ofSeconds(Math.max(4, Math.round(share * length.toSeconds())));
    }

    private static void print(int count, String who, int percent, CpuTrace trace, OptionalDouble cost) {
        double points = 100.0 / count;
        double goal = count * percent / 100.0;
        long[] periods = trace.periods();
        String period = periods.length == 0 ? "none" : String.format(Locale.ROOT, "%.0f / %.0f / %.0f", periods[periods.length / 2] / 1e6,
                periods[(int) Math.ceil(0.99 * periods.length) - 1] / 1e6, periods[periods.length - 1] / 1e6);
        System.out.printf(Locale.ROOT, "%-8s %-9s %6d %8.0f %8.2f %+8.2f %12.2f %20s %9.1f %10.1f %10s%n", count == 1 ? "1" : count + " (all)", who, percent, trace.seconds(),
                points * trace.mean(), points * (trace.mean() - goal), points * trace.worstWindow(goal), period, points * trace.unevenness(), 100 * trace.others(),
                cost.isPresent() ? String.format(Locale.ROOT, "%.2f", cost.getAsDouble()) : "");
    }
}
