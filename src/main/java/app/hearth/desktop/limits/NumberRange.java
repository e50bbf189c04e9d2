package app.hearth.desktop.limits;

import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a field takes.
 *
 * @param decimals   at most so many are kept
 * @param mayBeEmpty whether an empty field means "no limit"
 */
public record NumberRange(double least, double most, int decimals, boolean mayBeEmpty) {
    /** What was typed: valid or not, and the value where there is one. */
    public record Entry(boolean valid, OptionalDouble value) {
        private static final Entry INVALID = new Entry(false, OptionalDouble.empty());
    }

    static NumberRange whole(double least, double most) {
        return new NumberRange(least, most, 0, false);
    }

    /** Reads what people type: the locale's separators, and the other point where it can only be meant as a decimal. */
    public Entry read(String typed, Locale locale) {
        String digits = latin(typed).replaceAll("[\\s\\u00a0\\u202f’']", "");
        if (digits.isEmpty()) return mayBeEmpty ? new Entry(true, OptionalDouble.empty()) : Entry.INVALID;
        if (!digits.matches("[0-9.,]*[0-9][0-9.,]*")) return Entry.INVALID;
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        String plain = digits.replaceAll("[.,]", "");
        if (last >= 0 && isDecimal(digits, last, locale)) {
            plain = digits.substring(0, last).replaceAll("[.,]", "") + "." + digits.substring(last + 1);
        }
        double value = Double.parseDouble(plain.endsWith(".") ? plain + "0" : plain);
        double scale = Math.pow(10, decimals);
        boolean fine = Math.abs(value * scale - Math.rint(value * scale)) < 1e-6;
        return fine && value >= least && value <= most ? new Entry(true, OptionalDouble.of(value)) : Entry.INVALID;
    }

    /** Other scripts' keyboards type digits of their own, and Arabic ones a decimal and a thousands separator too. */
    private static String latin(String typed) {
        return typed.codePoints().map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c == '٫' ? '.' : c == '٬' ? '\'' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isDecimal(String digits, int last, Locale locale) {
        char mark = digits.charAt(last);
        if (digits.indexOf(mark) != last) return false;
        char other = mark == '.' ? ',' : '.';
        return mark == DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() || digits.indexOf(other) >= 0
                || digits.length() - last - 1 != 3;
    }

    public String write(double value, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }
}
