package app.hearth.protocol;

/**
 * A sticky file that the client holds (file_info at the top of a request).
 *
 * @param status               1 present
 */
public record HeldFile(String name, double nbytes, int status) {
}
