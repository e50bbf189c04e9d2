package app.hearth.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Writes BOINC's XML dialect (section 0.1): one element a line, so that line-wise readers cope too. */
public final class XmlWriter {
    private final StringBuilder out = new StringBuilder(4096);

    public XmlWriter open(String tag) { return line("<" + tag + ">"); }

    public XmlWriter close(String tag) { return line("</" + tag + ">"); }

    /** A line as it stands. */
    public XmlWriter line(String text) {
        out.append(text).append('\n');
        return this;
    }

    public XmlWriter text(String tag, String value) { return element(tag, XmlText.escape(value)); }

    public XmlWriter text(String tag, Optional<String> value) {
        value.ifPresent(v -> text(tag, v));
        return this;
    }

    /** The element unless the text is empty. */
    public XmlWriter textIfAny(String tag, String value) { return value.isEmpty() ? this : text(tag, value); }

    public XmlWriter texts(String tag, List<String> values) {
        values.forEach(v -> text(tag, v));
        return this;
    }

    /** Never padded with zeros: readers would take that for octal. */
    public XmlWriter integer(String tag, long value) { return element(tag, Long.toString(value)); }

    public XmlWriter integer(String tag, OptionalLong value) {
        value.ifPresent(v -> integer(tag, v));
        return this;
    }

    public XmlWriter number(String tag, double value) { return element(tag, XmlText.fixed(value)); }

    public XmlWriter number(String tag, OptionalDouble value) {
        value.ifPresent(v -> number(tag, v));
        return this;
    }

    /** 0 or 1. */
    public XmlWriter bool(String tag, boolean value) { return element(tag, value ? "1" : "0"); }

    /** The bare tag when true, nothing when false. */
    public XmlWriter flag(String tag, boolean value) { return value ? line("<" + tag + "/>") : this; }

    /** Content that readers take as it stands; it must not hold its own end tag. */
    public XmlWriter raw(String tag, String content) {
        if (content.contains("</" + tag)) throw new IllegalArgumentException(tag + " holds its own end tag");
        return element(tag, content);
    }

    public XmlWriter raw(String tag, Optional<String> content) {
        content.ifPresent(c -> raw(tag, c));
        return this;
    }

    /** A key or signature: on lines of its own. */
    public XmlWriter block(String tag, Optional<String> content) {
        content.ifPresent(c -> raw(tag, "\n" + c.strip() + "\n"));
        return this;
    }

    public byte[] bytes() { return out.toString().getBytes(StandardCharsets.UTF_8); }

    @Override public String toString() { return out.toString(); }

    private XmlWriter element(String tag, String content) {
        out.append('<').append(tag).append('>').append(content).append("</").append(tag).append(">\n");
        return this;
    }
}
