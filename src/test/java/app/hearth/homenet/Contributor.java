package app.hearth.homenet;

import app.hearth.protocol.ClientVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileSizeQuery;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.MasterPage;
import app.hearth.protocol.OtherResult;
import app.hearth.protocol.ReportedResult;
import app.hearth.protocol.Result;
import app.hearth.protocol.ResultState;
import app.hearth.protocol.SchedulerReplies;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.SchedulerRequests;
import app.hearth.protocol.UploadMessages;
import app.hearth.protocol.UploadReply;
import app.hearth.protocol.UploadRequest;
import app.hearth.protocol.WorkRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A client over HTTP that does only what a test tells it to. */
final class Contributor {
    static final ClientVersion VERSION = new ClientVersion(8, 2, 15);
    static final OkHttpClient HTTP = new OkHttpClient();

    final String master;
    final String key;
    long host;
    int seqno;
    double wanted = 1;
    String platform = "wasm32-wasip1";
    Optional<String> codeSignKey = Optional.empty();
    final List<Result> held = new ArrayList<>();

    Contributor(HomeNetwork network) {
        this.master = network.masterUrl();
        this.key = network.account().authenticator();
    }

    record Answer(int status, byte[] body, Optional<String> contentRange) {
        String text() {
            return new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    static Answer get(String url, String... headers) throws IOException {
        var request = new Request.Builder().url(url);
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return call(request.build());
    }

    static Answer post(String url, byte[] body) throws IOException {
        return call(new Request.Builder().url(url).post(RequestBody.create(body, MediaType.get("text/xml"))).build());
    }

    private static Answer call(Request request) throws IOException {
        try (Response response = HTTP.newCall(request).execute()) {
            return new Answer(response.code(), response.body().bytes(), Optional.ofNullable(response.header("Content-Range")));
        }
    }

    SchedulerReply ask(ReportedResult... reports) throws IOException {
        return ask(_ -> {}, reports);
    }

    /** Asks the scheduler as a client does: the numbering, what it holds, what it reports. */
    SchedulerReply ask(Consumer<SchedulerRequest.Builder> change, ReportedResult... reports) throws IOException {
        String scheduler = MasterPage.schedulers(get(master).body(), 1 << 20).getFirst();
        var reported = Arrays.stream(reports).map(ReportedResult::name).toList();
        var request = SchedulerRequest.builder().authenticator(key).hostid(host).rpcSeqno(seqno).clientVersion(VERSION)
                .platformName("x86_64-pc-linux-gnu").altPlatforms(List.of(platform)).planClasses(true)
                .workReqSeconds(wanted).cpu(new WorkRequest(wanted, 0, 0))
                .hostInfo(HostInfo.builder().ncpus(2).vendor("Maker").model("Model").fpops(1e9).memoryBytes(8e9)
                        .osName("Linux").osVersion("6").hostCpid("0123456789abcdef0123456789abcdef").build())
                .results(List.of(reports))
                .otherResults(held.stream().filter(it -> !reported.contains(it.name()))
                        .map(it -> new OtherResult(it.name(), 0, Optional.empty())).toList());
        codeSignKey.ifPresent(request::codeSignKey);
        change.accept(request);
        Answer answer = post(scheduler, SchedulerRequests.write(request.build()));
        SchedulerReply reply = SchedulerReplies.parse(answer.body(), 1 << 24);
        take(reply);
        return reply;
    }

    private void take(SchedulerReply reply) {
        seqno++;
        reply.hostid().ifPresent(id -> {
            host = id;
            seqno = 0;
        });
        reply.codeSignKey().ifPresent(it -> codeSignKey = Optional.of(it));
        held.removeIf(it -> reply.acks().contains(it.name()));
        for (Result result : reply.results()) {
            if (held.stream().noneMatch(it -> it.name().equals(result.name()))) held.add(result);
        }
    }

    static FileInfo file(SchedulerReply reply, String name) {
        return reply.fileInfos().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    static FileInfo output(SchedulerReply reply, Result result) {
        return file(reply, result.files().getFirst().fileName());
    }

    UploadReply upload(FileInfo file, byte[] content) throws IOException {
        return upload(file, content, 0, content.length);
    }

    /** Sends the bytes from the offset to the end; the head always promises all of them. */
    UploadReply upload(FileInfo file, byte[] content, int offset, int end) throws IOException {
        return upload(file.uploadUrls().getFirst(), new UploadRequest(VERSION, file.name(), file.xmlSignature(),
                file.maxNbytes().orElseThrow(), content.length, Optional.of(Hashes.md5(content)), offset), content, offset, end);
    }

    static UploadReply upload(String url, UploadRequest head, byte[] content, int offset, int end) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(UploadMessages.write(head));
        body.write(content, offset, end - offset);
        return UploadMessages.parseReply(post(url, body.toByteArray()).body());
    }

    UploadReply size(String name) throws IOException {
        return UploadMessages.parseReply(post(master + "file_upload_handler",
                UploadMessages.write(new FileSizeQuery(VERSION, name))).body());
    }

    static ReportedResult success(String name) {
        return ReportedResult.builder().name(name).state(ResultState.FILES_UPLOADED).cpuTime(9).elapsedTime(10)
                .platform("wasm32-wasip1").versionNum(100).clientVersion("8.2.15").build();
    }

    static ReportedResult failure(String name, int exitStatus) {
        return success(name).toBuilder().state(ResultState.COMPUTE_ERROR).exitStatus(exitStatus).build();
    }
}
