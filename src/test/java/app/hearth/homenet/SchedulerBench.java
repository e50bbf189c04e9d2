package app.hearth.homenet;

import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.OtherResult;
import app.hearth.protocol.SchedulerReplies;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.SchedulerRequests;
import app.hearth.protocol.WorkRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * How many scheduler requests that change nothing the home network answers in a second, over HTTP with everything a request passes, from client
 * threads that share the processor with it. {@code bench.seconds} for each line.
 */
public final class SchedulerBench {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final MediaType XML = MediaType.get("text/xml");
    private final OkHttpClient http = new OkHttpClient.Builder().connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES)).build();
    private final Request request;

    private SchedulerBench(HomeNetwork network) throws IOException {
        var contributor = new Contributor(network);
        contributor.wanted = 1e9;
        contributor.ask();
        request = new Request.Builder().url(network.masterUrl() + "cgi").post(RequestBody.create(SchedulerRequests.write(idle(contributor)), XML)).build();
    }

    /**
     * Prints a table.
     *
     * @param machine its first line
     * @param seconds for each line
     */
    public static void run(String machine, int seconds) throws Exception {
        var folder = Files.createTempDirectory("hearth-scheduler");
        try (var network = HomeNetwork.open(folder.resolve("home"), InstantSource.system(), List.of(new Doubling()), _ -> (_, _) -> null)) {
            var bench = new SchedulerBench(network);
            bench.load(2, WARM_UP);
            System.out.println(machine);
            System.out.println("Scheduler requests of a host that wants no work, the asking threads on the same cores");
            System.out.printf("%-12s %14s %10s %10s%n", "connections", "per second", "p50 ms", "p99 ms");
            for (int connections : List.of(1, 4, 16)) bench.line(connections, Duration.ofSeconds(seconds));
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            }
        }
    }

    private void line(int connections, Duration time) throws Exception {
        long from = System.nanoTime();
        long[] taken = load(connections, time);
        double seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf(Locale.ROOT, "%-12d %14.0f %10.2f %10.2f%n", connections, taken.length / seconds, taken[taken.length / 2] / 1e6,
                taken[(int) (taken.length * 0.99)] / 1e6);
    }

    /** How long each request took, sorted. Nanoseconds. */
    private long[] load(int connections, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            Callable<List<Long>> asking = () -> {
                var taken = new ArrayList<Long>();
                for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                    ask();
                    taken.add(System.nanoTime() - now);
                }
                return taken;
            };
            var all = new ArrayList<Long>();
            for (Future<List<Long>> one : threads.invokeAll(IntStream.range(0, connections).mapToObj(_ -> asking).toList())) all.addAll(one.get());
            long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return sorted;
        }
    }

    private void ask() throws IOException {
        try (var response = http.newCall(request).execute()) {
            byte[] body = response.body().bytes();
            if (response.code() != 200 || SchedulerReplies.parse(body, 1 << 20).hostid().isPresent()) throw new IOException("Not the answer that was expected: " + new String(body));
        }
    }

    private static SchedulerRequest idle(Contributor contributor) {
        return SchedulerRequest.builder().authenticator(contributor.key).hostid(contributor.host).rpcSeqno(1)
                .clientVersion(new ClientVersion(8, 2, 15)).platformName("wasm32-wasip1").cpu(WorkRequest.NONE)
                .codeSignKey(contributor.codeSignKey.orElseThrow())
                .hostInfo(HostInfo.builder().ncpus(2).vendor("Maker").model("Model").fpops(1e9).memoryBytes(8e9)
                        .osName("Linux").osVersion("6").hostCpid("0123456789abcdef0123456789abcdef").build())
                .otherResults(contributor.held.stream().map(it -> new OtherResult(it.name(), 0, Optional.empty())).toList())
                .build();
    }
}
