package app.hearth.monitor;

import java.nio.charset.StandardCharsets;

/**
 * Walks over the text of a {@code /proc} file without making strings. Points into a buffer that its owner uses again,
 * so it is good until the owner reads the next time. Not for use by two threads.
 */
final class ByteCursor {
    private byte[] bytes;
    private int end;
    private int at;

    ByteCursor(byte[] bytes, int length) {
        reset(bytes, length);
    }

    static ByteCursor of(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ByteCursor(bytes, bytes.length);
    }

    void reset(byte[] newBytes, int length) {
        bytes = newBytes;
        end = length;
        at = 0;
    }

    boolean atEnd() {
        return at >= end;
    }

    /** Whether the text goes on with {@code prefix}; passes it if so. */
    boolean skip(String prefix) {
        if (end - at < prefix.length()) return false;
        for (int i = 0; i < prefix.length(); i++) if (bytes[at + i] != prefix.charAt(i)) return false;
        at += prefix.length();
        return true;
    }

    /** Passes the rest of the line and its end. */
    void nextLine() {
        while (at < end && bytes[at] != '\n') at++;
        at++;
    }

    /** Passes everything up to and with the last {@code mark} in the text; stays where it is if there is none. */
    void passLast(char mark) {
        for (int i = end - 1; i >= at; i--) {
            if (bytes[i] == mark) {
                at = i + 1;
                return;
            }
        }
    }

    /** The next word: up to a blank, a line's end or {@code mark}, which is passed. */
    String word(char mark) {
        skipBlanks();
        int from = at;
        while (at < end && !isBlank(bytes[at]) && bytes[at] != '\n' && bytes[at] != mark) at++;
        var word = new String(bytes, from, at - from, StandardCharsets.UTF_8);
        if (at < end && bytes[at] == mark) at++;
        return word;
    }

    /** The next whole number; 0 at a line's end or where something else stands, as the kernel omits newer columns. */
    long number() {
        skipBlanks();
        boolean negative = at < end && bytes[at] == '-';
        if (negative) at++;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') value = value * 10 + (bytes[at++] - '0');
        return negative ? -value : value;
    }

    /** Passes {@code count} words of this line. */
    void skipWords(int count) {
        for (int i = 0; i < count; i++) {
            skipBlanks();
            while (at < end && !isBlank(bytes[at]) && bytes[at] != '\n') at++;
        }
    }

    private void skipBlanks() {
        while (at < end && isBlank(bytes[at])) at++;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
