package app.hearth.desktop.text;

import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The words of one language, with the clock and time zone that relative times are told by. Immutable apart from the clock and the zone.
 * Spans, sizes and moments are put into words by {@link #figures()} and {@link #times()}.
 */
public final class Texts {
    private static final String BUNDLE = "app.hearth.desktop.messages";

    private final ResourceBundle bundle;
    /** Read once: a dozen sentences are said each second. */
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final Locale locale;
    private final Figures figures;
    private final Times times;

    /** In a time zone that stays. */
    public Texts(Locale locale, ZoneId zone, InstantSource clock) {
        this(locale, () -> zone, clock);
    }

    /** @param zone asked each time: computers travel */
    public Texts(Locale locale, Supplier<ZoneId> zone, InstantSource clock) {
        this.locale = readable(locale);
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale);
        this.figures = new Figures(this);
        this.times = new Times(this, zone, clock);
    }

    /** Our words, our fonts and the fields for numbers are in Latin script: Arabic or Bengali digits among them would be read by nobody and no field. */
    private static Locale readable(Locale locale) {
        return DecimalFormatSymbols.getInstance(locale).getZeroDigit() == '0' ? locale
                : new Locale.Builder().setLocale(locale).setUnicodeLocaleKeyword("nu", "latn").build();
    }

    /** The words under a key, with arguments in place; numbers among them follow the locale. */
    public String get(String key, Object... arguments) {
        if (arguments.length == 0) return bundle.getString(key);
        var format = formats.computeIfAbsent(key, known -> new MessageFormat(bundle.getString(known), locale));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /** The words under a key, or other words where the bundle has none. */
    public String getOr(String key, String otherwise, Object... arguments) {
        return bundle.containsKey(key) ? get(key, arguments) : otherwise;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    public Figures figures() {
        return figures;
    }

    public Times times() {
        return times;
    }

    public Instant now() {
        return times.now();
    }

    /** For FXML, whose {@code %key} takes no arguments. */
    public ResourceBundle bundle() {
        return bundle;
    }

    public Locale locale() {
        return locale;
    }
}
