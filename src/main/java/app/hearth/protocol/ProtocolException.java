package app.hearth.protocol;

import java.io.IOException;

/** A peer said something that cannot be understood; names the element. The peer is to be backed off from. */
public final class ProtocolException extends IOException {
    private final String element;

    public ProtocolException(String element, String problem) {
        super(element + ": " + problem);
        this.element = element;
    }

    /** The element at fault, or the document's root. */
    public String element() { return element; }
}
