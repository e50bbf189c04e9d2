package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.protocol.Hashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files to and from servers that do not always do what they should. */
class FetchingTest {
    private static final byte[] CONTENT = "what the network has".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;
    private MockWebServer server;
    private ProjectHttp http;
    private TaskFiles files;
    private Folders folders;
    private final List<String> posted = java.util.Collections.synchronizedList(new ArrayList<>());
    private final List<String> asked = java.util.Collections.synchronizedList(new ArrayList<>());

    @BeforeEach void open() throws IOException {
        server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override public MockResponse dispatch(RecordedRequest request) {
                posted.add(request.getMethod() + " " + request.getUrl().encodedPath());
                return answer(request.getUrl().encodedPath(), request.getHeaders().get("Range"));
            }
        });
        server.start();
        http = new ProjectHttp("test");
        folders = new Folders(folder);
        files = new TaskFiles(folders, http);
    }

    private volatile String redirect = "/";

    private MockResponse answer(String path, String range) {
        asked.add(path);
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (path.equals("/bomb")) return new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(new Buffer().write(packed(new byte[40 << 20]))).build();
        if (path.equals("/redirect")) return new MockResponse.Builder().code(302).addHeader("Location", redirect).build();
        if (path.equals("/gone")) return new MockResponse.Builder().code(404).build();
        if (path.startsWith("/found/")) return new MockResponse.Builder().code(302).addHeader("Location", path.substring(6)).build();
        if (path.startsWith("/to/")) return new MockResponse.Builder().code(301).addHeader("Location", path.substring(3)).build();
        if (path.equals("/round")) return new MockResponse.Builder().code(302).addHeader("Location", "/round").build();
        if (path.equals("/elsewhere") && range != null) { // takes the question for another
            return new MockResponse.Builder().code(206).addHeader("Content-Range", "bytes 0-" + (CONTENT.length - 1) + "/" + CONTENT.length)
                    .body(new Buffer().write(CONTENT)).build();
        }
        if (path.equals("/shorter") && range != null) return new MockResponse.Builder().code(416).build();
        if (path.equals("/page")) return page("<!DOCTYPE html>\n<title>Please log in</title>" + " ".repeat(5000));
        if (path.equals("/short-page")) return page(" <HTML></HTML>");
        if (path.equals("/wrong")) return new MockResponse.Builder().body(new Buffer().write(new byte[CONTENT.length])).build();
        if (path.equals("/chunks")) return new MockResponse.Builder().chunkedBody(new Buffer().write(CONTENT), 3).build();
        if (path.startsWith("/squeezed")) return new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(new Buffer().write(packed(CONTENT))).build();
        if (path.startsWith("/says/")) return new MockResponse.Builder().code(Integer.parseInt(path.substring(6))).build();
        if (path.equals("/busy")) return new MockResponse.Builder().code(503).build();
        byte[] body = path.equals("/packed") ? packed(CONTENT) : CONTENT;
        if (from >= body.length) return new MockResponse.Builder().code(416).build();
        return new MockResponse.Builder().code(range == null ? 200 : 206)
                .body(new Buffer().write(body, from, body.length - from)).build();
    }

    private static MockResponse page(String html) {
        return new MockResponse.Builder().addHeader("Content-Type", "text/html").body(html).build();
    }

    @AfterEach void close() {
        server.close();
        http.close();
    }

    private String url(String path) {
        return server.url(path).toString();
    }

    private FileState file(long nbytes, String... paths) {
        var file = new FileState();
        file.project = "http://127.0.0.1/net/";
        file.name = "data";
        file.md5 = Hashes.md5(CONTENT);
        file.nbytes = nbytes;
        for (var path : paths) file.urls.add(url(path));
        return file;
    }

    private Path part(FileState file) throws IOException {
        Path target = folders.file(file.project, file.name);
        Files.createDirectories(target.getParent());
        return target.resolveSibling("data.part");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8080/x, true", "http://localhost/x, true", "http://[::1]/x, true", "http://127.example.org/x, false",
            "http://127.0.0.1.example.org/x, false", "https://localhost.example.org/x, false", "no address, false"})
    void onlyWhatStaysOnThisComputerIsFreeOfTheUsersSpeedLimit(String url, boolean free) {
        assertThat(ProjectHttp.stays(url)).isEqualTo(free);
    }

    @Test void aBrokenOffFileGoesOnWhereItWas() throws IOException {
        var file = file(CONTENT.length, "/a");
        Files.write(part(file), java.util.Arrays.copyOf(CONTENT, 7));
        files.fetch(file, "", _ -> { });
        assertThat(folders.file(file.project, "data")).hasBinaryContent(CONTENT);
        assertThat(part(file)).doesNotExist();
    }

    @Test void aFileLiesWhereItsDiskNameSays() throws IOException {
        var file = file(CONTENT.length, "/a");
        file.disk = "~1~data";
        files.fetch(file, "", _ -> { });
        assertThat(folders.file(file.project, "~1~data")).hasBinaryContent(CONTENT);
        assertThat(folders.file(file.project, "data")).doesNotExist();
        folders.sweep(java.util.Set.of(), java.util.Map.of(file.project, java.util.Set.of(file.onDisk())));
        assertThat(folders.file(file.project, "~1~data")).exists();
    }

    @Test void aPartThatSufferedCostsAnotherTryAndNotTheTask() throws IOException {
        var file = file(CONTENT.length, "/a");
        Files.write(part(file), new byte[7]);
        files.fetch(file, "", _ -> { });
        assertThat(folders.file(file.project, "data")).hasBinaryContent(CONTENT);
        assertThat(asked).containsExactly("/a", "/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/short-page"})
    void aPageForPeopleInAFilesPlaceIsNoReasonToGiveUpAndTheNextMirrorIsAsked(String page) throws IOException {
        var file = file(CONTENT.length, page);
        assertThatThrownBy(() -> files.fetch(file, "", _ -> { })).isNotInstanceOf(ProjectHttp.Refused.class);
        assertThat(part(file)).doesNotExist();
        file.urls.add(url("/a"));
        files.fetch(file, "", _ -> { });
        assertThat(folders.file(file.project, "data")).hasBinaryContent(CONTENT);
        var packed = file(CONTENT.length, "/gone");
        packed.name = "packed";
        packed.gzippedUrls.add(url(page));
        packed.gzippedBytes = packed(CONTENT).length;
        assertThatThrownBy(() -> files.fetch(packed, "", _ -> { })).isNotInstanceOf(ProjectHttp.Refused.class);
    }

    @Test void aWrongFileOfOneMirrorDoesNotSpoilTheRightOneOfAnother() throws IOException {
        files.fetch(file(CONTENT.length, "/wrong", "/short-page", "/a"), "", _ -> { });
        assertThat(folders.file("http://127.0.0.1/net/", "data")).hasBinaryContent(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chunks", "/squeezed"})
    void howTheServerPacksAFileOnTheWayDoesNotMatter(String path) throws IOException {
        files.fetch(file(CONTENT.length, path), "", _ -> { });
        assertThat(folders.file("http://127.0.0.1/net/", "data")).hasBinaryContent(CONTENT);
    }

    @Test void aFileThatIsCompressedItselfIsNotUnpackedOnTheWay() throws IOException {
        var file = file(packed(CONTENT).length, "/squeezed/data.gz");
        file.md5 = Hashes.md5(packed(CONTENT));
        files.fetch(file, "", _ -> { });
        assertThat(folders.file(file.project, "data")).hasBinaryContent(packed(CONTENT));
    }

    @ParameterizedTest
    @ValueSource(ints = {407, 408, 425, 429, 500, 503})
    void anAnswerThatSpeaksOfTheMomentIsNotForGood(int code) {
        assertThatThrownBy(() -> files.fetch(file(CONTENT.length, "/says/" + code), "", _ -> { })).isNotInstanceOf(ProjectHttp.Refused.class)
                .hasMessageContaining(String.valueOf(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/elsewhere", "/shorter"})
    void aServerThatCannotGoOnWhereTheFileBrokeOffIsAskedForAllOfItNextTime(String path) throws IOException {
        var file = file(CONTENT.length, path);
        Files.write(part(file), java.util.Arrays.copyOf(CONTENT, 7));
        assertThatThrownBy(() -> files.fetch(file, "", _ -> { })).isNotInstanceOf(ProjectHttp.Refused.class).hasMessageContaining("anew");
        files.fetch(file, "", _ -> { });
        assertThat(folders.file(file.project, "data")).hasBinaryContent(CONTENT);
    }

    @Test void finishedWorkOutlivesAnUploadAddressThatIsNotThereNow() throws IOException {
        var file = file(3, "/gone");
        Files.createDirectories(folders.project(file.project));
        Files.writeString(folders.file(file.project, "data"), "abc");
        assertThatThrownBy(() -> files.send(file)).isNotInstanceOf(ProjectHttp.Refused.class).hasMessageContaining("404");
    }

    @Test void aWrongFileIsRefusedForGood() throws IOException {
        var file = file(CONTENT.length, "/a");
        file.md5 = Hashes.md5("other");
        assertThatThrownBy(() -> files.fetch(file, "", _ -> { })).isInstanceOf(ProjectHttp.Refused.class);
        assertThat(folders.file(file.project, "data")).doesNotExist();
    }

    @Test void aFileOfUnknownSizeIsFetchedWholeEvenWhereAllOfItLiesThere() throws IOException {
        var file = file(-1, "/a");
        Files.write(part(file), CONTENT);
        files.fetch(file, "", _ -> { });
        assertThat(folders.file(file.project, "data")).hasBinaryContent(CONTENT);
    }

    @Test void aCompressedCopyStandsInForTheOthersAndIsCheckedUnpacked() throws IOException {
        var file = file(CONTENT.length, "/gone");
        file.gzippedUrls.add(url("/packed"));
        file.gzippedBytes = packed(CONTENT).length;
        Files.write(part(file), java.util.Arrays.copyOf(packed(CONTENT), 5));
        files.fetch(file, "", _ -> { });
        assertThat(folders.file(file.project, "data")).hasBinaryContent(CONTENT);
        assertThat(folders.project(file.project)).isDirectoryNotContaining("glob:**.part");
    }

    @Test void aCompressedCopyThatUnpacksToMoreThanAnnouncedIsRefused() {
        var file = file(5, "/gone");
        file.gzippedUrls.add(url("/packed"));
        assertThatThrownBy(() -> files.fetch(file, "", _ -> { })).isInstanceOf(ProjectHttp.Refused.class).hasMessageContaining("more than");
        assertThat(folders.project(file.project)).isEmptyDirectory();
        file.nbytes = CONTENT.length;
        file.gzippedUrls.set(0, url("/a"));
        assertThatThrownBy(() -> files.fetch(file, "", _ -> { })).isInstanceOf(ProjectHttp.Refused.class).hasMessageContaining("compressed");
    }

    @Test void aResultThatIsToBeCompressedIsSoOnceEvenWhenTakenOverAgain() throws IOException {
        var ref = new TaskState.Ref();
        ref.file = "data";
        ref.openName = "out";
        ref.gzip = true;
        Path slot = Files.createDirectory(folder.resolve("slot"));
        Files.createDirectories(folders.project("http://127.0.0.1/net/"));
        Files.write(slot.resolve("out"), CONTENT);
        var taking = new TaskOutputs(folders);
        var first = taking.all(new TaskOutputs.Place("http://127.0.0.1/net/", slot, "", 1 << 20), List.of(ref));
        assertThat(taking.all(new TaskOutputs.Place("http://127.0.0.1/net/", slot, "", 1 << 20), List.of(ref))).isEqualTo(first);
        var sent = folders.file("http://127.0.0.1/net/", "data");
        assertThat(first.getFirst().md5()).isEqualTo(Hashes.md5(Files.readAllBytes(sent)));
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(sent))) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        }
    }

    private static byte[] packed(byte[] content) {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test void oneAddressThatIsOnlyBusyLeavesHope() throws IOException {
        for (var paths : List.of(new String[] {"/gone", "/busy"}, new String[] {"/busy", "/gone"})) {
            assertThatThrownBy(() -> files.fetch(file(CONTENT.length, paths), "", _ -> { })).isNotInstanceOf(ProjectHttp.Refused.class)
                    .hasMessageContaining("503");
        }
        assertThatThrownBy(() -> files.fetch(file(CONTENT.length, "/gone", "/gone"), "", _ -> { })).isInstanceOf(ProjectHttp.Refused.class);
        files.fetch(file(CONTENT.length, "/gone", "/busy", "/a"), "", _ -> { });
        assertThat(asked).endsWith("/gone", "/busy", "/a");
    }

    @Test void redirectsAreFollowedAndAnEndlessOneEnds() throws IOException {
        files.fetch(file(CONTENT.length, "/to/to/a"), "", _ -> { });
        assertThat(asked).containsExactly("/to/to/a", "/to/a", "/a");
        Files.delete(folders.file("http://127.0.0.1/net/", "data"));
        assertThatThrownBy(() -> files.fetch(file(CONTENT.length, "/round"), "", _ -> { })).hasMessageContaining("302");
    }

    @Test void aRequestThatIsRedirectedKeepsWhatItSays() throws IOException {
        assertThatThrownBy(() -> http.contact(List.of(url("/to/found/cgi")), app.hearth.protocol.SchedulerRequest.builder().authenticator("key").build()))
                .isInstanceOf(app.hearth.protocol.ProtocolException.class);
        assertThat(posted).containsExactly("POST /to/found/cgi", "POST /found/cgi", "POST /cgi");
    }

    @Test void aRedirectLeadsToNoFileAndNotBackFromHttps() throws IOException {
        for (var to : List.of("file:///etc/passwd", "ftp://127.0.0.1/a", "javascript:alert(1)", "data:,x")) {
            redirect = to;
            assertThatThrownBy(() -> files.fetch(file(CONTENT.length, "/redirect"), "", _ -> { })).as(to).isInstanceOf(ProjectHttp.Refused.class);
        }
        assertThat(asked).containsOnly("/redirect");
    }

    @ParameterizedTest
    @CsvSource({"https://a.example.org/, https://b.example.org/x, 307, ''", "http://a.example.org/, https://a.example.org/, 301, ''", "https://a.example.org/, http://a.example.org/, 301, redirect.unsafe",
            "https://a.example.org/, https://thief.example.com/, 308, redirect.site", "https://a.github.io/, https://b.github.io/, 301, redirect.site",
            "http://203.0.113.1/, http://203.0.113.1:81/, 302, ''", "http://203.0.113.1/, http://203.0.113.2/, 302, redirect.site", "https://a.example.org/, https://thief.example.com/, 303, ''",
            "https://a.example.org/, file:///etc/passwd, 301, redirect.unsafe"})
    void theKeyToAnAccountStaysWithItsSite(String from, String to, int code, String refused) throws IOException {
        var asked = new okhttp3.Request.Builder().url(from).tag(Redirects.Carries.class, Redirects.Carries.ACCOUNT_KEY).post(okhttp3.RequestBody.create(new byte[0])).build();
        var answer = new okhttp3.Response.Builder().request(asked).protocol(okhttp3.Protocol.HTTP_1_1).code(code).message("").header("Location", to).build();
        if (refused.isEmpty()) assertThat(Redirects.next(asked, answer)).hasValueSatisfying(next -> assertThat(next.url()).hasToString(to));
        else assertThatThrownBy(() -> Redirects.next(asked, answer)).isInstanceOfSatisfying(ProjectHttp.Refused.class, e -> assertThat(e.trouble.code()).isEqualTo(refused));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:31416/", "http://127.1/", "http://[::1]/", "http://0.0.0.0/", "http://localhost/", "http://169.254.169.254/latest", "http://[::ffff:127.0.0.1]/"})
    void nobodyElsewhereSendsARequestToThisComputersOwnServices(String to) throws IOException {
        var asked = new okhttp3.Request.Builder().url("http://203.0.113.1/a").build();
        var answer = new okhttp3.Response.Builder().request(asked).protocol(okhttp3.Protocol.HTTP_1_1).code(302).message("").header("Location", to).build();
        assertThatThrownBy(() -> Redirects.next(asked, answer)).isInstanceOfSatisfying(ProjectHttp.Refused.class, e -> assertThat(e.trouble.code()).isEqualTo("redirect.here"));
        var own = asked.newBuilder().url("http://127.0.0.1/").build();
        assertThat(Redirects.next(own, answer)).isPresent();
    }

    @Test void anAnswerThatUnpacksToMuchMoreThanItWasIsRefused() {
        assertThatThrownBy(() -> http.contact(List.of(url("/bomb")), app.hearth.protocol.SchedulerRequest.builder().build()))
                .isInstanceOf(ProjectHttp.Refused.class).hasMessageContaining("larger than");
        assertThatThrownBy(() -> http.page(url("/bomb"))).isInstanceOf(ProjectHttp.Refused.class).hasMessageContaining("larger than");
        assertThatThrownBy(() -> http.schedulers(url("/bomb"))).isInstanceOf(ProjectHttp.Refused.class).hasMessageContaining("larger than");
        assertThatThrownBy(() -> files.fetch(file(CONTENT.length, "/bomb"), "", _ -> { })).isInstanceOf(ProjectHttp.Refused.class);
    }

    @Test void whereOneSchedulerIsNotReachedTheNextAnswers() {
        var request = app.hearth.protocol.SchedulerRequest.builder().authenticator("key").build();
        assertThatThrownBy(() -> http.contact(List.of(url("/busy"), url("/gone"), url("/cgi")), request)).isInstanceOf(app.hearth.protocol.ProtocolException.class);
        assertThat(posted).as("the third answers, though no scheduler's reply").containsExactly("POST /busy", "POST /gone", "POST /cgi");
        assertThatThrownBy(() -> http.contact(List.of(url("/gone"), url("/busy")), request)).hasMessageContaining("503");
    }

    @Test void aFolderThatIsLeftIsOutOfTheWayAtOnceAndItsRestIsSwept() throws IOException {
        String network = "http://127.0.0.1/net/";
        Files.createDirectories(folders.project(network));
        Files.writeString(folders.file(network, "old"), "old");
        var aside = folders.aside(network);
        assertThat(folders.project(network)).doesNotExist();
        assertThat(aside.resolve("old")).exists();
        Files.createDirectories(folders.project(network)); // joined again
        Files.writeString(folders.file(network, "new"), "new");
        folders.sweep(java.util.Set.of(), java.util.Map.of(network, java.util.Set.of("new")));
        assertThat(aside).doesNotExist();
        assertThat(folders.file(network, "new")).exists();
        assertThat(folders.aside("http://127.0.0.1/never/")).isEqualTo(folders.project("http://127.0.0.1/never/"));
    }

    @Test void aCertificateThatFitsInNoLineRefusesTheUploadAndNothingElse() throws IOException {
        var file = file(3, "/file_upload_handler");
        file.certificate = "x".repeat(4000);
        Files.createDirectories(folders.project(file.project));
        Files.writeString(folders.file(file.project, "data"), "abc");
        assertThatThrownBy(() -> files.send(file)).isInstanceOf(ProjectHttp.Refused.class).hasMessageContaining("certificate");
    }

    @Test void whatLiesInEveryFolderBelowCountsAsUsed() throws IOException {
        Files.createDirectories(folder.resolve("projects/net"));
        Files.write(folder.resolve("projects/net/a"), new byte[1000]);
        Files.write(folder.resolve("engine.sqlite"), new byte[10]);
        assertThat(DiskSpace.count(folder)).isEqualTo(1010);
    }

    @Test void aMessageForAProgramDoesNotFollowALinkItPutThere() throws IOException {
        Path slot = Files.createDirectory(folder.resolve("slot"));
        Path precious = Files.writeString(folder.resolve("precious"), "keep");
        Files.createSymbolicLink(slot.resolve("trickle_down_7"), precious);
        files.trickleDown(slot, 7, CONTENT);
        assertThat(precious).hasContent("keep");
        assertThat(slot.resolve("trickle_down_7")).hasBinaryContent(CONTENT);
    }

    @Test void aMissingResultFileIsToldFromADiskThatFails() throws IOException {
        var ref = new TaskState.Ref();
        ref.file = "data";
        ref.openName = "out";
        Path slot = Files.createDirectory(folder.resolve("slot"));
        var taking = new TaskOutputs(folders);
        assertThatThrownBy(() -> taking.all(new TaskOutputs.Place("http://127.0.0.1/net/", slot, "", 1 << 20), List.of(ref))).isInstanceOf(ProjectHttp.Refused.class);
        Files.writeString(slot.resolve("out"), "abc"); // and there is no folder to take it to
        assertThatThrownBy(() -> taking.all(new TaskOutputs.Place("http://127.0.0.1/net/", slot, "", 1 << 20), List.of(ref))).isNotInstanceOf(ProjectHttp.Refused.class);
        assertThat(slot.resolve("out")).exists();
    }
}
