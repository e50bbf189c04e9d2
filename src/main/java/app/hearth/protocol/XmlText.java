package app.hearth.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text and numbers of BOINC's XML dialect (section 0.1). The wire carries bytes, mostly UTF-8, sometimes ISO-8859-1; while
 * being parsed a byte is a char, and only finished values become text.
 */
final class XmlText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final int MAX_NUMBER = 400;

    private XmlText() {}

    static String bytesAsChars(byte[] bytes) { return new String(bytes, StandardCharsets.ISO_8859_1); }

    /** Chars that stand for bytes, as text: UTF-8 where they are, ISO-8859-1 otherwise. */
    static String decode(String chars) {
        if (chars.chars().allMatch(c -> c < 128)) return chars;
        byte[] bytes = chars.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return chars;
        }
    }

    static int utf8Length(String text) { return text.getBytes(StandardCharsets.UTF_8).length; }

    /** Undoes one level of the escapes that BOINC knows; any other ampersand stands for itself. */
    static String unescape(String chars) {
        if (chars.indexOf('&') < 0) return decode(chars);
        StringBuilder out = new StringBuilder(chars.length());
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            int end = c == '&' ? referenceEnd(chars, i) : -1;
            int value = end < 0 ? -1 : reference(chars.substring(i + 1, end));
            if (value < 0) {
                out.append(c);
            } else {
                out.append((char) value);
                i = end;
            }
        }
        return decode(out.toString());
    }

    /** Index of the semicolon that ends a reference; the longest known one has seven characters. */
    private static int referenceEnd(String chars, int from) {
        for (int i = from + 1; i < chars.length() && i <= from + 6; i++) if (chars.charAt(i) == ';') return i;
        return -1;
    }

    private static int reference(String name) {
        return switch (name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            case "amp" -> '&';
            case "#xD", "#xd" -> '\r';
            case "#xA", "#xa" -> '\n';
            default -> {
                if (!name.matches("#[0-9]{1,3}")) yield -1;
                int value = Integer.parseInt(name.substring(1));
                // NUL has no place in any text and would end a C string.
                yield value > 0 && value < 256 ? value : -1;
            }
        };
    }

    /** As stock xml_escape: references for the two marks, for line ends and for each byte above 127; no control bytes. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            switch (c) {
                case '<' -> out.append("&lt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#xD;");
                case '\n' -> out.append("&#xA;");
                case '\t' -> out.append(' ');
                default -> {
                    if (c > 127) out.append("&#").append(c).append(';');
                    else if (c >= 32 && c < 127) out.append((char) c);
                }
            }
        }
        return out.toString();
    }

    /** As strtol with base 0 when all of the text is the number: decimal, 0x hex, leading 0 octal. Empty is 0. */
    static long integer(String text, long otherwise) {
        if (text.isEmpty()) return 0;
        boolean negative = text.charAt(0) == '-';
        String digits = negative || text.charAt(0) == '+' ? text.substring(1) : text;
        int radix = 10;
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            radix = 16;
            digits = digits.substring(2);
        } else if (digits.startsWith("0") && digits.length() > 1) {
            radix = 8;
        }
        if (digits.isEmpty() || digits.length() > MAX_NUMBER) return otherwise;
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) return otherwise;
            // Like strtol, a number out of range stays at the limit.
            value = value > (Long.MAX_VALUE - digit) / radix ? Long.MAX_VALUE : value * radix + digit;
        }
        return negative ? -value : value;
    }

    /** As strtod when all of the text is a finite decimal number. Empty is 0. */
    static double number(String text, double otherwise) {
        if (text.isEmpty()) return 0;
        if (text.length() > MAX_NUMBER || !NUMBER.matcher(text).matches()) return otherwise;
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? value : otherwise;
    }

    /** C's %f: six decimals, a point, no exponent. What is not finite becomes 0. */
    static String fixed(double value) {
        if (!Double.isFinite(value)) return "0.000000";
        if (value == Math.rint(value) && Math.abs(value) < 1e15) return (long) value + ".000000";
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
