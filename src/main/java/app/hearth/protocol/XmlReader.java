package app.hearth.protocol;

import java.util.Locale;

/**
 * Reads BOINC's XML dialect (section 0.1, lib/parse.cpp) from a whole document: a tolerant pull parser. Each element is
 * either read by one of the value methods, entered, or left alone, in which case {@link #next} passes over all of it.
 * Nothing recurses and each byte is looked at a bounded number of times, so a hostile document costs no more than its length.
 */
public final class XmlReader {
    /** Longest text between two angle brackets. */
    static final int MAX_TAG = 4096;
    /** Longest text of an element. */
    static final int MAX_TEXT = 262_144;
    /** Longest words for the user, in characters. */
    static final int MAX_WORDS = 1023;
    /** Most elements of one name inside each other that are passed over. */
    static final int MAX_DEPTH = 64;
    /** Stands for the name of a tag where a CDATA section was found between tags. */
    public static final String CDATA = "#cdata";

    private static final String CDATA_START = "<![CDATA[";
    private static final String CDATA_END = "]]>";

    private final String document;
    private int position;
    private String tag = "";
    private String attributes = "";
    private String cdata = "";
    private boolean empty;
    private boolean unread;

    /**
     * Starts at the first element called {@code root}; what stands before it does not matter.
     *
     * @param maxBytes longest document accepted
     */
    public XmlReader(byte[] bytes, String root, int maxBytes) throws ProtocolException {
        if (bytes.length > maxBytes) throw new ProtocolException(root, "longer than " + maxBytes + " bytes");
        document = XmlText.bytesAsChars(bytes);
        for (int at = document.indexOf("<" + root); ; at = document.indexOf("<" + root, at + 1)) {
            if (at < 0) throw new ProtocolException(root, "missing");
            position = at;
            readTag(root);
            if (tag.equals(root)) return;
        }
    }

    /** Name of the element at hand. */
    public String tag() { return tag; }

    /** Whether the element at hand is of the form that has no content. */
    public boolean isEmpty() { return empty; }

    /** Text of an attribute of the element at hand, or "" where it has none. */
    public String attribute(String name) {
        int at = attributes.indexOf(name + "=\"");
        if (at < 0) return "";
        int from = at + name.length() + 2;
        int to = attributes.indexOf('"', from);
        return to < 0 ? "" : XmlText.unescape(attributes.substring(from, to));
    }

    /** Steps into the element at hand; give the answer to {@link #next}. */
    public String enter() {
        unread = false;
        return empty || tag.equals(CDATA) ? null : tag;
    }

    /**
     * Goes on to the next child of the element that was entered, passing over an unread one.
     *
     * @param end what {@link #enter} answered
     * @return whether there is one
     */
    public boolean next(String end) throws ProtocolException {
        if (end == null) return false;
        if (unread) skip();
        while (true) {
            position = document.indexOf('<', position);
            if (position < 0) throw new ProtocolException(end, "not closed");
            if (document.startsWith("<!--", position)) {
                position = after("-->", end);
            } else if (document.startsWith(CDATA_START, position)) {
                int from = position + CDATA_START.length();
                position = after(CDATA_END, end);
                cdata = document.substring(from, position - CDATA_END.length());
                tag = CDATA;
                empty = true;
                unread = true;
                return true;
            } else if (document.startsWith("<?", position)) {
                position = after("?>", end);
            } else {
                readTag(end);
                if (tag.equals("/" + end)) return false;
                // What begins with no letter is a stray end tag, a declaration or an unescaped mark in text.
                if (!tag.isEmpty() && (Character.isLetter(tag.charAt(0)) || tag.charAt(0) == '_')) {
                    unread = true;
                    return true;
                }
            }
        }
    }

    /** The element's text: trimmed, one level of escapes undone, or the content of a CDATA section as it stands. */
    public String text() throws ProtocolException {
        unread = false;
        if (tag.equals(CDATA)) return XmlText.decode(cdata);
        if (empty) return "";
        int from = position;
        while (from < document.length() && document.charAt(from) <= ' ') from++;
        if (document.startsWith(CDATA_START, from)) {
            int to = document.indexOf(CDATA_END, from);
            if (to < 0) throw new ProtocolException(tag, "CDATA not closed");
            position = to + CDATA_END.length();
            endOf(tag);
            return XmlText.decode(limited(document.substring(from + CDATA_START.length(), to)));
        }
        return XmlText.unescape(limited(document.substring(position, endOf(tag)).strip()));
    }

