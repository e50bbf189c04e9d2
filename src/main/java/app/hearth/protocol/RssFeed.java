package app.hearth.protocol;

/**
 * A feed of news that a project offers.
 *
 * @param pollInterval         seconds
 */
public record RssFeed(String url, double pollInterval) {
}
