package app.hearth.homenet;

import static app.hearth.homenet.Contributor.get;
import static app.hearth.homenet.Contributor.output;
import static app.hearth.homenet.Contributor.post;
import static app.hearth.homenet.Contributor.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.protocol.FileInfo;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.SchedulerReplies;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.UploadReply;
import app.hearth.protocol.UploadRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in and out, and what a hostile peer may try. */
final class TransferTest extends WithNetwork {
    private static byte[] padded(int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) ' ');
        content[0] = '0';
        return content;
    }

    @Test void anUploadThatBrokeOffGoesOnWhereItWas() throws IOException {
        SchedulerReply sent = contributor.ask();
        FileInfo file = output(sent, sent.results().getFirst());
        byte[] content = padded(50_000);
        assertThat(contributor.upload(file, content, 0, 20_000).status()).hasValue(1);
        assertThat(contributor.size(file.name()).fileSize()).as("one less than came").hasValue(19_999);
        network.close();
        open();
        assertThat(contributor.size(file.name()).fileSize()).as("one less than came").hasValue(19_999);
        assertThat(contributor.upload(file, content, 30_000, 50_000).status()).as("a gap").hasValue(1);
        assertThat(contributor.upload(file, content, 20_000, 50_000).status()).hasValue(0);
        assertThat(contributor.size(file.name()).fileSize()).hasValue(50_000);
        contributor = new Contributor(network);
        assertThat(contributor.upload(file, content).status()).as("again").hasValue(0);
    }

    @Test void aFileThatWasWholeWhenHearthWasKilledIsNotLost() throws IOException {
        SchedulerReply sent = contributor.ask();
        FileInfo file = output(sent, sent.results().getFirst());
        byte[] content = padded(50_000);
        java.nio.file.Files.write(folder.resolve("home/uploads").resolve(file.name() + ".part"), content);
        int there = (int) contributor.size(file.name()).fileSize().orElseThrow();
        assertThat(there).as("a client that hears of all its bytes sends no more").isLessThan(content.length);
        assertThat(contributor.upload(file, content, there, content.length).status()).hasValue(0);
        assertThat(folder.resolve("home/uploads").resolve(file.name())).hasBinaryContent(content);
    }

    @Test void contentThatDoesNotMatchItsHashIsAskedForAgain() throws IOException {
        SchedulerReply sent = contributor.ask();
        FileInfo file = output(sent, sent.results().getFirst());
        var lie = new UploadRequest(Contributor.VERSION, file.name(), file.xmlSignature(), 100_000, 4,
                Optional.of(Hashes.md5("true")), 0);
        byte[] other = "fals".getBytes(StandardCharsets.UTF_8);
        UploadReply reply = Contributor.upload(file.uploadUrls().getFirst(), lie, other, 0, 4);
        assertThat(reply.status()).hasValue(1);
        assertThat(contributor.size(file.name()).fileSize()).hasValue(0);
    }

    @Test void aFileLongerThanItsCertificateSaysIsRefused() throws IOException {
        SchedulerReply sent = contributor.ask();
        FileInfo file = output(sent, sent.results().getFirst());
        assertThat(contributor.upload(file, padded(100_001)).status()).hasValue(-1);
        var stretched = file.toBuilder().maxNbytes(1_000_000).build();
        assertThat(contributor.upload(stretched, padded(100_001)).status()).hasValue(-1);
        var unsigned = new UploadRequest(Contributor.VERSION, file.name(), Optional.empty(), 100_000, 1, Optional.empty(), 0);
        assertThat(Contributor.upload(file.uploadUrls().getFirst(), unsigned, padded(1), 0, 1).status()).hasValue(-1);
        assertThat(contributor.size(file.name()).fileSize()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../home.sqlite", "/etc/passwd", "..", "keys/upload_private", "doubling_0_0_r000000000000_0", "a\0b", "%2e%2e"})
    void namesThatLeadElsewhereAreRefusedEvenWithACertificate(String name) throws IOException {
        contributor.ask();
        var keys = NetworkKeys.open(folder.resolve("home/keys"));
        var head = new UploadRequest(Contributor.VERSION, name, Optional.of(keys.certificate(name, 1000)), 1000, 3, Optional.empty(), 0);
        assertThat(Contributor.upload(network.masterUrl() + "file_upload_handler", head, padded(3), 0, 3).status()).hasValue(-1);
        assertThat(contributor.size(name).fileSize()).hasValue(0);
        try (var files = Files.list(folder.resolve("home/uploads"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test void downloadsGoOnFromTheMiddle() throws IOException {
        SchedulerReply sent = contributor.ask();
        String url = sent.fileInfos().getFirst().downloadUrls().getFirst();
        byte[] all = doubling.module();
        var part = get(url, "Range", "bytes=10-");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(all, 10, all.length));
        assertThat(part.contentRange()).hasValue("bytes 10-" + (all.length - 1) + "/" + all.length);
        assertThat(get(url, "Range", "bytes=10-12").body()).hasSize(3);
        for (String odd : List.of("bytes=" + all.length + "-", "bytes=99999999999999999999-", "bytes=5-2", "bytes=-", "lines=1-2")) {
            var whole = get(url, "Range", odd);
            assertThat(whole.status()).as(odd).isEqualTo(200);
            assertThat(whole.body()).as(odd).isEqualTo(all);
        }
    }

    @Test void downloadsNeverLeaveTheirPlace() throws IOException {
        for (String path : List.of("download/../home.sqlite", "download/%2e%2e/home.sqlite", "download/..%2fkeys%2fupload_private",
                "download/", "download/home.sqlite", "../", "keys/upload_private")) {
            assertThat(raw("GET /hearth/" + path + " HTTP/1.1\r\nHost: " + authority() + "\r\nConnection: close\r\n\r\n"))
                    .as(path).doesNotContain("SQLite").containsAnyOf(" 404 ", " 400 ");
        }
    }

    @Test void aNameOfAnotherSiteIsNotAnswered() throws IOException {
        assertThat(raw("GET /hearth/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")).contains(" 421 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<scheduler_request>", "<a><b></a>", "<scheduler_request><hostid>x</hostid><result>", "\0\0\0",
            "<scheduler_request><authenticator>../..</authenticator><hostid>-5</hostid><rpc_seqno>99999999999</rpc_seqno></scheduler_request>"})
    void aRequestThatMakesNoSenseGetsAReplyInWords(String body) throws IOException {
        var answer = post(network.masterUrl() + "cgi", body.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.status()).isEqualTo(200);
        SchedulerReply reply = SchedulerReplies.parse(answer.body(), 1 << 20);
        assertThat(reply.messages()).isNotEmpty();
        assertThat(reply.requestDelay()).isEqualTo(3600);
        assertThat(post(network.masterUrl() + "file_upload_handler", body.getBytes(StandardCharsets.ISO_8859_1)).text()).contains("<status>-1");
    }

    @Test void aRequestWithoutEndIsCutOff() throws IOException {
        assertThat(SchedulerReplies.parse(post(network.masterUrl() + "cgi", new byte[5 << 20]).body(), 1 << 20).projectIsDown()).isTrue();
    }

    @Test void anUnknownKeyGetsANoticeAndNoWork() throws IOException {
        SchedulerReply reply = contributor.ask(it -> it.authenticator("0".repeat(32)));
        assertThat(reply.results()).isEmpty();
        assertThat(reply.messages()).anyMatch(it -> it.priority().equals("notice"));
    }

    @Test void whatAnotherHostHoldsCannotBeReported() throws IOException {
        var task = contributor.ask().results().getFirst();
        var thief = new Contributor(network);
        assertThat(thief.ask(it -> it.dontSendWork(true), success(task.name())).acks()).containsExactly(task.name());
        network.step();
        assertThat(contributor.ask().abortsIfNotStarted()).isEmpty();
    }

    @Test void keysAreTheirOwnersAlone() throws IOException {
        Path home = folder.resolve("home");
        for (String file : List.of("keys/code_sign_private", "keys/upload_private", "keys/receipt_keys")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)))).isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home))).isEqualTo("rwx------");
    }

    @Test void aTakenPortIsNamedWithItsRemedy() throws IOException {
        int port = URI.create(network.masterUrl()).getPort();
        network.close();
        try (var other = new java.net.ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(this::open).isInstanceOf(IOException.class)
                    .hasMessageContaining("Port " + port).hasMessageContaining("Close that program");
        }
        open();
    }

    private String authority() {
        return URI.create(network.masterUrl()).getAuthority();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(network.masterUrl()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
