package app.hearth.homenet;

import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.MasterPage;
import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.ReportedResult;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReplies;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.SchedulerRequests;
import app.hearth.protocol.UploadMessages;
import app.hearth.protocol.UploadMessages.Head;
import app.hearth.protocol.UploadReply;
import app.hearth.protocol.UploadRequest;
import app.hearth.protocol.Workunit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * A project with native programs, over the wire as a stock server is: master page, scheduler, downloads, uploads with
 * certificates, programs signed. Any client attaches to it with any account key. For tests and benchmarks.
 */
public final class NativeProject implements AutoCloseable {
    /** Of a project as make_project sets it up: min_sendwork_interval 6 s, and one second more (sched/handle_request.cpp). */
    public static final double STOCK_DELAY = 7;
    /** Whatever client that is: its own first platform. */
    private static final String PLATFORM = "x86_64-pc-linux-gnu";
    private static final int LARGEST = 8 << 20;
    private static final int MOST_TRIES = 5;
    private static final double FLOPS = 1e9;
    private static final double DEADLINE_SECONDS = 7 * 86_400.0;
    private static final double CREDIT = 10;
    private static final long MOST_OUTPUT = 1 << 20;

    private final NetworkKeys keys;
    private final HttpFront front;
    private final Site site;
    private final double delay;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, AppVersion> versions = new LinkedHashMap<>();
    private final Map<String, FileInfo> infos = new LinkedHashMap<>();
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, byte[]> uploaded = new LinkedHashMap<>();
    private final List<SchedulerRequest> requests = new ArrayList<>();
    private int perReply = Integer.MAX_VALUE;
    private long hosts;
    private double credit;

    /**
     * A job to be handed out once.
     *
     * @param seconds   of the estimate
     * @param inputs    by their names in the slot
     * @param outputs   their names in the slot
     */
    public record Job(String app, String name, String commandLine, double seconds, Map<String, String> inputs, List<String> outputs) {}

    /**
     * What became of a job.
     *
     * @param at       nanoTime when it was handed out
     * @param reported nanoTime of its report, 0 before that
     * @param result   as the client reported it, null before that
     */
    public record Sent(Job job, long at, long reported, ReportedResult result) {}

