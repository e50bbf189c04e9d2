package app.hearth.desktop.text;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of one language, with the clock and time zone that relative times are told by. Immutable apart from the clock.
 * Spans, sizes and moments are put into words by {@link #figures()} and {@link #times()}.
 */
public final class Texts {
    private static final String BUNDLE = "app.hearth.desktop.messages";

    private final ResourceBundle bundle;
    private final Locale locale;
    private final Figures figures;
    private final Times times;

    public Texts(Locale locale, ZoneId zone, InstantSource clock) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale);
        this.figures = new Figures(this);
        this.times = new Times(this, zone, clock);
    }

    /** The words under a key, with arguments in place; numbers among them follow the locale. */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
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
