package app.hearth.protocol;

/**
 * A job at hand with its outlook (ip_result); sent only on demand.
 *
 * @param reportDeadline       Unix seconds
 * @param timeRemaining        seconds
 */
public record InProgressResult(String name, double reportDeadline, double timeRemaining, double avgNcpus) {
}
