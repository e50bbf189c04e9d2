package app.hearth.monitor.session;

/** The session's other end is not there, refuses, says something else than its protocol, or took too long. */
public final class LineException extends Exception {
    public LineException(String message) {
        super(message);
    }

    public LineException(String message, Throwable cause) {
        super(message, cause);
    }
}
