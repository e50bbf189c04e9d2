package app.hearth.protocol;

/**
 * Asks how much of a file has arrived (get_file_size).
 */
public record FileSizeQuery(ClientVersion client, String fileName) {
}
