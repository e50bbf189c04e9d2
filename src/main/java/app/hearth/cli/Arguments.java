package app.hearth.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What can be told of arguments before picocli reads them. */
public final class Arguments {
    private static final Set<String> WITHOUT_WINDOW = Set.of("--headless", "status", "rewards", "follow", "-h", "--help", "-V", "--version");

    private Arguments() {}

    /** Whether a start with these arguments may open a window; known before they are read in full, which takes a tenth of a second. */
    public static boolean mayOpenWindow(List<String> arguments) {
        return Collections.disjoint(arguments, WITHOUT_WINDOW);
    }

    /** Splits the one string that the build passes on, honouring single and double quotes; an unclosed quote reaches to the end. */
    public static List<String> split(String line) {
        var arguments = new ArrayList<String>();
        var current = new StringBuilder();
        boolean inside = false;
        char quote = 0;
        for (char c : line.toCharArray()) {
            if (quote != 0) {
                if (c == quote) quote = 0;
                else current.append(c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                inside = true;
            } else if (Character.isWhitespace(c)) {
                if (inside) arguments.add(current.toString());
                current.setLength(0);
                inside = false;
            } else {
                current.append(c);
                inside = true;
            }
        }
        if (inside) arguments.add(current.toString());
        return arguments;
    }
}
