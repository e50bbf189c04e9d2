package app.hearth.protocol;

/**
 * A message of a server to the user. Text of 1024 bytes or more would be dropped by stock clients.
 *
 * @param priority             low for a log line, notice for an alert
 */
public record Message(String priority, String text) {
    /** The text for a reader: stock servers send some sentences in the marks of their translation files, as {@code _("...")}. */
    public String words() { return text.replace("_(\"", "").replace("\")", ""); }
}
