package app.hearth.engine;

import app.hearth.protocol.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What went wrong on the way to a network, in a sentence that says what helps, where only the user can. */
final class Troubles {
    private Troubles() {}

    static String words(IOException e) {
        return switch (e) {
            case ProjectHttp.Refused refused -> refused.getMessage();
            case ProtocolException strange -> "the answer is none that a network gives (" + strange.getMessage()
                    + "); if it lasts, a login page of the internet connection may stand in between";
            case UnknownHostException unknown -> "there is no server " + unknown.getMessage().replaceFirst(":.*", "") + ", or no connection to the internet";
            case SSLException unsafe -> encryption(unsafe);
            case NoRouteToHostException _ -> "no connection to the server: this computer has no way to it";
            case ConnectException _ -> "no connection to the server: it may be down, or something in between blocks it";
            case InterruptedIOException _ -> "the server took too long to answer";
            case SocketException _ -> "the connection broke off";
            case EOFException _ -> "the connection broke off";
            default -> said(e);
        };
    }

    /** OkHttp tells some of the same with an exception of its own kind or of none. */
    private static String said(IOException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return message.startsWith("unexpected end of stream") || message.startsWith("stream was reset") || message.startsWith("\\n not found")
                ? "the connection broke off" : message;
    }

    private static String encryption(SSLException e) {
        if (e instanceof SSLPeerUnverifiedException || said(e).startsWith("No subject alternative") || said(e).startsWith("No name matching")) {
            return "the server's certificate is for another address; nothing was sent to it";
        }
        for (Throwable cause : causes(e)) {
            if (cause instanceof CertificateExpiredException) {
                return "the server's certificate has expired; if this computer's date is right, only the network can renew it";
            }
            if (cause instanceof CertificateNotYetValidException) return "the server's certificate is not valid yet; is this computer's date right?";
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
                return "the server's certificate is signed by nobody that this computer trusts; nothing was sent to it";
            }
        }
        return "no encrypted connection: " + said(e);
    }

    /** From the innermost out: a wrong date also counts as a path that does not hold. */
    private static Iterable<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause).limit(20).toList().reversed();
    }
}
