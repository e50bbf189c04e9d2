package app.hearth.engine;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * Why something failed, as code and arguments; windows find the words under {@code trouble.<code>}, all others read English.
 *
 * @param code      {@link #SAID} where another program's or server's own words are the only argument
 * @param arguments as they came: figures, names, words of others
 */
public record Trouble(String code, List<String> arguments) {
    /** Words of somebody else, shown as they are. */
    public static final String SAID = "said";
    private static final String IN = "in";
    /** Control characters that no XML text may hold (XML 1.0, 2.2): words of others cannot be taken for ours. */
    private static final String MARK = "\u001e";
    private static final String NEXT = "\u001f";
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("app.hearth.engine.troubles", Locale.ROOT);

    public Trouble {
        arguments = List.copyOf(arguments);
    }

    static Trouble of(String code, Object... arguments) {
        return new Trouble(code, Stream.of(arguments).map(each -> plain(String.valueOf(each))).toList());
    }

    /** Somebody else's words. */
    public static Trouble said(String words) {
        return new Trouble(SAID, List.of(plain(words)));
    }

    /** The same of one file among several. */
    static Trouble in(String name, Trouble inner) {
        return new Trouble(IN, Stream.concat(Stream.of(plain(name), inner.code), inner.arguments.stream()).toList());
    }

    /** What happened to the file that {@link #IN} names first. */
    public Trouble inner() {
        return new Trouble(arguments.get(1), arguments.subList(2, arguments.size()));
    }

    /** Whether this is of one file among several: its name is the first argument, the rest is {@link #inner()}. */
    public boolean isIn() {
        return code.equals(IN) && arguments.size() >= 2;
    }

    private static String plain(String words) {
        return words.replace(MARK, " ").replace(NEXT, " ");
    }

    /** One line for the state and the journal; words of others are themselves. */
    public String stored() {
        return code.equals(SAID) ? arguments.getFirst() : MARK + code + NEXT + String.join(NEXT, arguments);
    }

    /** What {@link #stored()} wrote; any other text, as of an older Hearth, is somebody's words. */
    public static Trouble read(String stored) {
        if (!stored.startsWith(MARK)) return said(stored);
        var parts = List.of(stored.substring(MARK.length()).split(NEXT, -1));
        return new Trouble(parts.getFirst(), parts.subList(1, parts.size()));
    }

    /** In English, for networks, logs, the console and BOINC's managers. A code without words, as of a newer Hearth, shows itself. */
    public String english() {
        if (code.equals(SAID)) return arguments.getFirst();
        if (isIn()) return arguments.getFirst() + ": " + inner().english();
        if (!WORDS.containsKey(code)) return (code + " " + String.join(" ", arguments)).strip();
        return new MessageFormat(WORDS.getString(code), Locale.ENGLISH).format(arguments.toArray());
    }
}
