package app.hearth.protocol;

/**
 * Bytes moved lately (daily_xfer_history); sent only where a daily limit is set.
 *
 * @param up                   bytes
 * @param down                 bytes
 */
public record DailyTransfers(int days, double up, double down) {
}