    /** The text, or "" where it is longer than a stock reader's buffer: such an element does not count. */
    public String shortText() throws ProtocolException {
        String text = text();
        return XmlText.utf8Length(text) < 256 ? text : "";
    }

    /** Words for the user: cut where they get longer than stock clients take a message to be (section 3.3), for a window must lay them out. */
    String words() throws ProtocolException {
        String text = text();
        if (text.length() <= MAX_WORDS) return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_WORDS - 1)) ? MAX_WORDS - 1 : MAX_WORDS);
    }

    /** All between the tags as it stands, without undoing anything. */
    public String raw() throws ProtocolException {
        unread = false;
        if (empty) return "";
        return XmlText.decode(limited(document.substring(position, endOf(tag))));
    }

    /** As {@link #raw} without white space at both ends, "" when longer than the 4096 bytes of a signature. */
    public String signature() throws ProtocolException {
        String text = raw().strip();
        return text.length() <= 4096 ? text : "";
    }

    /** Present and not 0. */
    public boolean flag() throws ProtocolException {
        boolean bare = empty;
        String text = text();
        return bare || XmlText.integer(text, 0) != 0;
    }

    /** A whole number as C's strtol reads it, or the other where it is none. */
    public long integer(long otherwise) throws ProtocolException { return XmlText.integer(text(), otherwise); }

    /** As {@link #integer} within the range of int. */
    public int smallInteger(int otherwise) throws ProtocolException {
        return (int) Math.clamp(integer(otherwise), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A finite number, or the other where it is none. */
    public double number(double otherwise) throws ProtocolException { return XmlText.number(text(), otherwise); }

    /** A number of bytes: never negative, fractions cut off; -1 where it is no number. */
    public long bytes() throws ProtocolException {
        double value = number(-1);
        return value < 0 ? -1 : (long) value;
    }

    /** 32 hex digits in lower case, or "". */
    String md5() throws ProtocolException {
        String text = text().toLowerCase(Locale.ROOT);
        return text.length() == 32 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128) ? text : "";
    }

    /** Treats the children of the element at hand as its siblings: the rule at the top of a scheduler reply. */
    void dissolve() { unread = false; }

    private void skip() throws ProtocolException {
        unread = false;
        if (!empty) endOf(tag);
    }

    /** Moves behind the end tag that belongs to {@code name} and returns where that tag starts. */
    private int endOf(String name) throws ProtocolException {
        int depth = 1;
        for (int at = document.indexOf(name, position); at >= 0; at = document.indexOf(name, at + 1)) {
            int behind = at + name.length();
            if (at < 1 || behind >= document.length()) continue;
            char before = document.charAt(at - 1);
            char follows = document.charAt(behind);
            if (before == '/' && at > 1 && document.charAt(at - 2) == '<' && (follows == '>' || follows <= ' ')) {
                if (--depth > 0) continue;
                position = document.indexOf('>', behind) + 1;
                if (position == 0 || position - at > MAX_TAG) throw new ProtocolException(name, "end tag not closed");
                return at - 2;
            }
            if (before == '<' && follows == '>' && ++depth > MAX_DEPTH) throw new ProtocolException(name, "nested too deeply");
        }
        throw new ProtocolException(name, "not closed");
    }

    private void readTag(String parent) throws ProtocolException {
        int close = document.indexOf('>', position);
        if (close < 0) throw new ProtocolException(parent, "not closed");
        if (close - position > MAX_TAG) throw new ProtocolException(parent, "tag longer than " + MAX_TAG + " bytes");
        String inside = document.substring(position + 1, close).strip();
        position = close + 1;
        empty = inside.endsWith("/") && inside.length() > 1;
        if (empty) inside = inside.substring(0, inside.length() - 1).strip();
        int space = 0;
        while (space < inside.length() && inside.charAt(space) > ' ') space++;
        tag = inside.substring(0, space);
        attributes = inside.substring(space);
    }

    private int after(String mark, String parent) throws ProtocolException {
        int at = document.indexOf(mark, position);
        if (at < 0) throw new ProtocolException(parent, "not closed");
        return at + mark.length();
    }

    private String limited(String text) throws ProtocolException {
        if (text.length() > MAX_TEXT) throw new ProtocolException(tag, "longer than " + MAX_TEXT + " bytes");
        return text;
    }
}
