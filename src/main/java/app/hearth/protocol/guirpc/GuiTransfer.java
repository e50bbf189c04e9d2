package app.hearth.protocol.guirpc;

/**
 * A file on its way (section 11.4, get_file_transfers). Sizes are bytes, instants Unix seconds.
 *
 * @param total    0 where the network does not say
 * @param retries  failures so far
 * @param nextTry  0 while it moves or may move at any time
 * @param active   whether it moves now
 */
public record GuiTransfer(String projectUrl, String projectName, String name, boolean upload, double done, double total, int retries,
                          double nextTry, boolean active) {}
