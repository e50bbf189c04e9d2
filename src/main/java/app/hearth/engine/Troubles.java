package app.hearth.engine;

import app.hearth.engine.execution.TaskMessage;
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

/** What went wrong on the way to a network; its words say what helps, where only the user can. */
final class Troubles {
    /** How an end by a signal is told, as by the reference client (client/app_control.cpp). */
    private static final String SIGNAL = "process got signal";

    private Troubles() {}

    static String words(IOException e) {
        return of(e).english();
    }

    static Trouble of(IOException e) {
        return switch (e) {
            case ProjectHttp.Refused refused -> refused.trouble;
            case ProjectHttp.Passing passing -> passing.trouble;
            case ProtocolException strange -> Trouble.of("strange", strange.getMessage());
            case UnknownHostException unknown -> Trouble.of("host", String.valueOf(unknown.getMessage()).replaceFirst(":.*", ""));
            case SSLException unsafe -> encryption(unsafe);
            case NoRouteToHostException _ -> Trouble.of("noWay");
            case ConnectException _ -> Trouble.of("noConnection");
            case InterruptedIOException _ -> Trouble.of("late");
            case SocketException _ -> Trouble.of("brokeOff");
            case EOFException _ -> Trouble.of("brokeOff");
            default -> other(said(e));
        };
    }

    /**
     * How a program ended. What it says of itself, or the system of it, stays as it came: networks' pages show it, and their people know it.
     *
     * @param status as in lib/error_numbers.h, or the program's own
     */
    static Trouble ofEnd(int status, String message) {
        String code = switch (status) {
            case TaskMessage.EXIT_DISK_LIMIT_EXCEEDED -> "end.disk";
            case TaskMessage.EXIT_MEM_LIMIT_EXCEEDED -> "end.memory";
            case TaskMessage.EXIT_INIT_FAILURE -> "end.start";
            default -> message.startsWith(SIGNAL) ? "end.signal" : "end.code";
        };
        return Trouble.of(code, status, message);
    }

    /** OkHttp tells some of the same with an exception of its own kind or of none. */
    private static Trouble other(String message) {
        if (message.contains("No space left") || message.contains("not enough space")) return Trouble.of("diskFull"); // Linux and macOS, Windows
        boolean broken = message.startsWith("unexpected end of stream") || message.startsWith("stream was reset") || message.startsWith("\\n not found");
        return broken ? Trouble.of("brokeOff") : Trouble.said(message);
    }

    private static String said(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static Trouble encryption(SSLException e) {
        if (e instanceof SSLPeerUnverifiedException || said(e).startsWith("No subject alternative") || said(e).startsWith("No name matching")) {
            return Trouble.of("certificate.address");
        }
        for (Throwable cause : causes(e)) {
            if (cause instanceof CertificateExpiredException) {
                return Trouble.of("certificate.expired");
            }
            if (cause instanceof CertificateNotYetValidException) return Trouble.of("certificate.early");
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
                return Trouble.of("certificate.untrusted");
            }
        }
        return Trouble.of("encryption", said(e));
    }

    /** From the innermost out: a wrong date also counts as a path that does not hold. */
    private static Iterable<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause).limit(20).toList().reversed();
    }
}
