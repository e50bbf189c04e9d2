package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.protocol.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users read when a network cannot be reached. */
class TroublesTest {
    private static IOException handshake(Throwable cause) {
        var e = new SSLHandshakeException("PKIX path validation failed: java.security.cert.CertPathValidatorException");
        e.initCause(new java.security.cert.CertPathValidatorException("validity check failed", cause));
        return e;
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new UnknownHostException("boinc.example.org: Name or service not known"), "no server boinc.example.org, or no connection"),
                Arguments.of(handshake(new CertificateExpiredException("NotAfter: Fri")), "expired"),
                Arguments.of(handshake(new CertificateNotYetValidException("NotBefore: Fri")), "date right?"),
                Arguments.of(handshake(new CertPathBuilderException("unable to find valid certification path")), "signed by nobody"),
                Arguments.of(new SSLPeerUnverifiedException("Hostname a not verified:\n certificate: sha256/x"), "for another address"),
                Arguments.of(new InterruptedIOException("timeout"), "too long"),
                Arguments.of(new EOFException("\\n not found: limit=0 content="), "broke off"),
                Arguments.of(new ProtocolException("scheduler_reply", "missing"), "login page"),
                Arguments.of(new IOException("got 3 of 7 bytes"), "got 3 of 7 bytes"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void eachIsASentenceWithoutTheWordsOfAProgrammingLanguage(IOException trouble, String said) {
        assertThat(Troubles.words(trouble)).contains(said).doesNotContain("PKIX", "java", "sha256", "limit=");
    }

    @Test void soAreThoseOfARealConnection() throws IOException {
        var http = new ProjectHttp("test");
        try (var server = new ServerSocket(0)) {
            var url = "http://127.0.0.1:" + server.getLocalPort() + "/";
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    socket.getInputStream().read();
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(failure(http, url)).isEqualTo("the connection broke off");
            server.close();
            assertThat(failure(http, url)).startsWith("no connection to the server");
        } finally {
            http.close();
        }
    }

    private static String failure(ProjectHttp http, String url) {
        try {
            http.page(url);
            return "none";
        } catch (IOException e) {
            return Troubles.words(e);
        }
    }
}
