package app.hearth.desktop.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;

/** Numbers with their units, in the locale's manner and never with more digits than they deserve. */
public final class Figures {
    private static final long KILO = 1024;
    private final Texts texts;
    private final Locale locale;
    /** Kept: to make them anew took longer than to use them, a dozen times a second. */
    private final NumberFormat whole;
    private final NumberFormat broken;

    Figures(Texts texts) {
        this.texts = texts;
        this.locale = texts.locale();
        this.whole = NumberFormat.getIntegerInstance(locale);
        this.broken = NumberFormat.getNumberInstance(locale);
    }

    /** A whole number with the locale's separators. */
    public String whole(long number) {
        synchronized (whole) {
            return whole.format(number);
        }
    }

    /** A number with so many decimals. */
    public String decimal(double number, int decimals) {
        synchronized (broken) {
            broken.setMinimumFractionDigits(decimals);
            broken.setMaximumFractionDigits(decimals);
            return broken.format(number);
        }
    }

    /** Credit: in full from 100 on, with a decimal below, with two below one. A network can take back more than it granted: then it is below zero. */
    public String credit(double credit) {
        double size = Math.abs(credit);
        if (size == 0 || credit < 0 && size < 0.005) return whole(0);
        if (size < 0.005) return texts.get("unit.below", decimal(0.01, 2));
        if (size < 0.995) return decimal(credit, 2);
        return size < 99.95 ? decimal(credit, 1) : whole(Math.round(credit));
    }

    /** An amount of a token: two decimals, below a tenth at least three digits that count, at most eight decimals, as its coins have. */
    public String token(double amount) {
        double size = Math.abs(amount);
        int most = size == 0 || size >= 0.1 ? 2 : (int) Math.min(8, Math.ceil(-Math.log10(size)) + 2);
        synchronized (broken) {
            broken.setMinimumFractionDigits(2);
            broken.setMaximumFractionDigits(most);
            return broken.format(size < 5e-9 ? 0 : amount);
        }
    }

    /** Credit with its unit. */
    public String credits(double credit) {
        return texts.get("unit.credits", credit(credit), credit == 1 ? 1 : 2);
    }

    /** A fraction 0..1 as whole percent without the sign. */
    public String percentNumber(double fraction) {
        return whole(Math.round(fraction * 100));
    }

    /** A fraction 0..1 as whole percent. */
    public String percent(double fraction) {
        return texts.get("unit.percent", percentNumber(fraction));
    }

    /** Progress: whole percent that reads 100 only when all is done. */
    public String progress(double fraction) {
        long percent = fraction >= 1 ? 100 : Math.min(99, (long) Math.floor(fraction * 100));
        return texts.get("unit.percent", whole(percent));
    }

    public String celsius(double celsius) {
        return texts.get("unit.celsius", whole(Math.round(celsius)));
    }

    /** An amount of money; below the smallest coin it says so instead of nothing. {@code currency} is an ISO 4217 code. */
    public String money(double amount, String currency) {
        NumberFormat format = coins(currency);
        double smallest = Math.pow(10, -format.getMaximumFractionDigits());
        if (amount < 0 && -amount < smallest / 2) return format.format(0); // no minus before nothing
        return amount > 0 && amount < smallest ? texts.get("unit.below", format.format(smallest)) : format.format(amount);
    }

    /** How many decimals an amount of this money has: 2 for EUR, none for JPY. */
    public static int decimals(String currency) {
        int known = Currency.getInstance(currency).getDefaultFractionDigits();
        return known < 0 ? 2 : known;
    }

    /** With the currency's own number of decimals: by itself a format takes those of the locale's. */
    private NumberFormat coins(String code) {
        Currency currency = Currency.getInstance(code);
        int decimals = decimals(code);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format;
    }

    /** A price for one of something, which can be far below the smallest coin: with at least three digits that count, at most eight decimals. */
    public String price(double price, String currency) {
        NumberFormat format = coins(currency);
        int zeros = price > 0 && price < 1 ? (int) Math.floor(-Math.log10(price)) : 0;
        format.setMaximumFractionDigits(Math.min(8, Math.max(format.getMaximumFractionDigits(), zeros + 3)));
        return format.format(price);
    }

    /** Electricity: in Wh below 0.1 kWh (ux note, section 7). */
    public String energy(double kwh) {
        if (kwh > 0 && kwh < 0.0005) return texts.get("unit.below", texts.get("unit.wh", whole(1)));
        return kwh < 0.1 ? texts.get("unit.wh", whole(Math.round(kwh * 1000))) : texts.get("unit.kwh", decimal(kwh, kwh < 10 ? 2 : 0));
    }

    /** Electricity in kWh wherever two decimals can tell it: figures side by side are compared, so they share a unit. */
    public String energyInKwh(double kwh) {
        return kwh >= 0.005 && kwh < 0.1 ? texts.get("unit.kwh", decimal(kwh, 2)) : energy(kwh);
    }

    /** Bytes in the largest unit that leaves a number of one or more. */
    public String bytes(long bytes) {
        if (bytes >= KILO * KILO * KILO) return texts.get("unit.gb", gigabytes(bytes));
        if (bytes >= KILO * KILO) return texts.get("unit.mb", scaled((double) bytes / (KILO * KILO)));
        if (bytes >= KILO) return texts.get("unit.kb", scaled((double) bytes / KILO));
        return texts.get("unit.bytes", whole(bytes));
    }

    /** Bytes in GB without the unit. */
    public String gigabytes(long bytes) {
        return scaled((double) bytes / (KILO * KILO * KILO));
    }

    private String scaled(double number) {
        if (number >= 9.95) return whole(Math.round(number));
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /** A time span in its two largest units: "40 s", "3 min 21 s", "2 h 05 min", "3 days 4 h". */
    public String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) return texts.get("span.seconds", seconds);
        if (seconds < 600 && seconds % 60 != 0) return texts.get("span.minutesSeconds", seconds / 60, two(seconds % 60));
        if (seconds < 3600) return texts.get("span.minutes", seconds / 60);
        if (seconds < 86_400) return hours(seconds);
        return texts.get("span.days", seconds / 86_400, seconds % 86_400 / 3600);
    }

    /** What is left, only as fine as an estimate deserves. */
    public String estimate(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) return texts.get("span.seconds", Math.max(5, seconds / 5 * 5));
        if (seconds < 3600) return texts.get("span.minutes", Math.round(seconds / 60.0));
        return span(Duration.ofSeconds(seconds));
    }

    private String hours(long seconds) {
        long minutes = seconds % 3600 / 60;
        return minutes == 0 ? texts.get("span.hours", seconds / 3600)
                : texts.get("span.hoursMinutes", seconds / 3600, two(minutes));
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