    private NativeProject(Path folder, double delay) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        this.delay = delay;
        site = Site.onLoopback("Native project", port);
        keys = NetworkKeys.open(folder);
        front = HttpFront.start(port, Map.of("", this::master, Site.SCHEDULER, this::scheduler, Site.UPLOAD, this::upload, Site.DOWNLOAD, this::download));
    }

    /** @param delay the seconds that each reply asks clients to wait before they come again */
    public static NativeProject open(Path folder, double delay) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return new NativeProject(folder, delay);
            } catch (IOException e) { // another program took the port between its choice and its use
                if (tries == MOST_TRIES) throw e;
            }
        }
    }

    public String url() {
        return site.masterUrl();
    }

    /** At most so many jobs in one reply from now on. */
    public synchronized void perReply(int most) {
        perReply = most;
    }

    /** Publishes a program, version 1.00, with any further properties. */
    public synchronized void publish(String app, Path program, UnaryOperator<AppVersion.Builder> how) throws IOException {
        publish(app, Map.of("", program), how);
    }

    /** @param programs by their names in the slot; the main one, empty, goes by its name in the project's folder */
    public synchronized void publish(String app, Map<String, Path> programs, UnaryOperator<AppVersion.Builder> how) throws IOException {
        var refs = new ArrayList<FileRef>();
        for (var program : programs.entrySet()) {
            byte[] content = Files.readAllBytes(program.getValue());
            String name = app + "_100" + (program.getKey().isEmpty() ? "" : "_" + program.getKey());
            files.put(name, content);
            infos.put(name, FileInfo.program(name, site.downloadUrl(name), Hashes.md5(content), content.length, keys.signCode(content)));
            refs.add(program.getKey().isEmpty() ? FileRef.main(name) : FileRef.of(name, program.getKey()));
        }
        versions.put(app, how.apply(AppVersion.builder().appName(app).versionNum(100).platform(PLATFORM).apiVersion("7.20.5").avgNcpus(1)
                .flops(FLOPS).files(refs)).build());
    }

    public synchronized void add(Job job) {
        waiting.add(job);
        notifyAll();
    }

    /** All that was handed out, by name of the job. */
    public synchronized Map<String, Sent> sent() {
        return new LinkedHashMap<>(sent);
    }

    public synchronized List<SchedulerRequest> requests() {
        return List.copyOf(requests);
    }

    /** An output as it came, if it came. */
    public synchronized Optional<String> output(String job, int number) {
        return Optional.ofNullable(uploaded.get(outputName(job, number))).map(content -> new String(content, StandardCharsets.UTF_8));
    }

    public synchronized long reported() {
        return sent.values().stream().filter(each -> each.result() != null).count();
    }

    /** Waits until it is so, looking whenever anybody has asked or sent something; false where that took too long. */
    public synchronized boolean await(BooleanSupplier so, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!so.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) return false;
            wait(left);
        }
        return true;
    }

    private void master(Exchange exchange) throws IOException {
        exchange.answer(200, "text/html", "<html>\n<head>\n" + MasterPage.headLines(site.schedulerUrl()) + "</head>\n<body></body>\n</html>\n");
    }

    private void download(Exchange exchange) throws IOException {
        byte[] content;
        synchronized (this) {
            content = files.get(exchange.path().substring((Site.PATH + Site.DOWNLOAD).length()));
        }
        if (content == null) exchange.answer(404, "text/plain", "none\n");
        else exchange.answer(200, "application/octet-stream", content);
    }

    private void upload(Exchange exchange) throws IOException {
        byte[] body = exchange.body(LARGEST);
        UploadReply reply;
        try {
            reply = switch (UploadMessages.parse(body, true)) {
                case Head.Query(var query) -> UploadReply.size(size(query.fileName()));
                case Head.Upload(var request, int length) -> take(request, new ByteArrayInputStream(body, length, body.length - length).readAllBytes());
                case Head.Incomplete() -> UploadReply.permanentError("incomplete");
            };
        } catch (ProtocolException e) {
            reply = UploadReply.permanentError(e.getMessage());
        }
        exchange.answer(200, "text/plain", UploadMessages.write(reply));
    }

    private synchronized long size(String name) {
        return uploaded.containsKey(name) ? uploaded.get(name).length : 0;
    }

    private synchronized UploadReply take(UploadRequest request, byte[] content) {
        if (!keys.certifies(request)) return UploadReply.permanentError("the upload certificate is not valid");
        if (request.offset() != 0 || content.length != request.nbytes()) return UploadReply.transientError("not whole");
        uploaded.put(request.fileName(), content);
        notifyAll();
        return UploadReply.complete();
    }

    private void scheduler(Exchange exchange) throws IOException {
        var request = SchedulerRequests.parse(exchange.body(LARGEST), LARGEST);
        exchange.answer(200, "text/xml", SchedulerReplies.write(answer(request)));
    }

    private synchronized SchedulerReply answer(SchedulerRequest request) {
        requests.add(request);
        var reply = SchedulerReply.builder().schedulerVersion(803).masterUrl(site.masterUrl()).projectName(site.name()).requestDelay(delay)
                .dontUseDcf(true).userName("Ada").userid(1);
        if (request.hostid() == 0) reply.hostid(++hosts);
        if (request.codeSignKey().isEmpty()) reply.codeSignKey(keys.codeSignPublicText());
        var acks = new ArrayList<String>();
        for (var result : request.results()) {
            acks.add(result.name());
            var job = sent.get(jobOf(result.name()));
            if (job == null || job.result() != null) continue;
            sent.put(job.job().name(), new Sent(job.job(), job.at(), System.nanoTime(), result));
            boolean whole = result.success() && job.job().outputs().stream().allMatch(name ->
                    uploaded.containsKey(outputName(job.job().name(), job.job().outputs().indexOf(name))));
            if (whole) credit += CREDIT;
        }
        reply.acks(acks).userTotalCredit(credit).hostTotalCredit(credit);
        send(request, reply);
        notifyAll();
        return reply.build();
    }

    private void send(SchedulerRequest request, SchedulerReply.Builder reply) {
        var apps = new LinkedHashMap<String, App>();
        var uses = new LinkedHashMap<String, AppVersion>();
        var about = new LinkedHashMap<String, FileInfo>();
        var workunits = new ArrayList<Workunit>();
        var results = new ArrayList<Result>();
        var passed = new ArrayList<Job>();
        double now = System.currentTimeMillis() / 1000.0;
        while (!waiting.isEmpty() && results.size() < perReply) {
            var job = waiting.remove();
            var version = versions.get(job.app());
            if (!wanted(request, version)) {
                passed.add(job);
                continue;
            }
            apps.put(job.app(), App.of(job.app(), job.app()));
            uses.put(job.app(), version);
            version.files().forEach(ref -> about.put(ref.fileName(), infos.get(ref.fileName())));
            var inputs = new ArrayList<FileRef>();
            job.inputs().forEach((name, content) -> inputs.add(input(job, name, content.getBytes(StandardCharsets.UTF_8), about)));
            var outputs = new ArrayList<FileRef>();
            for (int i = 0; i < job.outputs().size(); i++) {
                String name = outputName(job.name(), i);
                about.put(name, FileInfo.output(name, site.uploadUrl(), MOST_OUTPUT, keys.certificate(name, MOST_OUTPUT)));
                outputs.add(FileRef.of(name, job.outputs().get(i)));
            }
            workunits.add(Workunit.builder().name(job.name()).appName(job.app()).versionNum(100).fpopsEstimate(FLOPS * job.seconds())
                    .fpopsBound(FLOPS * 1e5).commandLine(job.commandLine()).files(inputs).build());
            results.add(new Result(job.name() + "_0", job.name(), now + DEADLINE_SECONDS, Optional.of(PLATFORM), 100, version.planClass(), outputs, false));
            sent.put(job.name(), new Sent(job, System.nanoTime(), 0, null));
        }
        waiting.addAll(passed);
        reply.apps(List.copyOf(apps.values())).appVersions(List.copyOf(uses.values())).fileInfos(List.copyOf(about.values()))
                .workunits(workunits).results(results);
    }

    private FileRef input(Job job, String name, byte[] content, Map<String, FileInfo> about) {
        String file = job.name() + "_" + name;
        files.put(file, content);
        about.put(file, FileInfo.input(file, site.downloadUrl(file), Hashes.md5(content), content.length));
        return FileRef.of(file, name);
    }

    private static boolean wanted(SchedulerRequest request, AppVersion version) {
        return version.coproc().map(use -> request.coprocs().stream().anyMatch(coproc -> coproc.block().equals(block(use.type())) && coproc.request().seconds() > 0))
                .orElse(request.cpu().seconds() > 0);
    }

    private static String block(String type) {
        return Map.of("NVIDIA", "coproc_cuda", "ATI", "coproc_ati", "intel_gpu", "coproc_intel_gpu").get(type);
    }

    private static String jobOf(String result) {
        return result.substring(0, result.lastIndexOf('_'));
    }

    private static String outputName(String job, int number) {
        return job + "_0_r" + number;
    }

    @Override public void close() {
        front.close();
    }
}
