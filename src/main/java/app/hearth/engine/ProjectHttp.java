package app.hearth.engine;

import app.hearth.protocol.AccountManagerMessages;
import app.hearth.protocol.AccountManagerReply;
import app.hearth.protocol.AccountManagerRequest;
import app.hearth.protocol.FileSizeQuery;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.MasterPage;
import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.SchedulerReplies;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.SchedulerRequest;
import app.hearth.protocol.SchedulerRequests;
import app.hearth.protocol.TrickleUp;
import app.hearth.protocol.UploadMessages;
import app.hearth.protocol.UploadReply;
import app.hearth.protocol.UploadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Throttler;

/** BOINC's conversations over HTTP (protocol note 0.3, 4). Every call blocks; run it on a virtual thread. */
final class ProjectHttp {
    private static final int LARGEST_PAGE = 1 << 20;
    private static final int LARGEST_REPLY = 16 << 20;
    /** Of a file whose size the network does not tell; as large as one with a size may be. */
    private static final long LARGEST_UNKNOWN = Replies.LARGEST_FILE;
    /** A conversation slower than this is given up (http_transfer_timeout_bps, protocol note 0.3), after some grace. */
    private static final long SLOWEST_BYTES_PER_SECOND = 10;
    private static final long GRACE_SECONDS = 600;
    private static final long LONGEST_SECONDS = 86_400;
    /** Below this the size is not asked for before an upload (protocol note 4.3). */
    private static final long SIZE_QUERY_FROM = 8192;
    /** A failed login takes five seconds on purpose (protocol note 1.3); the user waits for this one. */
    private static final Duration PAGE_PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_REDIRECTS = 20;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    /** These speak of the moment or of something in between, not of what was asked for: a proxy's login, took too long, too early, too often. */
    private static final Set<Integer> PASSING = Set.of(407, 408, 425, 429);
    private static final MediaType XML = MediaType.get("text/xml");

    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(120)).readTimeout(Duration.ofSeconds(300)).writeTimeout(Duration.ofSeconds(300))
            .followRedirects(false).build();
    private final Throttler down = new Throttler();
    private final Throttler up = new Throttler();
    private final String userAgent;

    ProjectHttp(String version) {
        userAgent = "BOINC client (" + Platforms.here().primary() + " " + Requests.CLIENT + ") Hearth/" + version;
    }

    /** Bytes a second for all downloads, and for all uploads, together; 0 means no bound. What stays on this computer is free. */
    void rates(long downBytes, long upBytes) {
        down.bytesPerSecond(downBytes);
        up.bytesPerSecond(upBytes);
    }

    static boolean stays(String url) {
        var parsed = HttpUrl.parse(url);
        return parsed != null && (parsed.host().matches("127(\\.[0-9]{1,3}){3}") || parsed.host().equals("localhost") || parsed.host().equals("::1"));
    }

    /** Another try makes no sense, or not here. */
    static sealed class Refused extends IOException permits Answered {
        private static final long serialVersionUID = 1;
        final transient Trouble trouble;

        Refused(String message) {
            this(Trouble.said(message));
        }

        Refused(Trouble trouble) {
            super(trouble.english());
            this.trouble = trouble;
        }
    }

    /** Another try may go well. */
    static final class Passing extends IOException {
        private static final long serialVersionUID = 1;
        final transient Trouble trouble;

        Passing(Trouble trouble) {
            super(trouble.english());
            this.trouble = trouble;
        }
    }

    /** The server's own word on the request: final for most, not for all. */
    private static final class Answered extends Refused {
        private static final long serialVersionUID = 1;
        private final int code;

        Answered(int code) {
            super(Trouble.of("http" + meaning(code), code));
            this.code = code;
        }

        /** Of those that users meet. */
        private static String meaning(int code) {
            return switch (code) {
                case 301, 302, 303, 307, 308 -> ".circles";
                case 401, 403 -> ".refuses";
                case 404, 410 -> ".missing";
                case 429 -> ".often";
                case 500 -> ".fault";
                case 502, 503, 504 -> ".busy";
                default -> "";
            };
        }
    }

    List<String> schedulers(String masterUrl) throws IOException {
        try (var response = call(request(masterUrl).get().build(), 0)) {
            var urls = MasterPage.schedulers(limited(response, LARGEST_PAGE), LARGEST_PAGE);
            if (urls.isEmpty()) throw new ProtocolException("scheduler", "the page names no scheduler");
            return urls;
        }
    }

    /** A small page as it comes; for account calls, which answer within seconds or not at all. */
    byte[] page(String url) throws IOException {
        var call = request(url).get().build();
        try (var response = call(call, PAGE_PATIENCE)) {
            return limited(response, LARGEST_PAGE);
        }
    }

    AccountManagerReply manager(String url, AccountManagerRequest body) throws IOException {
        var request = keyed(url + "rpc.php").post(RequestBody.create(AccountManagerMessages.write(body), XML)).build();
        try (var response = call(request, 0)) {
            return AccountManagerMessages.parse(limited(response, LARGEST_PAGE), LARGEST_PAGE);
        }
    }

    /** Of several addresses the first that can be reached answers (protocol note 1.7). */
    SchedulerReply contact(List<String> schedulerUrls, SchedulerRequest body) throws IOException {
        IOException last = new Refused("no address was given");
        for (var url : schedulerUrls) {
            try {
                return contact(url, body);
            } catch (ProtocolException answered) {
                throw answered;
            } catch (IOException unreachable) {
                last = unreachable;
            }
        }
        throw last;
    }

    private SchedulerReply contact(String schedulerUrl, SchedulerRequest body) throws IOException {
        var request = keyed(schedulerUrl).post(RequestBody.create(SchedulerRequests.write(body), XML)).build();
        try (var response = call(request, 0)) {
            return SchedulerReplies.parse(limited(response, LARGEST_REPLY), LARGEST_REPLY);
        }
    }

    /** Hands over a message; what is answered says nothing. */
    void trickle(String url, TrickleUp message) throws IOException {
        try (var response = call(keyed(url).post(RequestBody.create(message.xml(), XML)).build(), 0)) {
            limited(response, LARGEST_PAGE);
        }
    }

    /** Adds to the partial file what is missing and returns its MD5; checks nothing but the size. */
    String download(String url, Path partial, long nbytes, LongConsumer moved) throws IOException {
        long have = Files.exists(partial) ? Files.size(partial) : 0;
        if (nbytes >= 0 && have > nbytes) {
            Files.delete(partial);
            have = 0;
        }
        if (nbytes < 0) { // what lies there may be all of it: nothing to go on from
            Files.deleteIfExists(partial);
            have = 0;
        }
        if (nbytes < 0 || have < nbytes) fetch(url, partial, nbytes, have, moved);
        long size = Files.size(partial);
        if (nbytes >= 0 && size != nbytes) throw new Passing(Trouble.of("part", size, nbytes));
        try (var in = Files.newInputStream(partial)) {
            return Hashes.md5(in);
        }
    }

    private void fetch(String url, Path partial, long nbytes, long have, LongConsumer moved) throws IOException {
        var request = request(url).get().header("Accept-Encoding", "identity");
        if (have > 0) request.header("Range", "bytes=" + have + "-");
        try (var response = call(request.build(), nbytes < 0 ? LARGEST_UNKNOWN : nbytes)) {
            boolean resumed = response.code() == 206;
            if (resumed && !response.header("Content-Range", "bytes " + have + "-").strip().startsWith("bytes " + have + "-")) anew(partial);
            long done = resumed ? have : 0; // a server that ignores Range sends all again
            var options = resumed ? new StandardOpenOption[] {StandardOpenOption.APPEND}
                    : new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE};
            if (resumed && packed(response)) anew(partial);
            try (var out = Files.newOutputStream(partial, options); var in = unpacked(paced(url, response.body()), response)) {
                var buffer = new byte[65_536];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    done += n;
                    out.write(buffer, 0, n); // the first byte too many as well: what came tells what it is
                    if (done > (nbytes < 0 ? LARGEST_UNKNOWN : nbytes)) throw new Refused(Trouble.of("larger"));
                    moved.accept(done);
                }
            }
            // All of something else, and nothing to go on from: with the rest of another mirror it would never fit.
            if (!resumed && done < nbytes && toldItsEnd(response)) {
                Files.delete(partial);
                throw new Passing(Trouble.of("part", done, nbytes));
            }
        } catch (Answered e) {
            if (e.code == RANGE_NOT_SATISFIABLE && have > 0) anew(partial);
            throw e;
        }
    }

    /** The server has less than lies here, or sent another part: as the stock client does, the whole file is asked for next time. */
    private static void anew(Path partial) throws IOException {
        Files.delete(partial);
        throw new Passing(Trouble.of("anew"));
    }

    /** Whether the answer says where it ends, so that one broken off shows. */
    private static boolean toldItsEnd(Response response) {
        return response.body().contentLength() >= 0 || response.header("Transfer-Encoding", "").equalsIgnoreCase("chunked")
                || response.protocol() == Protocol.HTTP_2;
    }

    /**
     * Whether the server compressed it on the way, unasked as some do. A file that is compressed itself is often called so too, and
     * means itself (http_curl.cpp asks for nothing compressed there for that reason).
     */
    private static boolean packed(Response response) {
        String path = response.request().url().encodedPath();
        return Set.of("gzip", "x-gzip").contains(response.header("Content-Encoding", "").toLowerCase(Locale.ROOT))
                && !path.endsWith(".gz") && !path.endsWith(".tgz") && !path.endsWith(".gzt");
    }

    private static InputStream unpacked(InputStream in, Response response) throws IOException {
        return packed(response) ? new GZIPInputStream(in) : in;
    }

    private InputStream paced(String url, ResponseBody body) {
        return stays(url) ? body.byteStream() : Okio.buffer(down.source(body.source())).inputStream();
    }

    void upload(String url, FileState file, Path content) throws IOException {
        long offset = file.nbytes >= SIZE_QUERY_FROM ? sizeAt(url, file.name) : 0;
        if (offset >= file.nbytes && file.nbytes > 0) return;
        var head = head(file, offset);
        var reply = post(url, new RequestBody() {
            @Override public MediaType contentType() {
                return XML;
            }

            @Override public long contentLength() {
                return head.length + file.nbytes - offset;
            }

            @Override public void writeTo(BufferedSink sink) throws IOException {
                sink.write(head);
                try (var channel = Files.newByteChannel(content)) {
                    channel.position(offset);
                    var bytes = Okio.source(Channels.newInputStream(channel));
                    sink.writeAll(stays(url) ? bytes : up.source(bytes));
                }
            }
        }, file.nbytes - offset);
        check(reply);
    }

    private static byte[] head(FileState file, long offset) throws Refused {
        try {
            return UploadMessages.write(new UploadRequest(Requests.CLIENT, file.name,
                    file.certificate.isEmpty() ? Optional.empty() : Optional.of(file.certificate), file.maxNbytes, file.nbytes,
                    Optional.of(file.md5), offset));
        } catch (IllegalArgumentException e) { // a certificate that fits in no line
            throw new Refused("the network's certificate for " + file.name + " cannot be sent: " + e.getMessage());
        }
    }

    private long sizeAt(String url, String name) throws IOException {
        var reply = post(url, RequestBody.create(UploadMessages.write(new FileSizeQuery(Requests.CLIENT, name)), XML), 0);
        check(reply);
        return reply.fileSize().orElse(0);
    }

    private UploadReply post(String url, RequestBody body, long bytes) throws IOException {
        try (var response = call(request(url).post(body).build(), bytes)) {
            return UploadMessages.parseReply(limited(response, LARGEST_PAGE));
        } catch (Answered e) {
            // Only the upload program's own word ends finished work: 404 and the like mean that it is not there now (client/pers_file_xfer.cpp).
            throw new Passing(e.trouble);
        }
    }

    private static void check(UploadReply reply) throws IOException {
        int status = reply.status().orElse(1); // no status counts as transient (protocol note 4.3)
        if (status < 0) throw new Refused(reply.message().map(Trouble::said).orElseGet(() -> Trouble.of("upload.refused")));
        if (status > 0) throw new Passing(reply.message().map(Trouble::said).orElseGet(() -> Trouble.of("upload.later")));
    }

    private Request.Builder keyed(String url) throws IOException {
        return request(url).tag(Redirects.Carries.class, Redirects.Carries.ACCOUNT_KEY);
    }

    private Request.Builder request(String url) throws IOException {
        try {
            return new Request.Builder().url(url.replace(" ", "%20")).header("User-Agent", userAgent);
        } catch (IllegalArgumentException e) {
            throw new Refused("not an address: " + url.replaceFirst("[?].*", ""));
        }
    }

    /** @param bytes that come or go: a server that sends one now and then must not hold a conversation for ever */
    private Response call(Request request, long bytes) throws IOException {
        return call(request, Duration.ofSeconds(Math.min(GRACE_SECONDS + bytes / SLOWEST_BYTES_PER_SECOND, LONGEST_SECONDS)));
    }

    private Response call(Request request, Duration patience) throws IOException {
        var asked = request;
        for (int hops = 0; ; hops++) {
            var response = once(asked, patience);
            Optional<Request> next;
            try {
                next = hops < MOST_REDIRECTS ? Redirects.next(asked, response) : Optional.empty();
            } catch (Refused e) {
                response.close();
                throw e;
            }
            if (next.isEmpty()) return checked(response);
            response.close();
            asked = next.get();
        }
    }

    private Response once(Request request, Duration patience) throws IOException {
        var call = http.newCall(request);
        call.timeout().timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return call.execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // OkHttp is Kotlin: an interrupt while it connects comes out undeclared (FastFallbackExchangeFinder)
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("no longer wanted");
        }
    }

    private static Response checked(Response response) throws IOException {
        if (response.isSuccessful()) return response;
        response.close();
        var answered = new Answered(response.code());
        if (response.code() >= 500 || PASSING.contains(response.code())) throw new Passing(answered.trouble);
        throw answered; // any other status is final (protocol note 0.3)
    }

    private static byte[] limited(Response response, int limit) throws IOException {
        var source = response.body().source();
        if (source.request(limit + 1L)) throw new Refused("the answer is larger than " + limit + " bytes");
        return source.getBuffer().readByteArray();
    }

    void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
