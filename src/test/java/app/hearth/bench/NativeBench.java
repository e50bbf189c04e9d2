package app.hearth.bench;

import app.hearth.homenet.NativeProject;
import app.hearth.homenet.NativeProject.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The same native tasks under Hearth and under the stock boinc-client, one after the other, served by one project over the
 * wire whose every answer asks both for the delay of a stock server: ten tasks of five seconds that all wait at the server;
 * ten of which each request gets one; and tasks without end on all cores, for {@code bench.seconds}.
 */
final class NativeBench {
    private static final int TASKS = 10;
    private static final int SECONDS = 5;
    private static final String APP = "spin";
    private static final String PROGRAM = "spin_100";
    /** A client that is in its own backoff then is not waited for. */
    private static final Duration MOST = Duration.ofSeconds(90);
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(100);

    private final Duration length = Duration.ofSeconds(Bench.seconds(40));
    private final int cores = Runtime.getRuntime().availableProcessors();

    private interface Starting {
        NativeClient start() throws Exception;
    }

    static void main(String[] arguments) throws Exception {
        new NativeBench().run(Bench.only());
    }

    private void run(List<String> only) throws Exception {
        var missing = BoincPeer.missing();
        if (missing.isPresent()) {
            System.out.println("native: left out, it " + missing.get());
            return;
        }
        System.out.println(Bench.machine());
        System.out.printf(Locale.ROOT, "Native tasks on BOINC's interface, %d cores; the server asks for %.0f s between two requests.%n", cores, NativeProject.STOCK_DELAY);
        System.out.printf("%-14s %-40s %9s %9s %9s %10s %10s %10s%n", "", "", "done", "all", "each", "", "own", "others");
        System.out.printf("%-14s %-40s %9s %9s %9s %10s %10s %10s%n", "", "", "of " + TASKS, "s", "s", "cores", "% of core", "% of core");
        var folder = Files.createTempDirectory("hearth-bench-project");
        try {
            var program = build(folder);
            if (!only.contains("boinc")) measure("Hearth", folder, program, NativeClient::hearth);
            if (!only.contains("hearth")) measure("boinc-client", folder, program, NativeClient::boinc);
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
        System.out.printf(Locale.ROOT, "All: from the first task handed out to the last reported, at most %d s; on %d cores %d tasks of %d s compute for %d s. Each: the median%n"
                + "task, from handed out to reported. Cores: processor time of the tasks' processes by wall time. Own: of the client itself. Others: everything else%n"
                + "that ran meanwhile, the client and the measuring included. On a machine that is busy otherwise the figures mean little.%n",
                MOST.toSeconds(), cores, TASKS, SECONDS, (TASKS + cores - 1) / cores * SECONDS);
    }

    private static Path build(Path folder) throws Exception {
        var source = Path.of(NativeBench.class.getResource("/bench/spin.cpp").toURI());
        var program = folder.resolve(APP);
        int built = new ProcessBuilder("g++", "-O2", source.toString(), "-o", program.toString(), "-lboinc_api", "-lboinc", "-lpthread").inheritIO().start().waitFor();
        if (built != 0) throw new IOException("g++ failed on spin.cpp");
        return program;
    }

    private void measure(String who, Path folder, Path program, Starting starting) throws Exception {
        try (var project = NativeProject.open(folder.resolve(who), NativeProject.STOCK_DELAY); var client = starting.start()) {
            project.publish(APP, program, version -> version);
            for (int i = 0; i < TASKS; i++) project.add(job("a" + i, SECONDS));
            client.attach(project.url());
            series(who, "ten tasks of 5 s, all waiting", project, "a");
            project.perReply(1);
            for (int i = 0; i < TASKS; i++) project.add(job("b" + i, SECONDS));
            client.update(project.url());
            series(who, "ten tasks of 5 s, one for each request", project, "b");
            project.perReply(Integer.MAX_VALUE);
            for (int i = 0; i < cores; i++) project.add(job("c" + i, 0));
            client.update(project.url());
            endless(who, client);
        }
    }

    private static Job job(String name, int seconds) {
        return new Job(APP, name, String.valueOf(seconds), seconds == 0 ? 36_000 : seconds, Map.of(), List.of("out"));
    }

    private static List<NativeProject.Sent> reported(NativeProject project, String series) {
        return project.sent().values().stream().filter(sent -> sent.job().name().startsWith(series) && sent.result() != null).toList();
    }

    private static void series(String who, String what, NativeProject project, String series) throws Exception {
        project.await(() -> project.sent().keySet().stream().anyMatch(name -> name.startsWith(series)), MOST);
        project.await(() -> reported(project, series).size() == TASKS, MOST);
        var done = reported(project, series);
        if (done.stream().anyMatch(sent -> !sent.result().success())) throw new IOException("a task failed: " + done);
        if (done.isEmpty()) {
            System.out.printf(Locale.ROOT, "%-14s %-40s %9d%n", who, what, 0);
            return;
        }
        long first = project.sent().values().stream().filter(sent -> sent.job().name().startsWith(series)).mapToLong(NativeProject.Sent::at).min().orElseThrow();
        long last = done.stream().mapToLong(NativeProject.Sent::reported).max().orElseThrow();
        var each = done.stream().mapToLong(sent -> sent.reported() - sent.at()).sorted().toArray();
        System.out.printf(Locale.ROOT, "%-14s %-40s %9d %9.1f %9.1f%n", who, what, done.size(), (last - first) / 1e9, each[each.length / 2] / 1e9);
    }

    private void endless(String who, NativeClient client) throws Exception {
        var tasks = client.processes(PROGRAM, "0", cores);
        TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
        long own = client.ownNanos();
        long from = System.nanoTime();
        var trace = CpuTrace.record(tasks, length, STEP, () -> false);
        double cost = 100.0 * (client.ownNanos() - own) / (System.nanoTime() - from);
        System.out.printf(Locale.ROOT, "%-14s %-40s %9s %9.1f %9s %10.4f %10.2f %10.1f%n", who, cores + " tasks without end, all cores", "", trace.seconds(), "", trace.mean(),
                cost, 100 * trace.others());
    }
}
